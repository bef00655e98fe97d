// What every VectorStore keeps, whatever it stands on.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { VectorStore } from '#ports/vector-index.ts'
import { dot } from '#shared/vectors/dot.ts'

const dimensions = 16

/** The same numbers at each run. */
function drawVector(seed: number): Float32Array {
  const vector = Float32Array.from({ length: dimensions }, (_, at) =>
    Math.sin(seed * 37 + at * at * seed + at),
  )
  const length = Math.hypot(...vector)
  return vector.map((value) => value / length)
}

/** `open` opens that of an encoder again and again. */
export function describeVectorStore(
  name: string,
  open: (options: { embedder: string; dimensions: number }) => Promise<VectorStore>,
): void {
  describe(`${name} as a vector store`, () => {
    let store: VectorStore
    const all = Array.from({ length: 600 }, (_, n) => ({
      passage: n + 1,
      report: Math.floor(n / 20) + 1,
      vector: drawVector(n + 1),
    }))
    const question = drawVector(10_000)
    const nearest = (count: number, reports: (report: number) => boolean = () => true) =>
      all
        .filter(({ report }) => reports(report))
        .sort((one, other) => dot(other.vector, question) - dot(one.vector, question))
        .slice(0, count)
        .map(({ passage }) => passage)
    beforeAll(async () => {
      store = await open({ embedder: 'one', dimensions })
      await store.put(all)
    })
    afterAll(() => store.close())

    it('finds nearly all of the nearest, those of the reports alone that it is told', async () => {
      const share = (found: readonly number[], wanted: readonly number[]) =>
        wanted.filter((passage) => found.includes(passage)).length / wanted.length
      expect(share(await store.search(question, 50, null), nearest(50))).toBeGreaterThanOrEqual(0.96)
      const some = [3, 4, 9]
      const only = await store.search(question, 30, { only: some })
      expect(
        share(
          only,
          nearest(30, (report) => some.includes(report)),
        ),
      ).toBeGreaterThanOrEqual(0.96)
      expect(only.every((passage) => some.includes(all[passage - 1]!.report))).toBe(true)
      const without = await store.search(question, 30, { without: some })
      expect(
        share(
          without,
          nearest(30, (report) => !some.includes(report)),
        ),
      ).toBeGreaterThanOrEqual(0.96)
    })

    it('keeps a passage once, however often it is put', async () => {
      await store.put(all.slice(0, 40))
      expect(await store.count()).toBe(all.length)
      expect(new Set(await store.search(question, 100, null)).size).toBe(100)
    })

    it('keeps those of another encoder apart', async () => {
      const other = await open({ embedder: 'another', dimensions })
      expect(await other.count()).toBe(0)
      await other.put(all.slice(0, 3))
      expect(await store.count()).toBe(all.length)
      await other.close()
    })

    it('refuses what is no number of a report', async () => {
      const forged = ['1] or report in [2' as unknown as number]
      await expect(store.search(question, 5, { only: forged })).rejects.toMatchObject({ kind: 'input' })
      await expect(store.removeReports(forged)).rejects.toMatchObject({ kind: 'input' })
      expect(await store.count()).toBe(all.length)
    })

    it('has everything again when it is opened anew, and nothing of a report that was removed', async () => {
      await store.close()
      store = await open({ embedder: 'one', dimensions })
      expect(await store.count()).toBe(all.length)
      await store.removeReports([1, 2])
      expect(await store.count()).toBe(all.length - 40)
      expect((await store.search(question, 600, null)).some((passage) => passage <= 40)).toBe(false)
    })
  })
}
