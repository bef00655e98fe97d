import { expect, test } from 'vitest'
import type { BriefFigure } from '#domain/brief.ts'
import { openRecord } from '#draft/revise/revise-draft.ts'
import { undoVersions } from '#draft/revise/undo-versions.ts'
import { markPauses } from '#draft/speech/mark-pauses.ts'
import { settleWords } from '#draft/speech/settle-words.ts'
import { readByWish } from '#draft/wish/read-by-wish.ts'
import { readLooseCorrection } from '#draft/wish/read-loose-correction.ts'
import { readLooseOrder, readLooseTarget } from '#draft/wish/read-loose-target.ts'
import { readLooseFields } from '#draft/wish/read-paper-field.ts'
import { readRestored, readReturned } from '#draft/wish/read-restored.ts'
import { readRevision } from '#draft/wish/read-revision.ts'
import { readQuotedWords } from '#draft/wish/read-rewording.ts'
import { readStatement } from '#draft/wish/read-statement.ts'

/** A fact as the readers look at it; the number stands once in the clause. */
function fact(id: number, [indicator, clause, raw]: readonly [string, string, string]): BriefFigure {
  const start = clause.indexOf(raw)
  return {
    id,
    indicator,
    clause,
    raw,
    value: Number.parseFloat(raw),
    unit: raw.replace(/[\d.]/g, ''),
    at: { start, end: start + raw.length },
    label: '',
    lastYearOf: null,
  } as unknown as BriefFigure
}

const facts = [
  fact(1, ['清淤', '清淤9处', '9处']),
  fact(2, ['改造', '改造6处', '6处']),
  fact(3, ['护林演练', '护林演练5场，来了38人', '5场']),
  fact(4, ['来了', '护林演练5场，来了38人', '38人']),
]
const corrected = (said: string) =>
  readLooseCorrection(said, facts)?.map((one) => one.kind === 'correct' && [one.figure, one.value])

test.each([
  [
    '清淤是8处不是9处我看错了改造的是7处',
    [
      [1, '8处'],
      [2, '7处'],
    ],
  ],
  [
    '9处应该是8处，6处是7处',
    [
      [1, '8处'],
      [2, '7处'],
    ],
  ],
  ['演练那个人数也改一下41人', [[4, '41人']]],
  ['演练来的人改一下，四十一个人', [[4, '四十一人']]],
  [
    '清淤那里记错了，应为8处，改造的相应改成7处。',
    [
      [1, '8处'],
      [2, '7处'],
    ],
  ],
  ['演练少算了 6场', [[3, '6场']]],
  ['38那个是39', [[4, '39人']]],
  ['清淤的9，应该9没错，改造是7', [[2, '7处']]],
  [
    '9换成8；6也不对，7',
    [
      [1, '8处'],
      [2, '7处'],
    ],
  ],
  [
    '清淤改成8处，改造漏了1处应该是7处',
    [
      [1, '8处'],
      [2, '7处'],
    ],
  ],
])('%s corrects each number of its own', (said, wanted) => {
  expect(corrected(said)).toEqual(wanted)
})

test.each([
  ['还是按9处报', 'correct', 1, '9处'],
  ['刚才9没错，改回来', 'undo', 1, '9处'],
] as const)('%s brings back what stood', (said, kind, figure, value) => {
  const figures = [fact(1, ['清淤', '清淤8处', '8处']), ...facts.slice(1)]
  expect(readRestored(said, kind, { figures, earlier: [facts] })).toMatchObject({ figure, value })
  expect(readRestored(said, kind, { figures: facts, earlier: [facts] })).toBeNull()
})

test('a remainder is set right beside its total, and what is said to stand stays', () => {
  const figures = [
    fact(1, ['查出病树', '查出病树40棵', '40棵']),
    fact(2, ['砍除', '砍除31棵', '31棵']),
    fact(3, ['正在处理', '9棵正在处理', '9棵']),
  ]
  const said = '病树那个数不对，是44棵，砍除的还是31没变，那剩下的就是13棵'
  expect(readLooseCorrection(said, figures)).toMatchObject([
    { figure: 1, value: '44棵' },
    { figure: 3, value: '13棵' },
  ])
})

