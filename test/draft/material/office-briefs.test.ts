import { expect, test } from 'vitest'
import { readBrief } from '#draft/brief/read-brief.ts'
import { cutSpeech } from '#draft/dictation/cut-speech.ts'
import { draft } from '#draft/draft.ts'
import { fillBlanks } from '#draft/material/fill-blanks.ts'
import { renderText } from '#draft/render-draft.ts'
import { leaveSpeakers } from '#draft/speech/leave-speakers.ts'
import { takeCorrections } from '#draft/speech/take-corrections.ts'
import { openDraftDeps, ownPlace } from '../../fakes/draft-deps.ts'

const { deps, briefBook } = await openDraftDeps()

async function write(text: string, more: { year?: number | null; outline?: string } = {}): Promise<string> {
  const brief = readBrief({ text, place: ownPlace, year: 2024, ...more }, briefBook)
  return renderText(await draft({ brief }, deps))
}

test('lines that a phone wrote down are cut at their blanks, each line its own, numbers in figures', () => {
  const cut = cutSpeech(
    '修渠今年一共是三十一处哦不对三十三处 修好了三十处\n护林员四十二个 都发了衣服\n巡山搞了七回 听的人有个百把人 这个数不准就别写了',
  )
  expect(cut).toMatch(/31处，不对33处，修好了30处\n护林员42个，都发了衣服\n巡山搞了7回，听的人有个百把人/)
})

test('several numbers in one breath are parted behind what they count', () => {
  const cut = cutSpeech(
    '今年接了26条线索涉及90个人已经办结25条还有1条走到法院去了\n检查跑了工地18趟发了告知书6份都改完了\n宣传这块进工地9场来了大概300人发了1000多份传单公示牌立了4块',
  )
  expect(cut).toContain('接了26条线索，涉及90个人，已经办结25条，还有1条走到法院去了')
  expect(cut).toContain('发了告知书6份，都改完了')
  expect(cut).toContain('发了1000多份传单，公示牌立了4块')
})

test('an uncertain number that is not to be written is taken back', async () => {
  const text = await write('普法小结：进村讲课7场，听的人有个百把人，这个数不准就别写了，发放资料900份')
  expect(text).toMatch(/900份/)
  expect(text).not.toMatch(/百把|不准/)
})

test('messages of a group are told without who sent them and when', () => {
  const told = leaveSpeakers(
    '水利站 小莫 2024-11-02 08:30\n清渠14公里\n城建办-阿平 2024-11-02 08:41\n路灯修了30盏',
  )
  expect(told.split('\n').filter(Boolean)).toEqual(['清渠14公里', '路灯修了30盏'])
})

test.each([
  ['帮群众修渠14处，涉及60个人\n刚才说错了 涉及的是66人', /涉及66个人/],
  ['班子成员巡河28次\n刚才说错了，巡河是26次不是28次', /^班子成员巡河26次\n$/],
])('a message puts right the one before: %s', (text, right) => {
  expect(takeCorrections(text)).toMatch(right)
})

test('of a year that the paper is to become nothing of the model is told', async () => {
  const text = await write(
    '# 按去年的改成2024年的\n\n## 2023年的(去年的原文,供参考)\n2023年,清渠11公里。\n\n## 2024年的数\n清渠17公里。植树300株。修路4公里。巡山90次。',
    { year: null },
  )
  expect(text).toMatch(/2024年/)
  expect(text).not.toMatch(/11公里/)
})

test('a bulletin is headed as it is asked for', async () => {
  const text = await write(
    '出一期简报，题目就叫 柳溪镇“夜谈会”谈出好邻里\n柳溪镇在6个村开了夜谈会40场，收意见80条。',
  )
  // Its masthead stands above the headline.
  expect(text.split('\n').slice(0, 4)).toEqual([
    '简报',
    '【待补充：期号】',
    '青禾县柳溪镇人民政府编　【待补充：成文日期】',
    '柳溪镇“夜谈会”谈出好邻里',
  ])
})

test('问题是 names no headline', async () => {
  expect(await write('写2024年信访工作总结：接访30次，办结20件，问题是有的件拖得久')).toMatch(/拖得久/)
})

test.each([
  ['信访总结：包案9件，化解7件，剩下2件一个是林地权属，一个是补偿标准', /其余2件分别为林地权属、补偿标准/],
  [
    '决策总结：重大决策2件(一个是水厂迁建，一个是垃圾外运)，规范性文件1件',
    /2件（水厂迁建、垃圾外运），规范性文件1件/,
  ],
  ['防火总结：明年招2个安全协管员，培训护林员30名', /招聘2名安全协管员/],
  ['水利总结：巡渠40次。渠修好了9公里，沟也修好了', /沟也修/],
  ['简报：收了意见20条，现在办好了12条，路灯修了9盏', /目前办结12条|现在办结12条/],
  ['欠薪总结：投诉11起，11起都处理了，约谈3家', /11起，均已处理/],
])('what was said stays whole: %s', async (text, right) => {
  expect(await write(text)).toMatch(right)
})

test('parts behind a semicolon stay with their whole', async () => {
  const text = await write(
    '平安总结：\n调解案件:受理61;成功58;其中疑难3(已化解2,剩1件为林地权属)\n刑事案件立案7起',
  )
  expect(text).toMatch(/成功58(?:起|件)?，其中疑难3/)
})

