// A line of its own that names the year to come heads what follows, and is no fact.
import { expect, test } from 'vitest'
import { readBrief } from '#draft/brief/read-brief.ts'
import { draft } from '#draft/draft.ts'
import { renderText } from '#draft/render-draft.ts'
import { openDraftDeps, ownPlace } from '../fakes/draft-deps.ts'

const { deps, briefBook } = await openDraftDeps()

test.each(['2025年打算', '2025年工作计划', '2025年目标'])('%s', async (label) => {
  const text = `写2024年法治政府建设报告\n调解纠纷103起\n问题\n学法不系统\n原因\n抓学习有时放松\n${label}\n每月学法1次\n持证人员达到22人`
  const told = renderText(
    await draft({ brief: readBrief({ text, place: ownPlace, year: 2024 }, briefBook) }, deps),
  )
  const [before = '', plans = ''] = told.split(/[一二三四五]、2025年/)
  expect(before).toContain('抓学习有时放松')
  expect(before).not.toMatch(/每月学法1次|持证人员/)
  expect(plans).toMatch(/每月学法1次[\s\S]*22人/)
  expect(told).not.toContain(`${label}。`)
})
