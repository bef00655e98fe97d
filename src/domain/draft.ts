// Noun: a draft as a document model: titled sections whose paragraphs carry the source of every number.
import { spellDate } from '#shared/spell-date.ts'
import type { MergedCells } from './block.ts'
import type { Brief, BriefFigure } from './brief.ts'
import type { Finding } from './finding.ts'
import type { Place } from './place.ts'
import type { Span } from './span.ts'

/** Where a number of a paragraph came from; the span points into the paragraph's text. */
export type NumberSource =
  /** From the user: the figure's id and where it stood. */
  | (Span & {
      readonly kind: 'brief'
      readonly raw: string
      readonly figure: number
      /** Of the material's text; rows of its tables are counted on behind it. */
      readonly line: number
      /** 第3行, 台账.xlsx 第4行C列: for people. */
      readonly source: string
      readonly quote: string
      /** The person set the number later; the quote is what the material said. */
      readonly isCorrected?: true
      /** The same indicator in the own report of the year before; null when there is none. */
      readonly lastYear: LastYear | null
    })
  /** Said without a number: 无行政复议 is 0. */
  | (Span & {
      readonly kind: 'statement'
      readonly raw: string
      readonly line: number
      readonly source: string
      readonly quote: string
      readonly isCorrected?: true
    })
  /** Computed from the user's numbers: `formula` is 130÷132. */
  | (Span & {
      readonly kind: 'arithmetic'
      readonly raw: string
      readonly formula: string
      readonly figures: readonly number[]
    })
  /** The year of the report or the plan, as asked for. */
  | (Span & { readonly kind: 'request'; readonly raw: string })

export interface LastYear {
  /** As written in that report: 118件. */
  readonly raw: string
  /** Change in per cent, one decimal: 11.9. Null when the units differ or it was 0. */
  readonly change: number | null
}

export interface DraftParagraph {
  readonly text: string
  readonly sources: readonly NumberSource[]
}

export interface DraftSection {
  /** Stable within a draft; revision points at it. */
  readonly id: string
  /** With its numeral: （四）依法化解矛盾纠纷. Empty for the lead-in. */
  readonly heading: string
  /** 0 lead-in, 1 一、, 2 （一）, 3 1. */
  readonly level: number
  readonly paragraphs: readonly DraftParagraph[]
  /** A form that stands below its paragraphs (法定报表); rows of equal length, covered cells empty. */
  readonly table?: DraftTable
}

export interface DraftTable {
  /** First rows, which stand again on each page. */
  readonly heads: number
  /** Rows that hold nothing but heads. */
  readonly headRows: readonly number[]
  readonly rows: readonly (readonly string[])[]
  readonly merges: readonly MergedCells[]
  /** Cells that were filled, each with where its number came from; the span points into the cell. */
  readonly filled: readonly FilledCell[]
  /** A form that is prescribed: it stands whole in documents, and not in text. */
  readonly isForm: boolean
}

export interface FilledCell {
  readonly row: number
  readonly column: number
  /** Names of its row and heads of its column as the form has them, widest first. */
  readonly labels: readonly string[]
  readonly heads: readonly string[]
  readonly source: NumberSource
}

/** What a model wrote for one theme, checked; kept so that opening a draft never asks the model again. */
export interface Prose {
  /** Of the prompt it answered: the same facts, heading and choices find it again. */
  readonly key: string
  readonly paragraphs: readonly DraftParagraph[]
  /** Name of the model, and version of the prompt. */
  readonly by: string
  readonly prompt: string
}

/** As 【待补充：…】 names it. */
export type PaperField = '主送机关' | '署名' | '成文日期'

