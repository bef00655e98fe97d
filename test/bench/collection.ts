// Bench: the passages, vectors and questions that every subject gets. In: a count. Out: the same texts and numbers in every process.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Document } from '../quality/index-collection.ts'

export interface Asked {
  readonly text: string
  readonly vector: readonly number[]
}

/** What the parent process prepares for its children: vectors of the first documents, end to end, and the questions. */
export interface BaseFacts {
  readonly dimensions: number
  readonly vectors: number
  readonly documents: number
  readonly questions: readonly Asked[]
}

export interface Collection {
  readonly count: number
  readonly dimensions: number
  /** How many of the vectors an encoder made of the very text. */
  readonly realVectors: number
  readonly questions: readonly Asked[]
  text(at: number): string
  vector(at: number): Float32Array
  /** Lets go of the texts and vectors, so that the memory that is measured is the subject's. */
  release(): void
}

/** Where the statutes lie; without them sentences are put together from numbers. */
export const statutes = '../shared/bench/stard'

export const baseVectors = (dir: string): string => join(dir, 'base.f32')
export const baseFacts = (dir: string): string => join(dir, 'base.json')

/**
 * Statutes first, then their sentences, then pairs of sentences. A statute has the vector of its encoder where the base holds
 * it; every other text gets that of a statute plus noise (cosine about 0.9), so that neighbourhoods stay as real ones are.
 */
export async function openCollection(dir: string, count: number): Promise<Collection> {
  const facts = JSON.parse(readFileSync(baseFacts(dir), 'utf8')) as BaseFacts
  const { dimensions, questions } = facts
  const known = Math.min(facts.vectors, facts.documents)
  let texts: Texts | null = null
  let base: Float32Array | null = null
  const nearest = (at: number): Float32Array => {
    base ??= readBase(dir)
    texts ??= readTexts(count)
    const start = (statuteOf(at, texts) % facts.vectors) * dimensions
    return base.subarray(start, start + dimensions)
  }
  return {
    count,
    dimensions,
    realVectors: Math.min(count, known),
    questions,
    text: (at) => {
      texts ??= readTexts(count)
      return textAt(at, texts)
    },
    vector: (at) => (at < known ? nearest(at).slice() : addNoise(nearest(at), at)),
    release: () => {
      texts = null
      base = null
    },
  }
}

interface Texts {
  readonly documents: readonly Document[]
  readonly sentences: readonly SentenceOf[]
}

function readTexts(count: number): Texts {
  const documents = readDocuments()
  return { documents, sentences: documents.length >= count ? [] : splitAll(documents) }
}

function readBase(dir: string): Float32Array {
  const bytes = readFileSync(baseVectors(dir))
  return new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4)
}

function statuteOf(at: number, { documents, sentences }: Texts): number {
  return at < documents.length ? at : sentences[(at - documents.length) % sentences.length]!.of
}

export function readDocuments(): readonly Document[] {
  if (existsSync(statutes)) return parseLines(join(statutes, 'corpus.jsonl'))
  return Array.from({ length: 20_000 }, (_, at) => ({
    id: String(at),
    text: `第${at}项工作调解矛盾纠纷${at * 7}起,追回拖欠工资${at * 3}万元。开展普法宣传${at % 40}场次,发放资料${at % 97}份。`,
  }))
}

export function readQuestions(count: number): readonly string[] {
  if (!existsSync(statutes)) return ['工资被拖欠找谁', '普法宣传做了几场', '矛盾纠纷调解了多少']
  return parseLines(join(statutes, 'queries.jsonl'))
    .slice(0, count)
    .map(({ text }) => text)
}

function parseLines(path: string): readonly Document[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line): Document => JSON.parse(line))
}

interface SentenceOf {
  readonly text: string
  readonly of: number
}

function splitAll(documents: readonly Document[]): readonly SentenceOf[] {
  return documents.flatMap(({ text }, of) =>
    text
      .split(/(?<=[。;；])|\n+/)
      .filter((sentence) => sentence.length >= 12)
      .map((sentence) => ({ text: sentence, of })),
  )
}

function textAt(at: number, { documents, sentences }: Texts): string {
  if (at < documents.length) return documents[at]!.text
  const place = at - documents.length
  const one = sentences[place % sentences.length]!.text
  const round = Math.floor(place / sentences.length)
  // From the second round on, so that no text comes twice.
  return round === 0 ? one : `${one}${sentences[(place * 7919 + round) % sentences.length]!.text}`
}

function addNoise(near: Float32Array, seed: number): Float32Array {
  let state = Math.imul(seed + 1, 2654435761) | 0
  const noise = Float32Array.from(near, () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0
    return state / 2 ** 31
  })
  const share = 0.5 / Math.hypot(...noise)
  const mixed = near.map((value, at) => value + share * noise[at]!)
  const length = Math.hypot(...mixed)
  return mixed.map((value) => value / length)
}
