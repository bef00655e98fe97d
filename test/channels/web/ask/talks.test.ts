import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { unzipText } from '../../../fakes/unzip-text.ts'
import { openTestWeb, openVisitor, type TestWeb, type Visitor } from '../open-test-web.ts'

describe('the page of all conversations', () => {
  let web: TestWeb
  let visitor: Visitor
  const textOf = async (path: string) => (await visitor.get(path)).text()
  const ask = async (text: string) => {
    await visitor.post('/ask', { text })
  }
  const conversationOf = (page: string, named: string) =>
    [...page.matchAll(/name="conversation" value="([^"]+)">([^<]+)</g)].find(
      ([, , name]) => name === named,
    )?.[1] ?? ''
  beforeAll(async () => {
    web = await openTestWeb()
    visitor = openVisitor(web.url)
    await visitor.get('/')
    await ask('其他乡镇怎么处理欠薪的？')
    await visitor.post('/talk/new', {})
    await ask('各乡镇去年调解了多少纠纷？')
    await ask('帮助')
  })
  afterAll(() => web.close())

  it('lists them, the newest first, and finds one by what was asked in it', async () => {
    const page = await textOf('/talks')
    expect(page.indexOf('各乡镇去年调解了多少纠纷？')).toBeLessThan(page.indexOf('其他乡镇怎么处理欠薪的？'))
    const found = await textOf(`/talks?words=${encodeURIComponent('欠薪')}`)
    expect(found).toContain('其他乡镇怎么处理欠薪的？')
    expect(found).not.toContain('各乡镇去年调解了多少纠纷？')
    expect(await textOf(`/talks?words=${encodeURIComponent('宅基地')}`)).toContain(
      '没有哪个对话里问过“宅基地”',
    )
  })

  it('calls one by another name, and by its first question again', async () => {
    const conversation = conversationOf(await textOf('/talks'), '其他乡镇怎么处理欠薪的？')
    await visitor.post('/talk/rename', { conversation, name: ' 写材料  用的 ' })
    const page = await textOf('/talks')
    expect(conversationOf(page, '写材料 用的')).toBe(conversation)
    expect(page).toContain('改好了，现在叫“写材料 用的”。')
    expect(page).toContain('<input name="name" value="写材料 用的"')
    expect((await visitor.post('/talk/rename', { conversation, name: '长'.repeat(61) })).status).toBe(400)
    await visitor.post('/talk/rename', { conversation, name: '' })
    expect(conversationOf(await textOf('/talks'), '其他乡镇怎么处理欠薪的？')).toBe(conversation)
  })

  it('gives one away as a text with its questions, answers and passages', async () => {
    const conversation = conversationOf(await textOf('/talks'), '各乡镇去年调解了多少纠纷？')
    const response = await visitor.get(`/talk/text?of=${conversation}`)
    expect(response.headers.get('content-disposition')).toContain('attachment')
    const text = await response.text()
    expect(text).toContain('## 各乡镇去年调解了多少纠纷？')
    expect(text).toContain('## 帮助')
    expect(text).toContain('AI辅助生成，须人工核实。')
    const cited = conversationOf(await textOf('/talks'), '其他乡镇怎么处理欠薪的？')
    expect(await textOf(`/talk/text?of=${cited}`)).toMatch(/\[1\].* 青禾县石桥乡 2023年报告/)
  })

  it('is a Word document too, both called by its title and day, at the time of China', async () => {
    const conversation = conversationOf(await textOf('/talks'), '各乡镇去年调解了多少纠纷？')
    const nameOf = (response: Response) =>
      decodeURIComponent(/UTF-8''(\S+)/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? '')
    const word = await visitor.get(`/talk/word?of=${conversation}`)
    expect(nameOf(word)).toMatch(/^各乡镇去年调解了多少纠纷？ \d{4}-\d{2}-\d{2}\.docx$/)
    const text = await unzipText(new Uint8Array(await word.arrayBuffer()))
    expect(text.get('word/document.xml')).toContain('帮助')
    const plain = await visitor.get(`/talk/text?of=${conversation}`)
    expect(nameOf(plain)).toMatch(/\d\.md$/)
    const now = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' })
    const told = await plain.text()
    expect(told).toContain(`\n${now.format(new Date())} `)
    expect(told).not.toContain('UTC')
  })

  it('shows on 问 everything that was said, after a reload too', async () => {
    const page = await textOf('/')
    expect(page).toMatch(/各乡镇去年调解了多少纠纷？[\s\S]*<h2 class="question">帮助<\/h2>[\s\S]*我替你查/)
  })

  it('shows a box of a report that is gone in grey, and opens nothing by it', async () => {
    const gone = openVisitor(web.url)
    await gone.get('/')
    await gone.post('/ask', { text: '其他乡镇怎么处理欠薪的？' })
    const read = async () => (await gone.get('/')).text()
    expect(await read()).not.toContain('class="n gone"')
    await web.desk.removeReport(web.reader, 1)
    const page = await read()
    expect(page).toMatch(/<span class="n gone" title="这份报告已经不在资料库里">/)
    expect(page).not.toContain('href="/reports/1?')
  })

  it('deletes one, and leaves the one that is open', async () => {
    const conversation = conversationOf(await textOf('/talks'), '其他乡镇怎么处理欠薪的？')
    expect(await textOf('/talks')).toContain('要删掉的是“其他乡镇怎么处理欠薪的？”。')
    await visitor.post('/talk/delete', { conversation })
    expect(await textOf('/talks')).toContain('“其他乡镇怎么处理欠薪的？”删了。')
    expect(await textOf('/talks')).not.toContain('其他乡镇怎么处理欠薪的？')
    expect(await textOf('/')).toContain('各乡镇去年调解了多少纠纷？')
  })

  it('shows nobody else’s, by name neither', async () => {
    const conversation = conversationOf(await textOf('/talks'), '各乡镇去年调解了多少纠纷？')
    const other = openVisitor(web.url)
    await other.get('/')
    expect(await (await other.get('/talks')).text()).toContain('还没有对话')
    expect((await other.get(`/talk/text?of=${conversation}`)).status).toBe(303)
    expect((await other.post('/talk/rename', { conversation, name: '我的' })).status).toBe(404)
    await other.post('/talk/delete', { conversation })
    expect(await textOf('/talks')).toContain('各乡镇去年调解了多少纠纷？')
  })
})
