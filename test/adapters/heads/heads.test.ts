import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openOnnxEmbedder } from '#adapters/embedders/open-onnx-embedder.ts'
import { openGazetteer } from '#adapters/gazetteer/open-gazetteer.ts'
import { packTables, quantise, readTables } from '#adapters/heads/head-weights.ts'
import { openHeads } from '#adapters/heads/open-heads.ts'
import { toShares } from '#adapters/heads/run-head.ts'
import { loadPrompts } from '#adapters/prompts/load-prompts.ts'
import { openSegmenter } from '#adapters/segmenters/open-segmenter.ts'
import { operations, wants } from '#domain/frame.ts'
import type { Embedder } from '#ports/embedder.ts'
import type { QuestionReader, QuestionReading, Saying } from '#ports/question-reader.ts'
import { type FrameDeps, readFrame } from '#question/read-frame.ts'
import { hashGrams } from '#shared/hash-grams.ts'

let embedder: Embedder
let deps: FrameDeps
beforeAll(async () => {
  embedder = await openOnnxEmbedder()
  deps = {
    segmenter: await openSegmenter(),
    gazetteer: openGazetteer(),
    book: await loadPrompts('prompts'),
    thisYear: 2025,
    visible: [],
  }
})
afterAll(() => embedder.close())

/** What the reader was asked last and what it told, as the frame has it read. */
async function readBy(reader: QuestionReader, text: string, context: readonly string[] = []) {
  let told: { saying: Saying; reading: QuestionReading | null } | null = null
  const listening: QuestionReader = {
    read: async (saying, previous) => {
      const reading = await reader.read(saying, previous)
      told = { saying, reading }
      return reading
    },
  }
  const frame = await readFrame({ text, askerPlace: null, context }, { ...deps, reader: listening })
  return { frame, ...(told as unknown as { saying: Saying; reading: QuestionReading | null }) }
}

describe('weights in a file', () => {
  const rows = [Float32Array.from([1, -2, 0.5]), Float32Array.from([0, 0, 0])]
  it('come back as they were put in', () => {
    const table = quantise(rows)
    const read = readTables(packTables({ a: table, b: quantise(rows.slice(0, 1)) }))
    expect(read.a).toEqual(table)
    expect([...read.b!.values]).toEqual([64, -127, 32])
  })
  it('are refused where the file is cut off', () => {
    const packed = packTables({ a: quantise(rows) })
    expect(() => readTables(packed.subarray(0, packed.length - 1))).toThrow('before a')
  })
})

describe('what a head is given', () => {
  it('are the pieces of a text, each once, with its ends', () => {
    const given = { size: 1 << 20, longest: 2 }
    expect(new Set(hashGrams('调调', given)).size).toBe(hashGrams('调调', given).length)
    expect(hashGrams('调解', given)).not.toEqual(hashGrams('解调', given))
    expect(hashGrams('调解', given)).not.toEqual(hashGrams('调解', { ...given, tag: 'asked ' }))
  })
  it('becomes shares that sum to one, however large the numbers', () => {
    expect(toShares([1000, 1000])).toEqual([0.5, 0.5])
  })
})

describe('the heads', () => {
  it('are there for the encoder that they were trained on and for no other', () => {
    expect(openHeads(null)).toBeNull()
    expect(openHeads(embedder)).not.toBeNull()
    const { encode, ...silent } = embedder
    expect(encode).toBeDefined()
    expect(openHeads(silent)).toBeNull()
    const { known, ...other } = embedder
    expect(known).toBeDefined()
    expect(openHeads(other)).toBeNull()
  })
  it('tell what is asked about in the words of the question, of a follow-up in its own', async () => {
    const reader = openHeads(embedder)!
    const { frame } = await readBy(reader, '麻烦问一句，老旧小区改造去年改了几栋楼')
    expect(frame.asked?.join(' ')).toContain('老旧小区改造')
    expect(frame.asked?.join(' ')).not.toMatch(/麻烦|一句/)
    const after = await readBy(reader, '那满意率呢', ['各镇12345热线受理了多少件'])
    expect(after.frame.asked?.join(' ')).not.toContain('热线')
  })
  it('leave reading to the tables where the encoder fails', async () => {
    const { AppError } = await import('#shared/errors.ts')
    const failing = {
      ...embedder,
      encode: async () => {
        throw new AppError('remote', 'gone', { fix: 'none' })
      },
    }
    const { frame, reading } = await readBy(openHeads(failing)!, '一共调解了多少件')
    expect(reading).toBeNull()
    expect(frame.want).toBe('total')
    expect(frame.asked).toBeUndefined()
  })
  it('tell shares of every want, of each character and of every operation', async () => {
    const { saying, reading } = await readBy(openHeads(embedder)!, '再短一点', ['去年调解了多少件纠纷'])
    const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)
    expect(Object.keys(reading!.want)).toEqual([...wants])
    expect(Object.keys(reading!.operation)).toEqual([...operations])
    expect(sum(Object.values(reading!.want))).toBeCloseTo(1)
    expect(sum(Object.values(reading!.operation))).toBeCloseTo(1)
    expect(reading!.topic).toHaveLength(saying.plain.length)
    expect(reading!.followUp).toBeGreaterThan(0.5)
  })
  it('find no follow-up where nothing was asked before', async () => {
    expect((await readBy(openHeads(embedder)!, '再短一点')).reading!.followUp).toBe(0)
  })
  it('know the topic from what is said around it', async () => {
    const { frame } = await readBy(openHeads(embedder)!, '书记催得要命，劳您大驾瞧一眼反诈宣传搞了多少场')
    expect(frame.terms.map(({ word }) => word).join(' ')).toContain('反诈')
    expect(frame.terms.map(({ word }) => word).join(' ')).not.toMatch(/要命|大驾|瞧/)
    expect(frame.want).toBe('value')
  })
})
