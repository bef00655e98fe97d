import { afterAll, describe, expect, it } from 'vitest'
import { openTextWorker } from '#adapters/workers/open-text-worker.ts'
import type { TextJob } from '#ports/text-worker.ts'
import { AppError } from '#shared/errors.ts'

const worker = openTextWorker({
  entry: new URL('../../fixtures/looping-thread.mjs', import.meta.url),
  settings: null,
})
afterAll(() => worker.close())

const tooLong = { message: '核对超过0.3秒，已中止。', fix: '请拆成几份。' }
const run = (kind: string, more: Partial<TextJob> = {}) =>
  worker.run<unknown>({ kind, given: '一', limitMs: 20_000, tooLong, ...more })

describe('a worker over foreign texts', () => {
  it('ends a job that passes its limit, says what to do, and does the next one', async () => {
    const error = await run('loop', { limitMs: 300 }).catch((cause: unknown) => cause)
    expect(error).toBeInstanceOf(AppError)
    expect(error).toMatchObject({ kind: 'input', ...tooLong })
    expect(await run('answer')).toBe('一')
  })

  it('ends a job that loops after what it asked for has come', async () => {
    const errands = { word: async () => '二' }
    await expect(run('loop after asking', { limitMs: 300, errands })).rejects.toMatchObject(tooLong)
    expect(await run('answer')).toBe('一')
  })

  it('does not hold a job up for one that loops beside it', async () => {
    const looping = run('loop', { limitMs: 3000 }).catch((cause: unknown) => cause)
    expect(await run('answer')).toBe('一')
    expect(await looping).toMatchObject(tooLong)
  })

  it('does not count what a job waits for', async () => {
    const word = () => new Promise((resolve) => setTimeout(resolve, 600, '二'))
    expect(await run('ask', { limitMs: 300, errands: { word } })).toBe('一 二')
  })

  it('hands on what a job and what an errand throws', async () => {
    await expect(run('fail')).rejects.toThrow('broken')
    const word = async () => {
      throw new AppError('busy', '正忙', { fix: '等一等' })
    }
    await expect(run('ask', { errands: { word } })).rejects.toMatchObject({
      kind: 'busy',
      message: '正忙',
      fix: '等一等',
    })
    expect(await run('answer')).toBe('一')
  })
})
