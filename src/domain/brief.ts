// Noun: what a person gave to write from, as understood: figures, statements without numbers, place and year.
import type { Qualifier } from './figure.ts'
import type { Place } from './place.ts'

/** Where in the tables of a brief something stands, and what its row is. */
export interface TableCell {
  /** Counted from 0, as the tables came; the same for row and column. */
  readonly table: number
  readonly row: number
  readonly column: number
  /** The heading of the material that its table stands under, as it came; absent for none. */
  readonly heading?: string
  /** It is the number of the year before, of the one that stands in that cell. */
  readonly isPast?: boolean
  /** Absent where each row counts a thing of its own (指标 | 今年 | 去年). */
  readonly of?: RowName
}

/** A row of a table that counts the same in every row. */
export interface RowName {
  /** As its first clause begins; empty for the row that sums up. */
  readonly name: string
  /** Villages and departments, months and quarters, anything else, and the sum of all. */
  readonly kind: 'place' | 'period' | 'kind' | 'total'
  /** Rows of one kind of thing, and none of them sums the others up: they may be added. */
  readonly mayAdd: boolean
}

export interface BriefFigure {
  /** Position in the brief, from 1; what the draft's sources and corrections point to. */
  readonly id: number
  /** Canonical name from prompts/drafting, or the words it counts. */
  readonly indicator: string
  /** False when no known indicator fits and `indicator` is only the user's own words. */
  readonly isKnown: boolean
  /** Theme of prompts/drafting (纠纷化解) or part (不足 原因 第一责任人 打算) that it belongs to; null when none fits. */
  readonly theme: string | null
  /** Plain number: 25万元 is 250000. Rates are per cent. */
  readonly value: number
  /** As written without 万/亿; 元 where 25万 stands alone for money. Empty when none was said. */
  readonly unit: string
  readonly qualifier: Qualifier
  /** The number as the user wrote it, with unit: 25万. */
  readonly raw: string
  /** The user's clause it stands in, blanks and bullets cleaned. */
  readonly clause: string
  /** Span of `raw` within `clause`. */
  readonly at: { readonly start: number; readonly end: number }
  /** True when the clause says more than the indicator and the number, so that it is kept as the user put it. */
  readonly isOwnWords: boolean
  /** What the user said of it without a number: 都整改了, 胜诉. Empty when nothing. */
  readonly tail: string
  /** Figures of one clause share it; counts clauses through the brief. */
  readonly clauseIndex: number
  /** 1-based line of the source. */
  readonly line: number
  /** Free remark of a ledger row; empty otherwise. */
  readonly note: string
  /** Facts of one sentence or table row share it, counted through the brief. */
  readonly sentence: number
  /** The heading or label of the material it stood under: 纠纷化解; empty for none. */
  readonly label: string
  /** Where it stands: 第3行, 台账.xlsx 第4行; empty where the line says it all. */
  readonly source: string
  /** Absent where no table holds it. */
  readonly cell?: TableCell
  /** Id of this year's figure whose last year's value this one is: it is told beside it and never by itself. Null for all others. */
  readonly lastYearOf: number | null
  /** The figure that is this one's last year; set while it is written, by `besideLastYear`. */
  readonly past?: BriefFigure
  /** How far this year's went from it was said as well (今年少了12件): the difference is told beside the share. */
  readonly isStepSaid?: true
  /** Last year's number is of the same part of the year as this one's. */
  readonly isOfPeriod?: boolean
  /** Id of the section that someone moved it to; absent: it stands where its words belong. */
  readonly section?: string
  /** Another count of the same, and where it stands (综治中心台账; empty where nobody knows which is right): said beside it in 【待核实：…】. */
  readonly rival?: { readonly raw: string; readonly from: string }
  /** Last year's stands in brackets: one form for all of a section that compares much. */
  readonly isPastInBrackets?: boolean
}

