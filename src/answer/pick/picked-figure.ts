// Noun of this room: a figure that answers, with how well it does.
import { isTableRow } from '#answer/cite.ts'
import type { MadeOf } from '#answer/numbers/rate-of.ts'
import type { Frame } from '#domain/frame.ts'
import type { ReportSummary } from '#domain/report.ts'
import { holds, overlaps } from '#domain/span.ts'
import type { StoredFigure } from '#domain/stored-report.ts'
import type { ScoredSentence } from '#retrieve/sentence.ts'
import { escapePattern } from '#shared/escape-pattern.ts'
import { isComparable } from '#text/numbers/alike-units.ts'

export interface Weight {
  /** How much of the question it carries, 0 to about 1.5. */
  readonly gain: number
  /** By its words alone, 0 to 1. */
  readonly carried: number
  /** Nothing of what is said now of the thing before stands in its sentence. */
  readonly isUnsaid: boolean
  /** Names of things in the question that are said nowhere of this number. */
  readonly lacks: readonly string[]
  /** Its noun names more than was asked. */
  readonly hasMore: boolean
  /** The sentence that holds it, where search has found it. */
  readonly sentence: ScoredSentence | null
  /** Place of that sentence among all that search has found, the best first; infinite where it was not found. */
  readonly order: number
}

export interface PickedFigure extends Weight {
  readonly figure: StoredFigure
  readonly report: ReportSummary
  /** Place and year it speaks of: one picked figure each, or one of each of the place's doors. */
  readonly place: string
  readonly year: number | null
  /** The counts that a rate, or a rest, was made of; absent: it is written. */
  readonly of?: MadeOf
}

/** It stands in a sentence that the answer before quoted, whole or in part. */
export function standsInTold({ told = [] }: Pick<Frame, 'told'>, { sentence }: PickedFigure): boolean {
  return (
    sentence !== null && told.some((one) => one.reportId === sentence.reportId && overlaps(one, sentence))
  )
}

/** The answer before quoted it. */
export function wasTold(
  { told = [] }: Pick<Frame, 'told'>,
  { reportId, at }: Pick<StoredFigure, 'reportId' | 'at'>,
): boolean {
  return told.some((one) => one.reportId === reportId && holds(one, at))
}

/** `one` says something of what `first` counted: it is part of it, its clause says the number again (28件只调成21件), or it stands beside a whole. */
export function isBeside(first: PickedFigure, one: PickedFigure): boolean {
  if (first.place !== one.place || first.year !== one.year) return false
  if (saysAgain(first, one)) return true
  if (first.report.id !== one.report.id) return false
  const isPart = one.figure.parent !== null && one.figure.parent === first.figure.index
  return isPart || followsWhole(first, one)
}

/** In one sentence, another clause after a number that is no part of one before. */
function followsWhole(
  { figure: first, sentence }: PickedFigure,
  { figure, sentence: own }: PickedFigure,
): boolean {
  const before = first.quote.slice(0, first.at.start - first.start)
  if (first.parent !== null || before.includes('其中') || figure.at.start < first.at.end) return false
  if (figure.start !== first.start) return sentence !== null && sentence === own
  return /[，,；;]/.test(first.quote.slice(first.at.end - first.start, figure.at.start - first.start))
}

/** Another clause that begins with the number as it was written. */
function saysAgain({ figure: first }: PickedFigure, { figure }: PickedFigure): boolean {
  const written = first.quote.slice(first.at.start - first.start, first.at.end - first.start)
  const isElsewhere = first.reportId !== figure.reportId || first.at.start !== figure.at.start
  const before = figure.quote.slice(0, figure.at.start - figure.start)
  return (
    isElsewhere &&
    figure.start !== first.start &&
    new RegExp(`(?<![\\d.])${escapePattern(written)}`).test(before)
  )
}

/** How much of the question a sentence carries that is told for a row of the same number. */
const leastSaid = 0.3

/** What a row of a table and a sentence of its report tell alike is told in the sentence. */
export function tellInProse(row: PickedFigure, all: readonly PickedFigure[]): PickedFigure {
  const { figure, report, year } = row
  if (!isTableRow(figure)) return row
  const isSame = (one: PickedFigure) =>
    !isTableRow(one.figure) &&
    one.report.id === report.id &&
    one.year === year &&
    one.figure.value === figure.value &&
    isComparable(one.figure.unit, figure.unit) &&
    one.carried >= leastSaid
  return all.filter(isSame).sort((a, b) => b.gain - a.gain)[0] ?? row
}

/** 结合文艺下乡演法治小戏几场 is no 普法活动26场次, which says 法治 alone; what a follow-up leaves out was said before. */
export function carriesEnough({ carried }: PickedFigure, { takes }: Pick<Frame, 'takes'>): boolean {
  return takes !== null || carried >= leastCarried
}

const leastCarried = 0.3

/** 加装电梯的成了几件 is not answered by what succeeded of all: where a number says the thing that is named, those that say it. */
export function keepNamed(all: readonly PickedFigure[]): readonly PickedFigure[] {
  const near = all.filter(({ gain }) => gain >= leastNear)
  const least = Math.min(...near.map(({ lacks }) => lacks.length))
  return near.length === 0 ? all : all.filter(({ lacks }) => lacks.length <= least)
}

/** A number that carries less of the question says nothing of the thing. */
const leastNear = 0.3
