// Step: quotes -> those of several townships in nearly the same words (a county's phrase that each took over), and the rest.
import { placeName } from '#domain/place.ts'
import { cutBigrams } from '#retrieve/cut-bigrams.ts'
import type { Quote } from './open-quote.ts'

export interface AlikeQuotes {
  /** Two quotes or more each, of as many townships, in the order given. */
  readonly alike: readonly (readonly Quote[])[]
  readonly rest: readonly Quote[]
}

/** Each quote is in one group or in `rest`; numbers and the townships' own names do not tell wordings apart. */
export function groupAlike(quotes: readonly Quote[]): AlikeQuotes {
  const alike: (readonly Quote[])[] = []
  const rest: Quote[] = []
  const seen = new Set<Quote>()
  for (const quote of quotes) {
    if (seen.has(quote)) continue
    const group = [quote]
    for (const other of quotes) {
      const isNew = group.every((one) => placeOf(one) !== placeOf(other))
      if (!seen.has(other) && isNew && isAlike(quote, other)) group.push(other)
    }
    if (group.length > 1) {
      alike.push(group)
      for (const one of group) seen.add(one)
    } else rest.push(quote)
  }
  return { alike, rest }
}

function isAlike(a: Quote, b: Quote): boolean {
  const [shorter, longer] = [cutWording(a), cutWording(b)].sort((x, y) => x.size - y.size)
  if (!shorter || !longer || shorter.size < leastBigrams || shorter.size < leastSize * longer.size)
    return false
  const shared = [...shorter].filter((bigram) => longer.has(bigram)).length
  return shared >= leastShared * shorter.size
}

/** A phrase taken over leaves a clause of the township's own on either side; two texts on one topic share less than half. */
const leastShared = 0.6
/** A short set phrase inside a long sentence does not make that sentence the same. */
const leastSize = 0.6
/** Below about twenty characters there are only set phrases. */
const leastBigrams = 18

function cutWording({ text, report }: Quote): ReadonlySet<string> {
  const { town, county } = report.metadata.place
  let plain = text
  for (const name of [town, county, town?.replace(/(?:街道|[乡镇])$/, '')])
    if (name && name.length > 1) plain = plain.replaceAll(name, '')
  return new Set(cutBigrams(plain.replace(/[\d.%％]+/g, '').replace(/[全本我](?:街道|[乡镇])/g, '')))
}

function placeOf({ report }: Quote): string {
  return placeName(report.metadata.place)
}
