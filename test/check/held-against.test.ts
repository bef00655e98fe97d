// Numbers and names held against each other, as other clerks write them: what does not hold is found, what only looks so is left alone.
import { expect, test } from 'vitest'
import { checkText } from '#check/gate/check-text.ts'
import { openDraftDeps } from '../fakes/draft-deps.ts'

const { deps } = await openDraftDeps()
const check = async (text: string, county = '青禾县') => {
  const place = { province: null, city: null, county, town: '柳溪镇' }
  const found = await checkText({ text, place, year: 2024 }, deps)
  return found.filter(({ rule }) => !/missing|thin|skipped/.test(rule)).map(({ text: said }) => said)
}

const faulty: readonly (readonly [string, RegExp])[] = [
  ['76名村干部参加法律知识测试，合格79名。', /79名.*76名/],
  ['全年罚没款5.36万元，已缴库。\n执法中队办理案件61件，罚没款6.35万元。', /5\.36万元.*6\.35万元/],
  ['全年新收公开申请9件，上年结转1件；予以公开6件、部分公开1件、不予公开1件，结转下年度办理0件。', /0件/],
  ['因信息公开被申请行政复议0件，其中维持1件。', /维持1件/],
  ['全镇没有发生生产安全事故。\n上半年发生一般事故1起，轻伤1人。', /一般事故1起/],
  ['全镇在建项目9个，已开设工资专户8个，开户率100%。', /88\.9%/],
  ['2023年来，执法队办理处罚案件38件，其中普通程序案件9件、简易程序案件27件。', /相加是 36/],
  ['受理线索47条，其中平台转办29条、来访登记16条，已办结49条。', /49条/],
  [
    '一、主要工作\n带队接访52次，全年接访52次。\n二、存在的问题\n全年领导接访56次仍未化解到位。',
    /52次.*56次/,
  ],
  ['二、2023年整改措施\n加强学习。', /2023年整改措施/],
]

test.each(faulty)('%s', async (text, said) => {
  expect((await check(text)).join('\n')).toMatch(said)
})

const sound: readonly string[] = [
  '76名村干部参加法律知识测试，合格76名，平均分85分。',
  '全年新收公开申请9件，上年结转1件；予以公开7件、部分公开2件、不予公开1件，结转下年度办理0件。',
  '收到公开申请12件，其中予以公开8件、部分公开2件、不予公开2件。',
  '没有行政诉讼案件，行政复议1件，复议机关维持。',
  '行政复议0件。维持秩序出动人员12人次。',
  '没有发生较大以上生产安全事故，发生一般事故1起。',
  '争取资金1280万元用于修路。\n二、存在的问题\n其中1220万元尚未到位。',
  '受理线索47条，较上年52条下降9.6%，其中平台转办29条、12345热线转办11条、来访7条，已办结45条，其余2条进入司法程序。',
  '与相邻街道建立联调机制，联合毗邻乡镇巡查3次。',
  '一、上半年工作\n完成12项。\n二、2024年下半年工作打算\n培训3期。',
]

test.each(sound)('%s', async (text) => {
  expect(await check(text)).toEqual([])
})

test('whom a report goes to is of the kind that its place belongs to', async () => {
  const text = '区委、区政府：\n2024年，柳溪镇扎实工作。'
  expect((await check(text)).join()).toMatch(/主送/)
  expect(await check(text, '靖和区')).toEqual([])
})
