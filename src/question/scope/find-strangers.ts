// Step: question -> names in it that look like townships and are none that the library or the gazetteer knows.
import type { Scope } from '#domain/frame.ts'
import type { PromptBook } from '#domain/prompt-book.ts'
import type { Lexicon } from '#domain/search.ts'
import type { Span } from '#domain/span.ts'
import { isCommonNoun, isNameEnd } from '#text/place-nouns.ts'
import type { Gazetteer } from '#text/places.ts'

interface StrangerDeps {
  readonly gazetteer: Gazetteer
  readonly book: Pick<PromptBook, 'practices' | 'placeNouns'>
}

/** 低的镇, 哪只镇, 不出镇: a piece of a sentence, no name. */
const saysMore =
  /[的了哪没只这那每各最么是和跟与给把被谁几不也都就还或及由]|^(?:[\d年]|送|看|问|[一二两三四五六七八九十几]+[个家份位])|乡镇|镇街/

/** Names of townships that neither the gazetteer nor the library knows: two characters and a suffix, up to four where a name begins. */
export function findStrangers(text: string, deps: StrangerDeps): readonly Span[] {
  const short = findShortStranger(text, deps)
  if (short) return [short]
  const found = text.matchAll(
    /(?:(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{2})(?:镇|街道|乡|苏木)(?!长|政府|党委|干部|里|上)/g,
  )
  return Array.from(found, (match) => ({
    start: match.index,
    end: match.index + match[0].length,
    text: match[0],
  })).filter(
    (span) =>
      !/[“"「]/.test(text[span.start - 1] ?? '') &&
      !saysMore.test(span.text) &&
      !isCommonNoun(span.text, deps.book.placeNouns) &&
      isNameEnd(text.slice(span.end)),
  )
}

interface OpeningDeps extends StrangerDeps {
  readonly book: Pick<PromptBook, 'practices' | 'placeNouns' | 'synonyms'>
  readonly lexicon: Lexicon | null
}

const opening = /^\s*([\u4e00-\u9fff]{2})(?:那边|那里|那儿|那头|这边|的)?(?=([\u4e00-\u9fff]{2,}))/

/** 云溪网格咋划的: a name that opens the question before a thing of the table, is a township's somewhere, and stands in no report. */
export function openWithStranger(
  text: string,
  { gazetteer, book, lexicon }: OpeningDeps,
): Partial<Pick<Scope, 'unknown'>> {
  const [, name = '', rest = ''] = opening.exec(text) ?? []
  if (name === '' || lexicon === null || lexicon.isWritten(name)) return {}
  const isThing = book.synonyms.some(({ written, spoken }) =>
    [...written, ...spoken].some((word) => rest.startsWith(word)),
  )
  const isWord =
    book.placeNouns.some(({ word }) => word === name) ||
    book.practices.some(({ topic }) => topic.includes(name)) ||
    book.synonyms.some(({ written, spoken }) => [...written, ...spoken].some((word) => word.includes(name)))
  const isName = ['镇', '乡', '街道'].some((suffix) => gazetteer.find(name + suffix).length > 0)
  return isThing && !isWord && isName ? { unknown: [name] } : {}
}

const beforeTime =
  /^[\u4e00-\u9fff]{2,4}?(?=(?:20)?\d\d年|20\d\d|[去今前]年|(?:这|近|最近)[几些两三四五]年|历年|[两三四五]年)/

/** 双河2023年…, 双河这几年…: a name without its suffix that opens the question before a time, and is a place's somewhere. 平安2023年…: what practices are told of is a topic. */
function findShortStranger(text: string, { gazetteer, book }: StrangerDeps): Span | null {
  const name = beforeTime.exec(text)?.[0]
  if (
    !name ||
    /^(?:[前后]头|[前后]面|后来|之[前后]|往[前后]|当中|中间)$/.test(name) ||
    /^[\d一两二三四五六七八九十几]+[家个份位]/.test(name) ||
    book.practices.some(({ topic }) => topic === name)
  )
    return null
  const isOrdinary = book.placeNouns.some(({ word, as }) => as === 'short' && word === name)
  const suffixes = isOrdinary ? ['镇', '乡', '街道'] : ['镇', '乡', '街道', '县', '区', '市', '省', '旗']
  const isName = suffixes.some((suffix) => gazetteer.find(name + suffix).length > 0)
  return isName ? { start: 0, end: name.length } : null
}
