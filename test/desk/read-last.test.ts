import { describe, expect, it } from 'vitest'
import { readLast } from '#desk/read-context.ts'
import type { Frame, Want } from '#domain/frame.ts'
import { type Turn, turnSchema } from '#domain/journal/turn.ts'
import { sealAnswer } from '#domain/seal-answer.ts'
import { buildAnswer, buildCitation } from '../chat/open-test-desk.ts'

const frame = (want: Want, changes: Partial<Frame> = {}): Frame => ({
  text: '石桥乡2023年调解了多少',
  want,
  isNegated: false,
  topic: '调解',
  plain: '调解了多少',
  terms: [{ word: '调解', alternatives: ['调处'], weight: 1 }],
  head: null,
  cues: [],
  part: null,
  n: null,
  isLeastFirst: false,
  asksOwnRank: false,
  asksHeading: false,
  asksLaw: false,
  assertedNumbers: [],
  own: null,
  ambiguous: [],
  takes: null,
  about: null,
  include: [{ province: null, city: null, county: '青禾县', town: '石桥乡' }],
  exclude: [],
  unknown: [],
  wantsPeers: false,
  wantsTowns: false,
  office: null,
  period: null,
  years: [2023],
  isRelativeYear: false,
  ...changes,
})
const turn = (question: string, own: Frame | undefined): Turn => ({
  at: '2026-01-05T08:00:00Z',
  person: 'p1',
  own: null,
  question,
  answer: { ...buildAnswer('187起[1]', [buildCitation(1)]), ...(own ? { frame: own } : {}) },
})
const kept = (own: unknown): Turn =>
  turnSchema.parse(
    JSON.parse(
      JSON.stringify({ ...turn('问', undefined), answer: { ...turn('问', undefined).answer, frame: own } }),
    ),
  )

describe('a frame in the journal', () => {
  it('comes back as it was kept', () => {
    expect(kept(frame('value')).answer.frame).toEqual(frame('value'))
  })
  it('is left out where another version wrote it otherwise, and the answer stays', () => {
    expect(kept({ wants: ['value'] }).answer.frame).toBeUndefined()
    expect(kept({ wants: ['value'] }).answer.text).toBe('187起[1]')
    expect(kept(undefined).answer.frame).toBeUndefined()
  })
})

describe('what a follow-up goes on from', () => {
  it('is the newest answer, with its citations', () => {
    const last = readLast([turn('一', frame('rank')), turn('二', frame('value'))], '三')
    expect(last).toMatchObject({ frame: { want: 'value' }, citations: [{ n: 1 }] })
  })
  it('is none of what was only in passing', () => {
    const passing = (['chat', 'library', 'outside', 'private'] as const).map((want) =>
      turn(want, frame(want)),
    )
    expect(readLast([turn('一', frame('rank')), ...passing], '二')?.frame.want).toBe('rank')
  })
  it('is what was asked back about, while that was the newest', () => {
    const own = turn('二', frame('value'))
    const asked: Turn = { ...own, answer: sealAnswer({ ...own.answer, kind: 'clarify', choices: [] }) }
    expect(readLast([turn('一', frame('rank')), asked], '三')).toMatchObject({
      frame: { want: 'value' },
      citations: [],
    })
    expect(readLast([asked, turn('三', frame('rank'))], '四')?.frame.want).toBe('rank')
  })
  it('is nothing of turns that kept no frame: their questions are read again', () => {
    expect(readLast([turn('一', frame('rank')), turn('二', undefined)], '三')).toBeNull()
    expect(readLast([], '一')).toBeNull()
  })
})
