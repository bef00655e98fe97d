// Tool of this room: a question and the sentences found -> how far each is led to by what few of them write: a phrase in quotation marks, a word for a thing (放牛, 契约). 0 to 1.
import type { Frame } from '#domain/frame.ts'
import type { SearchResult } from '#domain/search.ts'
import type { Sentence } from '../sentence.ts'
import { readSaid } from './read-said.ts'

/** A word that leads stands in so few sentences of those found, and in few passages: idf of one in about 80. */
const rare = { mostFound: 3, idf: 4.4 }
/** What stands in the section of a sentence that holds it, and near it. */
const beside = { share: 0.4, characters: 300 }
/** A quoted phrase of fewer characters is a word. */
const shortestQuoted = 3

/** In the order of the pool. */
export function findLeads(
  { text, topic, terms }: Pick<Frame, 'text' | 'topic' | 'terms'>,
  pool: readonly Sentence[],
  { idf }: { readonly idf: SearchResult['idf'] },
): readonly number[] {
  // 一笔, 三条 count, and name nothing.
  const isSure = (word: string) =>
    !/^[一二两三四五六七八九十几\d]/.test(word) &&
    terms.some((term) => !term.isGuess && term.word.includes(word))
  const words = [...idf.words.keys()].filter(
    (word) => topic.includes(word) && isSure(word) && (idf.words.get(word) ?? 0) >= rare.idf,
  )
  const quoted = readQuoted(text)
  const isAnySought = quoted.length > 0 || words.length > 0
  const bodies = isAnySought ? pool.map((one) => (one.isHeading ? '' : readSaid(one.text).joined)) : []
  const phrases = [
    ...quoted.filter((said) => bodies.some((body) => body.includes(said))),
    ...words.filter((word) => isFew(word, bodies)),
  ]
  if (phrases.length === 0) return pool.map(() => 0)
  const own = bodies.map((body) => (phrases.some((one) => body.includes(one)) ? 1 : 0))
  const told = pool.filter((_, i) => own[i] === 1)
  return pool.map((one, i) => own[i] || (told.some((other) => isBeside(one, other)) ? beside.share : 0))
}

function isBeside(one: Sentence, other: Sentence): boolean {
  return (
    !one.isHeading &&
    one.reportId === other.reportId &&
    one.section === other.section &&
    one.start - other.end < beside.characters &&
    other.start - one.end < beside.characters
  )
}

function readQuoted(text: string): readonly string[] {
  const quoted = text.matchAll(/[“"「《『]([^”"」》』]{1,40})[”"」》』]/g)
  return Array.from(quoted, (match) => readSaid(match[1]!).joined).filter(
    ({ length }) => length >= shortestQuoted,
  )
}

function isFew(word: string, bodies: readonly string[]): boolean {
  if (word.length < 2) return false
  let found = 0
  for (const body of bodies) if (body.includes(word) && ++found > rare.mostFound) return false
  return found > 0
}
