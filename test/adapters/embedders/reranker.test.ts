import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { openOnnxReranker } from '#adapters/embedders/open-onnx-reranker.ts'
import { type Shape, writeCrossEncoder } from '../../fixtures/write-cross-encoder.ts'

const root = mkdtempSync(join(tmpdir(), 'antou-rerank-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

const open = (shape: Shape) => {
  writeCrossEncoder(join(root, shape), shape)
  return openOnnxReranker({ dir: join(root, shape) })
}

describe('a cross-encoder in a folder', () => {
  it.each(['one', 'two'] as const)('scores each text beside the question (%s numbers out)', async (shape) => {
    const reranker = await open(shape)
    const scores = await reranker.score('拖欠工资', ['追回拖欠工资', '工资', '普法'])
    // Tokens shared: 4 and the closing one, 2 and it, it alone; minus 3.
    const expected = [2, 0, -2].map((logit) => 1 / (1 + Math.exp(-logit)))
    for (const [at, score] of scores.entries()) expect(score).toBeCloseTo(expected[at]!, 5)
    expect(reranker.id).toMatch(new RegExp(`^${shape}/[0-9a-f]{64}$`))
    await reranker.close()
  })

  it('reads the beginning of a text that is too long, and a question however long', async () => {
    const reranker = await open('one')
    const [begun, ended] = await reranker.score('拖欠', [
      `拖欠${'一'.repeat(3000)}`,
      `${'一'.repeat(3000)}拖欠`,
    ])
    expect(begun).toBeGreaterThan(ended!)
    const [long] = await reranker.score('二'.repeat(5000), ['三'])
    expect(long).toBeCloseTo(1 / (1 + Math.exp(2)), 5)
    await reranker.close()
  })

  it('refuses a model that is no cross-encoder, and says so each time', async () => {
    const reranker = await open('tokens')
    for (const _ of [1, 2])
      await expect(reranker.score('拖欠', ['拖欠工资'])).rejects.toMatchObject({ kind: 'setting' })
    await reranker.close()
  })

  it('says what the folder lacks, and reports a file that is no model', async () => {
    await expect(openOnnxReranker({ dir: join(root, 'none') })).rejects.toMatchObject({ kind: 'setting' })
    writeCrossEncoder(join(root, 'damaged'), 'one')
    writeFileSync(join(root, 'damaged/model.onnx'), 'no model')
    const reranker = await openOnnxReranker({ dir: join(root, 'damaged') })
    await expect(reranker.score('拖欠', ['拖欠工资'])).rejects.toMatchObject({ kind: 'remote' })
    await reranker.close()
  })
})