test('a number that was counted wrong is set right, and never written as a fact', () => {
  const wish = { kind: 'add', share: 0.9, ruled: null, shares: null } as const
  const draft = { year: 2024, figures: facts, findParts: () => [], speaksOfWork: () => false }
  const read = (text: string) => readByWish({ text, wish }, draft)
  expect(read('清淤多报了一处，8处')).toMatchObject([{ kind: 'correct', figure: 1, value: '8处' }])
  expect(read('油费多报了一些，8元')).toMatchObject([{ kind: 'ask' }])
})

test.each([
  ['人手少这句太直，换成“力量还要充实”', '人手少', '力量还要充实'],
  ['来信8件是来电8件', '来信', '来电'],
  ['“林场”写成“国有林场”', '林场', '国有林场'],
])('%s: other words for the same', (said, old, value) => {
  expect(readQuotedWords(said)).toMatchObject({ kind: 'reword', old, value })
})

test('a sentence of its own that sets a number right is no fact of the part before it', () => {
  const text = '问题写：树苗难买。清淤改成8处'
  const wish = { kind: 'add', share: 0.9, ruled: null, shares: null } as const
  const draft = { year: 2024, figures: facts, findParts: () => [], speaksOfWork: () => false }
  expect(readByWish({ text, wish }, draft)).toMatchObject([
    { kind: 'say', under: '存在问题' },
    { kind: 'correct', figure: 1, value: '8处' },
  ])
  const last = readByWish({ text: '最后一条，毛病是人手少', wish }, draft)
  expect(last).toMatchObject([{ kind: 'say', text: '人手少', under: '存在问题' }])
})

test('a fact that was taken out comes back with the number that is said', () => {
  const [first, ...rest] = facts
  const said = '清淤又要写了，加回来，核过是8处'
  expect(readReturned(said, { figures: rest, earlier: [facts] })).toMatchObject({
    kind: 'say',
    text: '清淤8处',
  })
  expect(readReturned(said, { figures: [first!, ...rest], earlier: [facts] })).toBeNull()
})

test.each([
  ['树苗栽了40亩 管护员走了两个 都补上了', '树苗栽了40亩，管护员走了两个，都补上了'],
  ['人手太少……明年想再招2个', '人手太少。明年想再招2个'],
  ['查了病树40棵 句号', '查了病树40棵。'],
  ['把 植树 改成 15亩', '把 植树 改成 15亩'],
])('%s: blanks between clauses are commas', (said, marked) => {
  expect(markPauses(said)).toBe(marked)
})

test.each([
  ['改成五亩吧……算了不改，还是三亩。栽树的人要改，41', '栽树的人要改，41'],
  ['植树改成5亩，其他不用改', '植树改成5亩，其他不用改'],
  ['算了', '算了'],
])('%s: what is taken back at once is left out', (said, left) => {
  expect(settleWords(said)).toBe(left)
})

test.each([
  ['主送改成县林业局，落款写白果镇林业站', [{ recipient: '县林业局' }, { issuer: '白果镇林业站' }]],
  [
    '日期不对，3月9号，主送再加上县林长办',
    [
      { recipient: '县林长办', isAdded: true },
      { month: 3, day: 9 },
    ],
  ],
  ['落款不对，是白果镇人民政府', [{ issuer: '白果镇人民政府' }]],
  ['题目不要叫小结，改为白果镇林业工作汇报', [{ title: '白果镇林业工作汇报' }]],
  ['把那里改好看点', []],
])('%s sets its fields', (said, wanted) => {
  expect(readLooseFields(said)).toMatchObject(wanted)
  expect(readLooseFields(said)).toHaveLength(wanted.length)
})

