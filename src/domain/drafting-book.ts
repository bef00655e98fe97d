// Noun: what prompts/ holds for writing and checking drafts: outlines, themes with sentence patterns, tables of the gate.
import type { MergedCells } from './block.ts'
import type { Relations } from './checks/relations.ts'
import type { SpokenVerbs } from './clauses/spoken-verb.ts'
import type { TurnedDeed } from './clauses/turned-deed.ts'
import type { Topic } from './paper/topic.ts'
import type { SectionPart } from './report.ts'

/** A way to put one indicator, or several at once, into words. */
interface ClausePattern {
  /** One name, or several that are written in one clause (人数+金额). */
  readonly indicators: readonly string[]
  /** Variants; `{数}`, `{数1}`, `{数2:名}` are the numbers, the unit after the colon replaces an equal one (人 -> 名). */
  readonly texts: readonly string[]
}

/** Colloquial ways to say an indicator, beside the synonyms of prompts/indicators.tsv. */
export interface IndicatorWords {
  readonly indicator: string
  readonly words: readonly string[]
  /** Only right after another figure of the same group: 成功130起 behind 调处132起. */
  readonly weakWords: readonly string[]
  /** Among both: words that name the indicator but keep the user's wording (罚款 is not written as 罚没). */
  readonly keptWords: readonly string[]
}

/** `rate` = `part` ÷ `whole` x 100. */
export type DerivedRate = Readonly<Record<'rate' | 'part' | 'whole', string>>

/** Indicators that are told in one sentence. */
export interface PatternGroup {
  readonly name: string
  /** Connecting phrases that state aim only; may be empty. */
  readonly leads: readonly string[]
  readonly clauses: readonly ClausePattern[]
  readonly words: readonly IndicatorWords[]
  readonly rates: readonly DerivedRate[]
}

/** One theme of a report (纠纷化解): its headings, opening phrases and sentence groups. */
export interface Theme {
  readonly name: string
  /** Values of the section column of prompts/indicators.tsv that belong here. */
  readonly takes: readonly string[]
  /** Words by which a request, a heading or a statement is put to this theme. */
  readonly words: readonly string[]
  readonly headings: readonly string[]
  readonly openers: readonly string[]
  /** Indicators to ask for where the brief is silent, most usual first. */
  readonly hints: readonly string[]
  readonly groups: readonly PatternGroup[]
}

export interface OutlineSection {
  readonly level: number
  /** May hold {地名} {年份} {下一年} {时段} {下期} {主题}. The bare name of a theme stands for one of that theme's headings. */
  readonly heading: string
  /** Themes, or the parts 总述 不足 原因 第一责任人 打算 其他 全部, whose facts it takes. */
  readonly takes: readonly string[]
  /** Left out without being asked for when the brief has nothing for it. */
  readonly isOptional: boolean
  /** Words of sentences that belong here; empty where themes or parts say so. */
  readonly words: readonly string[]
  /** Openings that state attitude and aim only; may be empty. */
  readonly openers: readonly string[]
  /** Name of the form below its paragraphs; null for none. */
  readonly form: string | null
  /** What it is called together with a neighbour of the same name, where either says too little; null: it stands alone. */
  readonly joined: string | null
  /** What it is called where its text says no other of its words: 信访工作 for 信访 alone. */
  readonly otherNames: readonly OtherName[]
}

/** What a section has before anything of it is set; lists of its own. */
export function bareSection() {
  return {
    isOptional: false,
    words: [] as string[],
    openers: [] as string[],
    form: null,
    joined: null,
    otherNames: [] as OtherName[],
  } satisfies Partial<OutlineSection>
}

type OtherName = Readonly<{ heading: string; words: readonly string[] }>

/** A form that is prescribed (法定报表): its grid, and what its rows and columns are called in material. */
export interface Form {
  readonly name: string
  /** First rows, which stand again on each page. */
  readonly heads: number
  /** Rows of equal length. Empty cells that nothing covers are to be filled in. */
  readonly rows: readonly (readonly string[])[]
  readonly merges: readonly MergedCells[]
  readonly units: readonly string[]
  /** Label of the column that takes a number that is not parted. */
  readonly total: string
  /** A number said with one of them is not filled in. */
  readonly vetoes: readonly string[]
  /** By label, what it is called beside its own name; none at all where the list is empty. */
  readonly words: ReadonlyMap<string, readonly string[]>
}

export interface Outline {
  readonly name: string
  /** Forms that alone name this kind, whatever they are about: 述职, 简报. */
  readonly forms: readonly string[]
  /** Words of its subject: 信访. */
  readonly words: readonly string[]
  /** Forms that name it where no subject is said: 工作总结. */
  readonly looseForms: readonly string[]
  readonly title: string
  /** It opens with 主送机关; false for what is published (信息公开年报) or said aloud. */
  readonly isAddressed: boolean
  /** Whom it always speaks to: 各位代表; empty for most. */
  readonly addressee: string
  /** A person signs it, not the unit: 述职述法. */
  readonly isPersonal: boolean
  /** Its headings are those of the outline of its subject, where there is one (简报 of 防汛防台). */
  readonly isBySubject: boolean
  /** A notice, or a paper that was begun; `isHeaded`: its headings on what was done are the material's own. */
  readonly isPasted: boolean
  readonly isHeaded?: true
  /** Variants of the lead-in. */
  readonly leads: readonly string[]
  /** What ends the text; empty for most. */
  readonly closing: string
  readonly sections: readonly OutlineSection[]
}

