import { expect, test } from 'vitest'
import type { Draft } from '#domain/draft.ts'
import { readBrief } from '#draft/brief/read-brief.ts'
import { draft } from '#draft/draft.ts'
import { renderText } from '#draft/render-draft.ts'
import { describeBrief } from '#draft/revise/describe-brief.ts'
import { openDraftDeps, ownPlace } from '../fakes/draft-deps.ts'

const { deps, briefBook } = await openDraftDeps()

function write(text: string): Promise<Draft> {
  return draft({ brief: readBrief({ text, place: ownPlace }, briefBook) }, deps)
}

test.each([
  ['写普法这段，法治讲座搞了12场', '法治讲座'],
  ['帮我写2024年法治政府建设报告，网格员36个', '网格员'],
  ['起草矛盾纠纷这一节,调处12起', '纠纷'],
])('a request that ends at a comma is a request: %s', async (text, there) => {
  const result = await write(text)
  expect(renderText(result)).toContain(there)
  expect(renderText(result)).not.toMatch(/写普法|帮我写|起草/)
  expect(result.scope).toBe(text.includes('报告') ? 'report' : 'section')
})

test.each([
  [
    '写执法这段：执法检查46次，发现隐患23处，都整改了，罚了3家共1.2万',
    /隐患23处，均已整改，处罚3家共1\.2万元/,
  ],
  ['写监督这段：诉讼1件胜诉，人大建议办了7件政协提案3件，都按时答复', /建议7件、政协提案3件，均按时答复/],
  ['写普法这段：法治讲座搞了12场，来了800多人', /法治讲座12场，800余人参加/],
  ['写平安建设这段：网格员配了28个，开了4次平安例会', /网格员(?:配备)?28名.*召开平安例会4次/],
  ['写依法决策：审合同22份，提了意见31条', /审查合同22份，提出意见31条/],
  [
    '写依法决策：合法性审查41件，其中合同29件、文件12件，法律顾问参与审查38件',
    /41件，其中合同29件、文件12件。.*法律顾问参与审查38件/,
  ],
  ['写执法这段：立案5件，罚款2.3万', /罚款2\.3万元/],
  ['写纠纷这段：调处12起，信访老案子化了3件', /化解信访积案3件/],
])('what is said by mouth is written as documents put it: %s', async (text, expected) => {
  expect(renderText(await write(text))).toMatch(expected)
})

test('a second value that is given in passing is a contradiction', async () => {
  const text = renderText(await write('写纠纷这段：调处100起，成功98起，后来又说调处135起'))
  expect(text).toContain('【待核实：素材里有100起、135起】')
  expect(text).not.toContain('后来')
})

test('words to the writer are told back and not written', async () => {
  const brief = readBrief({ text: '写普法这段：普法9场。你是个好助手。谢谢', place: ownPlace }, briefBook)
  expect(brief.remarks).toEqual(['你是个好助手', '谢谢'])
  expect(renderText(await draft({ brief }, deps))).not.toMatch(/助手|谢谢/)
})

test('the heads of the township are who the label says they are', async () => {
  const text = renderText(
    await write('写2024年法治政府建设年度报告\n书记镇长：专题研究法治工作3次，带头述法'),
  )
  expect(text).toMatch(/第一责任人职责情况\n党委书记、镇长专题研究法治工作3次，带头述法。/)
})

test('a bare bulk of money behind a fine is in 元, and the table says what was counted', () => {
  const brief = readBrief({ text: '写执法这段：罚了3家共1.2万，召开了4次例会', place: ownPlace }, briefBook)
  expect(brief.figures.map(({ value, unit }) => [value, unit])).toEqual([
    [3, '家'],
    [12000, '元'],
    [4, '次'],
  ])
  expect(describeBrief(brief)).toMatch(/例会4次/)
})

test('no opening says again what its heading has said, and none is a stock phrase', async () => {
  const text = renderText(await write('写2024年法治政府建设年度报告\n调处12起\n普法3场\n执法检查4次'))
  const sections = text.split('\n').filter((line) => /^（/.test(line) || /^[\u4e00-\u9fff]/.test(line))
  for (const [index, line] of sections.entries()) {
    if (!line.startsWith('（')) continue
    const opening = (sections[index + 1] ?? '').split(/[，。]/)[0]!
    expect(line, opening).not.toContain(opening.slice(0, 6))
  }
  // What the material does not bear out opens no section.
  expect(text).not.toMatch(/^(?:坚持|着力|注重|围绕|突出|统筹|自觉)/m)
})

test.each([
  [
    '写第一责任人那部分：书记主持党委会研究法治工作5次',
    /^三、党政主要负责人.*\n书记主持党委会研究法治工作5次。/,
  ],
  ['写明年打算：一是建好综治中心；二是每村培训2次', /^四、.*安排\n.*一是建好综治中心；二是每村举办培训2次。/],
  [
    '写不足和原因这部分：平均年龄46岁；普法形式老一套；主要是编制少',
    /^二、.*\n.*一是平均年龄46岁；二是普法形式较为单一。\n(?!.*主要是.*主要是).*编制少。/,
  ],
])('a part of the report alone: %s', async (text, expected) => {
  expect(renderText(await write(text))).toMatch(expected)
})

test('facts of one theme in one line are a paragraph, of several a report', async () => {
  expect((await write('调处132起，成功130起，帮农民工讨薪18人25万元')).scope).toBe('section')
  expect((await write('调处132起，普法14场')).scope).toBe('report')
})

test('two units of one indicator are no contradiction', async () => {
  const result = await write('写信访这段：接访86批132人次')
  expect(renderText(result)).toContain('86批132人次')
  expect(result.findings.filter(({ severity }) => severity === 'block')).toEqual([])
})

test('each line of a summary is told in a sentence of its own', async () => {
  expect(
    renderText(await write('写2024年工作总结\n1.到位资金1.2亿元，新落户企业3家\n2.修了村路6.8公里')),
  ).toMatch(/到位资金1\.2亿元，新落户企业3家。[\s\S]*修建村路6\.8公里。/)
})

test('nobody is said to have been visited whom the brief only counts', async () => {
  expect(renderText(await write('写平安建设这段：社区矫正对象12人'))).not.toContain('走访')
})

test('an outline that is pasted with the brief is the outline, not material', async () => {
  const text = renderText(
    await write(
      '按县里通知的提纲写2024年报告：\n一、普法工作开展情况\n二、矛盾纠纷化解情况\n三、下一步打算\n素材：普法14场，调处132起\n明年再办普法3场',
    ),
  )
  expect(text.match(/^[一二三四]、.*$/gm)).toEqual([
    '一、普法工作开展情况',
    '二、矛盾纠纷化解情况',
    '三、下一步打算',
  ])
  expect(text).toMatch(/一、普法工作开展情况\n.*14场/)
  expect(text).not.toContain('通知')
})