test.each([
  ['再加个护林员培训3期', '护林员培训3期', ''],
  ['加一句呗 县里派来3名技术员', '县里派来3名技术员', ''],
  ['清淤后面注明一下 返工2处', '返工2处', '清淤'],
  ['问题添一条：人手少。再添一条车辆方面的，油费不够', '人手少。油费不够', '问题'],
  ['今年我们是58名，把护林员写进去', '护林员58名', ''],
  ['毁林没有发生，这个写清楚', '毁林没有发生', ''],
  ['毛病也要写实在：管护员年纪大', '管护员年纪大', '存在问题'],
  ['我们的问题写：树种单一', '树种单一', '存在问题'],
  ['问题就一个，苗圃太远', '苗圃太远', '存在问题'],
  ['改进措施为：补种12亩', '补种12亩', '下一步打算'],
  ['最后一条，毛病是人手少', '人手少', '存在问题'],
])('%s states a fact without its frame', (said, text, under) => {
  const peeled = { text: said, isCorrection: false, isAddition: false }
  expect(readStatement(peeled, 2024)).toMatchObject({ text, under })
})

test.each([
  ['把植树那句拿掉', '植树'],
  ['补助删了吧', '补助'],
  ['写得不好', null],
  ['领导说苗圃那条先别写', '苗圃'],
  ['树苗不是我们买的，那句不要了', '树苗'],
  ['把撤并林场那段去掉', '撤并林场那段'],
])('%s names what is to go', (said, target) => {
  expect(readLooseTarget(said)).toBe(target)
})

test('which goes before which is read in either order', () => {
  const parts = [
    { target: '护林', at: 0 },
    { target: '植树', at: 4 },
  ]
  expect(readLooseOrder('护林放到植树后面', parts)).toMatchObject({ kind: 'after', target: '护林' })
  expect(readLooseOrder('护林和植树换一下位置', parts)).toMatchObject({ kind: 'before', target: '植树' })
  expect(readLooseOrder('护林放到植树前面', parts)).toMatchObject({ kind: 'before', target: '护林' })
})

test.each([
  ['巡查5次是不是算少了……哦没少，不用改', [{ kind: 'keep' }]],
  ['巡查改成5次，其他不用改', [{ kind: 'correct', value: '5次' }]],
])('%s: what is taken back is not done, an order is', (said, wanted) => {
  const reading = readRevision(said, {
    year: 2024,
    figures: [],
    findParts: () => [],
    speaksOfWork: () => false,
  })
  expect(reading).toMatchObject({ kind: 'requests' })
  if (reading.kind === 'requests') expect(reading.requests.slice(0, 1)).toMatchObject(wanted)
})

test.each([
  ['撤销', 3],
  ['前两次都退掉', 2],
  ['退回第一稿', 1],
  ['恢复到原稿', 1],
  ['退回第九稿', null],
])('%s leaves so many versions', (said, left) => {
  const { versions } = openRecord('x', {} as never)
  const record = { id: 'x', versions: [1, 2, 3, 4].map((n) => ({ ...versions[0]!, n, instruction: `${n}` })) }
  expect(undoVersions(record, said)?.record.versions.length ?? null).toBe(left)
})

test('two new numbers of which one has no fact are corrected both or not at all', () => {
  expect(readLooseCorrection('清淤应为8处，绿化改成7亩', facts)).toBeNull()
})

test.each([
  ['清淤的记录那句拿掉 不要了', '清淤的记录'],
  ['绿化那条删掉', '绿化'],
])('%s names what is to go without the words that take it away', (said, target) => {
  expect(readLooseTarget(said)).toBe(target)
})

test('whom it goes to and who signs it are set together, however politely', () => {
  const reading = readRevision('主送机关调整为县林业局，落款单位为云岭乡人民政府。', {
    year: 2024,
    figures: [],
    speaksOfWork: () => false,
    findParts: () => [],
  })
  expect(reading).toMatchObject({
    requests: [
      { kind: 'recipient', recipient: '县林业局' },
      { kind: 'issuer', issuer: '云岭乡人民政府' },
    ],
  })
})
