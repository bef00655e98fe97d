// Tool of the sentence check: a passage or a written sentence -> its clauses, each with its content words and quantities.
import { oncePer } from '#shared/once-per.ts'
import { normalise } from '#text/normalise.ts'
import { findQuantities, type Quantity } from '#text/numbers/find-quantities.ts'
import { findPlaces, type PlaceMention } from '#text/places.ts'
import type { CheckDeps } from './cited-passage.ts'
import { readForm } from './claim-wording.ts'

export interface Clause {
  /** As written, without the mark that ends it. */
  readonly raw: string
  /** Where it starts in its text; quantities count from there, too. */
  readonly start: number
  /** Content words alone: no blanks, quantities, marks, or words that only join. */
  readonly form: string
  readonly quantities: readonly Quantity[]
  /** True for the first of its sentence. */
  readonly isHead: boolean
}

/** What tells that two words say the same. */
export type Wording = Pick<CheckDeps, 'sameWords'>

/** A comma inside 26,000 and a colon inside 8:30 end nothing; nor does 、, which lists what one verb governs. */
const clauseEnd = /[，。;；!！?？\n]|[,:：](?!\d)|(?<!\d)[,:：]/
const caches = oncePer((_: CheckDeps['sameWords']) => new Map<string, readonly Clause[]>())
const cacheSize = 500

/** Clauses in order; quantities are read with the whole text in view. The passages of one answer are read once. */
export function readClauses(text: string, { sameWords }: Wording): readonly Clause[] {
  const cache = caches(sameWords)
  const known = cache.get(text)
  if (known) return known
  const quantities = findQuantities(text)
  const clauses: Clause[] = []
  let start = 0
  let first = 0
  for (const raw of text.split(clauseEnd)) {
    const end = start + raw.length
    while (first < quantities.length && quantities[first]!.at.start < start) first++
    let next = first
    while (next < quantities.length && quantities[next]!.at.start < end) next++
    const own = quantities.slice(first, next)
    const clause = {
      raw,
      start,
      quantities: own,
      isHead: start === 0 || /[。；;！!？?\n]/.test(text[start - 1]!),
    }
    if (raw.trim() !== '') clauses.push({ ...clause, form: readContent(clause, [], { sameWords }) })
    start = end + 1
  }
  if (cache.size >= cacheSize) cache.clear()
  cache.set(text, clauses)
  return clauses
}

/** Content words of a clause without its quantities and the given names. */
export function readContent(
  { raw, start, quantities }: Pick<Clause, 'raw' | 'start' | 'quantities'>,
  names: readonly string[],
  { sameWords }: Wording,
): string {
  let rest = ''
  let done = 0
  for (const { at } of quantities) {
    rest += raw.slice(done, Math.max(done, at.start - start))
    done = Math.max(done, at.end - start)
  }
  rest += raw.slice(done)
  for (const name of names) rest = rest.replaceAll(name, '')
  return readForm(normalise(rest).text, sameWords)
}

/** What stands before and after a quantity in its own clause, as written. */
export function splitAround({ raw, start }: Clause, { at }: Quantity): readonly [string, string] {
  return [raw.slice(0, at.start - start), raw.slice(at.end - start)]
}

const mentions = oncePer((_: CheckDeps) => new Map<string, readonly PlaceMention[]>())

/** Places that a clause names; mending tries one clause on many passages, so each is read once. */
export function readMentions(text: string, deps: CheckDeps): readonly PlaceMention[] {
  const read = mentions(deps)
  const found = read.get(text) ?? narrowByCounty(findPlaces(text, deps))
  if (read.size >= cacheSize) read.clear()
  read.set(text, found)
  return found
}

/** 云岭县柳溪镇 names one of the towns called 柳溪镇. */
function narrowByCounty(found: readonly PlaceMention[]): readonly PlaceMention[] {
  return found.map((mention) => {
    const area = found.find(({ end }) => end === mention.start)?.places.find(({ town }) => town === null)
    const places = mention.places.filter(({ county }) => area !== undefined && county === area.county)
    return places.length > 0 ? { ...mention, places } : mention
  })
}
