import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Libsql from 'libsql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { emptyMetadata, type Passage, type ReadReport } from '#domain/report.ts'
import { createPostings } from '#index/passage-postings.ts'
import { encodeTerms, hashTerm } from '#index/term-blob.ts'
import { openWholeLibrary, type WholeLibrary } from '../fakes/library/whole-library.ts'

const segmenter = { id: 'by-blanks', cut: (text: string) => text.split(/\s+/).filter(Boolean) }

function reportOf(texts: readonly string[]): ReadReport {
  const passages: Passage[] = texts.map((text, at) => ({
    start: at,
    end: at + 1,
    text,
    path: '',
    heading: '',
    part: 'other',
    sentences: [],
  }))
  return {
    metadata: emptyMetadata,
    text: texts.join('\n'),
    sections: [],
    passages,
    figures: [],
    warnings: [],
    dropped: [],
    isTrusted: true,
  }
}

// A full segment holds 16,384 passages; `rare` stands in every thousandth.
const many = (name: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, at) => `${name} ${at % 1000 === 0 ? 'rare' : 'plain'}${name}`)

describe('a word index of more passages than one segment holds', () => {
  let dataDir = ''
  const open = (isReadOnly = false): Promise<WholeLibrary> =>
    openWholeLibrary({ dataDir, segmenter, embedder: null, isReadOnly })
  const countSegments = (): unknown => {
    const database = new Libsql(join(dataDir, 'library.db'))
    const { n } = database.prepare('SELECT count(*) AS n FROM posting_segment').get([]) as { n: number }
    database.close()
    return n
  }
  const find = async (library: WholeLibrary, text: string) => {
    const { candidates, idf } = await library.search({ text, vector: null, limit: 50 })
    return { found: candidates.length, best: candidates[0]?.words, idf: idf.words.get(text) }
  }
  const put = (library: WholeLibrary, name: string, count: number) =>
    library.storeReport({
      report: reportOf(many(name, count)),
      source: { location: name, file: name, hash: name },
      isSample: false,
    })

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'postings-'))
  })
  afterAll(() => rm(dataDir, { recursive: true, force: true }))

  it('is kept when it closes, and answers the same when it is opened again, to read or to write', async () => {
    const library = await open()
    await put(library, 'one', 9000)
    await put(library, 'two', 9000)
    const before = [await find(library, 'rareone'), await find(library, 'raretwo')]
    expect(before.map(({ found }) => found)).toEqual([9, 9])
    await library.close()
    expect(countSegments()).toBe(1)
    for (const isReadOnly of [true, false]) {
      const again = await open(isReadOnly)
      expect([await find(again, 'rareone'), await find(again, 'raretwo')]).toEqual(before)
      await again.close()
    }
  })

  it('finds and counts nothing of a report that was removed, also from a kept segment', async () => {
    const library = await open()
    await library.removeReport(1)
    const after = [await find(library, 'rareone'), await find(library, 'two')]
    expect(after[0]!.found).toBe(0)
    await library.close()
    const again = await open(true)
    expect([await find(again, 'rareone'), await find(again, 'two')]).toEqual(after)
    await again.close()
  })

  it('is built again where little of a kept segment is left', async () => {
    const library = await open()
    await put(library, 'three', 8000)
    const before = await find(library, 'rarethree')
    await library.close()
    // Of the first segment's 16,384 passages 7,384 are left: less than half.
    const again = await open()
    expect(await find(again, 'rarethree')).toEqual(before)
    await again.close()
    expect(countSegments()).toBe(1)
    const database = new Libsql(join(dataDir, 'library.db'))
    const { last } = database.prepare('SELECT last FROM posting_segment').get([]) as { last: number }
    database.close()
    expect(last).toBe(9000 + 16_384)
  })

  it('is thrown away with the terms when texts are cut in another way', async () => {
    const other = { id: 'by-letters', cut: (text: string) => text.split(/\s+/).map((word) => `x${word}`) }
    const library = await openWholeLibrary({ dataDir, segmenter: other, embedder: null })
    const { idf } = await library.search({ text: 'two', vector: null, limit: 5 })
    expect([...idf.words.keys()]).toEqual(['xtwo'])
    expect((await library.search({ text: 'raretwo', vector: null, limit: 50 })).candidates).toHaveLength(9)
    await library.close()
  })
})

it('a passage that is removed before its segment is full takes no room', () => {
  const postings = createPostings()
  const terms = { words: encodeTerms(['欠薪']), bigrams: encodeTerms(['欠薪']) }
  for (const passage of [1, 2, 3]) postings.add(passage, terms)
  postings.remove([2])
  const held = postings.find('words', hashTerm('欠薪')).map(({ passages }) => [...passages])
  expect([postings.count, held]).toEqual([2, [[1, 3]]])
})
