// Noun: everything in prompts/ that an office may edit without code, parsed and checked at start.
import type { Aggregation } from './figure.ts'
import type { Operation, Want } from './frame.ts'
import type { Operator, Retelling } from './talk/ledger.ts'

/** One line of prompts/indicators.tsv. */
export interface Indicator {
  readonly name: string
  readonly synonyms: readonly string[]
  readonly units: readonly string[]
  readonly aggregation: Aggregation
  /** The section it usually stands in: 纠纷化解. */
  readonly section: string
  /** Words that make a number another thing's; none when absent. */
  readonly vetoes?: readonly Veto[]
}

/** 败诉 anywhere in the clause, 活动 between the synonym and the number: then the number is not the indicator's. */
export interface Veto {
  readonly word: string
  readonly where: 'clause' | 'between'
}

/** Words that mean the same to someone who asks. */
export interface SynonymGroup {
  /** As reports write it, the usual wording first: searched for, and what typing errors are mended to. */
  readonly written: readonly string[]
  /** As only people who ask say it (两口子打架): understood, but neither searched for nor a correction. */
  readonly spoken: readonly string[]
}

/** Words that say the same in a sentence: any of them stands for `word` where a sentence is held against its passage. */
export interface SameWords {
  readonly word: string
  readonly others: readonly string[]
}

/** One line of prompts/wordings.tsv: what search goes by where question and report share no word. */
export interface Wording {
  /** As a report would put it, in one clause. */
  readonly written: string
  /** As people say or ask it. */
  readonly said: readonly string[]
}

/** A way of handling something that answers are grouped by (专项摸排, 联合调处), with the words that tell it. */
export interface Practice {
  readonly name: string
  /** What it is about: 欠薪, 调解, 普法. */
  readonly topic: string
  readonly words: readonly string[]
}

/** One line of prompts/names.tsv: what an answer must name where such a name is asked for. */
export interface NameKind {
  /** As a question calls it: 律所. */
  readonly asked: readonly string[]
  /** How names of it end in a report: 律师事务所. */
  readonly endings: readonly string[]
}

/** A phrase that is out of date or wrong, with the years in which it is flagged. */
export interface Phrase {
  readonly wrong: string
  /** Report years from which it is flagged; null: always. */
  readonly fromYear: number | null
  /** Last report year in which it is flagged; null: no end. */
  readonly toYear: number | null
  readonly why: string
  readonly right: string
}

/** Flagged in the report of this year; without a year only what is always wrong. */
export function isPhraseDue({ fromYear, toYear }: Phrase, year: number | null): boolean {
  if (fromYear === null && toYear === null) return true
  return year !== null && year >= (fromYear ?? 0) && year <= (toYear ?? 9999)
}

/** One line of prompts/reading/kinds.tsv; of the patterns of the title any is enough, `*` up to four characters, `$` its end. */
export interface KindRule {
  readonly kind: string
  readonly titled: readonly string[]
  readonly untitled: readonly string[]
  /** Said twice or more in a text whose title tells nothing. */
  readonly said: readonly string[]
}

/** One line of prompts/reading/listed-titles.tsv: what titles in the lists of sites tell of the pages behind them. */
export interface ListedRule {
  /** `kind`: its words are kinds that are looked for where a source names none. */
  readonly as: 'taken' | 'skipped' | 'kind'
  /** Patterns as in KindRule; any is enough. */
  readonly words: readonly string[]
  /** What it is then, for people: 是通知. */
  readonly reason: string
  /** A title that the line decides. */
  readonly example: string
}

/** One line of prompts/reading/not-places.tsv: words before 镇, 乡, 街道, 县, 区 … that make no name. */
export interface PlaceNoun {
  readonly word: string
  /** `whole`: no name even where a place of this name exists, unless its county stands before it. `short`: a word that is also what people call a place (平安 for 平安区). */
  readonly as: 'whole' | 'end' | 'start' | 'short'
}

/** One header of prompts/reading/statutory-tables.tsv. */
export interface StatutoryHeader {
  /** Its cells as they follow each other, merged ones once. */
  readonly stream: readonly string[]
  /** The columns from the left, each from the widest head to its own; the first is '' where it names rows. */
  readonly columns: readonly (readonly string[])[]
  /** What the form prescribes where its cells write no unit; empty: nothing. */
  readonly unit: string
}

/** prompts/reading/: the words that tell how a table is read. */
export interface TableWords {
  /** First cells of a header. */
  readonly heads: readonly string[]
  /** Columns whose numbers count nothing. */
  readonly uncounted: readonly string[]
  readonly unitColumns: readonly string[]
  /** Columns whose words are remarks. */
  readonly remarks: readonly string[]
  /** Columns that only group the rows by what they are about, where names stand in a later one. */
  readonly sections: readonly string[]
  readonly periods: readonly string[]
  /** Headers that say no more than that numbers follow. */
  readonly plain: readonly string[]
  readonly totals: readonly string[]
  readonly planned: readonly string[]
  readonly compared: readonly string[]
  readonly statutory: readonly StatutoryHeader[]
}

