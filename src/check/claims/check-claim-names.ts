// Step of the sentence check: years, places and quoted names of one clause. Nobody is credited with another's practice.
import type { Place } from '#domain/place.ts'
import { normalise } from '#text/normalise.ts'
import type { PlaceMention } from '#text/places.ts'
import { findYears } from '#text/years.ts'
import type { CheckDeps, CitedPassage, SentenceFault } from './cited-passage.ts'
import { readClauses, readMentions } from './claim-source.ts'
import type { Claim } from './read-claims.ts'

/** A year is the cited report's own, or stands in a clause of the passage. */
export function checkYears({ clause, passages }: Claim): SentenceFault | null {
  const allowed = new Set<number>()
  for (const { year, text } of passages) {
    if (year !== null) allowed.add(year)
    for (const mention of findYears(text)) allowed.add(mention.year).add(mention.endYear)
    for (const written of text.match(/(?<!\d)(?:19|20)\d\d(?!\d)/g) ?? []) allowed.add(Number(written))
  }
  const named = findYears(clause.raw).flatMap(({ year, endYear }) => [year, endYear])
  const written = clause.raw.normalize('NFKC').match(/(?<!\d)(?:19|20)\d\d(?!\d)/g) ?? []
  const digits = clause.quantities.map(({ raw }) => raw).join(' ')
  const wrong = [...named, ...written.map(Number)].find(
    (year) => !allowed.has(year) && !digits.includes(String(year)),
  )
  return wrong === undefined ? null : { rule: 'year', text: String(wrong) }
}

/** A place is one of the cited reports' or named in their passage; at the head of a clause, where it is who did it, it heads one there too. */
export function checkPlaces({ clause, passages }: Claim, deps: CheckDeps): SentenceFault | null {
  const lead = clause.raw.replace(/^(?:\s|其中|同时|此外|另外|而|(?:19|20)\d\d年度?|据|在)*/, '')
  for (const mention of readMentions(clause.raw, deps)) {
    if (passages.some(({ place }) => mention.places.some((named) => isWithin(place, named)))) continue
    if (isAcrossWords(mention, clause.raw, passages) || isInName(mention, clause.raw, passages)) continue
    const isHead = lead.startsWith(mention.text)
    // What a township with reports of its own did is not taken from another's.
    if (isHead && mention.places.some((named) => deps.known.some((own) => isTown(own, named))))
      return { rule: 'place', text: mention.text }
    const holds = passages.some(({ text }) =>
      isHead
        ? readClauses(text, deps).some(({ raw }) => raw.trim().startsWith(mention.text))
        : text.includes(mention.text),
    )
    if (!holds) return { rule: 'place', text: mention.text }
  }
  return checkLocalNames(clause.raw, passages)
}

/** 明白人和乡干部 names no 人和乡: the word that ends before 和 stands in a passage. */
function isAcrossWords(
  { text, start }: PlaceMention,
  raw: string,
  passages: readonly CitedPassage[],
): boolean {
  const at = text.search(/(?<=.)[和与及](?=.)/)
  const word = raw.slice(Math.max(0, start - 2), start + at)
  return at > 0 && word.length > at && passages.some((one) => one.text.includes(word))
}

/** 红岩水库 and 城区雨污分流 name no 红岩镇: a short or common name stands in the same longer word there. */
function isInName({ text, end }: PlaceMention, raw: string, passages: readonly CitedPassage[]): boolean {
  const word = raw.slice(end - text.length, end + 2)
  const isPlain = text.length <= 2 || !/[镇乡县市]$|街道$/.test(text)
  return isPlain && word.length >= text.length + 2 && passages.some((one) => one.text.includes(word))
}

const isTown = (a: Place, b: Place) => a.town !== null && a.town === b.town && a.county === b.county

/** The report's own town, its county, its city: what is said of 敖江镇 may be said of 连江县敖江镇. */
function isWithin(place: Place, named: Place): boolean {
  if (named.town !== null) {
    return named.town === place.town && (place.county === null || named.county === place.county)
  }
  if (named.county !== null) return named.county === place.county
  if (named.city !== null) return named.city === place.city
  return named.province === place.province
}

/** Villages and towns that no list knows: the two characters before the suffix stand there too. */
const localName = /([\p{Script=Han}]{2})(村|社区|街道|镇|乡|县)(?!民|干|规|级|务|镇|道|居|委)/gu
const generic =
  /关于|目前|对于|其中|根据|按照|由于|以及|如今|现在|当前|此外|同时|有关|来自|上报|报送|移交|送交|抄送|告知|[各全本每该个所这那两几多行乡镇县农城集邻跨到入进驻包联示范美丽的和与在我市省以并且为年月日次组成建形设又已被将把让请给等从向由对及或其他她们当届]/

function checkLocalNames(raw: string, passages: readonly CitedPassage[]): SentenceFault | null {
  const there = passages.map(({ text, place }) => `${text}\n${Object.values(place).join('')}`).join('\n')
  for (const match of raw.matchAll(localName)) {
    if (!generic.test(match[1]!) && !there.includes(match[0])) return { rule: 'place', text: match[0] }
  }
  return null
}

/** What stands in 《》 or quotation marks stands so in the passage. */
export function checkNames(sentence: string, passages: readonly CitedPassage[]): SentenceFault | null {
  const there = passages.map(({ text }) => normalise(text).text)
  for (const match of sentence.matchAll(/《([^《》]{1,80})》|[“"「]([^“”"「」]{1,200})[”"」]/g)) {
    const name = match[1] ?? match[2] ?? ''
    const form = normalise(name).text.replace(/[,，.。;；]$/, '')
    if (!there.some((text) => text.includes(form))) return { rule: 'name', text: name }
  }
  return null
}
