// The material's own structure says where each piece goes: names over lines, captions, headings, offices, a notice's aspects.
import { expect, test } from 'vitest'
import type { Draft } from '#domain/draft.ts'
import { readBrief } from '#draft/brief/read-brief.ts'
import { draft } from '#draft/draft.ts'
import { renderText } from '#draft/render-draft.ts'
import { openDraftDeps, ownPlace } from '../../fakes/draft-deps.ts'

const { deps, briefBook } = await openDraftDeps()
const write = (text: string, outline?: string) =>
  draft(
    { brief: readBrief({ text, place: ownPlace, year: 2024, ...(outline ? { outline } : {}) }, briefBook) },
    deps,
  )

function under({ sections }: Draft, heading: RegExp): string {
  const found = sections.filter((section) => heading.test(section.heading))
  return found.flatMap(({ paragraphs }) => paragraphs.map(({ text }) => text)).join('\n')
}

const headingsOf = ({ sections }: Draft) => sections.map(({ heading }) => heading).filter(Boolean)

test('a name in brackets holds for the lines below it, and decides over a word of another section', async () => {
  const told = await write(
    '柳溪镇2024年政府工作报告素材\n一、今年完成情况\n【产业办】新引进项目3个，到位资金4100万元\n【平安办】夜巡210次\n安全检查企业64家次，排查隐患52处\n【民政办】低保户76户\n临时救助22人次',
  )
  expect(under(told, /社会治理/)).toContain('安全检查企业64家次')
  expect(under(told, /经济发展/)).not.toContain('64家次')
  expect(under(told, /民生/)).toMatch(/低保户76户.*22人次/s)
})

test('what an office tells goes where its words belong when nothing of it is said under the office’s own name', async () => {
  const told = await write(
    '柳溪镇2024年平安建设工作汇报\n## 综治中心\n排查矛盾纠纷88起，化解84起\n网格员31名，上报事件960件\n## 派出所\n刑事立案12起，破案9起\n火灾3起',
  )
  expect(under(told, /化解矛盾纠纷/)).toContain('88起')
  expect(under(told, /基层基础/)).toContain('960件')
  expect(under(told, /公共安全/)).toContain('火灾3起')
})

test('what the leader did is his, whichever office wrote it down', async () => {
  const told = await write(
    '柳溪镇2024年法治政府建设材料\n便民服务中心：\n办件1260件\n党委书记带队督办信访积案2件；镇长出庭应诉1次，年终述法1次',
  )
  expect(under(told, /第一责任人/)).toMatch(/督办信访积案2件.*出庭应诉1次.*述法1次/)
})

test('captions with numerals name their table and are told nowhere', async () => {
  const told = await write(
    '柳溪镇2024年政府信息公开工作年度报告素材\n1、主动公开\n类别\t2023年（条）\t2024年（条）\n政策文件\t12\t15\n惠民补贴\t60\t71\n合计\t72\t86\n2、依申请公开\n项目\t2023年（件）\t2024年（件）\n新收申请\t4\t6\n予以公开\t3\t5\n其他处理\t1\t1\n3、其他\n培训2次，46人次',
  )
  const text = renderText(told)
  expect(under(told, /收到和处理/)).toMatch(/新收申请6件/)
  expect(under(told, /主动公开政府信息/)).not.toMatch(/新收|其他处理/)
  expect(text).not.toMatch(/(?:^|[。\n])(?:主动公开|依申请公开)。/)
})

test('a table stands where it stood among the words, under the heading it stood under', async () => {
  const told = await write(
    '柳溪镇2024年安全生产工作总结材料\n（一）会议、责任\n党委会研究3次，安委会例会5次\n（二）分行业检查情况（1—12月）\n行业\t检查（家次）\t隐患（处）\n工贸\t41\t30\n餐饮\t66\t52\n合计\t107\t82\n（三）专项\n道路：劝导点4个，劝导违法820人次\n（四）行政处罚\n处罚3起、2.6万元',
  )
  expect(headingsOf(told)).toEqual([
    '一、主要工作情况',
    '（一）压实安全生产责任',
    '（二）分行业检查情况',
    '（三）推进重点领域专项整治',
    '（四）行政处罚',
  ])
  expect(under(told, /分行业检查/)).toMatch(/107家次/)
  expect(under(told, /行政处罚/)).not.toMatch(/家次/)
})

test('bare names over what they tell are headings, no sentences', async () => {
  const told = await write(
    '柳溪镇2024年政府工作报告用的数\n产业\n引进项目2个，到位资金3600万元\n乡村振兴\n建成高标准农田800亩\n民生\n新建幸福食堂1个\n自身建设\n办理建议9件，办复率100%\n困难\n产业链短\n2025年目标：财政收入增长6%\n重点干两件事：\n1、新建冷库1座\n2、改造危房7户',
  )
  expect(headingsOf(told)).toEqual(
    expect.arrayContaining(
      ['（二）乡村振兴', '（三）民生保障', '（四）政府自身建设'].map((one) =>
        expect.stringContaining(one.slice(3)),
      ),
    ),
  )
  expect(renderText(told)).not.toMatch(/(?:^|[。\n])(?:乡村振兴|自身建设|民生|产业)。/)
  expect(under(told, /2025年工作安排/)).toMatch(/主要预期目标：财政收入增长6%.*冷库1座.*危房7户/s)
  expect(under(told, /回顾|民生|乡村/)).not.toMatch(/冷库|危房/)
})

test('the aspects that a notice names head its item, in its order', async () => {
  const told = await write(
    '柳溪镇2024年法治政府建设素材\n一、营商环境这块\n承接赋权事项20项，实际行使17项\n二、执法\n检查110次，立案6件\n三、纠纷\n排查纠纷77件，化解75件\n四、普法\n宣传14场',
    '关于报送2024年度法治政府建设情况报告的通知\n各乡镇党委、人民政府：\n一、报告内容\n（一）2024年度主要举措和成效。可围绕优化营商环境、规范行政执法、矛盾纠纷化解、法治宣传教育等方面撰写。\n（二）存在的不足和原因。\n（三）2025年度工作安排。\n二、要求\n（一）报告以党委、政府名义报县委、县政府，字数不超过3000字。',
  )
  expect(headingsOf(told).slice(1, 5)).toEqual([
    '（一）优化营商环境',
    '（二）规范行政执法',
    '（三）矛盾纠纷化解',
    '（四）法治宣传教育',
  ])
  expect(under(told, /营商环境/)).toContain('赋权事项20项')
  expect(told.recipient).toBe('县委、县政府')
})

test('the parts that are asked for in their order are the parts of the paper', async () => {
  const told = await write(
    '柳溪镇综治中心规范化建设汇报材料\n按“基本情况—做法—问题—打算”来写\n全镇辖村9个、户籍人口2.1万人\n受理事项310件，办结302件\n难点\n入驻人员不固定\n打算：调解员增到6名',
  )
  expect(headingsOf(told).filter((one) => /^[一二三四]、/.test(one))).toEqual([
    '一、基本情况',
    '二、主要做法',
    '三、存在的问题',
    '四、下一步打算',
  ])
  expect(under(told, /基本情况/)).toContain('户籍人口2.1万人')
  expect(told.title).toContain('综治中心规范化建设')
})

test('a body of one’s own street that met is no other street', async () => {
  const told = await write(
    '柳溪镇2024年法治政府建设材料\n召开镇村干部推进会2次，组织乡镇联席会3次\n调解纠纷31起',
  )
  expect(told.unused).toEqual([])
})
