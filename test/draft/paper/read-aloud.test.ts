import { expect, test } from 'vitest'
import { readBrief } from '#draft/brief/read-brief.ts'
import { draft } from '#draft/draft.ts'
import { readAuthor, readIssue } from '#draft/paper/read-author.ts'
import { readRecipient } from '#draft/paper/read-recipient.ts'
import { renderText } from '#draft/render-draft.ts'
import { isNote } from '#draft/roles/is-note.ts'
import { turnYears } from '#draft/tables/turn-years.ts'
import { openDraftDeps, ownPlace } from '../../fakes/draft-deps.ts'

const { deps, briefBook } = await openDraftDeps()
const write = (text: string) =>
  draft({ brief: readBrief({ text, place: ownPlace, year: 2024 }, briefBook) }, deps)
const tell = async (text: string) => renderText(await write(text))

const storm =
  '简报第9期 明天就要发 柳溪镇防汛的\n7月3日20点启动防汛四级响应 4日6点升三级 5日9点解除\n出动干部88人次 巡查队员140人次\n转移群众214人 集中安置60人 投亲靠友154人\n工地7个全停工\n没有人员伤亡 倒房3间 损失大概46万元\n下一步月底前补抽水泵4台 打电话找老何 13800001111'

test('a bulletin has its number, its subject and the headings of its subject; notes, phones and a year that nobody named are left out', async () => {
  const text = await tell(storm)
  expect(text).toContain('柳溪镇防汛简报（第9期）')
  expect(text).toMatch(/一、预警响应.*\n7月3日20时启动防汛四级响应，4日6时提升至三级，5日9时解除/)
  expect(text).toMatch(/转移避险和应急处置\n转移群众214人/)
  expect(text).toMatch(/工地7个，全部停工/)
  expect(text).toContain('无人员伤亡')
  expect(text).toContain('月底前补抽水泵4台')
  expect(text).not.toMatch(/老何|就要发|2025年/)
})

test('who speaks of himself is named, with his post, and signs', async () => {
  const paper = await write(
    '2024年度述职述法材料（柳溪镇党委副书记陈志远，要点如下，请成稿）\n会前学法5次\n审核合同12份\n自己学法不够深',
  )
  const text = renderText(paper)
  expect(text).toContain('本人作为柳溪镇党委副书记，现将2024年度履职和述法情况报告如下：')
  expect(text.split('\n').slice(-2)).toEqual(['柳溪镇党委副书记 陈志远', '【待补充：成文日期】'])
  expect(text).toContain('审核合同12份')
  expect(text).toContain('本人学法不够深入')
})

test.each([
  ['我是柳溪镇镇长，说说今年的', '镇长', ''],
  ['（孟书记口述，帮他捋成述职报告）', '书记', ''],
  ['柳溪镇2024年信访工作总结', '', ''],
])('%s: the post is “%s”', (head, office, person) => {
  expect(readAuthor(head)).toEqual({ office, person })
})

test('第17期 and 总第6期 number a bulletin, 第二期间 does not', () => {
  expect(['第17期', '2024年第6期', '第3期间'].map(readIssue)).toEqual(['第17期', '第6期', ''])
})

test.each([
  ['某乡防灾情况汇报   2024.9   县水利局要的，周五前交', '县水利局'],
  ['柳溪镇防溺水工作汇报，给县教育局的，后天要', '县教育局'],
  ['给县委宣传部的情况汇报 柳溪镇集市整治', '县委宣传部'],
])('%s is for %s', (text, recipient) => {
  expect(readRecipient(text)).toBe(recipient)
})

test.each(['周五前交', '今天就要发', '打电话找老何', '县水利局要的', '还没打合计', '第7期'])(
  '%s is a note to the writer',
  (text) => {
    expect(isNote(text)).toBe(true)
  },
)
test.each(['月底前补抽水泵4台', '周五前完成整改', '发放手册60本', '打电话回访210户'])(
  '%s is a fact',
  (text) => {
    expect(isNote(text)).toBe(false)
  },
)

test('nothing stands over the first heading, and what says one short sentence shares a heading', async () => {
  const text = await tell(
    '柳溪镇2024年上半年工作总结\n税收完成210万元\n植树造林800亩\n医保参保9800人，参保率96.1%\n没有一个学生辍学\n检查企业40家次，隐患22处，整改20处\n劝阻野外用火18起，没发生森林火灾\n信访23件，办结22件',
  )
  expect(text).toMatch(/主要工作情况\n（一）/)
  expect(text).toMatch(/民生和生态环境\n.*参保率96.1%.*无学生辍学.*造林800亩/)
  expect(text).toMatch(/维护安全和稳定\n.*22处.*野外用火18起，未发生森林火灾。信访23件/)
})

test('a part in quotation marks keeps its name', async () => {
  const text = await tell(
    '供政府工作报告用，只写2024年工作回顾中“民生保障和平安法治”一节，其余另供。\n1.低保120户，发放低保金86.2万元。\n2.调解矛盾纠纷61起，成功60起。',
  )
  expect(text).toMatch(/^一、民生保障和平安法治\n/)
})

test('last year of the whole is not that of one village; what was last year in a row stays last year', async () => {
  const villages = await tell(
    '柳溪镇2024年普法工作总结\n村\t法治讲座（场）\t听讲（人次）\n东岭村\t6\t340\n西岭村\t4\t215\n南岭村\t3\t120\n去年法治讲座15场',
  )
  expect(villages).not.toMatch(/3场[^。]*15场减少/)
  const fraud = await tell(
    '柳溪镇2024年平安建设工作总结\n电信诈骗案件17起、损失86万元，上年24起、损失129万元\n网格事件办结率98%',
  )
  expect(fraud).toMatch(/损失86万元（上年129万元，下降33.3%）|损失86万元，比上年的129万元下降33.3%/)
})

test('rows of years are read as columns of years', () => {
  const turned = turnYears({
    rows: [
      ['年度', '新收', '结转'],
      ['2024年', '13', '1'],
      ['2023年', '9', '0'],
    ],
  })
  expect(turned.rows).toEqual([
    ['项目', '2024年', '2023年'],
    ['新收', '13', '9'],
    ['结转', '1', '0'],
  ])
  const other = {
    rows: [
      ['村', '新收', '结转'],
      ['东岭村', '13', '1'],
      ['西岭村', '9', '0'],
    ],
  }
  expect(turnYears(other)).toBe(other)
})

test('a prescribed form stands in the document and not in the text', async () => {
  const paper = await write('柳溪镇2024年政府信息公开年报\n收到依申请公开6件，予以公开4件、部分公开2件')
  expect(renderText(paper)).not.toContain('|')
  expect(paper.sections.some(({ table }) => table?.isForm === true)).toBe(true)
})

test('days in a row stay one, and a sentence that ends in 不清 names nothing', async () => {
  const text = await tell(
    '柳溪镇2024年平安建设工作总结\n每月8日、18日、28日接访，接待群众52人次\n短板：出租房底数不清，约340间没登记\n刑事立案9起，比上年少2起',
  )
  expect(text).toContain('8日、18日、28日')
  expect(text).toContain('底数不清，约340间未登记')
})
