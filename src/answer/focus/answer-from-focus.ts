// Headline of this room: a follow-up that goes on inside what was just told x the answer of the wide search -> the answer from the focus. Null where the focus tells it no better.
import type { Made } from '#answer/made.ts'
import { isMeasure } from '#answer/rows/topic-words.ts'
import type { Frame, Want } from '#domain/frame.ts'
import { placeOfReport, type ReportSummary } from '#domain/report.ts'
import { overlaps } from '#domain/span.ts'
import { asksNumberWritten } from '#question/read-want.ts'
import { matchTerm } from '#retrieve/match-term.ts'
import type { RetrieveDeps } from '#retrieve/retrieve.ts'
import { type Nearness, openFocus } from './open-focus.ts'
import { tellFocus } from './tell-focus.ts'
import { clausesOf, type Weighed, type WeighedFocus, weighFocus } from './weigh-candidates.ts'

interface FocusDeps extends Pick<RetrieveDeps, 'library' | 'embedder' | 'book'> {
  readonly visible: readonly ReportSummary[]
}

/** Share of all that may answer which the best must have; score by which it must be ahead of what the wide search tells, and farther where that was told just before and the best stands elsewhere. */
const least = { share: 0.22, ahead: 1.5, aheadOfTold: 3 }
/** Of several places each whose best is at most so far behind. */
const asGood = 1.5

export async function answerFromFocus(frame: Frame, wide: Made, deps: FocusDeps): Promise<Made | null> {
  if (!mayBeInside(frame) || wide.kind === 'clarify') return null
  const open = await openFocus(frame, deps.visible, deps)
  const focus = open && weighFocus(open, deps.book)
  const best = focus?.weighed[0]
  if (!focus || !best || best.share < least.share || !isGrounded(best, focus)) return null
  if (wide.kind === 'answer' ? tellsAsWell(wide, best, focus) : isOfOther(best, focus)) return null
  const chosen = listChosen(best, focus, frame)
  const told = await tellFocus(chosen, { ...focus, frame }, deps)
  const reports = [...new Set(chosen.map(({ report }) => report))]
  return told && { kind: 'answer', reports, ...told }
}

/** One thing is asked, of one year or of none. */
function mayBeInside({ want, focus, years, n }: Frame): boolean {
  return (
    focus?.asks != null &&
    single.includes(want) &&
    single.includes(focus.asks.want) &&
    years.length < 2 &&
    n === null
  )
}

const single: readonly Want[] = [
  'value',
  'detail',
  'how',
  'why',
  'whether',
  'overview',
  'who',
  'unclear',
  'quality',
]

/** Its own words stand there; where it has none, the kind of answer that is asked for stands near what was told. */
function isGrounded({ signs, nearness }: Weighed, { asking }: WeighedFocus): boolean {
  if (asking.unit && signs.unit === 0) return false
  if (Math.max(signs.terms, signs.bigrams) >= leastSaid) return true
  const isKind = signs.unit + signs.cause + signs.plan + signs.remedy + signs.problem + signs.asked > 0
  const isNear = near.includes(nearness)
  // The cause of another thing of the same report is no cause of this one.
  return isKind && (isNear || Math.max(signs.thing, signs.heading) >= leastThing)
}

const near: readonly Nearness[] = ['told', 'beside', 'section']
const leastSaid = 0.34
const leastThing = 0.2

/** What was refused names a thing that the best does not: 竹器纠纷, and other quarrels. */
function isOfOther({ text, heading }: Weighed, { asks }: WeighedFocus): boolean {
  const sure = asks.terms.filter((term) => !term.isGuess && !isMeasure(term))
  const held = sure.filter((term) => matchTerm(term, `${heading} ${text}`) > 0)
  return asksNumberWritten(asks.text) || 2 * held.length < sure.length
}

/** It quotes a sentence that answers about as well, with what is asked in it. */
function tellsAsWell(
  { citations }: Made,
  best: Weighed,
  { asks, weighed, says, asking }: WeighedFocus,
): boolean {
  // 不足是哪几条: the part as a whole.
  if (asks.part !== null && best.signs.terms + best.signs.bigrams === 0) return true
  const quoted = weighed.filter((one) =>
    citations.some((cited) => cited.reportId === one.report.id && overlaps(cited, one)),
  )
  const score = Math.max(...quoted.map((one) => one.score))
  const isOfTold = quoted.some(({ nearness, age }) => age === 0 && near.includes(nearness))
  const ahead = isOfTold && !near.includes(best.nearness) ? least.aheadOfTold : least.ahead
  if (best.score - score > ahead) return false
  const saysIn = (quote: string) => clausesOf(quote).some((clause) => says(clause, best.text))
  const isAsked = asking.unit !== null || asking.isCause
  return !isAsked || !says(best.text) || citations.some(({ quote }) => saysIn(quote))
}

function listChosen(best: Weighed, { weighed, asks }: WeighedFocus, { focus }: Frame): readonly Weighed[] {
  const told = weighed.filter(({ nearness, age }) => nearness === 'told' && age === 0)
  const places = new Set(told.map(({ report }) => placeOfReport(report)))
  if (places.size < 2 || asks.include.length > 0 || !focus) return [best]
  const each = [...places].flatMap(
    (place) => weighed.find(({ report }) => placeOfReport(report) === place) ?? [],
  )
  return each.filter(({ score }) => score >= best.score - asGood)
}
