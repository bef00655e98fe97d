// Headline of this room: a follow-up that goes on inside what was just told x the answer of the wide search -> the answer from the focus. Null where the focus tells it no better.
import type { Made } from '#answer/made.ts'
import { isMeasure } from '#answer/rows/topic-words.ts'
import type { Frame, Want } from '#domain/frame.ts'
import { placeOfReport, type ReportSummary } from '#domain/report.ts'
import { overlaps } from '#domain/span.ts'
import { readCountedOff } from '#question/focus/read-listed.ts'
import { startOfTurn } from '#question/follow/turns.ts'
import { asksNumberWritten } from '#question/read-want.ts'
import type { RetrieveDeps } from '#retrieve/retrieve.ts'
import { type Nearness, openFocus } from './open-focus.ts'
import { holdsWord } from './rare-words.ts'
import { tellFocus } from './tell-focus.ts'
import { clausesOf, type Weighed, type WeighedFocus, weighFocus } from './weigh-candidates.ts'

interface FocusDeps extends Pick<RetrieveDeps, 'library' | 'embedder' | 'book'> {
  readonly visible: readonly ReportSummary[]
}

/** Share of all that may answer which the best must have; score by which it must be ahead of what the wide search tells, and farther where that was told just before and the best stands elsewhere. */
const least = { share: 0.22, ahead: 1.5, aheadOfTold: 3, aheadOfMixed: 5 }
/** Of several places each whose best is at most so far behind. */
const asGood = 1.5

export async function answerFromFocus(asked: Frame, wide: Made, deps: FocusDeps): Promise<Made | null> {
  const frame = focusOn(asked, wide)
  if (!mayBeInside(frame) || wide.kind === 'clarify') return null
  const open = await openFocus(frame, deps.visible, deps)
  const focus = open && weighFocus(open, deps.book)
  const best = focus?.weighed[0]
  if (!focus || !best || !isGrounded(best, focus)) return null
  // 第三起案子: the one that is counted so, or none.
  const isCountedOff = best.signs.ordinal > 0
  if (frame.n !== null && !isCountedOff) return null
  if (best.share < least.share && !isCountedOff && !isFarAhead(wide, best, focus)) return null
  const isKept =
    !isCountedOff &&
    (wide.kind === 'answer'
      ? tellsAsWell(wide, best, { ...focus, takes: frame.takes })
      : isOfOther(best, focus))
  if (isKept) return null
  const chosen = listChosen(best, focus, frame)
  const told = await tellFocus(chosen, { ...focus, frame }, deps)
  const reports = [...new Set(chosen.map(({ report }) => report))]
  return told && { kind: 'answer', reports, ...told }
}

/** What is refused of a place that is named is looked for in its reports by the one score, whatever was told before. */
function focusOn(frame: Frame, wide: Made): Frame {
  const { text, plain, terms, want, part, years, include, focus } = frame
  const isOne = include.length === 1 && include[0]!.town !== null && frame.takes === null
  if (wide.kind !== 'refusal' || !isOne || focus?.asks) return frame
  const asks = { text, plain, terms, want, part, years, include }
  return { ...frame, focus: { passages: [], places: include, thing: [], before: [], piece: null, asks } }
}

/** One thing is asked, where it is a number of one year or of none. */
function mayBeInside({ want, focus, years, n, assertedNumbers }: Frame): boolean {
  const asks = focus?.asks
  return (
    asks != null &&
    assertedNumbers.length === 0 &&
    single.includes(want) &&
    (single.includes(asks.want) || readCountedOff(asks.text) !== null) &&
    (years.length < 2 || asks.want !== 'value' || ofPart.test(asks.text)) &&
    (n === null || readCountedOff(asks.text) !== null)
  )
}

/** 其中网格员几名: of the number that was told. */
const ofPart = /^(?:那)?(?:其中|里面|里头|这里面|当中)/

/** Told in the report's sentences. */
const inWords: readonly Want[] = ['detail', 'who', 'why', 'whether']

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
  'outside',
]

/** Its own words stand there; where it has none, the kind of answer that is asked for stands near what was told. */
function isGrounded({ signs, nearness, part, text }: Weighed, { asking, asks }: WeighedFocus): boolean {
  if (asking.unit && signs.unit === 0) return false
  // 网格员多少个 is answered by no sentence that only speaks of them; what is planned stands among the plans.
  if (asking.isCounted && signs.counted + signs.asked + signs.measured === 0) return false
  if (asks.part === 'plan' && part !== 'plan') return false
  if (asks.want === 'outside') return asking.unit !== null && near.includes(nearness)
  // 里面设了哪些室, 谁会飞: of the thing that was told of, and of no other.
  const isVague = asks.terms.length > 0 && asks.terms.every(({ isGuess }) => isGuess)
  if (asks.want === 'who' && isVague && signs.thing < leastNamed) return false
  if (Math.max(signs.terms, signs.bigrams) >= leastSaid || signs.ordinal > 0) return true
  if (signs.thing >= leastNamed && saysWord(asks.plain, text)) return true
  const isKind =
    signs.unit + signs.cause + signs.plan + signs.remedy + signs.problem + signs.asked + signs.counted > 0
  const isNear = near.includes(nearness)
  // The cause of another thing of the same report is no cause of this one.
  return isKind && (isNear || Math.max(signs.thing, signs.heading) >= leastThing)
}

