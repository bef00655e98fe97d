// Step: a number that was held and is not so -> the year of the place whose report tells it, of the same thing.
import { claimNumbers } from '#answer/compose/number-deps.ts'
import type { DraftLine } from '#answer/gate/draft-line.ts'
import { joinCompositions } from '#answer/join-compositions.ts'
import type { Made } from '#answer/made.ts'
import { yearOf } from '#answer/numbers/entry.ts'
import { type MarkedFigure, openNumberMarks } from '#answer/numbers/number-marks.ts'
import { measureAlike } from '#answer/pick/figure-noun.ts'
import type { PickedFigure } from '#answer/pick/picked-figure.ts'
import { placeOfReport, type ReportSummary } from '#domain/report.ts'
import type { LibraryView } from '#ports/library-view.ts'
import type { Held } from '#question/claim/held.ts'
import { isComparable } from '#text/numbers/alike-units.ts'
import { normaliseUnit } from '#text/numbers/quantity-units.ts'

export interface Looking {
  readonly visible: readonly ReportSummary[]
  readonly library: Pick<LibraryView, 'listFigures' | 'readReport'>
}

export const ofOtherYear = '这个数是别的年份的：'

/** 这个数是别的年份的：2023年30起[2]。 */
function tellOtherYear(marked: MarkedFigure): readonly DraftLine[] {
  const list = claimNumbers({ form: 'list' }, [marked])
  return list === null ? [] : [{ kind: 'sentence', pieces: [ofOtherYear, list, '。'] }]
}

type Own = Pick<PickedFigure, 'figure' | 'report'>

/** Undefined where no other year's report of the place tells that number of the same thing. */
async function findOtherYear<One extends Own>(
  own: One,
  { value, visible, library }: Looking & { readonly value: number },
): Promise<One | undefined> {
  const place = placeOfReport(own.report)
  const others = visible.filter((report) => report.id !== own.report.id && placeOfReport(report) === place)
  const figures = await library.listFigures(others.map(({ id }) => id))
  const figure = figures.find(
    (one) =>
      one.value === value &&
      one.kind === own.figure.kind &&
      isComparable(one.unit, own.figure.unit) &&
      one.qualifier === 'none' &&
      measureAlike(one, own.figure) >= (one.value < small ? sameNoun : likeNoun),
  )
  const report = others.find(({ id }) => id === figure?.reportId)
  return figure && report
    ? { ...own, figure, report, year: yearOf(figure, report), sentence: null }
    : undefined
}

/** Likeness of two nouns from which on one thing is meant: of small numbers, which are many, and of those that hardly any other has. */
const sameNoun = 0.6
const likeNoun = 0.3
const small = 20

/** The answer with the other year behind it; unchanged where there is none, or what is held is no single number. */
export async function addOtherYear(made: Made, held: Held, deps: Looking): Promise<Made> {
  const [first, second] = made.citations
  if (held.kind !== 'numbers' || held.numbers.length !== 1 || !first || second) return made
  const { value, unit } = held.numbers[0]!
  const report = deps.visible.find(({ id }) => id === first.reportId)
  const figures = report ? await deps.library.listFigures([report.id]) : []
  const told = figures.filter(
    (one) =>
      one.at.start >= first.start && one.at.end <= first.end && isOfUnit(unit, normaliseUnit(one.unit)),
  )
  for (const figure of report ? told : []) {
    const other = await findOtherYear({ figure, report: report! } as PickedFigure, { ...deps, value })
    if (!other) continue
    const marks = openNumberMarks(deps.visible, (sentence) => sentence)
    const lines = tellOtherYear(marks.mark(other))
    const joined = joinCompositions(made, { lines, citations: marks.citations })
    return joined ? { ...made, ...joined, reports: [...made.reports, other.report] } : made
  }
  return made
}

const isOfUnit = (held: string, told: string) => held === '' || held === '个' || isComparable(held, told)
