// Clause by clause: what is wrong, what goes, what goes back, by the table of prompts/drafting/steering.tsv; facts found by what people call them.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readBrief } from '#draft/brief/read-brief.ts'
import { talksToWriter } from '#draft/steer/leave-talk.ts'
import { matchFacts } from '#draft/steer/match-fact.ts'
import { nameToRemove } from '#draft/steer/name-to-remove.ts'
import { readAppended } from '#draft/steer/read-appended.ts'
import { isWithdrawn, readDoubt } from '#draft/steer/read-doubt.ts'
import { readOrders } from '#draft/steer/read-orders.ts'
import { lowerHeadings, pressFurther, tighten } from '#draft/steer/tighten.ts'
import { readPast } from '#draft/values/read-past.ts'
import { readRecount } from '#draft/values/read-recount.ts'
import { readRedate } from '#draft/values/read-redate.ts'
import type { RevisionRequest } from '#draft/wish/revision-request.ts'
import { openDraftDeps, ownPlace } from '../../fakes/draft-deps.ts'

const { briefBook } = await openDraftDeps()
const brief = readBrief(
  {
    text: '写柳溪镇2024年平安建设工作总结：排查纠纷204起，化解199起。接访23次。巡逻156次。短视频24条。辅警12名，网格员46名，网格员工资低留不住人，电诈发案12起。',
    place: ownPlace,
  },
  briefBook,
)
const nameOf = (id: number | undefined) => brief.figures.find((one) => one.id === id)?.clause ?? ''

function read(said: string, so: { last?: readonly number[]; isUndone?: boolean } = {}) {
  return readOrders(said, {
    figures: brief.figures,
    words: briefBook.drafting.wording.steering,
    last: so.last ?? [],
    isUndone: so.isUndone ?? false,
    year: 2024,
    speaksOfWork: () => false,
    nameFact: (words) => nameToRemove(words, brief),
  })
}

/** 改 巡逻156次 165次 */
function spell(request: RevisionRequest): string {
  if (request.kind === 'correct') return `改 ${nameOf(request.figure)} ${request.value}`
  if (request.kind === 'remove') return `删 ${request.target}`
  return request.kind === 'undo' ? '撤' : request.kind === 'redo' ? '复' : request.kind
}

const table = readFileSync(new URL('../../../prompts/drafting/steering.tsv', import.meta.url), 'utf8')
const lines = table.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
const samples = lines.map((line) => line.split('\t'))

test.each(samples)('a line of the table wins its sample: %s %s', (_, __, said = '', wanted = '') => {
  if (wanted === '话') return expect(talksToWriter(said, briefBook.drafting.wording.steering)).toBe(true)
  const requests = read(said, { isUndone: wanted === '复' }) ?? []
  const [verb, name = '', value = ''] = wanted.split(' ')
  if (wanted === '') return expect(requests).toEqual([])
  const [first] = requests.map(spell)
  expect(requests).toHaveLength(1)
  expect(first).toContain(verb)
  expect(first).toContain(name)
  expect(first).toContain(value)
})

test.each([
  ['接访的不是23回哈，25回', ['改 接访23次 25次']],
  ['短视频24写成26', ['改 短视频24条 26条']],
  ['巡逻165，接访25，别的不变', ['改 巡逻156次 165次', '改 接访23次 25次']],
  ['辅警那2个字不对，12改成14', null],
  ['巡逻改成165次，再加一条：走访12户', ['改 巡逻156次 165次', 'say']],
  ['接访25次不对是26次，主送县委政法委', null],
  ['短视频不要了，主送县委政法委', ['删 短视频', 'recipient']],
  ['网格员工资低那个问题删掉，领导不让写', ['删 网格员工资低，难以留住人员']],
  ['巡逻改成165次，标题加上“八五”字样', ['改 巡逻156次 165次', 'ask']],
  ['接访和巡逻的数写反了', ['改 接访23次 156次', '改 巡逻156次 23次']],
  ['接访改成25次，另外156次那个是165次', ['改 接访23次 25次', '改 巡逻156次 165次']],
  ['巡逻156次打错，正确165次', ['改 巡逻156次 165次']],
  ['约谈企业3家，责令整改2家', null],
  ['去年巡逻120次', null],
])('each clause is an order, a field, a further fact or asked back: %s', (said, wanted) => {
  expect(read(said)?.map(spell) ?? null).toEqual(wanted)
})

test('a number without a name is of what was changed last, or one of the same digits', () => {
  const [patrol] = brief.figures.filter(({ raw }) => raw === '156次')
  expect(read('不对，是165', { last: [patrol!.id] })?.map(spell)).toEqual(['改 巡逻156次 165次'])
  expect(read('不对，是165')?.map(spell)).toEqual(['改 巡逻156次 165次'])
  expect(read('不对，是300')).toBeNull()
})

