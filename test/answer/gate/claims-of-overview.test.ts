// Claims of overviews, causes, practices and peers: as they should be they pass, a little off they are dropped.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Claim, DraftLine } from '#answer/gate/draft-line.ts'
import type { Citation } from '#domain/answer.ts'
import { overviewReports } from '../compose/reports.ts'
import { openTestGate, type TestGate } from './open-test-gate.ts'

let gate: TestGate
let citations: readonly Citation[]
const idOf = (file: string) => gate.visible.find((report) => report.file === file)!.id

beforeAll(async () => {
  gate = await openTestGate(overviewReports)
  citations = [
    await gate.cite(1, 'tanxi-2024.txt', '在3个渡口设夜班值守点'),
    await gate.cite(2, 'heshan-2024.txt', '回访98起，其中2起重新调解'),
    await gate.cite(3, 'heshan-2024.txt', '逐一摸排，建立欠薪台账'),
    await gate.cite(4, 'tanxi-2024.txt', '成功率96.9%'),
  ]
})
afterAll(() => gate.close())

const termOf = (word: string) => ({ word, alternatives: [], weight: 1 })
const pass = async (claim: Claim, files?: readonly string[]) => {
  const line: DraftLine = { kind: 'quotes', lead: [claim], quotes: [1, 2, 3, 4] }
  const { answer } = await gate.pass(
    { lines: [line], citations },
    { text: '调解回访谁家抓得细', ...(files ? { files } : {}) },
  )
  return answer.dropped.length === 0
}
const townOfPeers = ['heshan-2024.txt', 'yanping-2024.txt', 'shuangta-2024.txt']

interface Case {
  readonly name: string
  readonly claim: () => Claim
  /** Of the same claim, something that does not hold. */
  readonly off: Partial<Claim>
  readonly files?: readonly string[]
}

const cases: readonly Case[] = [
  {
    name: 'the title of a section over the quote',
    claim: () => ({ kind: 'section-title', said: '渡口夜班船有人管', n: 1 }),
    off: { said: '竹器合同有样本' },
  },
  {
    name: 'how many problems a report has',
    claim: () => ({
      kind: 'part-count',
      said: '列了3条不足',
      part: 'problem',
      reportId: idOf('tanxi-2024.txt'),
      listed: 3,
    }),
    off: { said: '列了2条不足' },
  },
  {
    name: 'that fewer are quoted than there are',
    claim: () => ({
      kind: 'part-count',
      said: '2025年打算做2条，头1条是',
      part: 'plan',
      reportId: idOf('tanxi-2024.txt'),
      listed: 1,
    }),
    off: { said: '2025年打算做2条' },
  },
  {
    name: 'that a part has nothing of it',
    claim: () => ({
      kind: 'part-silent',
      said: '写打算的部分没有写到样本',
      part: 'plan',
      reportId: idOf('tanxi-2024.txt'),
      terms: [termOf('样本')],
    }),
    off: { said: '写打算的部分没有写到补贴', terms: [termOf('补贴')] },
  },
  {
    name: 'that a report gives no cause',
    claim: () => ({ kind: 'no-cause', said: '禾山乡的报告没有写原因', terms: [termOf('回访')] }),
    off: { terms: [termOf('欠薪线索')] },
    files: ['heshan-2024.txt', 'tanxi-2024.txt'],
  },
  { name: 'where a line stands', claim: () => ({ kind: 'ordinal', said: '1. ' }), off: { said: '2. ' } },
  {
    name: 'the practice that the quote tells',
    claim: () => ({ kind: 'practice', said: '专项摸排', n: 3 }),
    off: { n: 1 },
  },
  {
    name: 'whose quotes are most concrete',
    claim: () => ({
      kind: 'most-concrete',
      said: '从引的原句看，禾山乡写得最细',
      focus: ['回访'],
    }),
    off: { said: '从引的原句看，潭溪镇写得最细' },
  },
  {
    name: 'the place of a report',
    claim: () => ({ kind: 'own-place', said: '岚水县潭溪镇', reportId: idOf('tanxi-2024.txt') }),
    off: { said: '岚水县禾山乡' },
  },
  {
    name: 'the peers that are set beside it',
    claim: () => ({ kind: 'peers', said: '对着3个乡镇2024年的报告看', peers: townOfPeers.map(idOf) }),
    off: { said: '对着4个乡镇2024年的报告看' },
  },
  {
    name: 'what a report does not write',
    claim: () => ({
      kind: 'lacks',
      said: '没写反诈的“劝阻止付”',
      reportId: idOf('tanxi-2024.txt'),
      lack: { kind: 'practice', topic: '反诈', name: '劝阻止付' },
    }),
    off: {},
  },
  {
    name: 'the rate that stands there',
    claim: () => ({
      kind: 'own-rate',
      said: '调解成功率96.9%',
      n: 4,
      at: { start: citations[3]!.start + 3, end: citations[3]!.end },
    }),
    off: { said: '调解成功率97.9%' },
  },
  {
    name: 'that a rate is below the median',
    claim: () => ({
      kind: 'low-rate',
      said: '低于写了这个数的3个乡镇的中位数98.7%',
      reportId: idOf('tanxi-2024.txt'),
      indicator: '调解成功率',
      peers: townOfPeers.map(idOf),
    }),
    off: { said: '低于写了这个数的3个乡镇的中位数99%' },
  },
]

describe('a claim of an overview', () => {
  it.each(cases.filter(({ files }) => !files))('holds: $name', async ({ claim }) => {
    expect(await pass(claim())).toBe(true)
  })
  it.each(cases.filter(({ off }) => Object.keys(off).length > 0))(
    'is dropped where it is off: $name',
    async ({ claim, off, files }) => {
      expect(await pass({ ...claim(), ...off } as Claim, files)).toBe(false)
    },
  )
  it('of a lack is dropped where the report writes it', async () => {
    const lack = { kind: 'practice', topic: '反诈', name: '劝阻止付' } as const
    const said = '没写反诈的“劝阻止付”'
    expect(await pass({ kind: 'lacks', said, lack, reportId: idOf('heshan-2024.txt') })).toBe(false)
  })
  it('of causes not given speaks of every report in scope', async () => {
    const claim: Claim = { kind: 'no-cause', said: '禾山乡的报告没有写原因', terms: [termOf('回访')] }
    const line: DraftLine = { kind: 'quotes', lead: [claim], quotes: [1] }
    const one = [await gate.cite(1, 'heshan-2024.txt', '回访98起')]
    const files = ['heshan-2024.txt']
    expect((await gate.pass({ lines: [line], citations: one }, { files })).answer.dropped).toEqual([])
  })
  it('of themes counts the lines with a title', async () => {
    const themes = (said: string): DraftLine => ({ kind: 'frame', pieces: [{ kind: 'themes', said }, '：'] })
    const line: DraftLine = {
      kind: 'quotes',
      lead: [{ kind: 'section-title', said: '渡口夜班船有人管', n: 1 }],
      quotes: [1],
    }
    const given = citations.slice(0, 1)
    const right = await gate.pass({ lines: [themes('有1样'), line], citations: given })
    const wrong = await gate.pass({ lines: [themes('有2样'), line], citations: given })
    expect([right.answer.dropped.length, wrong.answer.dropped.length]).toEqual([0, 1])
  })
})
