// Nouns of the gate: lines of an answer before it. What a line says of reports is a claim as data; words between claims say nothing by themselves.

import type { Lack } from '#answer/items/compare-peers.ts'
import type { ListedPart } from '#answer/list-part.ts'
import type { EntrySource, NumberForm } from '#answer/numbers/number-form.ts'
import type { Term } from '#domain/frame.ts'
import type { Span } from '#domain/span.ts'
import type { NeedsNumber } from '#text/writes-topic.ts'

/** A number where it stands in a report. */
export interface Operand {
  readonly reportId: number
  readonly at: Span
  readonly value: number
  readonly unit: string
}

/** `said` is the piece of text that the claim answers for; the gate computes it again. */
export type Claim = { readonly said: string } & ClaimBasis

type ClaimBasis =
  /** 石桥乡 2023; `source`: 石桥乡2023年; `year`: the same, with the county where two towns bear the name; `place`: without the year. */
  | { readonly kind: 'report'; readonly n: number; readonly style?: 'source' | 'year' | 'place' }
  /** 4个乡镇: the places of these citations, none of them a place of `besides`; 8个乡镇的报告都: they are all places in scope. */
  | {
      readonly kind: 'count'
      readonly citations: readonly number[]
      readonly besides?: readonly number[]
      readonly isAll?: true
    }
  /** 做法主要有三种: headings of this answer. */
  | { readonly kind: 'kinds'; readonly headings: readonly string[] }
  /** 列的不足，集中在三个方面: headings of this answer. */
  | { readonly kind: 'part-kinds'; readonly part: ListedPart; readonly headings: readonly string[] }
  /** An exact piece of the quote; `runsOn`: with its half commas made whole. */
  | { readonly kind: 'quoted'; readonly n: number; readonly runsOn?: true }
  /** The numbers of these quotes are not the same. */
  | { readonly kind: 'differ'; readonly citations: readonly number[] }
  /** These quotes say the same in nearly the same words. */
  | { readonly kind: 'alike'; readonly citations: readonly number[] }
  /** These quotes hold no number: nothing concrete is told. */
  | { readonly kind: 'vague'; readonly citations: readonly number[] }
  /** 2022、2023年也写了: the years of these citations' reports, all of one place. */
  | { readonly kind: 'other-years'; readonly citations: readonly number[] }
  /** The asker's own words; each place of these citations writes at least one of them, in a quote or a heading over it. */
  | { readonly kind: 'topic'; readonly citations?: readonly number[] }
  /** The library holds no report of these places, or of the scope's places in these years. */
  | { readonly kind: 'no-report'; readonly names?: readonly string[]; readonly years?: readonly number[] }
  /** What year the reports of a title's year tell of. */
  | { readonly kind: 'title-year'; readonly years: readonly number[] }
  /** Years of the reports in scope. */
  | { readonly kind: 'years' }
  /** Places that the library holds. */
  | { readonly kind: 'places' }
  /** The place searched, or how many. */
  | { readonly kind: 'scope-place' }
  /** Only this place is in scope. */
  | { readonly kind: 'only'; readonly names: readonly string[] }
  /** Townships and years of the reports in scope, a line each. */
  | { readonly kind: 'library' }
  /** Several places bear the name; one of them is meant. */
  | { readonly kind: 'namesakes'; readonly places: readonly string[]; readonly town: string }
  /** Every report in scope (of `years`, where given) was read whole, and none has a sentence with all the terms. */
  | {
      readonly kind: 'silent'
      readonly terms: readonly Term[]
      readonly needsNumber: NeedsNumber
      readonly years?: readonly number[]
      /** Of these alone, told by `tellSilence`, on `topic`. */
      readonly of?: { readonly reports: readonly number[]; readonly topic: string }
    }
  /** Is the number that was asserted the one that stands there? */
  | { readonly kind: 'verdict'; readonly asserted: number; readonly unit: string; readonly figure: Operand }
  | {
      readonly kind: 'ratio'
      readonly part: Operand
      readonly whole: Operand
      readonly rate: Operand
    }
  /** 是 or 不是: what the asker holds to be so, by what the other lines of the answer tell. */
  | { readonly kind: 'held' }
  /** Does this quote bear out what was asserted, or deny it? */
  | { readonly kind: 'stance'; readonly n: number }
  /** What the terms name stands in the plans of the reports in scope, there in this quote, and nowhere else in them. */
  | { readonly kind: 'planned'; readonly n: number; readonly terms: readonly Term[] }
  /** Numbers of several places or years: their sum, order, course or difference, as `tellNumbers` tells it. */
  | { readonly kind: 'numbers'; readonly form: NumberForm; readonly entries: readonly EntrySource[] }
  /** What the asker calls by this word of the question, these numbers' clauses call otherwise. */
  | { readonly kind: 'wording'; readonly word: string; readonly entries: readonly EntrySource[] }
  /** Reports whose number no line of this answer counts. */
  | { readonly kind: 'uncounted'; readonly reports: readonly number[]; readonly isOrder?: boolean }
  /** A row of a table: whose, of what, how many. */
  | { readonly kind: 'row-figure'; readonly n: number; readonly at: Span }
  /** Faults that reading found: how many by these rules (none: all), and how many are listed. */
  | { readonly kind: 'faults'; readonly rules: readonly RegExp[]; readonly listed: number }
  | { readonly kind: 'fault'; readonly n: number }
  /** Who has most: the sentence over the table of this indicator. */
  | { readonly kind: 'ranking'; readonly indicator: string }
  /** What must be said under the table of this indicator. */
  | { readonly kind: 'note'; readonly indicator: string }
  /** The reports of these places have no such number. */
  | { readonly kind: 'unwritten'; readonly indicator: string; readonly places: readonly string[] }
  /** 盘活档案，旧纸变成新依据: the title of a section that the quote stands in. */
  | { readonly kind: 'section-title'; readonly n: number }
  /** 要点6样: lines with the title of a section. */
  | { readonly kind: 'themes' }
  /** 分8块写：…: into which parts this report tells what was done. */
  | { readonly kind: 'headings'; readonly reportId: number }
  /** How many problems, causes or plans a report has, `listed` of them quoted. */
  | {
      readonly kind: 'part-count'
      readonly part: ListedPart
      readonly reportId: number
      readonly listed: number
    }
  /** Nothing in that part of this report has one of these words. */
  | {
      readonly kind: 'part-silent'
      readonly part: ListedPart
      readonly reportId: number
      readonly terms: readonly Term[]
    }
  /** No report in scope says why, where it writes these words. */
  | { readonly kind: 'no-cause'; readonly terms: readonly Term[] }
  /** `1. `: where the line stands among those that are counted. */
  | { readonly kind: 'ordinal' }
  /** The practice of prompts/practices that a word of the quote tells. */
  | { readonly kind: 'practice'; readonly n: number }
  /** 青禾县柳溪镇: the place of this report in scope. */
  | { readonly kind: 'own-place'; readonly reportId: number }
  /** 对着7个乡镇2024年的报告看: how many places these reports are of, and which years. */
  | { readonly kind: 'peers'; readonly peers: readonly number[] }
  /** 没写行政复议: nothing in that report writes it. */
  | { readonly kind: 'lacks'; readonly reportId: number; readonly lack: Lack }
  /** 调解成功率95.2%: the figure that stands there inside the quote. */
  | { readonly kind: 'own-rate'; readonly n: number; readonly at: Span }
  /** Below the median of what these reports give. */
  | {
      readonly kind: 'low-rate'
      readonly reportId: number
      readonly indicator: string
      readonly peers: readonly number[]
    }
  /** Whose quotes tell most numbers and steps of what these words of the question name. */
  | { readonly kind: 'most-concrete'; readonly focus: readonly string[] }
  /** How many sentences of a model were left out. */
  | { readonly kind: 'left-out'; readonly count: number }
  /** Why the model's words are not shown: of this program, not of a report. */
  | { readonly kind: 'notice' }

