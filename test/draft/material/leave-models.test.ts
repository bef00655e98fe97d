// A piece of last year's paper that was pasted for its form gives no facts; last year's number is no change of this year's; words that wait end no clause.
import { expect, test } from 'vitest'
import { readBrief } from '#draft/brief/read-brief.ts'
import { draft } from '#draft/draft.ts'
import { leaveModels } from '#draft/material/leave-models.ts'
import { renderText } from '#draft/render-draft.ts'
import { openDraftDeps } from '../../fakes/draft-deps.ts'

const { deps, briefBook } = await openDraftDeps()

test.each([
  [
    '下面这段是去年的原文，当格式用，数不要用去年的：\n「全年调解纠纷177起，\n成功170起」\n今年的：\n调解152起',
    2,
  ],
  ['去年那份报告贴在这里做参考\n全年调解纠纷177起\n\n今年的数：调解152起', 2],
])('what was pasted as a model is left out and listed', async (pasted, count) => {
  const text = `云岭镇2025年平安建设工作总结\n${pasted}`
  const { text: left, unused } = leaveModels(text)
  expect(left.split('\n')).toHaveLength(text.split('\n').length)
  expect(unused.filter(({ text: one }) => /\d/.test(one)).length).toBeGreaterThanOrEqual(count - 1)
  const written = await draft({ brief: readBrief({ text }, briefBook) }, deps)
  expect(renderText(written).split('AI辅助生成')[0]).not.toMatch(/177|170/)
  expect(renderText(written)).toContain('152')
  expect(written.unused.map((one) => one.text).join()).toContain('177')
})

const lastYear = [
  '（去年的总结，照这个写，数换成今年的）',
  '去年稿：',
  '云岭镇2024年信访工作总结',
  '一、主要工作',
  '接待来访171批320人次，化解积案5件。',
]
const ofThisYear = ['接待来访142批265人次，网上信访67件。', '明年积案再清3件。']

test.each([
  ['before this year’s', [...lastYear, '今年的数（2025年，云岭镇的信访工作总结）：', ...ofThisYear]],
  ['under its year', [...lastYear.slice(1), '【2025年数据】', ...ofThisYear]],
  ['at the end', ['云岭镇2025年信访工作总结', ...ofThisYear, '附：去年的总结（参考）', ...lastYear.slice(2)]],
])('last year’s paper %s gives neither facts nor plans', async (_, lines) => {
  const written = renderText(await draft({ brief: readBrief({ text: lines.join('\n') }, briefBook) }, deps))
  const [body = ''] = written.split('AI辅助生成')
  expect(body).toContain('142批')
  expect(body).toMatch(/2025年信访工作总结/)
  expect(body).toMatch(/打算[\s\S]*积案再清3件/)
  expect(body).not.toMatch(/171|320|5件/)
})

test('what an earlier report said in quotes is no fact of this one', () => {
  const text = '去年报告是这样写的：“全年共调解纠纷211件，成功207件。”\n今年调解189件'
  expect(leaveModels(text).text).toBe('\n今年调解189件')
})

test.each(['去年的报告里调解177起，今年152起', '参考去年的做法，今年调解152起\n普法12场'])(
  'what only speaks of last year stays: %s',
  (text) => {
    expect(leaveModels(text)).toEqual({ text, unused: [] })
  },
)

test('a change behind last year’s number stays a change, and what is pending stays pending', async () => {
  const text = [
    '云岭镇2025年普法工作总结',
    '婚姻家庭纠纷接了41起，去年是接了53起，今年少了12起。',
    '存了保证金的项目11个，另1个正在补办。家事调解员现在14个人，这句一定要有。',
    '- 去年（2024年）受理37件，涉及212人，追回203万元，受理量同比下降21.6%',
  ].join('\n')
  const written = renderText(await draft({ brief: readBrief({ text }, briefBook) }, deps))
  expect(written).toMatch(/减少12起|少12起/)
  expect(written).toContain('1个正在补办')
  expect(written).not.toMatch(/是接12起|补办1个正在|现有现有|一定要有|上年受理量同比/)
})