/** A fact or intention without a number, kept as the user put it. */
export interface BriefStatement {
  readonly text: string
  readonly theme: string | null
  readonly line: number
  /** Its place among the clauses of the brief. */
  readonly clauseIndex: number
  /** As in `BriefFigure`. */
  readonly sentence: number
  readonly label: string
  readonly cell?: TableCell
  readonly section?: string
}

/** A line, a row or a part of one that is no fact of one's own report, and why: 他乡的数, 表头没看懂. */
export interface UnusedPiece {
  readonly text: string
  readonly reason: string
  /** 第3行. */
  readonly source: string
}

/** Of a number that stands neither in the text nor among what was left out for a reason. */
export const lostReason = '这个数没有写进正文'

export function listLostPieces(unused: readonly UnusedPiece[]): readonly UnusedPiece[] {
  return unused.filter(({ reason }) => reason === lostReason)
}

/** What is to be written. A `section` is one theme, one part (不足 原因 第一责任人 打算), or a topic in the user's words (森林防火), alone. */
export type BriefScope =
  | { readonly kind: 'report'; readonly outline: string | null }
  | { readonly kind: 'section'; readonly theme: string }

export interface Brief {
  readonly scope: BriefScope
  readonly place: Place | null
  readonly year: number | null
  readonly figures: readonly BriefFigure[]
  readonly statements: readonly BriefStatement[]
  /** Words to the writer (语气正式一点, 写成800字), which are no facts and are not written. */
  readonly remarks: readonly string[]
  /** The line that only names the material (平安建设工作总结数据); empty for none. */
  readonly title: string
  /** Listed, never written. */
  readonly unused: readonly UnusedPiece[]
  /** Sums of the material that do not come out: 合计写154，各行相加是152. */
  readonly doubts: readonly string[]
  /** What was masked as private: 身份证号1个. */
  readonly masked: readonly string[]
  /** Chooses among variants of wording; set once, so that a correction changes only what it corrects. */
  readonly seed: number
  /** The source, line by line, as it came. */
  readonly lines: readonly string[]
  /** The county's own notice or another outline that came with the brief, as Markdown; null: none. */
  readonly outlineText: string | null
  /** What request and title say of the paper; absent in drafts of earlier versions. */
  readonly asked?: AskedPaper
}

/** Read from the request and the material's title. */
export interface AskedPaper {
  /** What it is about, in their words: 矛盾纠纷化解; empty when unsaid. */
  readonly topic: string
  /** 总结, 汇报, 报告 …; empty when unsaid. */
  readonly form: string
  /** 上半年, 第三季度 …; empty for the whole year. */
  readonly period: string
  /** 乡长, of whom speaks of himself; empty otherwise. */
  readonly office: string
  /** Whom it is for: 县委政法委; absent where nobody is named. */
  readonly recipient?: string
  /** Who speaks of himself, where the material names him. */
  readonly person?: string
  /** How he speaks of himself, where he asks for another word than 本人: 我. */
  readonly self?: string
  /** When it is signed, where the material says so: 2025-01-16. */
  readonly signedOn?: string
  /** Number of a bulletin: 第17期. */
  readonly issue?: string
  /** The parts it is to be written in, where it asks for an order: 基本情况, 做法, 问题. */
  readonly order?: readonly string[]
  /** The paper of which one part alone is to be written: 政府工作报告. */
  readonly partOf?: string
}

/** The figures that are told by themselves, each with last year's beside it. */
export function besideLastYear(figures: readonly BriefFigure[]): readonly BriefFigure[] {
  const past = new Map(
    figures.flatMap((one) => (one.lastYearOf === null ? [] : [[one.lastYearOf, one] as const])),
  )
  const known = new Set(figures.map(({ id }) => id))
  return figures
    .filter(({ lastYearOf }) => lastYearOf === null || !known.has(lastYearOf))
    .map((figure) => {
      const before = past.get(figure.id)
      return before === undefined ? figure : { ...figure, past: before }
    })
}
