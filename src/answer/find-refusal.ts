// Step: frame and evidence -> the reason not to answer, or null. What is asked comes before what was found.

import { asksNumber, type Frame } from '#domain/frame.ts'
import type { NameKind } from '#domain/prompt-book.ts'
import { startOfTurn } from '#question/follow/turns.ts'
import { asksNumberWritten } from '#question/read-want.ts'
import { matchTerm } from '#retrieve/match-term.ts'
import { buildUnitPattern, readAskedUnits } from '#retrieve/read-unit.ts'
import type { Evidence, RetrieveDeps } from '#retrieve/retrieve.ts'
import { asksBeing } from '#text/stance.ts'
import { asksOfEach, tellsOfEach } from './pick/asks-each.ts'
import { weighFigures } from './pick/pick-figures.ts'
import { keepNamed } from './pick/picked-figure.ts'
import { keepDeeds, readDeed } from './pick/tells-deed.ts'
import { isEnough, measureElsewhere } from './quotes/weigh-evidence.ts'
import type { RefusalReason } from './refuse.ts'
import { holdsCompound, listCompound } from './rows/asked-compound.ts'

export function findRefusal(
  frame: Frame,
  evidence: Evidence,
  names: readonly NameKind[],
): RefusalReason | null {
  const { gap } = evidence.scope
  if (frame.want === 'outside') return frame.asksLaw ? 'rule' : 'outside'
  if (frame.want === 'private') return 'person'
  if (gap.kind === 'no-place') return 'no-place'
  if (gap.kind === 'no-peer') return 'no-peer'
  if (gap.kind === 'no-year') return carriesAssertion(frame, evidence) ? null : 'no-year'
  if (frame.want === 'value' && frame.takes !== null && asksNumberWritten(frame.text)) return 'no-figure'
  if (isUncounted(frame, evidence) || isOfNone(frame, evidence)) return 'no-figure'
  if (frame.want === 'whether' && asksBeing(frame.text) && !holdsLast(frame, evidence)) return 'weak'
  if (!isEnough(frame, evidence)) return asksNumber(frame) ? 'no-figure' : 'weak'
  if (frame.want === 'detail' && isNameless(frame, evidence, names)) return 'weak'
  return isKnownAbsent(frame, evidence) ? 'weak' : null
}

/** 有没有消防车: what is asked for stands last, and some sentence must write it; other words of the question are no answer. */
function holdsLast(frame: Frame, { sentences }: Evidence): boolean {
  const compound = listCompound(frame, frame.terms)
  return sentences.some(
    ({ text, heading, lead }) =>
      (compound.length < 2 && lead === 1) || holdsCompound(compound, `${heading} ${text}`),
  )
}

/** A number of all places is asked for, and no sentence with a number carries most of the words. */
function isUncounted(frame: Frame, { sentences, figures }: Evidence): boolean {
  if (!['value', 'total', 'rank', 'trend'].includes(frame.want) || frame.include.length > 0) return false
  const counted = sentences.slice(0, 10).filter(({ text }) => /\d/.test(text))
  return (figures[0]?.gain ?? 0) < leastGain && !counted.some(({ coverage }) => coverage >= leastCoverage)
}
/** What each one costs or takes is asked for, and no number found is of each. */
function isOfNone(frame: Frame, { sentences }: Evidence): boolean {
  if (!asksNumber(frame) || !asksOfEach(frame.text)) return false
  const number = buildUnitPattern(frame.text)
  return !sentences.slice(0, 5).some(({ text }) => {
    const at = text.search(number)
    return at >= 0 && tellsOfEach(text.slice(0, at))
  })
}

const leastGain = 0.6
const leastCoverage = 0.7

/** 聚焦律师事务所 is a name; 两家律师事务所, 县内律师事务所 and 聘请律师事务所 are not. */
const nameBefore =
  '(?<![\\d两几各多一二三四五六七八九十][家个])(?<=[\\u4e00-\\u9fff]{2})(?<!请|由|与|和|的|为|[县市区镇乡省]内|某)'

/** A name is asked for that ends like this, and none stands in what was found. */
function isNameless({ text: question }: Frame, { sentences }: Evidence, names: readonly NameKind[]): boolean {
  const endings = names
    .filter(({ asked }) => asked.some((word) => question.includes(word)))
    .flatMap((kind) => kind.endings)
  const named = new RegExp(`${nameBefore}(?:${endings.join('|')})`)
  return endings.length > 0 && !sentences.slice(0, 10).some(({ text }) => named.test(text))
}

/** Is there any X: X is a rare word of the library that only reports carry which were not asked about. */
function isKnownAbsent({ terms, want }: Frame, evidence: Evidence): boolean {
  if (want !== 'who' || measureElsewhere(evidence) < absentGap) return false
  const { rareTerms, sentences } = evidence
  return terms.some(
    (term) =>
      rareTerms.has(term.word) && !sentences.some(({ text, heading }) => matchTerm(term, text + heading) > 0),
  )
}

/** Score by which the other reports must be better. */
const absentGap = 0.5

/** A premise with a wrong year is corrected when another year's report carries the number that was asserted. */
function carriesAssertion(frame: Frame, { sentences }: Evidence): boolean {
  return frame.assertedNumbers.some((number) =>
    sentences.slice(0, 20).some(({ text, coverage }) => coverage > 0 && hasNumber(text, number)),
  )
}

function hasNumber(text: string, number: string): boolean {
  const at = text.indexOf(number)
  return at >= 0 && !/[\d.]/.test(text[at - 1] ?? '') && !/[\d.]/.test(text[at + number.length] ?? '')
}

/** 罚了几家新店, and no number in that unit says that it was done. */
export async function lacksDeed(
  frame: Frame,
  evidence: Evidence,
  deps: Pick<RetrieveDeps, 'library' | 'book'>,
): Promise<boolean> {
  const units = readAskedUnits(frame.text.slice(startOfTurn(frame.text)))
  if (!['value', 'total'].includes(frame.want) || units === null || readDeed(frame) === null) return false
  const fitting = (await weighFigures(frame, evidence, deps)).filter(({ figure }) =>
    units.includes(figure.unit),
  )
  return fitting.length > 0 && keepDeeds(keepNamed(fitting), frame).length === 0
}