/** One line of prompts/asking/opposites.tsv: words of the one side of a thing, and of the other. */
export interface Opposites {
  readonly one: readonly string[]
  readonly other: readonly string[]
}

/** What words of a question say of its extent: 去掉X, X不算, 垫底, 没写, 我们镇, 别的镇; what is only said in passing: 写材料用; the one that the asker guesses: 最多的是石桥吧; how it is to be told: 一家一行. */
export const extentRoles = [
  'out-before',
  'out-after',
  'only',
  'least',
  'negated',
  'own',
  'not-own',
  'peers',
  'aside',
  'guessed',
  'form',
] as const
export type ExtentRole = (typeof extentRoles)[number]

/** Words of someone who states what he believes: that ask whether it is so, that lead to it, and what they say of a course or of who did it. */
export const claimRoles = ['asking', 'checking', 'asking-within', 'lead', 'up', 'down', 'who'] as const
export type ClaimRole = (typeof claimRoles)[number]

/** What is said to Antou itself, or asked of it before there is anything to write from. */
export const smallTalks = [
  'greeting',
  'thanks',
  'bye',
  'heard',
  'self',
  'complaint',
  'adding',
  'exporting',
  'section',
  'plan',
] as const
export type SmallTalk = (typeof smallTalks)[number]

/** What a whole message orders in a conversation; none of it is searched for. */
export const commands = [
  'ask',
  'compare',
  'draft',
  'check',
  'library',
  'place',
  'help',
  'stop',
  'sign-in',
  'share-read', // the draft under way, to one's unit
  'share-edit',
  'share-end',
  'passage', // the n-th citation in its surroundings
  'chart',
  'sheet',
] as const
export type Command = (typeof commands)[number]

/** One line of a table in prompts/asking. */
export interface AskingPattern<As> {
  readonly as: As
  /** Without flags; linear. */
  readonly pattern: RegExp
  readonly example: string
}

/** What a sentence of a report tells. */
export type SentenceKind = 'practice' | 'number' | 'problem' | 'cause' | 'plan' | 'stance'

/** One line of prompts/reading/sentence-kinds.tsv: words that make a sentence one of this kind. */
export interface SentenceWords {
  readonly kind: SentenceKind
  readonly words: readonly string[]
}

/** One line of prompts/asking/asked-things.tsv: what a question asks for, and words of sentences that hold it. */
export interface AskedThing {
  readonly name: string
  readonly asked: readonly string[]
  readonly told: readonly string[]
}

/** One line of prompts/asking/wants.tsv, tried on a masked question; `heading`: whether something has a section of its own. */
export interface WantLine extends AskingPattern<Want | 'heading'> {
  readonly weight: number
}

/** prompts/asking/fillers.tsv: what never becomes topic. */
export interface Fillers {
  /** Taken out before words are cut; the first that fits a place counts. */
  readonly patterns: readonly RegExp[]
  /** Left out where they stand as words of their own. */
  readonly words: ReadonlySet<string>
}

/** How people ask, whoever they are. */
interface AskingBook {
  readonly wants: readonly WantLine[]
  readonly fillers: Fillers
}

/** prompts/asking/sounds.tsv: each character with its readings, tones apart. */
export type Sounds = ReadonlyMap<string, readonly string[]>

export interface PromptBook {
  readonly sounds: Sounds
  readonly opposites: readonly Opposites[]
  readonly asking: AskingBook
  /** How people go on from an answer. */
  readonly operations: readonly AskingPattern<Operation>[]
  /** How what was told is reckoned with. */
  readonly reckonings: readonly AskingPattern<Operator | Retelling>[]
  /** What people say in a talk in words of their own -> as others say it (最先头那年子 -> 最早一年). */
  readonly plainWords: readonly AskingPattern<string>[]
  /** What people say that is no question for the library. */
  readonly smallTalk: readonly AskingPattern<SmallTalk>[]
  readonly commands: readonly AskingPattern<Command>[]
  /** How people say over which places a question goes, in which order, and that it is about what is not written. */
  readonly extents: readonly AskingPattern<ExtentRole>[]
  /** How people state what they believe and ask whether it is so. */
  readonly claims: readonly AskingPattern<ClaimRole>[]
  readonly sentenceKinds: readonly SentenceWords[]
  readonly askedThings: readonly AskedThing[]
  /** Kinds of report, the first that fits counts. */
  readonly kinds: readonly KindRule[]
  readonly listed: readonly ListedRule[]
  readonly placeNouns: readonly PlaceNoun[]
  readonly indicators: readonly Indicator[]
  readonly synonyms: readonly SynonymGroup[]
  /** The fourth column of prompts/synonyms.tsv. */
  readonly sameWords: readonly SameWords[]
  readonly wordings: readonly Wording[]
  readonly practices: readonly Practice[]
  readonly names: readonly NameKind[]
  readonly phrases: readonly Phrase[]
  readonly tableWords: TableWords
  /** Political and statutory wording that reports may share without one being a copy of the other. */
  readonly setPhrases: readonly string[]
}