test('a blank of a half-written text takes the one number of its words and unit, and the text keeps its headings', async () => {
  const given =
    '柳溪镇2024年防汛工作情况报告\n一、主要做法\n（一）巡查排险。全镇巡查水库____次，转移群众____人。\n（二）宣传演练。（待补）\n二、下步打算\n数据：\n巡查水库61次，水库管护员8名；转移87人\n宣传演练5场'
  const { text, outline } = fillBlanks(given)
  expect(text).toContain('巡查水库61次，转移群众87人。')
  expect(text.split('61次')).toHaveLength(2)
  expect(outline).toBe(
    '柳溪镇2024年防汛工作情况报告\n一、主要做法\n（一）巡查排险\n（二）宣传演练\n二、下步打算',
  )
  expect(await write(given)).not.toMatch(/_|待补\)/)
})

test('a blank that no number or two fit stays out and is listed', () => {
  const { text, unused } = fillBlanks(
    '全年巡河____次，清渠____公里，植树____株。\n巡河12次\n上游巡河9次\n清渠3公里',
  )
  expect(text).toContain('清渠3公里')
  expect(text).not.toContain('_')
  expect(unused.map((one) => one.text)).toEqual(['全年巡河____次', '植树____株'])
})

test('a notice that asks for 情况 is answered with a report on it, each fact under the heading whose subject it is', async () => {
  const text = await write('检查企业40家次，查出隐患20处\n社区矫正对象6人\n调解纠纷30起', {
    outline:
      '关于报送2024年平安建设工作情况的通知\n一、报送内容\n（一）矛盾纠纷排查化解情况。\n（二）重点人群服务管理情况。包括社区矫正对象等。\n（三）公共安全监管情况。\n二、报送要求\n请于1月5日前报送。',
  })
  expect(text).toMatch(/2024年平安建设工作情况报告/)
  expect(text).toMatch(/公共安全监管情况\n.*隐患20处/)
})

test('who reports on himself is 我 where he asks for it, and his own name is he', async () => {
  const text = await write(
    '镇长2024年度述职述法的料，帮写成述法报告，用“我”的口气\n周镇长包案5件，化解4件\n周镇长出庭应诉1次',
  )
  expect(text).toMatch(/我作为/)
  expect(text).not.toMatch(/本人|周/)
})

test.each([
  ['防火汇报：没成的6件里,4件去仲裁了,2件当事人自己撤了', /6件里，4件申请仲裁/],
  ['养老总结：适老化改造30户,花了18万,县里给14万镇里出4万', /县级拨付14万元.{1,3}镇级自筹4万元/],
  ['生态总结：优良率96.2%,比上年提高1.1个点', /提高1\.1个百分点/],
  [
    '禁毒总结：在册 64 人 社区戒毒 9 在押 5 死亡 2\n进村 15 场 6.26 宣传 1 场',
    /在押5、死亡2(?:.|\n)*15场，6\.26/,
  ],
  ['市场小结：群众打12345多，月均工单41个\n划车位120个', /12345(?!余)/],
  ['移风易俗小结：\n红白喜事：理事会12个，喜事新办37场，丧事简办61场', /新办37场，丧事简办61场/],
])('a number keeps what it counts: %s', async (text, right) => {
  expect(await write(text)).toMatch(right)
})

test('what is told of 经验 is no plan, and 后面 of a lack is one', async () => {
  const text = await write('市场整治小结\n拆雨棚38处，换盖板210块\n经验:一是先给出路再清理;二是每天有人守')
  expect(text).not.toMatch(/打算\n.*先给出路/)
})

test('of several kinds in one breath each keeps its number', () => {
  expect(
    cutSpeech(
      '调解中心接了一百三十二件 成了一百二十七件 没成的五件里头三件打官司去了 两件还在谈\n派出所调的四十六件 成四十四件\n涉及的钱一共是三百六十二万',
    ),
  ).toMatch(/里头3件打官司去了，2件还在谈\n(?:.|\n)*362万$/)
})

test('what a villager says in the group is of his village', () => {
  expect(leaveSpeakers('白石村支书:我们村拆了活人墓3座\n枫树村 阿良:没有新增的')).toBe(
    '白石村拆了活人墓3座\n枫树村没有新增的',
  )
})

test.each([
  ['要一份禁毒工作情况 县禁毒办催的\n尿检312人次，阳性1人，宣传8场', /禁毒工作/],
  ['河长制今年的情况写个汇报给水利局\n巡河860次，清渠3公里，植树90株', /河长制工作/],
  ['各口子报上来的我拢了一下，你给成个总结，2024年度平安建设情况\n巡逻30次，破案4起', /平安建设/],
])('a paper is called by what it is about: %s', async (text, right) => {
  const [title = ''] = (await write(text)).split('\n')
  expect(title).toMatch(right)
  expect(title).not.toMatch(/要一份|写个|你给/)
})

test('what is written without marks is no speech', () => {
  const given =
    '行政审批事项由23项压减至14项\n办件时限由6个工作日缩短到3个工作日\n产值11.8亿元同比增长7.6%\n投资3.12亿元同比下降1.8%'
  expect(cutSpeech(given)).toBe(given)
})