export interface Draft {
  /** A section has no title or signature of its own on paper. */
  readonly scope: 'report' | 'section'
  readonly title: string
  readonly place: Place | null
  readonly year: number | null
  /** Name of the kind of document (prompts/outlines): 信访工作; of a section its heading's words. */
  readonly kind: string
  /** 主送机关: 县委、县政府; null where unknown. */
  readonly recipient: string | null
  /** 青禾县柳溪镇人民政府 and 成文日期 (`YYYY-MM-DD`), for the end of the document; null where unknown. */
  readonly issuer: string | null
  readonly signedOn: string | null
  /** 抄送机关; absent where it goes to nobody else. */
  readonly copiedTo?: string
  /** 平安建设简报, 第18期, who issues it and when: lines above the title of a bulletin that has a headline; absent for all else. */
  readonly masthead?: readonly string[]
  /** Fields of the paper that are still to be filled in: 主送机关, 署名, 成文日期. Empty for a section, and where nobody wants to be reminded. */
  readonly missing: readonly PaperField[]
  /** What could still be given, one item each; what the law requires stands first. Nothing of it is in the body. */
  readonly pending: readonly string[]
  readonly sections: readonly DraftSection[]
  readonly findings: readonly Finding[]
  readonly usedFigures: readonly BriefFigure[]
  readonly unusedFigures: readonly BriefFigure[]
  /** Of the brief: what is listed and not written, and what was masked. */
  readonly unused: Brief['unused']
  readonly masked: Brief['masked']
  /** 1 for the first draft. */
  readonly version: number
  /** `template`, or the model's name. */
  readonly by: string
  /** Themes that a model wrote; empty for `template`. */
  readonly prose: readonly Prose[]
}

/** What revision may change besides the brief; a draft is a pure function of brief and choices. */
export interface DraftChoices {
  /** How often 换个开头 was said of a section (`lead` for the lead-in). */
  readonly turns: Readonly<Record<string, number>>
  /** Sections to be kept short. */
  readonly short: readonly string[]
  readonly removed: readonly string[]
  /** Themes to be put first, the latest first. */
  readonly first: readonly string[]
  readonly title: string | null
  /** False: no 【待补充】. */
  readonly withHints: boolean
  /** 主送机关 as said: 县委、县政府; absent or null: to be filled in. */
  readonly recipient?: string | null
  /** 落款单位 as said; absent or null: that of the place. */
  readonly issuer?: string | null
  /** 抄送机关 as said; absent or null: none. */
  readonly copiedTo?: string | null
  /** 成文日期 as said, `YYYY-MM-DD`. */
  readonly signedOn?: string | null
}

/** A paragraph in the person's own words. Where the section is written otherwise by then it stands for nothing. */
export interface OwnWording {
  /** Id of the section. */
  readonly section: string
  /** The paragraph as it was written. */
  readonly written: string
  /** Empty: it is left out. */
  readonly text: string
}

export interface DraftVersion {
  readonly n: number
  /** What the user said that led to it. */
  readonly instruction: string
  readonly brief: Brief
  readonly choices: DraftChoices
  /** Absent where no model wrote. */
  readonly prose?: readonly Prose[]
  /** Absent where no paragraph was changed by hand. */
  readonly wordings?: readonly OwnWording[]
}

/** What is kept in the journal: all versions; the last one is the draft. */
export interface DraftRecord {
  readonly id: string
  readonly versions: readonly DraftVersion[]
  /** Taken back last, while nothing else was done since. */
  readonly undone?: readonly DraftVersion[]
}

/** 【待核实：86名还是68名】 */
export function spellDoubt(said: string): string {
  return `【待核实：${said}】`
}

/** Opens an item of `pending` that is no gap: two numbers of the material that cannot both be right. */
export const contradictionLead = '材料自相矛盾，请核：'

/** 【待补充：主送机关】 */
export function spellGap(name: string): string {
  return `【待补充：${name}】`
}

/** 抄送：县司法局、县信访局。 */
export function spellCopied(copiedTo: string): string {
  return `抄送：${copiedTo}。`
}

export interface PrintedFields {
  /** With its colon. */
  readonly recipient: string | null
  readonly issuer: string | null
  readonly date: string | null
  /** 抄送：县司法局。 Null for none. */
  readonly copied: string | null
}

/** A field that is missing is printed as a gap; null for one that is not asked for. */
export function printFields({
  recipient,
  issuer,
  signedOn,
  missing,
  copiedTo,
}: Pick<Draft, 'recipient' | 'issuer' | 'signedOn' | 'missing' | 'copiedTo'>): PrintedFields {
  const gap = (field: Draft['missing'][number]) => (missing.includes(field) ? spellGap(field) : null)
  const addressee = recipient ?? gap('主送机关')
  return {
    recipient: addressee === null ? null : `${addressee}：`,
    issuer: issuer ?? gap('署名'),
    date: signedOn === null ? gap('成文日期') : spellDate(signedOn),
    copied: copiedTo === undefined ? null : spellCopied(copiedTo),
  }
}