const near: readonly Nearness[] = ['told', 'beside', 'section']
const leastSaid = 0.34
const leastNamed = 0.66
const leastThing = 0.2

/** 谁会飞 of 无人机只有1人能飞: a question of one or two characters besides what asks. */
function saysWord(plain: string, text: string): boolean {
  const own = plain.slice(startOfTurn(plain)).replace(/[谁哪啥几多少会能要可以的了过吗呢吧？?\s]/g, '')
  return own.length > 0 && own.length <= 2 && [...own].every((char) => text.includes(char))
}

/** Share of the words that name a thing which the best must hold: of a question of its own, and after others. */
const leastHeld = { alone: 0.66, after: 0.5 }

/** What was refused names a thing that the best does not: 竹器纠纷, and other quarrels. Where nothing was told before, more of what is named must stand there. */

function isOfOther({ text, heading }: Weighed, { asks, asking, toldYear }: WeighedFocus): boolean {
  const sure = asks.terms.filter((term) => !term.isGuess && !isMeasure(term) && !asking.names(term.word))
  const held = sure.filter((term) => holdsWord(term, `${heading} ${text}`) > 0)
  const isNear = held.length >= (toldYear === null ? leastHeld.alone : leastHeld.after) * sure.length
  return asksNumberWritten(asks.text) || !isNear
}

/** How much of what is asked for it is. */
const kindOf = ({ signs }: Weighed) =>
  signs.unit + signs.asked + signs.cause + signs.plan + signs.problem + signs.measured

function listQuoted({ citations }: Pick<Made, 'citations'>, weighed: readonly Weighed[]): readonly Weighed[] {
  return weighed.filter((one) =>
    citations.some((cited) => cited.reportId === one.report.id && overlaps(cited, one)),
  )
}

/** Several tell of it about as well, and what the wide search tells none of it. */
function isFarAhead(wide: Made, best: Weighed, { weighed }: WeighedFocus): boolean {
  const quoted = listQuoted(wide, weighed)
  return quoted.length > 0 && quoted.every(({ score }) => score < best.score - least.aheadOfTold)
}

/** 秀水苑那回是谁主持的: a name that few sentences hold is quoted, and the best of the focus has none of it. */
function tellsNamed(
  citations: Made['citations'],
  { heading, text }: Weighed,
  { asks, weighed, asking }: Pick<WeighedFocus, 'asks' | 'weighed' | 'asking'>,
): boolean {
  return asks.terms.some((term) => {
    if (term.isGuess || isMeasure(term) || asking.names(term.word)) return false
    const isQuoted = citations.some(({ quote }) => quote.includes(term.word))
    const isRare = weighed.filter((one) => one.text.includes(term.word)).length <= mostNamed
    return isQuoted && isRare && holdsWord(term, `${heading} ${text}`) === 0
  })
}

const mostNamed = 3

/** It quotes a sentence that answers about as well, with what is asked in it. */
function tellsAsWell(
  { citations }: Made,
  best: Weighed,
  { asks, weighed, says, asking, takes }: WeighedFocus & Pick<Frame, 'takes'>,
): boolean {
  // 不足是哪几条: the part as a whole.
  if (asks.part !== null && !asking.isFault && best.signs.terms + best.signs.bigrams === 0) return true
  const quoted = listQuoted({ citations }, weighed)
  if (tellsNamed(citations, best, { asks, weighed, asking })) return true
  // What lacks the kind that is asked for is behind what has it.
  const behind = (one: Weighed) => (kindOf(one) < kindOf(best) ? least.ahead : 0)
  const score = Math.max(...quoted.map((one) => one.score - behind(one)))
  // What says again what was just said answers nothing.
  const repeats =
    takes !== 'source' &&
    takes !== 'expand' &&
    quoted.length > 0 &&
    quoted.every(({ isRepeated, age }) => isRepeated && age === 0)
  if (repeats && !best.isRepeated) return false
  // A number of the year that is meant stands against none of another year.
  const isOfYears = weighed.some(({ isOfYear }) => isOfYear)
  if (asking.unit !== null && asks.want === 'value' && asking.side === null && isOfYears && !best.isOfYear)
    return !near.includes(best.nearness)
  // The best of it among what answers far less: it alone.
  const isMixed = quoted.length > 1 && !asking.isList && inWords.includes(asks.want)
  if (ofPart.test(asks.text) && quoted.some((one) => one !== best && one.score < best.score)) return false
  if (isMixed && quoted.every((one) => one === best || one.score < best.score - least.aheadOfMixed))
    return false
  const isOfTold = quoted.some(({ nearness, age }) => age === 0 && near.includes(nearness))
  const isOfSide = best.signs.later + best.signs.earlier > 0
  const isAside = isOfTold && !near.includes(best.nearness) && !isOfSide
  const ahead = isAside ? least.aheadOfTold : least.ahead
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
