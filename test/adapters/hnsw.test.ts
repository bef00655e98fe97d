import { cp, mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openHnswIndex } from '#adapters/hnsw/open-hnsw-index.ts'
import { createPassageVectors, type PassageVectors } from '#index/passage-vectors.ts'
import { encodeVector } from '#shared/vectors/vector-code.ts'

const dimensions = 16

/** Numbers that look random and are the same in every run (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    const mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    const more = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((more ^ (more >>> 14)) >>> 0) / 4294967296
  }
}

function vectorOf(id: number): Float32Array {
  const next = numbers(id)
  const vector = Float32Array.from({ length: dimensions }, () => next() - 0.5)
  const length = Math.hypot(...vector)
  return vector.map((value) => value / length)
}

function fill(table: PassageVectors, from: number, to: number): void {
  for (let id = from; id <= to; id++) table.add(id, encodeVector(vectorOf(id)))
}

describe('the graph', () => {
  let dir = ''
  let table: PassageVectors
  const open = (isReadOnly = false) => openHnswIndex({ dir, embedder: 'test', table, isReadOnly })

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'graph-'))
    table = createPassageVectors(dimensions)
  })
  afterEach(() => rm(dir, { recursive: true, force: true }))

  // Built once, copied for each test.
  let built = ''
  beforeAll(async () => {
    built = await mkdtemp(join(tmpdir(), 'built-'))
    const full = createPassageVectors(dimensions)
    fill(full, 1, 4500)
    const index = await openHnswIndex({ dir: built, embedder: 'test', table: full, isReadOnly: false })
    await index.settle()
    await index.close()
  })
  afterAll(() => rm(built, { recursive: true, force: true }))
  const build = async (): Promise<void> => {
    await cp(built, dir, { recursive: true })
    fill(table, 1, 4500)
  }

  it('is not built for few vectors: all of them are to be scanned', async () => {
    fill(table, 1, 100)
    const index = await open()
    await index.settle()
    expect(index.search(vectorOf(7), 5)).toEqual([])
    expect(index.listUncovered()).toHaveLength(100)
  })

  it('is built in the background and then finds each vector itself', async () => {
    fill(table, 1, 4500)
    const index = await open()
    expect(index.listUncovered()).toHaveLength(4500)
    await index.settle()
    expect(index.listUncovered()).toEqual([])
    for (const id of [1, 77, 4500]) expect(index.search(vectorOf(id), 5)).toContain(id)
    expect(index.search(vectorOf(77), 5, (id) => id !== 77)).not.toContain(77)
    await index.close()
  })

  it('is there at once when it is opened again', async () => {
    await build()
    const index = await open(true)
    expect(index.listUncovered()).toEqual([])
    expect(index.search(vectorOf(9), 3)).toContain(9)
  })

  it('is described in a few lines, which are read at every start', async () => {
    await build()
    expect((await stat(join(dir, 'graph.json'))).size).toBeLessThan(1000)
  })

  it('leaves later rows to a scan and catches up when they are many', async () => {
    await build()
    const index = await open()
    fill(table, 4501, 4600)
    index.noteAdded()
    expect(index.listUncovered()).toHaveLength(100)
    fill(table, 4601, 7000)
    index.noteAdded()
    await index.settle()
    expect(index.listUncovered()).toEqual([])
    expect(index.search(vectorOf(6999), 5)).toContain(6999)
    await index.close()
  })

  it('forgets passages that were removed, also after it is opened again', async () => {
    await build()
    const index = await open()
    table.remove(42)
    index.noteRemoved([42])
    expect(index.search(vectorOf(42), 5)).not.toContain(42)
    await index.close()
    expect((await open(true)).search(vectorOf(42), 5)).not.toContain(42)
  })

  it('is not used when a byte of it has changed, and is built again', async () => {
    await build()
    const path = join(dir, 'graph.bin')
    const bytes = await readFile(path)
    bytes[20]! ^= 1
    await writeFile(path, bytes)
    expect((await open(true)).listUncovered()).toHaveLength(4500)
    const index = await open()
    await index.settle()
    expect(index.search(vectorOf(3), 5)).toContain(3)
    await index.close()
  })

  it.each(['graph.bin', 'graph.json'])('is not used when %s is cut short or missing', async (name) => {
    await build()
    await truncate(join(dir, name), 10)
    expect((await open(true)).listUncovered()).toHaveLength(4500)
    await rm(join(dir, name))
    expect((await open(true)).listUncovered()).toHaveLength(4500)
  })

  it('is not used for another encoder, or when passages have become other texts', async () => {
    await build()
    const other = await openHnswIndex({ dir, embedder: 'other', table, isReadOnly: true })
    expect(other.listUncovered()).toHaveLength(4500)
    table = createPassageVectors(dimensions)
    for (let id = 1; id <= 4500; id++) table.add(id, encodeVector(vectorOf(id + 9000)))
    expect((await open(true)).listUncovered()).toHaveLength(4500)
  })
})

describe('the graph of vectors with many dimensions', () => {
  const [wide, latent, count] = [320, 40, 4200]
  const directions = Array.from({ length: latent }, (_, at) => {
    const next = numbers(90_000 + at)
    return Float32Array.from({ length: wide }, () => next() - 0.5)
  })
  /** As those of an encoder: most of what differs lies in few directions. */
  const wideVector = (id: number): Float32Array => {
    const next = numbers(id)
    const sum = Float32Array.from({ length: wide }, () => 0.3 * (next() - 0.5))
    for (const direction of directions) {
      const weight = next() - 0.5
      for (let at = 0; at < wide; at++) sum[at]! += weight * direction[at]!
    }
    const length = Math.hypot(...sum)
    return sum.map((value) => value / length)
  }
  const table = createPassageVectors(wide)
  let dir = ''
  const open = () => openHnswIndex({ dir, embedder: 'wide', table, isReadOnly: true })

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'wide-'))
    for (let id = 1; id <= count; id++) table.add(id, encodeVector(wideVector(id)))
    const index = await openHnswIndex({ dir, embedder: 'wide', table, isReadOnly: false })
    await index.settle()
    await index.close()
  })
  afterAll(() => rm(dir, { recursive: true, force: true }))

  it('takes about half the memory and still names the nearest', async () => {
    expect((await stat(join(dir, 'graph.bin'))).size).toBeLessThan(count * wide * 4 * 0.7)
    const index = await open()
    let named = 0
    for (let id = 50_001; id <= 50_020; id++) {
      const asked = wideVector(id)
      const cosines = Array.from(
        { length: count },
        (_, row) => [row + 1, table.cosineOfRow(row, asked)] as const,
      )
      const nearest = cosines.sort(([, one], [, other]) => other - one).slice(0, 10)
      const found = new Set(index.search(asked, 100))
      named += nearest.filter(([passage]) => found.has(passage)).length
    }
    expect(named / 200).toBeGreaterThan(0.98)
  })

  it('takes later rows in by the same directions', async () => {
    const copy = await mkdtemp(join(tmpdir(), 'wide-copy-'))
    await cp(dir, copy, { recursive: true })
    const grown = createPassageVectors(wide)
    for (let id = 1; id <= count + 2100; id++) grown.add(id, encodeVector(wideVector(id)))
    const index = await openHnswIndex({ dir: copy, embedder: 'wide', table: grown, isReadOnly: false })
    await index.settle()
    expect(index.listUncovered()).toEqual([])
    for (const id of [5, count + 2000]) expect(index.search(wideVector(id), 5)).toContain(id)
    await index.close()
    expect(await readFile(join(copy, 'projection.bin'))).toEqual(await readFile(join(dir, 'projection.bin')))
    await rm(copy, { recursive: true, force: true })
  })

  it('is not used when a byte of the directions has changed', async () => {
    const path = join(dir, 'projection.bin')
    const bytes = await readFile(path)
    bytes[20]! ^= 1
    await writeFile(path, bytes)
    expect((await open()).listUncovered()).toHaveLength(count)
  })
})