/** One of the five items of the annual report, with the words that show it is there. */
export interface RequiredItem {
  readonly name: string
  readonly part: SectionPart
  readonly headingWords: readonly string[]
  readonly textWords: readonly string[]
  readonly why: string
}

/** A plan or programme with one of its periods, both years included. */
export interface PlanPeriod {
  readonly name: string
  readonly from: number
  readonly to: number
}

/** A plan, a congress or an event to be commemorated, by its years. */
export interface CalendarEntry {
  readonly kind: '规划' | '普法' | '大会' | '目标' | '纪念' | '序数'
  readonly name: string
  readonly from: number
  /** Last year of a plan; of a congress, the year of the next one; null for an event. */
  readonly to: number | null
}

/** A day of the year that has a name. */
interface NamedDay {
  readonly name: string
  readonly month: number
  readonly day: number
}

/** A word that is written wrong, by its shape. */
interface Slip {
  readonly pattern: RegExp
  readonly right: string
  readonly why: string
}

/** What an amount of this kind can be in one township in one year. */
export interface AmountLimit {
  readonly words: readonly string[]
  readonly units: readonly string[]
  readonly least: number | null
  readonly most: number | null
  /** Units of what it is shared among, and the most that each may have. */
  readonly per: readonly string[]
  readonly mostEach: number | null
  readonly why: string
}

/** What one sentence denies and another one's number shows. */
export interface Denial {
  readonly denied: readonly string[]
  readonly shown: readonly string[]
}

export interface CheckTables {
  readonly calendar: readonly CalendarEntry[]
  readonly days: readonly NamedDay[]
  readonly slips: readonly Slip[]
  readonly amounts: readonly AmountLimit[]
  readonly denials: readonly Denial[]
  readonly relations: Relations
  /** Without 《》 and 中华人民共和国. */
  readonly lawTitles: readonly string[]
  /** Words before 村 and 社区 that make no village's name, or one found everywhere. */
  readonly notVillages: readonly string[]
  /** Words for what is done that are places' names as well: 会同, 联合. */
  readonly joining: readonly string[]
  /** What official papers write often: what a slip may be meant for. */
  readonly words: readonly string[]
  /** Of two characters, near one of `words` and words all the same. */
  readonly otherWords: readonly string[]
  /** What often stands as a word alone. */
  readonly loneCharacters: string
  /** Characters of one group look alike. */
  readonly lookAlikes: readonly string[]
  /** The same character twice, and right: 人人, 在在建. */
  readonly doubles: readonly string[]
  /** Words that hold such a pair: 喜滋滋, 津津有味. */
  readonly reduplications: readonly string[]
  /** Written in one way only. */
  readonly fixedPhrases: readonly string[]
}

/** Colloquial wording and what a document says instead. */
export interface SpokenWord {
  readonly from: string
  readonly to: string
  /** What must follow: 数, 数人 (a number of people), 数节 (of lessons), 尾 (the end of the clause) or words; empty: anything that leaves whole words. */
  readonly next: readonly string[]
  /** Characters before it with which it is another word: 检 before 查了. */
  readonly notAfter: string
}

/** A clause as people say it and what a document says instead. */
export interface Saying {
  /** One of these stands in every such clause. */
  readonly keys: readonly string[]
  /** Global; each group is a slot. */
  readonly pattern: RegExp
  /** Words, or the index of the slot that is moved there. */
  readonly written: readonly (string | number)[]
}

/** Words by which a person says that he is not sure: of what follows them in the clause, or of the clause before. */
export interface DoubtWord {
  readonly word: string
  readonly isBehind: boolean
}

/** A thing that is counted in a clause without a verb, and the verb that says no more than that it is there or was done. */
export interface CountedThing {
  /** How the clause ends before its number: 记录仪. */
  readonly thing: string
  /** Measure words; empty: any. */
  readonly units: readonly string[]
  /** `{物}` is what was counted, with what stands before it: 举办{物}. */
  readonly text: string
  /** What a number of people behind it is: 参训; empty: as it stands. */
  readonly people: string
}

/** How one of the parts beside the themes opens: 不足, 原因, 打算. */
export interface PartOpening {
  readonly part: string
  /** Leads several items (一是…；二是…), or one. */
  readonly isMany: boolean
  readonly text: string
}

/** How people steer an open draft, by kind: 删, 撤, 错, 成 (prompts/drafting/steering.tsv). */
export type SteeringWords = Readonly<Record<string, readonly string[]>>

/** The tables of prompts/drafting that put a person's words as a document says them. */
export interface DraftWording {
  /** Longest first. */
  readonly spoken: readonly SpokenWord[]
  /** Longest first; how one who reports on oneself speaks of oneself. */
  readonly ownWords: readonly SpokenWord[]
  /** In the order of their table. */
  readonly sayings: readonly Saying[]
  readonly verbs: SpokenVerbs
  /** Longest first. */
  readonly doubts: readonly DoubtWord[]
  /** Tell of a shortcoming. */
  readonly problems: readonly string[]
  /** Longest first. */
  readonly things: readonly CountedThing[]
  /** Longest verb first. */
  readonly turned: readonly TurnedDeed[]
  readonly openings: readonly PartOpening[]
  /** Longest name first. */
  readonly topics: readonly Topic[]
  readonly steering: SteeringWords
}

export interface DraftingBook {
  readonly outlines: readonly Outline[]
  readonly forms: readonly Form[]
  readonly themes: readonly Theme[]
  readonly requiredItems: readonly RequiredItem[]
  readonly plans: readonly PlanPeriod[]
  readonly checking: CheckTables
  /** Words of attitude and aim that a model may use beside those of the brief. */
  readonly attitude: readonly string[]
  readonly wording: DraftWording
}
