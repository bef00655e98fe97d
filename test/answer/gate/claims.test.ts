// Every kind of claim that `gate.test.ts` does not hold up already: as it should be it passes, a little off it is dropped.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Claim, DraftLine } from '#answer/gate/draft-line.ts'
import { findLoadedWord } from '#answer/gate/find-loaded-word.ts'
import { phrases } from '#answer/gate/set-phrases.ts'
import type { Citation } from '#domain/answer.ts'
import { inventedReports } from '../../fakes/open-test-library.ts'
import { openTestGate, type TestGate } from './open-test-gate.ts'

const hetang = 'hetang-2023.txt'
const newer = 'hetang-2024.txt'
const songgang = 'songgang-2023.txt'
const text = '各镇怎么处理欠薪，调解了多少纠纷'

let gate: TestGate
let citations: readonly Citation[]
beforeAll(async () => {
  gate = await openTestGate({
    ...inventedReports,
    'shiping-2023.txt': `岚水县石坪镇2023年法治政府建设报告
2023年，石坪镇推进法治建设，现报告如下。
一、主要做法
（一）治理欠薪
推行工资保证金制度，新开工项目保证金缴存率98%，司法所、派出所联合约谈用工单位5家。做好普法的的工作。
（三）深入普法
石坪镇人民政府
2024年1月25日`,
  })
  citations = [
    await gate.cite(1, songgang, '推行工资保证金制度，新开工项目保证金缴存率100%'),
    await gate.cite(2, 'shiping-2023.txt', '推行工资保证金制度，新开工项目保证金缴存率98%'),
    await gate.cite(3, 'shiping-2023.txt', '做好普法的的工作'),
    await gate.cite(4, hetang, '调处成功117起'),
  ]
})
afterAll(() => gate.close())

const all: readonly string[] = ['hetang-beiling-2023.txt', hetang, newer, 'shiping-2023.txt', songgang]
const claims: readonly (readonly [string, Claim, string, (readonly string[])?])[] = [
  [
    'the township and year of a source',
    { kind: 'report', n: 1, style: 'source', said: '松岗乡2023年' },
    '石坪镇2023年',
  ],
  ['words of the quote', { kind: 'quoted', n: 4, said: '成功117起' }, '成功11'],
  ['the same wording', { kind: 'alike', citations: [1, 2], said: '表述相同' }, ''],
  ['numbers that differ', { kind: 'differ', citations: [1, 2], said: '，数字不同' }, ''],
  ['quotes without a number', { kind: 'vague', citations: [3], said: '只提到' }, ''],
  ['what was asked', { kind: 'topic', said: '欠薪', citations: [1, 2] }, '反诈'],
  ['the years in scope', { kind: 'years', said: '只有2023、2024年的' }, '只有2023年的'],
  ['the newest year in scope', { kind: 'years', said: '最新的2024年报告' }, '最新的2023年报告', [newer]],
  [
    'the places of the library',
    { kind: 'places', said: '岚水县荷塘镇、岚水县松岗乡、北岭县荷塘镇、岚水县石坪镇' },
    '岚水县荷塘镇',
  ],
  ['the one place searched', { kind: 'scope-place', said: '松岗乡' }, '石坪镇', [songgang]],
  ['how many places were searched', { kind: 'scope-place', said: '查到的4个乡镇' }, '查到的5个乡镇'],
  [
    'that there is no other place',
    { kind: 'only', names: ['岚水县松岗乡'], said: '只有岚水县松岗乡一家' },
    '只有这一家',
    [songgang],
  ],
  [
    'a place that is not there',
    { kind: 'no-report', names: ['白鹤滩镇'], said: '资料库里没有白鹤滩镇的报告' },
    '资料库里没有报告',
  ],
  [
    'what the library holds',
    { kind: 'library', said: '资料库里有岚水县荷塘镇的2份报告：2023、2024年。' },
    '这一范围里有1个乡镇的2份报告：\n岚水县荷塘镇：2022、2024',
    [hetang, newer],
  ],
  [
    'two places of one name',
    {
      kind: 'namesakes',
      town: '荷塘镇',
      places: ['岚水县荷塘镇', '北岭县荷塘镇'],
      said: '资料库里有2个荷塘镇：①岚水县荷塘镇 ②北岭县荷塘镇',
    },
    '资料库里有3个荷塘镇：①岚水县荷塘镇 ②北岭县荷塘镇',
  ],
  [
    'faults that reading found',
    { kind: 'faults', rules: [/repeated|double/], listed: 1, said: '5份报告有1处要看的地方' },
    '5份报告有2处要看的地方',
  ],
  [
    'that no fault was found',
    {
      kind: 'faults',
      rules: [],
      listed: 0,
      said: '松岗乡 2023：按编号、用字、年份、提法的规则查过，没有查出问题',
    },
    '松岗乡 2023有1处要看的地方',
    [songgang],
  ],
  [
    'that a report is silent on an indicator',
    { kind: 'unwritten', indicator: '调解矛盾纠纷数', places: ['石坪镇'], said: '石坪镇的报告没有写这个数' },
    '松岗乡的报告没有写这个数',
  ],
]

