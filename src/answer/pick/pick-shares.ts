// Step: a question for shares -> each as a rate made of its two counts: of what was told first, of each place and year that is asked about, of the two numbers that the answer before told.
import { rateOf } from '#answer/numbers/rate-of.ts'
import type { Frame } from '#domain/frame.ts'
import type { StoredFigure } from '#domain/stored-report.ts'
import { asksShareAlone } from '#question/follow/taking.ts'
import { startOfTurn } from '#question/follow/turns.ts'
import type { Evidence, RetrieveDeps } from '#retrieve/retrieve.ts'
import { narrowEvidence } from './fill-missed.ts'
import { weighFigures } from './pick-figures.ts'
import { pickQuotient } from './pick-quotient.ts'
import { type PickedFigure, wasTold } from './picked-figure.ts'

type Deps = Pick<RetrieveDeps, 'library' | 'book'>

interface Given extends Deps {
  readonly evidence: Evidence
  /** Numbers of the question's first parts. */
  readonly told: readonly PickedFigure[]
}

/** Empty where no share is asked for, or one alone: that is told with its division. */
export async function pickShares(frame: Frame, given: Given): Promise<readonly PickedFigure[]> {
  const ofWhole = await shareOfWhole(frame, given)
  if (ofWhole.length > 0) return ofWhole
  const ofTold = await shareOfTold(frame, given)
  return ofTold.length > 0 ? ofTold : shareOfEach(frame, given)
}

const asksShare = /占[^，,。？?]{0,12}(?:比重|比例|百分比|百分之|几成|多大|多少|好多)|占比/

/** 其中水田纠纷几起，占全部的多大比例: each number told, by the whole that it is part of. */
async function shareOfWhole({ text }: Frame, { told, library }: Given): Promise<readonly PickedFigure[]> {
  if (told.length === 0 || !asksShare.test(text)) return []
  const figures = await library.listFigures([...new Set(told.map(({ report }) => report.id))])
  return told.flatMap((part): readonly PickedFigure[] => {
    const whole = figures.find(
      ({ reportId, index }) => reportId === part.report.id && index === part.figure.parent,
    )
    return whole ? shareOf(part, whole) : []
  })
}

function shareOf(part: PickedFigure, whole: StoredFigure): readonly PickedFigure[] {
  const rate = rateOf(part.figure, whole)
  return rate ? [{ ...part, figure: rate, of: { part: part.figure, whole } }] : []
}

/** 比例呢 after 调处256起，成功256起: the rate that stands with them, else the one of the other. */
async function shareOfTold(frame: Frame, { evidence, ...deps }: Given): Promise<readonly PickedFigure[]> {
  const { told = [], plain } = frame
  if (told.length === 0 || !asksShareAlone(plain.slice(startOfTurn(plain)))) return []
  const inside = (await weighFigures(frame, evidence, deps)).filter(
    ({ figure, of }) => wasTold(frame, figure) && of === undefined,
  )
  const rates = inside.filter(({ figure }) => figure.kind === 'rate')
  if (rates.length === 1) return rates
  const counts = inside.filter(({ figure }) => figure.kind === 'count')
  const [whole, part] = counts.sort((a, b) => a.figure.at.start - b.figure.at.start)
  return whole && part && counts.length === 2 ? shareOf(part, whole.figure) : []
}

/** Of more reports no share of each is made. */
const mostReports = 6

/** 合同占的比例各是多少, of two places or years. */
async function shareOfEach(frame: Frame, { evidence, ...given }: Given): Promise<readonly PickedFigure[]> {
  const { include, years } = frame
  const { reports } = evidence.scope
  const isSeveral = include.length > 1 || (include.length === 1 && years.length > 1)
  const isOfTowns = include.every(({ town }) => town !== null)
  if (!isSeveral || !isOfTowns || reports.length > mostReports || !asksShare.test(frame.text)) return []
  const found: PickedFigure[] = []
  for (const { id, metadata } of reports) {
    const own = { include: [metadata.place], years: metadata.year === null ? [] : [metadata.year] }
    const narrowed = narrowEvidence(evidence, (report) => report.id === id)
    const quotient = await pickQuotient({ ...frame, ...own }, narrowed, given)
    if (quotient?.of === 'share') found.push(...shareOf(quotient.own, quotient.by.figure))
  }
  return found
}
