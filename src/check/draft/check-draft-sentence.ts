// Step of writing with a model: one sentence against the facts it may tell. Every number in its own role, no other place or year, no word that is neither a fact's nor one of attitude.
import type { Place } from '#domain/place.ts'
import type { Span } from '#domain/span.ts'
import { normalise } from '#text/normalise.ts'
import { findQuantities, type Quantity } from '#text/numbers/find-quantities.ts'
import { isSameUnit } from '#text/numbers/same-unit.ts'
import { findPlaces, type Gazetteer } from '#text/places.ts'
import { findYears } from '#text/years.ts'
import { coverWords, readContent } from './cover-words.ts'

/** A number that may be told, with the words that say what it counts. */
export interface FactNumber {
  /** Of the caller; comes back with the place where it stands. */
  readonly id: string
  readonly value: number
  readonly unit: string
  readonly qualifier: Quantity['qualifier']
  readonly names: readonly string[]
}

export interface SentenceFacts {
  readonly numbers: readonly FactNumber[]
  /** The user's own words, and the wording that may be used for them. */
  readonly texts: readonly string[]
  /** Years that may be named. */
  readonly years: readonly number[]
  readonly own: Place | null
}

export interface ToldNumber extends Span {
  readonly id: string
}

export type DraftSentence =
  | { readonly kind: 'kept'; readonly numbers: readonly ToldNumber[] }
  | { readonly kind: 'dropped'; readonly reason: string }

/** Share of a sentence's content characters that facts and attitude must carry. */
const leastCover = 0.9
/** Content characters in a row that neither has. */
const longestGap = 1
/** 素养明显提升: the noun before the verb says that it came about; 提升素养 is an aim. */
const result =
  /(?:提升|提高|增强|改善|好转|下降|减少|降低|增长|见效|到位|成效|实效|好评|满意|认可|零发生)(?=[，,。；;]|$)|(?:明显|显著|大幅|有效|全面)(?:提升|提高|增强|改善|好转|下降|减少|降低)/g
const negation = /未(?!来|成年)|没有|无(?!论|缝|偿)|不(?!断|仅|但|同|少)|零(?=发生|上访|投诉|事故)/g

export function checkDraftSentence(
  sentence: string,
  facts: SentenceFacts,
  deps: { gazetteer: Gazetteer; known: readonly Place[] },
): DraftSentence {
  const drop = (reason: string): DraftSentence => ({ kind: 'dropped', reason })
  const numbers: ToldNumber[] = []
  const quantities = findQuantities(sentence)
  for (const [index, quantity] of quantities.entries()) {
    const fact = findFact({ sentence, quantities, index }, facts.numbers)
    if (!fact) return drop(`“${quantity.raw}”不在素材里，或说的不是那件事`)
    numbers.push({ id: fact.id, ...quantity.at })
  }
  const source = normalise(facts.texts.join('|')).text
  const loose = findLoose(sentence, { quantities, source, years: facts.years })
  if (loose !== null) return drop(`“${loose}”不在素材里`)
  const place = findForeign(sentence, facts, deps)
  if (place !== null) return drop(`“${place}”不是本单位`)
  for (const pattern of [result, negation]) {
    const claim = Array.from(sentence.matchAll(pattern)).find(
      (match) =>
        !source.includes(
          normalise(sentence.slice(Math.max(0, match.index - 2), match.index + match[0].length)).text,
        ),
    )
    if (claim) return drop(`“${claim[0]}”素材没有说`)
  }
  const content = readContent(blank(sentence, quantities))
  const cover = coverWords(content, facts.texts.map(readContent).join('|'))
  const isSaid = cover.share >= leastCover && cover.gap.length <= longestGap
  return isSaid ? { kind: 'kept', numbers } : drop(`“${cover.gap || content}”素材没有说`)
}

/** The number whose names stand beside it, and better than those of any other of its unit. */
function findFact(
  { sentence, quantities, index }: { sentence: string; quantities: readonly Quantity[]; index: number },
  numbers: readonly FactNumber[],
): FactNumber | null {
  const quantity = quantities[index]!
  const from = quantities[index - 1]?.at.end ?? 0
  const to = quantities[index + 1]?.at.start ?? sentence.length
  const before = sentence
    .slice(from, quantity.at.start)
    .split(/[。；;]/)
    .at(-1)!
  const after = sentence.slice(quantity.at.end, to).split(/[，,。；;、]/)[0]!
  const near = `${before}|${after}`
  const score = (number: FactNumber) =>
    number.names.reduce((best, name) => (near.includes(name) ? Math.max(best, name.length) : best), 0)
  const ofUnit = numbers.filter((number) => isSameUnit(number.unit, quantity.unit))
  const fitting = ofUnit.filter(
    (number) =>
      number.value === quantity.value && number.qualifier === quantity.qualifier && score(number) > 0,
  )
  const best = fitting.toSorted((a, b) => score(b) - score(a))[0]
  if (!best) return null
  const isOthers = ofUnit.some((number) => number.value !== quantity.value && score(number) > score(best))
  return isOthers ? null : best
}

/** Digits, counts in characters and years that are no number of the facts. */
function findLoose(
  sentence: string,
  {
    quantities,
    source,
    years,
  }: { quantities: readonly Quantity[]; source: string; years: readonly number[] },
): string | null {
  const year = findYears(sentence).find(
    (mention) => !years.includes(mention.year) || !years.includes(mention.endYear),
  )
  if (year) return sentence.slice(year.start, year.end)
  const rest = blank(sentence, quantities).replace(/(?:19|20)\d{2}年度?/g, '')
  const counts =
    /\d[\d.]*[\u4e00-\u9fff%]?|[二两三四五六七八九十百千万]{1,4}[个项条种支类级批轮步大块张套所处层道]/g
  const loose = rest.match(counts)?.find((word) => !source.includes(normalise(word).text))
  return loose ?? null
}

function findForeign(
  sentence: string,
  { own, texts }: SentenceFacts,
  deps: { gazetteer: Gazetteer; known: readonly Place[] },
): string | null {
  const names = [own?.town, own?.county, own?.city, own?.province]
  const foreign = findPlaces(sentence, deps).find(
    ({ text }) => !names.some((name) => name?.includes(text)) && !texts.some((one) => one.includes(text)),
  )
  return foreign?.text ?? null
}

function blank(sentence: string, quantities: readonly Quantity[]): string {
  let rest = ''
  let from = 0
  for (const { at } of quantities) {
    rest += `${sentence.slice(from, at.start)}，`
    from = at.end
  }
  return rest + sentence.slice(from)
}
