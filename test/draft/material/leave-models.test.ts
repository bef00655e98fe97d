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