export type ClaimKind = ClaimBasis['kind']
export type ClaimOf<Kind extends ClaimKind> = Extract<Claim, { readonly kind: Kind }>

/** Words that join claims, with `[n]` marks; what they may not say is in `find-loaded-word`. */
export type Piece = string | Claim

export type DraftLine =
  /** `otherwise` is said where the first does not hold. */
  | { readonly kind: 'frame'; readonly pieces: readonly Piece[]; readonly otherwise?: readonly Piece[] }
  /** The name of a practice or an indicator. */
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'quotes'; readonly lead: readonly Piece[]; readonly quotes: readonly number[] }
  | { readonly kind: 'sentence'; readonly pieces: readonly Piece[] }
  /** A model's sentence; it is held against the passages that its citations stand in. */
  | { readonly kind: 'written'; readonly text: string }
  /** Places down, years across; a cell is 未公布 or numbers as written, each with its mark. */
  | {
      readonly kind: 'table'
      readonly indicator: string
      readonly head: readonly string[]
      readonly rows: readonly (readonly string[])[]
    }

export function joinPieces(pieces: readonly Piece[]): string {
  return pieces.map((piece) => (typeof piece === 'string' ? piece : piece.said)).join('')
}

/** Everything a line says, without the quotes themselves. */
export function textOf(line: DraftLine): string {
  if (line.kind === 'table') return [line.head, ...line.rows].map((row) => row.join(' ')).join('\n')
  if (line.kind === 'quotes') return `${joinPieces(line.lead)}${line.quotes.map((n) => `[${n}]`).join('')}`
  return 'pieces' in line ? joinPieces(line.pieces) : line.text
}
