import { expect, test } from 'vitest'
import { readBrief } from '#draft/brief/read-brief.ts'
import { draft } from '#draft/draft.ts'
import { renderMarkdown } from '#draft/render-draft.ts'
import { describeBrief } from '#draft/revise/describe-brief.ts'
import { openDraftDeps, ownPlace } from '../fakes/draft-deps.ts'

const { deps, briefBook } = await openDraftDeps()

test('a report becomes Markdown with its heading levels', async () => {
  const brief = readBrief({ text: '帮我写2024年法治政府建设年度报告\n调处132起', place: ownPlace }, briefBook)
  const lines = renderMarkdown(await draft({ brief }, deps)).split('\n')
  expect(lines[0]).toBe('# 柳溪镇2024年法治政府建设年度报告')
  expect(lines.filter((line) => line.startsWith('## '))[0]).toBe(
    '## 一、2024年推进法治政府建设的主要举措和成效',
  )
  expect(lines.some((line) => /^### （一）/.test(line))).toBe(true)
})

test('the understood brief is shown back in one line, an added unit is owned up to', () => {
  expect(describeBrief(readBrief({ text: '写化解纠纷这段:调处132,成功130起,讨薪18人25万' }, briefBook))).toBe(
    '我理解的数据：调解矛盾纠纷132起（单位是我补的） · 调解成功130起 · 帮助农民工讨薪18人 · 帮助农民工讨薪(追回工资)25万元。',
  )
})

test('words to the writer are shown as left out', () => {
  expect(describeBrief(readBrief({ text: '普法14场。语气正式一点' }, briefBook))).toContain(
    '没有当素材写进去的话：语气正式一点',
  )
})
