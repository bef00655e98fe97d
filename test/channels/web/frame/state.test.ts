// The page of the program's state: what needs a look stands first, settings last; only administrators see it.
import { expect, it } from 'vitest'
import { openTestWeb, openVisitor } from '../open-test-web.ts'

const rows = [
  { name: 'ANTOU_PORT', state: 'ok', text: '已设置。', fix: '' },
  { name: '资料库', state: 'ok', text: '5份报告', fix: '' },
  { name: '句向量', state: 'warn', text: '未启用，只按词检索', fix: '把 ANTOU_EMBEDDER 设为 onnx' },
] as const

it('tells what doctor knows, the worst first', async () => {
  const web = await openTestWeb({}, {}, { readState: async () => rows })
  const page = await (await openVisitor(web.url).get('/state')).text()
  await web.close()
  expect(page).toMatch(
    /有 1 处要看。[\s\S]*句向量[\s\S]*设为 onnx[\s\S]*资料库[\s\S]*<details><summary>设置 1 项[\s\S]*ANTOU_PORT/,
  )
})
