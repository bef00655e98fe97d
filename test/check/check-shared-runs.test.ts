import { expect, it } from 'vitest'
import { checkSharedRuns } from '#check/gate/check-shared-runs.ts'
import type { CheckedText } from '#check/gate/checked-text.ts'

/** Sixty-four characters that repeat nothing. */
const written =
  '逢集把调解桌摆到桥头请老支书坐镇听双方说完写下协议由网格员盯着兑现半月后回访看有没有反复再把办法讲给邻村学着做并记入台账留存备查年底汇总评议'

function check(shared: string, changes: object = {}) {
  const checked = {
    text: `本镇今年另辟新路：${shared}，此外别无雷同之处可言。`,
    book: { setPhrases: [] as string[] },
    brief: null,
    others: [
      {
        name: '青禾县石桥乡 2023年',
        place: {},
        isOwn: false,
        text: `他乡旧作写道：${shared}；余下各不相干。`,
      },
    ],
    ...changes,
  }
  return checkSharedRuns(checked as unknown as CheckedText).map(({ rule, severity }) => `${rule} ${severity}`)
}

it('is told from 30 characters on, and blocks from 60 on', () => {
  expect(check(written.slice(0, 29))).toEqual([])
  expect(check(written.slice(0, 30))).toEqual(['shared-run warn'])
  expect(check(written.slice(0, 59))).toEqual(['shared-run warn'])
  expect(check(written.slice(0, 60))).toEqual(['shared-run block'])
})

it('counts no set phrase, and no sentence of the user’s own brief', () => {
  const shared = written.slice(0, 30)
  expect(check(shared, { book: { setPhrases: [shared.slice(4, 12)] } })).toEqual([])
  expect(check(shared, { brief: { lines: [`素材：${shared}。`] } })).toEqual([])
})

it('is called by its name where the report is the own one of last year', () => {
  const own = [{ name: '青禾县柳溪镇 2023年', place: {}, isOwn: true, text: written }]
  expect(check(written.slice(0, 40), { others: own })).toEqual(['same-as-last-year warn'])
})