test('what people call a number is held against what is told of it', () => {
  expect(matchFacts('视频', brief.figures)[0]?.figure.raw).toBe('24条')
  expect(matchFacts('旅馆', brief.figures)).toEqual([])
})

test('words are set behind the clause that is named', () => {
  const nameFact = (words: string) => nameToRemove(words, brief)
  const appended = (said: string) => readAppended(said, { figures: brief.figures, nameFact })
  expect(appended('接访那句末尾加“均已办结”')).toMatchObject({ old: '接访23次', text: '接访23次，均已办结' })
  expect(appended('巡逻后面括号注明含夜间')).toMatchObject({ text: '巡逻156次（含夜间）' })
  expect(appended('旅馆后面补上含夜间')).toBeNull()
})

test('what is wrong by how much is asked; what was taken back is nothing', () => {
  expect(readDoubt('接访那个数，少了1次', () => true)).toEqual({ kind: 'doubt', name: '接访' })
  expect(readDoubt('接访那个数，少了1次', () => false)).toBeNull()
  expect(isWithdrawn('是不是少算一次……哦没少，不用改')).toBe(true)
})

test('lower headings go where nothing else can, and no paragraph with them', () => {
  const section = (id: string, level: number, text: string) => ({
    id,
    heading: id,
    level,
    paragraphs: text === '' ? [] : [{ text, sources: [] }],
  })
  const sections = [
    section('一', 1, ''),
    section('（一）', 2, '甲。'),
    section('（二）', 2, '乙。'),
    section('二', 1, '丙。'),
  ]
  const plain = { turns: {}, removed: [], first: [], title: null, withHints: true }
  const short = sections.map(({ id }) => id)
  const pressed = pressFurther({ ...plain, short }, sections)
  expect(pressed?.short).toContain(lowerHeadings)
  const tight = tighten(sections, pressed!)
  expect(tight.map(({ heading }) => heading)).toEqual(['一', '二'])
  expect(tight.flatMap(({ paragraphs }) => paragraphs.map(({ text }) => text))).toEqual([
    '甲。',
    '乙。',
    '丙。',
  ])
  expect(pressFurther({ ...plain, short: ['一'] }, sections)).toBeNull()
})

const mediated = brief.figures[1]!

test.each([
  ['接访次数应该按25', ['改 接访23次 25次']],
  ['巡逻156次，台账上是165次，按165算', ['改 巡逻156次 165次']],
  ['还有两个数要改，接访是25次，巡逻改成165次', ['改 接访23次 25次', '改 巡逻156次 165次']],
  ['接访和巡逻弄反了', ['改 接访23次 156次', '改 巡逻156次 23次']],
  ['巡逻那个数再核一下，好像不对', ['doubt']],
  ['再删一次，刚才那个短视频的还是不要', ['删 短视频']],
  ['短视频别写得太死', null],
])('what is meant is found by what people call it: %s', (said, wanted) => {
  expect(read(said)?.map(spell) ?? null).toEqual(wanted)
})

test.each([
  ['化解199起是去年的，今年201起', { kind: 'past', figure: mediated.id, now: '201起' }],
  ['化解那个数其实是去年的', { kind: 'past', figure: mediated.id }],
  ['化解199起里有2起是去年的', null],
])("a number of the year before, and this year's: %s", (said, wanted) => {
  const [request] = readPast(said, brief.figures) ?? []
  if (wanted === null) return expect(request).toBeUndefined()
  expect(request).toMatchObject(wanted)
})

test('a share is counted again from the two numbers that gave it', () => {
  const shared = readBrief(
    { text: '受理186件，办结179件，办结率96.2%。', place: ownPlace, year: 2024 },
    briefBook,
  )
  const [received, , rate] = shared.figures
  const now = shared.figures.map((one) => (one === received ? { ...one, value: 188, raw: '188件' } : one))
  expect(readRecount('办结率重算一下', [shared.figures, now])).toMatchObject([
    { figure: rate!.id, value: '95.2%' },
  ])
  expect(readRecount('办结率重算一下', [shared.figures])).toEqual([{ kind: 'keep' }])
  expect(readRecount('满意率重算一下', [shared.figures, now])).toBeNull()
})

test.each([
  ['签协议的日子错了，8月3日', { name: '签协议', old: null, value: '8月3日' }],
  ['不是8月2号，是8月3号', { name: '', old: '8月2日', value: '8月3日' }],
  ['把最后那句里的8月改成9月', { old: '8月', value: '9月' }],
  ['落款日期改成8月3日', null],
  ['8月3日演练5场改成6场', null],
])('a date of the facts is another: %s', (said, wanted) => {
  const request = readRedate(said)
  if (wanted === null) return expect(request).toBeNull()
  expect(request).toMatchObject({ kind: 'redate', ...wanted })
})
