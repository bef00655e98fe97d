// How fast passwords may be tried, by a clock of the test.
import { expect, test } from 'vitest'
import { openPace, usualPace } from '#channels/web/frame/login-pace.ts'

const pace = { own: { burst: 2, everyMs: 100 }, all: { burst: 4, everyMs: 10 }, mostWaitMs: 150 }

function open() {
  const time = { now: 1000 }
  const { take } = openPace(pace, () => time.now)
  const waits = (key: string, isKnown = false) => {
    const turn = take(key, isKnown)
    return turn.kind === 'wait' ? turn.waitMs : `refused ${turn.retryMs}`
  }
  return { time, take, waits }
}

test('the first go through, the next wait for their turn, the rest are refused', () => {
  const { waits } = open()
  expect([1, 2, 3, 4].map(() => waits('a'))).toEqual([0, 0, 100, 'refused 50'])
})

test('a refused try costs nothing: the turn comes when the time is over', () => {
  const { time, waits } = open()
  for (let count = 0; count < 50; count++) waits('a')
  time.now += 200
  expect(waits('a')).toBe(0)
})

test('all addresses together have a pace of their own, which known browsers do not wait for', () => {
  const { waits } = open()
  const others = Array.from({ length: 25 }, (_, at) => waits(`address ${at}`))
  expect(others.slice(0, 6)).toEqual([0, 0, 0, 0, 10, 20])
  expect(others.at(-1)).toMatch(/refused/)
  expect(waits('browser', true)).toBe(0)
})

test('a right password gives its turn back, so that an office behind one address can log in', () => {
  const { take } = open()
  for (let person = 0; person < 30; person++) {
    const turn = take('office', false)
    expect(turn).toMatchObject({ kind: 'wait', waitMs: 0 })
    if (turn.kind === 'wait') turn.giveBack()
  }
})

test('after a guesser of the usual pace has stopped, a right password waits seconds', () => {
  const time = { now: 0 }
  const { take } = openPace(usualPace, () => time.now)
  for (let count = 0; count < 1000; count++) take('office', false)
  const turn = take('office', false)
  expect(turn.kind === 'refused' && turn.retryMs).toBeLessThanOrEqual(usualPace.own.everyMs)
})
