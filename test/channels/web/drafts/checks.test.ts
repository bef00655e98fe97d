// A check is kept at an address of its own: opened again, handed in again after a change, taken away as a list, deleted; nobody else opens it.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestWeb, openVisitor, type TestWeb } from '../open-test-web.ts'

let web: TestWeb
beforeAll(async () => {
  web = await openTestWeb()
})
afterAll(() => web?.close())

const text = '柳溪镇2025年法治政府建设报告\n一、主要做法\n2024年以来，调解矛盾纠纷118起，调处成功120起。\n'

it('that bears a mark of secrecy is refused, and nothing of it is kept', async () => {
  const visitor = openVisitor(web.url)
  const form = new FormData()
  form.append('file', new File([`机密★10年\n${text}`], '涉密.txt'))
  const refused = await visitor.post('/drafts/check', form)
  expect(refused.status).toBe(400)
  expect(await refused.text()).toMatch(/机密|密级/)
  expect(await (await visitor.get('/drafts')).text()).not.toContain('涉密.txt')
})

it('is opened, repeated, exported and deleted by its owner alone', async () => {
  const visitor = openVisitor(web.url)
  const form = new FormData()
  form.append('file', new File([text], '初稿.txt'))
  const path = (await visitor.post('/drafts/check', form)).headers.get('location') ?? ''
  expect(path).toMatch(/^\/checks\/[\w-]{12}$/)
  const read = async (from = path) => (await visitor.get(from)).text()
  const first = Number(/必改 (\d) 条/.exec(await read())?.[1])
  expect(first).toBeGreaterThan(0)
  expect(await read('/drafts')).toMatch(/初稿\.txt<\/a><span class="state warn">\d 条必改/)
  expect(await read(`${path}/list`)).toMatch(/核对：初稿\.txt\n\n1\. 必改：[\s\S]*怎么改：/)

  const again = await visitor.post(path, {
    text: text.replace('120起', '115起').replace('2024年以来', '2025年以来'),
  })
  expect(again.headers.get('location')).toBe(path)
  expect(await read()).toMatch(new RegExp(`又查了一遍：\\d 条必改（上次 ${first} 条）[\\s\\S]*查过 2 次`))
  expect(await read()).toContain('调处成功115起')
  await visitor.post(path, { text: ' ' })
  expect(await read()).toContain('没有选文件，文字也是空的。')

  const stranger = openVisitor(web.url)
  for (const way of [path, `${path}/list`]) expect((await stranger.get(way)).status).toBe(404)
  expect((await stranger.post(path, { text: '一' })).status).toBe(404)
  expect((await stranger.post(`${path}/delete`, {})).status).toBe(404)
  expect((await visitor.post(`${path}/delete`, {})).headers.get('location')).toBe('/drafts')
  expect((await visitor.get(path)).status).toBe(404)
})

it('takes a text that is pasted, under its first line; nothing at all is said where it was sent, with what was typed', async () => {
  const visitor = openVisitor(web.url)
  const sent = (typed: string) => {
    const form = new FormData()
    form.append('text', typed)
    return visitor.post('/drafts/check', form)
  }
  const path = (await sent(text)).headers.get('location') ?? ''
  const page = await (await visitor.get(path)).text()
  expect(page).toContain('柳溪镇2025年法治政府建设报告.txt')
  expect(page).toMatch(/必改 \d 条/)
  const refused = await sent('  ')
  expect(refused.status).toBe(400)
  expect(await refused.text()).toContain('没有选文件，也没有贴文字。')
})
