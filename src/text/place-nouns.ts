// Step: pure reading. Words that end like a place (小城镇, 我镇, 三个镇, 主城区) -> whether they are a name or a common noun.
import type { PlaceNoun, SynonymGroup } from '#domain/prompt-book.ts'
import type { Span } from '#domain/span.ts'
import { oncePer } from '#shared/once-per.ts'

const suffix = /(?:镇|乡|苏木|街道办事处|街道|地区|自治县|自治旗|县|区|市|旗|盟|州|省)$/
const counted = /^[\d一二三四五六七八九十百两几多数]+[个座]?$/

interface Nouns {
  readonly whole: ReadonlySet<string>
  readonly end: readonly string[]
  readonly start: readonly string[]
  readonly short: ReadonlySet<string>
}

const prepare = oncePer((nouns: readonly PlaceNoun[]): Nouns => {
  const list = (as: PlaceNoun['as']) => nouns.filter((noun) => noun.as === as).map(({ word }) => word)
  return {
    whole: new Set(list('whole')),
    end: list('end'),
    start: list('start'),
    short: new Set(list('short')),
  }
})

/** No name even where a place of this name exists: 小城镇, 中心镇. */
export function isNounAlways(name: string, nouns: readonly PlaceNoun[]): boolean {
  return prepare(nouns).whole.has(name.replace(suffix, ''))
}

/** No name where no list of places knows it: 我镇, 发展乡, 三个镇. */
export function isCommonNoun(name: string, nouns: readonly PlaceNoun[]): boolean {
  const proper = name.replace(suffix, '')
  const { whole, end, start } = prepare(nouns)
  return (
    proper === '' ||
    counted.test(proper) ||
    whole.has(proper) ||
    end.some((word) => proper.endsWith(word)) ||
    start.some((word) => proper.startsWith(word))
  )
}

/** Stands right behind a place that a question is about: its year, its report, an office of it. */
const subject =
  /^(?:(?:20)?\d\d年|20\d\d|[去今前]年|的|[有搞办做发开花调收建](?:了|过)?(?:多少|几)|近[\d一二两三四五])/

/** 平安 of 平安建设, 公安 of 公安局: a word of its own unless it opens the text as what is spoken of (平安2023年…). */
export function isWordOfItsOwn(
  short: string,
  { before, after }: { readonly before: string; readonly after: string },
  nouns: readonly PlaceNoun[],
): boolean {
  if (!prepare(nouns).short.has(short)) return false
  return !/^(?:请问|问|查)?$/.test(before.trim()) || !subject.test(after)
}

/** What stands behind 镇, 乡 or 街道 where the word goes on and names nothing: 城镇化, 乡村, 乡镇, 街道办. */
const goesOn =
  /^(?:[县市化]|企业|级|域|村(?!民委|委)|容|貌|亲|愁|贤|情|土|风|音|镇(?!长|党|政|人)|乡(?!长|党|政|人)|街道|族)/

/** Whether a name may end here, by what follows it. */
export function isNameEnd(rest: string): boolean {
  return !goesOn.test(rest)
}

/** A word of three characters or more that reports speak of stands over the span. */
export function liesInWord(text: string, { start, end }: Span, synonyms: readonly SynonymGroup[]): boolean {
  const words = synonyms.flatMap(({ written, spoken }) => [...written, ...spoken])
  return words.some((word) => {
    const at = word.length < 3 ? -1 : text.indexOf(word)
    return at >= 0 && at < end && start < at + word.length
  })
}
