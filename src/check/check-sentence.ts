// Step: one written sentence against the passages it cites. In: the sentence with its [n] marks and what they stand for. Out: the first thing that does not hold, or null.

import type { Place } from '#domain/place.ts'
import { findQuantities } from '#text/find-quantities.ts'
import { normalise } from '#text/normalise.ts'
import type { Gazetteer } from '#text/places.ts'
import { findPlaces } from '#text/places.ts'
import { findYears } from '#text/years.ts'

/** What a citation mark stands for. */
export interface CitedPassage {
  readonly n: number
  /** The passage (not only the quote) as stored. */
  readonly text: string
  readonly place: Place
  readonly year: number | null
}

export interface SentenceFault {
  readonly rule: 'uncited' | 'number' | 'year' | 'place' | 'name' | 'negation' | 'clause'
  /** The piece that does not hold. */
  readonly text: string
}

export interface CheckDeps {
  readonly gazetteer: Gazetteer
  /** Places of the library, so that short names are understood. */
  readonly known: readonly Place[]
}

/** Share of a clause's character pairs that its passages must carry; set on the 500 generated sentences of the test. */
export const clauseCoverage = 0.6

/** Throws nothing; a mark that stands for no passage counts as no citation. */
export function checkSentence(
  sentence: string,
  passages: readonly CitedPassage[],
  deps: CheckDeps,
): SentenceFault | null {
  const marks = Array.from(sentence.matchAll(/\[(\d{1,3})\]/g), (match) => Number(match[1]))
  const cited = passages.filter((passage) => marks.includes(passage.n))
  if (cited.length === 0 || cited.length < new Set(marks).size) return { rule: 'uncited', text: sentence }
  const plain = sentence.replace(/\[\d{1,3}\]/g, '')
  const carried = cited.map((passage) => passage.text).join('\n')
  return (
    checkNumbers(plain, carried) ??
    checkYears(plain, cited) ??
    checkPlaces(plain, cited, deps) ??
    checkNames(plain, carried) ??
    checkClauses(plain, { carried, cited, deps })
  )
}

/** Every quantity stands in a cited passage with the same value and unit; any other run of digits stands there as written. */
function checkNumbers(plain: string, carried: string): SentenceFault | null {
  const there = findQuantities(carried)
  const quantities = findQuantities(plain)
  for (const quantity of quantities) {
    const holds = there.some((other) => other.value === quantity.value && other.unit === quantity.unit)
    if (!holds) return { rule: 'number', text: quantity.raw }
  }
  const isInside = (at: number) => quantities.some(({ at: span }) => span.start <= at && at < span.end)
  const digits = new Set(carried.normalize('NFKC').match(/\d+(?:\.\d+)?/g) ?? [])
  for (const match of plain.normalize('NFKC').matchAll(/\d+(?:\.\d+)?/g)) {
    const isYear = /^(?:19|20)\d\d$/.test(match[0])
    if (!isYear && !isInside(match.index) && !digits.has(match[0])) return { rule: 'number', text: match[0] }
  }
  return null
}

/** A year is the cited report's own or stands in its passage. */
function checkYears(plain: string, cited: readonly CitedPassage[]): SentenceFault | null {
  const allowed = new Set<number>()
  for (const { year, text } of cited) {
    if (year !== null) allowed.add(year)
    for (const mention of findYears(text)) allowed.add(mention.year).add(mention.endYear)
    for (const written of text.match(/(?:19|20)\d\d/g) ?? []) allowed.add(Number(written))
  }
  for (const written of plain.match(/(?<!\d)(?:19|20)\d\d(?!\d)/g) ?? []) {
    if (!allowed.has(Number(written))) return { rule: 'year', text: written }
  }
  return null
}

/** A place is one of the cited reports' or named in their passage: nobody is credited with another's practice. */
function checkPlaces(plain: string, cited: readonly CitedPassage[], deps: CheckDeps): SentenceFault | null {
  for (const mention of findPlaces(plain, deps)) {
    const isCited = cited.some(
      ({ place, text }) =>
        text.includes(mention.text) ||
        mention.places.some((named) =>
          named.town !== null
            ? named.town === place.town && (place.county === null || named.county === place.county)
            : named.county === place.county || (named.county === null && named.province === place.province),
        ),
    )
    if (!isCited) return { rule: 'place', text: mention.text }
  }
  return null
}

/** What stands in 《》 or quotation marks stands so in the passage. */
function checkNames(plain: string, carried: string): SentenceFault | null {
  const there = normalise(carried).text
  for (const match of plain.matchAll(/《([^《》]{1,80})》|“([^“”]{1,200})”/g)) {
    const name = match[1] ?? match[2] ?? ''
    if (!there.includes(normalise(name).text)) return { rule: 'name', text: name }
  }
  return null
}

const negations =
  /未|没有|没|无(?!论|缝|偿|人机|障碍)|不(?!断|仅|但|同|少|动产)|禁止|杜绝|零(?=发生|上访|投诉)/g

/** Each clause's words stand in the passages, near each other, and say yes where the passage says yes. */
function checkClauses(
  plain: string,
  { carried, cited, deps }: { carried: string; cited: readonly CitedPassage[]; deps: CheckDeps },
): SentenceFault | null {
  const sources = carried.split(/[,，。;；\n]/).map((clause) => normalise(clause).text)
  for (const clause of plain.split(/[,，。;；:：、]/)) {
    const bare = normalise(stripNames(clause, cited, deps)).text.replace(/[^\p{L}\p{N}]/gu, '')
    const pairs = pairsOf(bare)
    if (pairs.length < 3) continue
    const all = new Set(sources.flatMap(pairsOf))
    const share = pairs.filter((pair) => all.has(pair)).length / pairs.length
    if (share < clauseCoverage) return { rule: 'clause', text: clause }
    const nearest = sources.reduce((best, source) =>
      overlap(pairs, source) > overlap(pairs, best) ? source : best,
    )
    const isNegated = count(clause) % 2 === 1
    if (overlap(pairs, nearest) >= 0.5 && isNegated !== (count(nearest) % 2 === 1)) {
      return { rule: 'negation', text: clause }
    }
  }
  return null
}

function count(text: string): number {
  return text.match(negations)?.length ?? 0
}

function pairsOf(text: string): readonly string[] {
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2))
}

function overlap(pairs: readonly string[], source: string): number {
  return pairs.filter((pair) => source.includes(pair)).length / pairs.length
}

/** Places and years were checked on their own and need not stand in the passage. */
function stripNames(clause: string, cited: readonly CitedPassage[], deps: CheckDeps): string {
  let rest = clause.replace(/(?:19|20)\d\d年?/g, '')
  for (const { place } of cited) {
    for (const name of [place.county, place.town]) if (name) rest = rest.replaceAll(name, '')
  }
  for (const { text } of findPlaces(rest, deps)) rest = rest.replace(text, '')
  return rest
}
