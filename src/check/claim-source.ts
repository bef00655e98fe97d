// Tool of the sentence check: a passage or a written sentence -> its clauses, each with its content words and quantities.
import { findQuantities, type Quantity } from '#text/find-quantities.ts'
import { normalise } from '#text/normalise.ts'
import { findPlaces, type PlaceMention } from '#text/places.ts'
import type { CheckDeps } from './cited-passage.ts'

export interface Clause {
  /** As written, without the mark that ends it. */
  readonly raw: string
  /** Content words alone: no blanks, digits, marks, or words that only join. */
  readonly form: string
  readonly quantities: readonly Quantity[]
}

/** Words that join or date a clause and claim nothing by themselves; left out on both sides. */
const joining =
  /(?:19|20)\d\d年度?|(?:据|根据|从)?(?:其|该|上述)?(?:年度)?报告(?:中|里)?(?:提到|写到|写道|写明|指出|显示|介绍|称|载明)?|其中|同时|此外|另外|并且|而且|从而|以及|还有|共计|累计|总计|合计|总共|全年|年度?内|今年以来|今年|本年度?|当年|截至目前|目前|通过|采取|采用|借助|对于|针对|围绕|按照|根据|依照|进行|开展|组织|实施|积极|切实|大力|认真|深入|进一步|不断|持续|有效|分别|一是|二是|三是|四是|五是|具体来看|具体而言|首先|其次|最后|方面|在此基础上/g
const joiningChars =
  /[的了着和与及并且等对在为将把被由以于从向给至其该此之则又再就而或还也均都共已曾后时中上内里,，.。;；:：、!！?？"'()（）[\]【】《》<>·—\-~%‰\d零〇一二两三四五六七八九十百千万亿余约近多]/g
/** A comma inside 26,000 and a colon inside 8:30 end nothing. */
const clauseEnd = /[，。;；、!！?？\n]|[,:：](?!\d)|(?<!\d)[,:：]/
const cache = new Map<string, readonly Clause[]>()
const cacheSize = 500

/** Words that carry the meaning of a clause, in matching form. */
export function readForm(text: string): string {
  return normalise(text).text.replace(joining, '').replace(joiningChars, '')
}

/** Clauses in order; quantities are read with the whole text in view. The passages of one answer are read once. */
export function readClauses(text: string): readonly Clause[] {
  const known = cache.get(text)
  if (known) return known
  const quantities = findQuantities(text)
  const clauses: Clause[] = []
  let at = 0
  for (const raw of text.split(clauseEnd)) {
    const end = at + raw.length
    const own = quantities.filter((quantity) => quantity.at.start >= at && quantity.at.start <= end)
    if (raw.trim() !== '') clauses.push({ raw, form: readForm(raw), quantities: own })
    at = end + 1
  }
  if (cache.size >= cacheSize) cache.clear()
  cache.set(text, clauses)
  return clauses
}

const mentions = new WeakMap<CheckDeps, Map<string, readonly PlaceMention[]>>()

/** Places that a clause names; mending tries one clause on many passages, so each is read once. */
export function readMentions(text: string, deps: CheckDeps): readonly PlaceMention[] {
  const read = mentions.get(deps) ?? new Map<string, readonly PlaceMention[]>()
  mentions.set(deps, read)
  const found = read.get(text) ?? findPlaces(text, deps)
  if (read.size >= cacheSize) read.clear()
  read.set(text, found)
  return found
}

export interface Cover {
  /** Share of the characters that stand in the source in runs of two or more, 0 to 1. */
  readonly share: number
  /** The longest run that does not. */
  readonly longestGap: string
}

/** How much of one content form another carries. */
export function measureCover(form: string, source: string): Cover {
  let covered = 0
  let gap = ''
  let longestGap = ''
  for (let at = 0; at < form.length; ) {
    let length = 0
    while (at + length < form.length && source.includes(form.slice(at, at + length + 1))) length++
    if (length >= 2 || (length === 1 && form.length === 1)) {
      covered += length
      at += length
      gap = ''
    } else {
      gap += form.charAt(at)
      if (gap.length > longestGap.length) longestGap = gap
      at++
    }
  }
  return { share: form.length === 0 ? 1 : covered / form.length, longestGap }
}