async function pass(claim: Claim, files = all) {
  const shown = citations.filter(({ file }) => files.includes(file)).map(({ n }) => n)
  const quotes = shown.map((n): DraftLine => ({ kind: 'quotes', lead: [], quotes: [n] }))
  const lines: DraftLine[] = [{ kind: 'frame', pieces: [claim, '。'] }, ...quotes]
  return (
    await gate.pass({ lines, citations: citations.filter(({ n }) => shown.includes(n)) }, { text, files })
  ).answer
}

const rows = claims.map(([name, claim, off, files = all]) => [name, claim, off, files] as const)

describe('a claim', () => {
  it.each(rows)('of %s passes where it is so', async (_, claim, __, files) => {
    expect((await pass(claim, files)).dropped).toEqual([])
  })
  it.each(rows.filter(([, , off]) => off !== ''))(
    'of %s is dropped where it is a little off',
    async (_, claim, off, files) => {
      const answer = await pass({ ...claim, said: off }, files)
      expect(answer.dropped.map(({ reason }) => reason).join()).toMatch(/应为|不成立/)
      expect(answer.text).not.toContain(`${off}。`)
    },
  )
  it.each<[string, Claim]>([
    ['alike where they are not', { kind: 'alike', citations: [1, 3], said: '表述相同' }],
    ['differing where the numbers are the same', { kind: 'differ', citations: [1], said: '，数字不同' }],
    ['vague where there is a number', { kind: 'vague', citations: [1], said: '只提到' }],
    ['written by a township that does not write it', { kind: 'topic', citations: [1, 3, 4], said: '欠薪' }],
    [
      'silent where the report has the number',
      {
        kind: 'unwritten',
        indicator: '调解矛盾纠纷数',
        places: ['松岗乡'],
        said: '松岗乡的报告没有写这个数',
      },
    ],
    [
      'practices under headings that are not shown',
      { kind: 'kinds', headings: ['专项摸排', '联合调处'], said: '做法主要有两种' },
    ],
    ['another fault than the one that stands there', { kind: 'fault', n: 3, said: '错字' }],
    ['of this program, with a mark in it', { kind: 'notice', said: '见[1]' }],
  ])('that calls something %s is dropped', async (_, claim) => {
    expect((await pass(claim)).dropped).toHaveLength(1)
  })
})

describe('silence over more reports than are read whole', () => {
  it('is broken by the one that writes it', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 61 }, (_, i) => [
        `${i}.txt`,
        `岚水县松岗乡${1960 + i}年法治政府建设工作报告\n一、主要做法\n（一）治理欠薪\n逐一摸排在建工地。${i === 40 ? '入户宣传反诈知识。' : ''}\n松岗乡人民政府`,
      ]),
    )
    const large = await openTestGate(many)
    const silent = (word: string): DraftLine => ({
      kind: 'frame',
      pieces: [
        {
          kind: 'silent',
          said: `没有写到${word}`,
          terms: [{ word, alternatives: [], weight: 1 }],
          needsNumber: false,
        },
      ],
    })
    const denied = await large.pass({ kind: 'refusal', lines: [silent('反诈')], citations: [] })
    const held = await large.pass({ kind: 'refusal', lines: [silent('养老')], citations: [] })
    await large.close()
    expect(denied.answer.text).toMatch(/^没有查到能直接回答的原文。/)
    expect(held.answer.text).toMatch(/^没有写到养老\n/)
  }, 60_000)
})

describe('words without a claim', () => {
  it.each(Object.values(phrases))('a set phrase may be said: %s', (phrase) => {
    expect(findLoadedWord(phrase)).toBeNull()
  })
  it.each([
    '三个镇',
    '12件',
    '没有写',
    '未提',
    '最多的',
    '第一名',
    '都写了',
    '全部',
    '只有',
    '合计',
    '多于',
    '两者相同',
  ])('a number, a denial or a superlative may not: %s', (words) => {
    expect(findLoadedWord(`报告${words}`)).not.toBeNull()
  })
  it.each(['的报告写到了', '，这写在', '意思相近的有：', '的原句是“', '见[12]。'])(
    'what only joins may: %s',
    (words) => {
      expect(findLoadedWord(words)).toBeNull()
    },
  )
})
