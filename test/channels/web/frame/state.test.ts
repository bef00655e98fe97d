// The page of the program's state: what needs a look stands first, settings last; only administrators see it.
import { expect, it } from 'vitest'
import { openTestWeb, openVisitor } from '../open-test-web.ts'

const rows = [
  { name: 'ANTOU_PORT', state: 'ok', text: '已设置。', fix: '' },
  { name: '资料库', state: 'ok', text: '5份报告', fix: '' },
  { name: '句向量', state: 'warn', text: '未启用，只按词检索', fix: '把 ANTOU_EMBEDDER 设为 onnx' },
  { name: 'Telegram', state: 'ok', text: '未启用', fix: '', isUnused: true },
] as const

it('tells what doctor knows, the worst first', async () => {
  const web = await openTestWeb({}, {}, { readState: async () => rows })
  const page = await (await openVisitor(web.url).get('/state')).text()
  await web.close()
  expect(page).toMatch(
    /有 1 处要看。[\s\S]*句向量[\s\S]*设为 onnx[\s\S]*资料库[\s\S]*<details><summary>设置 1 项[\s\S]*ANTOU_PORT/,
  )
})

it('calls nothing well that nobody uses, and names the files that were not taken in', async () => {
  const web = await openTestWeb({}, {}, { readState: async () => rows })
  const visitor = openVisitor(web.url)
  const form = new FormData()
  form.append('files', new File([], '坏文件.docx'))
  await visitor.post('/reports/upload', form, { 'hx-request': 'true' })
  const page = await (await visitor.get('/state')).text()
  const log = await (await visitor.get('/audit')).text()
  await web.close()
  expect(page).toContain('有 1 处要看，有 1 份文件没放进来。')
  expect(page).toMatch(
    /没放进来的文件[\s\S]*坏文件\.docx[\s\S]*没进[\s\S]*是空文件。<small>重新下载后再放进来。/,
  )
  expect(page).toMatch(/没有用到的<\/h2>[\s\S]*Telegram<\/b><span class="state-mark">没用/)
  expect(log).toMatch(/坏文件\.docx；坏文件\.docx 是空文件/)
})
