import { expect, test } from 'vitest'
import { readRevision } from '#draft/wish/read-revision.ts'

const paper = {
  year: 2024,
  figures: [],
  findParts: () => [],
  speaksOfWork: (text: string) => /案件|事故/.test(text),
}
const read = (said: string) => {
  const reading = readRevision(said, paper)
  return reading.kind === 'requests' ? reading.requests : reading.kind
}

test.each([
  ['植树面积应该是36亩，不是35亩', { name: '植树面积', old: '35亩', value: '36亩' }],
  ['应该是36亩不是35亩', { name: '', old: '35亩', value: '36亩' }],
  ['河道清淤不是8公里，是9公里', { name: '河道清淤', old: '8公里', value: '9公里' }],
  ['清淤8改9', { name: '清淤', old: '8', value: '9' }],
  ['把7名改成9名', { name: '', old: '7名', value: '9名' }],
  ['清淤数弄错了，9公里', { name: '清淤', value: '9公里' }],
  ['等下，巡查我记错了，是60次', { name: '巡查', value: '60次' }],
  ['第3条巡查改为61次', { name: '巡查', item: 3, value: '61次' }],
  ['巡查少报了1次，应该是61次', { name: '巡查', value: '61次' }],
  ['应该是61次', { name: '', value: '61次' }],
  ['达标率71.8不对，改成73.5', { name: '达标率', old: '71.8', value: '73.5' }],
  ['补偿款不是4.6万，是46万……不对不对，就是3.9万', { name: '补偿款', old: '4.6万', value: '3.9万' }],
  ['总数改144件', { name: '总数', value: '144件' }],
])('%s corrects one number', (said, wanted) => {
  expect(read(said)).toEqual([expect.objectContaining({ kind: 'correct', ...wanted })])
})

test.each([
  ['不对，巡查是15次', '巡查是15次', '', true],
  ['第2条不对，巡查是29次', '巡查是29次', '', true],
  ['巡查的是131次', '巡查的是131次', '', true],
])('%s corrects what stands for it', (said, text, under, isCorrection) => {
  expect(read(said)).toEqual([expect.objectContaining({ kind: 'say', text, under, isCorrection })])
})

test.each([
  ['我补充一下：清淤9公里，完成率100%', '清淤9公里，完成率100%', ''],
  ['哦还有，夜间巡查44次', '夜间巡查44次', ''],
  ['巡河再加一条，夜间巡查44次', '夜间巡查44次', '巡河'],
  ['护林员巡山4次，写到第一责任人那里', '护林员巡山4次', '第一责任人'],
  ['对了还有护林员补贴31万，也写进去', '护林员补贴31万', ''],
  ['没有毁林案件的情况也写上', '没有毁林案件', ''],
])('%s adds a fact without its frame', (said, text, under) => {
  expect(read(said)).toEqual([expect.objectContaining({ kind: 'say', text, under, isAddition: true })])
})

test.each([
  ['问题是护林员年龄大', '护林员年龄大', '存在问题'],
  ['问题就写护林员年龄大', '护林员年龄大', '存在问题'],
  ['明年打算：植树14亩', '植树14亩', '下一步打算'],
  ['2025年打算植树14亩', '植树14亩', '下一步打算'],
])('%s goes to its part', (said, text, under) => {
  expect(read(said)).toEqual([expect.objectContaining({ kind: 'say', text, under })])
})

test.each([
  ['主送县委县政府', { kind: 'recipient', recipient: '县委、县政府' }],
  ['抬头写县林业局', { kind: 'recipient', recipient: '县林业局' }],
  ['落款日期2026年1月9日', { kind: 'date', year: 2026, month: 1, day: 9 }],
  ['落款时间改为1月9日', { kind: 'date', year: null, month: 1, day: 9 }],
  ['标题用《白果镇2024年林业工作总结》', { kind: 'title', title: '白果镇2024年林业工作总结' }],
  ['标题能改成白果镇2024年林业总结吗', { kind: 'title', title: '白果镇2024年林业总结' }],
  ['年份是2025年', { kind: 'year', year: 2025 }],
  ['改成情况汇报', { kind: 'paper', name: '情况汇报' }],
  ['写短一点', { kind: 'shorten', target: '' }],
  ['能不能写短一点？', { kind: 'shorten', target: '' }],
  ['第二部分短一点', { kind: 'shorten', target: '第二部分' }],
  ['第五部分写得太空了', { kind: 'lengthen', target: '第五部分' }],
  ['再写详细一点', { kind: 'lengthen', target: '' }],
  ['语气正式一些', { kind: 'tone', target: '' }],
  ['把第三段删了', { kind: 'remove', target: '第三段' }],
  ['巡查次数去掉', { kind: 'remove', target: '巡查次数' }],
  ['护林员那个不要', { kind: 'remove', target: '护林员那个' }],
  ['把待补充的都删了', { kind: 'hints', isShown: false }],
  ['把清淤放前面', { kind: 'first', target: '清淤' }],
  ['植树的内容挪到清淤前面', { kind: 'before', target: '植树', other: '清淤' }],
  ['换个开头', { kind: 'reopen', target: '' }],
  ['再撤销', { kind: 'undo' }],
  ['改回去吧', { kind: 'undo' }],
  ['看看数据', { kind: 'show' }],
])('%s is one instruction', (said, wanted) => {
  expect(read(said)).toEqual([wanted])
})

test('several instructions of one message are all read', () => {
  expect(read('把巡查改成15次，再加一条：植树3亩')).toMatchObject([
    { kind: 'correct', value: '15次' },
    { kind: 'say', text: '植树3亩' },
  ])
  expect(read('夜间84次改85次，总数改144次')).toMatchObject([
    { kind: 'correct', old: '84次' },
    { kind: 'correct', name: '总数' },
  ])
  expect(read('我们的巡查数不动，把植树改为24亩')).toMatchObject([{ kind: 'keep' }, { value: '24亩' }])
  expect(read('太啰嗦了，精简点')).toEqual([{ kind: 'shorten', target: '' }])
})

test.each([
  '其他乡镇怎么植树的？',
  '石桥去年巡查多少次',
  '哪些镇写了护林员',
  '查一下石桥乡的护林',
  '别的镇的做法',
  '巡查合格率',
])('%s is a question of the library', (said) => {
  expect(read(said)).toBe('question')
})

test.each(['这稿子领导不太满意', '算了先这样放着看看'])('%s is asked about', (said) => {
  expect(read(said)).toBe('remark')
})
