// How a service outside is asked: attempts, time limits, rest. Nobody is asked here; the work is scripted.
import { afterEach, describe, expect, it, vi } from 'vitest'
import { openEndpointGuard } from '#adapters/endpoints/open-endpoint-guard.ts'
import { AppError } from '#shared/errors.ts'

const words = {
  late: () => new AppError('remote', '没有按时', { fix: '等', isRetryable: true }),
  resting: (seconds: number) => new AppError('remote', `歇${seconds}秒`, { fix: '等', isRetryable: true }),
}
const open = () => openEndpointGuard(words)
const patience = { retries: 2, pauseMs: 1, longestPauseMs: 5 }
const busy = () => new AppError('remote', '忙', { fix: '等', isRetryable: true, waitMs: 0 })
const wrongKey = () => new AppError('setting', '密钥不对', { fix: '改' })
const never = () => new Promise<string>(() => {})

/** Work that fails as told, one error a call, and then succeeds. */
function script(...errors: readonly (Error | null)[]) {
  const calls = { count: 0 }
  const work = async () => {
    const error = errors[calls.count++]
    if (error) throw error
    return '好'
  }
  return { work, calls }
}

afterEach(() => void vi.useRealTimers())

describe('attempts', () => {
  it('go on after what may pass, and are counted', async () => {
    const { work, calls } = script(busy(), busy())
    expect(await open().ask(work, patience)).toBe('好')
    expect(calls.count).toBe(3)
  })

  it('end with the last error when they are used up', async () => {
    const { work, calls } = script(busy(), busy(), busy(), busy())
    await expect(open().ask(work, patience)).rejects.toThrow('忙')
    expect(calls.count).toBe(3)
  })

  it('end at once after what will not pass, and where the rest would come twice', async () => {
    const setting = script(wrongKey())
    await expect(open().ask(setting.work, patience)).rejects.toThrow('密钥不对')
    expect(setting.calls.count).toBe(1)
    const begun = script(busy())
    await expect(open().ask(begun.work, { ...patience, mayTryAgain: () => false })).rejects.toThrow('忙')
    expect(begun.calls.count).toBe(1)
  })
})

describe('time limits', () => {
  it('of one attempt let the next one try', async () => {
    let calls = 0
    const work = () => (calls++ === 0 ? never() : Promise.resolve('好'))
    expect(await open().ask(work, { ...patience, attemptMs: 20 })).toBe('好')
  })

  it('of the whole end it, and the work is told', async () => {
    let told: AbortSignal | null = null
    const work = (signal: AbortSignal) => {
      told = signal
      return never()
    }
    await expect(open().ask(work, { ...patience, totalMs: 20 })).rejects.toThrow('没有按时')
    expect(told!.aborted).toBe(true)
  })
})

describe('after three failures in a row', () => {
  const rest = async () => {
    const guard = open()
    for (let at = 0; at < 3; at++)
      await expect(guard.ask(script(wrongKey()).work, patience)).rejects.toThrow('密钥不对')
    return guard
  }

  it('nobody is asked, and how long is told', async () => {
    const { work, calls } = script()
    await expect((await rest()).ask(work, patience)).rejects.toThrow(/^歇(60|59)秒$/)
    expect(calls.count).toBe(0)
  })

  it('one call tries after a minute, and the others do not wait for it', async () => {
    const guard = await rest()
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 61_000 })
    let answer = (_: string) => {}
    const trying = guard.ask(() => new Promise<string>((resolve) => (answer = resolve)), patience)
    await expect(guard.ask(script().work, patience)).rejects.toThrow('歇')
    answer('回来了')
    expect(await trying).toBe('回来了')
    expect(await guard.ask(script().work, patience)).toBe('好')
  })

  it('a success in between starts the count again', async () => {
    const guard = open()
    for (let at = 0; at < 5; at++) {
      await expect(guard.ask(script(wrongKey()).work, patience)).rejects.toThrow('密钥不对')
      await expect(guard.ask(script(wrongKey()).work, patience)).rejects.toThrow('密钥不对')
      expect(await guard.ask(script().work, patience)).toBe('好')
    }
  })
})

it('whoever asked and left is no failure of the service', async () => {
  const guard = open()
  for (let at = 0; at < 4; at++) {
    const leaving = new AbortController()
    const asked = guard.ask(never, { ...patience, totalMs: 60_000, signal: leaving.signal })
    leaving.abort()
    await expect(asked).rejects.toThrow()
  }
  expect(await guard.ask(script().work, patience)).toBe('好')
})
