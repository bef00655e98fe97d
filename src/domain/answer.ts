// Nouns: a citation and an answer, in the shape the command line prints (`ask --json`, docs/command-line.md).
import type { Frame } from './frame.ts'
import { countPlaces, type ReportLevel } from './place.ts'
import type { Row } from './row.ts'
import type { Span } from './span.ts'

export interface Citation extends Span {
  /** As printed in the text: [1]. */
  readonly n: number
  readonly reportId: number
  readonly file: string
  /** 连江县敖江镇 */
  readonly place: string
  readonly year: number | null
  /** Path of the section: 一/(四). */
  readonly section: string
  /** Exact span of the stored text. */
  readonly quote: string
  readonly isSample: boolean
}

interface CitedFigure {
  readonly indicator: string
  readonly value: number
  readonly unit: string
  readonly qualifier: string
  /** Number of the citation that carries it. */
  readonly n: number
}

export interface Searched {
  readonly reports: number
  /** Of all those reports; null where they are mixed. */
  readonly level: ReportLevel | null
  readonly places: readonly string[]
  readonly years: readonly number[]
}

/** 查了：24份报告，8个乡镇，2022—2024年; 查了：青禾县石桥乡2024年的报告; places are counted where all are of one level. */
export function tellSearched({ reports, level, places, years }: Searched): string {
  const [first, ...more] = [...years].sort((a, b) => a - b)
  const last = more.at(-1) ?? first
  const span = first === undefined ? '' : first === last ? `${first}年` : `${first}—${last}年`
  // Of one place its name says more than how many it is.
  const [place, ...others] = places
  if (place !== undefined && others.length === 0)
    return `查了：${place}${span}的${reports === 1 ? '' : `${reports}份`}报告`
  const counted = level === null ? '' : countPlaces(places.length, level)
  return `查了：${[`${reports}份报告`, counted, span].filter(Boolean).join('，')}`
}

/** Nothing is cited, or of several places more reports were looked at than the sources name: what was searched is said, and not only what was found. */
export function isBeyondSources(
  { places, reports }: Searched,
  citations: readonly Pick<Citation, 'reportId'>[],
): boolean {
  const cited = new Set(citations.map(({ reportId }) => reportId)).size
  return cited === 0 || (places.length > 1 && cited < reports)
}

/** A sentence that was left out, and why: its citation, number or place did not hold. */
export interface DroppedSentence {
  readonly text: string
  readonly reason: string
}

/** One line of an answer. A frame line was computed, and the gate has held what it says against the reports. */
export type AnswerLine =
  | { readonly kind: 'frame'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  /** `lead` (石桥乡 2023) is followed by the quotes; `quotes` are citation numbers in order. */
  | { readonly kind: 'quotes'; readonly lead: string; readonly quotes: readonly number[] }
  /** A sentence written by a model or by rule, with `[n]` marks inside. */
  | { readonly kind: 'sentence'; readonly text: string }
  | {
      readonly kind: 'table'
      readonly head: readonly string[]
      readonly rows: readonly (readonly string[])[]
    }

export interface AnswerBase {
  /** The whole answer as plain text with `[n]` marks, as a chat shows it. */
  readonly text: string
  readonly lines: readonly AnswerLine[]
  readonly citations: readonly Citation[]
  /** What each report in scope says of what was asked; absent where nothing was lined up. */
  readonly rows?: readonly Row[]
  readonly figures: readonly CitedFigure[]
  readonly dropped: readonly DroppedSentence[]
  readonly searched: Searched
  /** `extract`, or the model's name. */
  readonly by: string
  /** Version of the prompt a model was given; absent for extracts. */
  readonly prompt?: string
  /** The model that read the question where the rules did not understand it, with its prompt. */
  readonly reader?: { readonly by: string; readonly prompt: string }
  readonly elapsedMs: number
  /** The question as it was understood, what it took from the answer before included; absent where none was read. */
  readonly frame?: Frame
}

/** The answer before, as far as a follow-up goes on from it. */
export interface LastAnswer extends Pick<AnswerBase, 'lines' | 'citations'> {
  readonly frame: Frame
}

export interface Choice {
  readonly label: string
  /** What is asked again when it is chosen. */
  readonly place: string
}

/** What an answer says, before the gate has sealed it. A refusal says what was searched and what is nearest; it is a normal answer. */
export type UnsealedAnswer =
  | (AnswerBase & { readonly kind: 'answer' })
  | (AnswerBase & { readonly kind: 'refusal' })
  | (AnswerBase & { readonly kind: 'clarify'; readonly choices: readonly Choice[] })

declare const seal: unique symbol

/** No code can write this property: an answer comes from `sealAnswer`, and that is the gate's alone. */
export type Answer = UnsealedAnswer & { readonly [seal]: true }
