import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { openOnnxEmbedder } from '#adapters/embedders/open-onnx-embedder.ts'
import { readConfig } from '#config.ts'

const shipped = join(import.meta.dirname, '../../../src/adapters/embedders/bge-small-zh-v1.5')

describe('an ONNX model in a folder of one’s own', () => {
  const dir = mkdtempSync(join(tmpdir(), 'antou-onnx-'))
  mkdirSync(join(dir, 'onnx'))
  copyFileSync(join(shipped, 'model_quantized.onnx'), join(dir, 'onnx/model.onnx'))
  copyFileSync(join(shipped, 'tokenizer.json'), join(dir, 'tokenizer.json'))
  writeFileSync(join(dir, 'config.json'), '{"hidden_size": 512}')
  afterAll(() => rmSync(dir, { recursive: true, force: true }))

  const open = async (env: Readonly<Record<string, string | undefined>>) => {
    const { embedder } = readConfig({ ANTOU_EMBEDDER_DIR: dir, ...env })
    if (embedder.kind !== 'onnx') throw new Error(embedder.kind)
    return openOnnxEmbedder({ ...embedder, workers: 1 })
  }

  it('is opened by settings, and pooling and prefix make other vectors under another id', async () => {
    const ids = new Set<string>()
    const firsts = new Set<number>()
    for (const env of [{}, { ANTOU_EMBEDDER_POOLING: 'mean' }, { ANTOU_EMBEDDER_PREFIX: '查询：' }]) {
      const embedder = await open(env)
      const [vector] = await embedder.embed(['追回拖欠工资'])
      expect(Math.hypot(...vector!)).toBeCloseTo(1, 4)
      ids.add(embedder.id)
      firsts.add(vector![0]!)
      await embedder.close()
    }
    expect([ids.size, firsts.size]).toEqual([3, 3])
  })

  it('says what the folder lacks', async () => {
    await expect(open({ ANTOU_EMBEDDER_FILE: 'other.onnx' })).rejects.toMatchObject({ kind: 'setting' })
  })

  it('takes other weights beside the model for another model', async () => {
    const one = await open({})
    writeFileSync(join(dir, 'onnx/model.onnx_data'), 'weights')
    const other = await open({})
    expect(other.id).not.toBe(one.id)
    await Promise.all([one.close(), other.close()])
  })
})

it('an endpoint without address or model is refused with what to set', () => {
  expect(() => readConfig({ ANTOU_EMBEDDER: 'openai' })).toThrow('ANTOU_EMBEDDER_URL')
})
