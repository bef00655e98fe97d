// The page over HTTP: protection, asking with and without script, own place, what survives a reload.
import { afterEach, describe, expect, test } from 'vitest'
import { openListener } from '#channels/http/open-listener.ts'
import { openTestWeb, openVisitor, readEvents, type TestWeb } from './open-test-web.ts'

const stream = { accept: 'text/event-stream' }
const open: TestWeb[] = []

async function start(...args: Parameters<typeof openTestWeb>) {
  const web = await openTestWeb(...args)
  open.push(web)
  return { web, visitor: openVisitor(web.url) }
}

afterEach(async () => {
  for (const web of open.splice(0)) await web.close()
})

describe('opening', () => {
  test('a host that others can reach is refused without a password', async () => {
    const opening = openListener({ host: '0.0.0.0', port: 0, password: null })
    await expect(opening).rejects.toMatchObject({
      kind: 'setting',
      fix: expect.stringContaining('ANTOU_PASSWORD'),
    })
  })

  test('a port in use is named with another one to try', async () => {
    const { web } = await start()
    const port = Number(new URL(web.url).port)
    const opening = openListener({ host: '127.0.0.1', port, password: null })
    await expect(opening).rejects.toMatchObject({
      kind: 'busy',
      message: expect.stringContaining(String(port)),
    })
  })

  test('healthz answers', async () => {
    const { visitor } = await start()
    expect(await (await visitor.get('/healthz')).json()).toEqual({ ok: true })
  })

  test('closing ends an answer under way', async () => {
    const { web, visitor } = await start({ delayMs: 200 })
    const response = await visitor.post('/ask', { text: '欠薪' }, stream)
    const rest = response.text().catch(() => 'cut')
    await web.close()
    expect(await rest).not.toContain('查了')
    await expect(visitor.get('/healthz')).rejects.toThrow()
  })
})

describe('protection', () => {
  test('nothing inline and nothing foreign is allowed', async () => {
    const { visitor } = await start()
    const response = await visitor.get('/')
    expect(response.headers.get('content-security-policy')).toContain("default-src 'self'")
    expect(response.headers.get('content-security-policy')).not.toContain('unsafe')
    const page = await response.text()
    expect(page).not.toMatch(/<style|style="|<script>|\son\w+="|https?:\/\//)
  })

  test('a form from another origin is refused', async () => {
    const { visitor } = await start()
    const response = await visitor.post('/ask', { text: '欠薪' }, { origin: 'http://elsewhere.example' })
    expect(response.status).toBe(403)
  })

  test('a name that is not of this machine is refused, so that a foreign page cannot reach the library', async () => {
    const { web } = await start()
    const { request } = await import('node:http')
    const status = await new Promise((resolve) => {
      const url = new URL(web.url)
      request({ port: url.port, host: url.hostname, headers: { host: 'evil.example' } }, (r) =>
        resolve(r.statusCode),
      ).end()
    })
    expect(status).toBe(403)
  })

  test('a body over the limit is refused with a way out', async () => {
    const { visitor } = await start()
    const form = new FormData()
    form.append('files', new File([new Uint8Array(21 * 1024 * 1024)], '大.txt'))
    const response = await visitor.post('/reports/upload', form, { 'hx-request': 'true' })
    expect(response.status).toBe(400)
    expect(await response.text()).toContain('20 MB')
  })

  test('assets are served from here and kept by their hash', async () => {
    const { visitor } = await start()
    const page = await (await visitor.get('/')).text()
    const paths = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map((match) => match[1]!)
    expect(paths.length).toBe(4)
    for (const path of paths) {
      const response = await visitor.get(path)
      expect(response.status).toBe(200)
      expect(response.headers.get('cache-control')).toContain('immutable')
    }
  })
})

describe('asking', () => {
  test('steps, lines and the answer stream in that order', async () => {
    const { visitor } = await start()
    const events = await readEvents(await visitor.post('/ask', { text: '其他乡镇怎么处理欠薪的？' }, stream))
    expect(events[0]?.event).toBe('turn')
    expect(events[0]?.data).toContain('其他乡镇怎么处理欠薪的？')
    expect(events[1]?.data).toContain('读懂问题')
    const growing = events.slice(1).map(({ data }) => data.match(/<q>/g)?.length ?? 0)
    expect(growing).toEqual([...growing].sort((a, b) => a - b))
    expect(growing.at(-1)).toBe(4)
    expect(events.at(-1)?.data).toContain('查了：5份报告')
    expect(events.slice(1, -1).every(({ data }) => data.includes('aria-busy'))).toBe(true)
  })

  test('every citation opens its own span of the stored text', async () => {
    const { web, visitor } = await start()
    const events = await readEvents(await visitor.post('/ask', { text: '欠薪' }, stream))
    const links = [...events.at(-1)!.data.matchAll(/hx-get="(\/reports\/(\d+)\/passage\?[^"]+)"/g)]
    expect(links.length).toBeGreaterThanOrEqual(4)
    for (const [, address, id] of links) {
      const path = address!.replaceAll('&amp;', '&')
      const query = new URL(path, web.url).searchParams
      const { text } = (await web.desk.readReport(web.reader, Number(id)))!
      const quote = text.slice(Number(query.get('start')), Number(query.get('end')))
      expect(events.at(-1)!.data).toContain(`<q>${quote}</q>`)
      expect(await (await visitor.get(path)).text()).toContain(
        `<mark id="mark" tabindex="-1">${quote}</mark>`,
      )
    }
  })

  test('without script the posted question leads to a page with the whole answer', async () => {
    const { visitor } = await start()
    const response = await visitor.post('/ask', { text: '其他乡镇怎么处理欠薪的？' })
    expect(response.status).toBe(303)
    const page = await (await visitor.get('/')).text()
    expect(page).toContain('3个乡镇的报告写到了欠薪')
    expect(page).toContain('href="/reports/1?start=')
  })

  test('without script an error shows its fix under the question', async () => {
    const { visitor } = await start()
    const page = await (await visitor.post('/ask', { text: '模型故障' })).text()
    expect(page).toContain('连不上模型')
    expect(page).toContain('ANTOU_MODEL_URL')
  })

  test('the conversation survives a reload, and a new one starts empty', async () => {
    const { visitor } = await start()
    await visitor.post('/ask', { text: '欠薪' }, stream).then((response) => response.text())
    expect(await (await visitor.get('/')).text()).toContain('class="turn"')
    await visitor.post('/talk/new', {})
    expect(await (await visitor.get('/')).text()).not.toContain('class="turn"')
  })

  test('an earlier conversation is gone on with, only by who held it', async () => {
    const { visitor, web } = await start()
    const stranger = openVisitor(web.url)
    await visitor.post('/ask', { text: '欠薪' })
    await visitor.post('/talk/new', {})
    const fresh = await (await visitor.get('/')).text()
    const conversation = /name="conversation" value="(web:[\w-]+)">欠薪</.exec(fresh)![1]!
    expect(fresh).not.toContain('class="question"')
    await stranger.post('/talk/open', { conversation })
    expect(await (await stranger.get('/')).text()).not.toContain('class="question"')
    await visitor.post('/talk/open', { conversation })
    expect(await (await visitor.get('/')).text()).toContain('<h2 class="question">欠薪</h2>')
  })

  test('conversations of two visitors are apart', async () => {
    const { web, visitor } = await start()
    await visitor.post('/ask', { text: '欠薪' }, stream).then((response) => response.text())
    expect(await (await openVisitor(web.url).get('/')).text()).not.toContain('class="turn"')
  })

  test('a reader who leaves stops the answer, and nothing of it is kept', async () => {
    const { visitor } = await start({ delayMs: 60 })
    await visitor.get('/')
    const response = await visitor.post('/ask', { text: '欠薪' }, stream)
    const reader = response.body!.getReader()
    await reader.read()
    await reader.cancel()
    await new Promise((done) => setTimeout(done, 1200))
    expect(await (await visitor.get('/')).text()).not.toContain('class="turn"')
  })

  test('asking back offers its choices as buttons', async () => {
    const { visitor } = await start()
    const events = await readEvents(await visitor.post('/ask', { text: '柳溪镇有多少网格员' }, stream))
    const labels = [...events.at(-1)!.data.matchAll(/<button name="text" value="([^"]+)"/g)].map((m) => m[1])
    expect(labels).toEqual(['青禾县柳溪镇（本镇）', '云岭县柳溪镇', '都要'])
  })

  test('an empty question and one far too long are told what to do', async () => {
    const { visitor } = await start()
    expect(await (await visitor.post('/ask', { text: '  ' })).text()).toContain('还没有写问题')
    expect(await (await visitor.post('/ask', { text: '欠薪'.repeat(5000) })).text()).toContain(
      '问题太长：10000',
    )
  })

  test('what a model wrote carries the label, on the page and in what is copied', async () => {
    const { visitor } = await start()
    const events = await readEvents(await visitor.post('/ask', { text: '成功率是多少' }, stream))
    const [shown, copied] = events.at(-1)!.data.split('<pre class="copied"')
    expect(shown).toContain('AI辅助生成，须人工核实')
    expect(shown).toContain('没有写进答案')
    expect(copied).toContain('AI辅助生成，须人工核实')
    expect(copied).toContain('[1] 青禾县石桥乡 2023年报告 · 一（四）')
  })

  test('extracted answers carry no such label', async () => {
    const { visitor } = await start()
    const events = await readEvents(await visitor.post('/ask', { text: '欠薪' }, stream))
    expect(events.at(-1)!.data).not.toContain('AI辅助生成')
  })
})

describe('own place', () => {
  test('the first visit asks for it, a known one is kept, and namesakes are marked from then on', async () => {
    const { visitor } = await start()
    expect(await (await visitor.get('/')).text()).toContain('你是哪个乡镇')
    expect((await visitor.post('/place', { place: '青禾县柳溪镇' })).status).toBe(303)
    const page = await (await visitor.get('/')).text()
    expect(page).not.toContain('你是哪个乡镇')
    expect(page).toContain('本单位：青禾县柳溪镇')
    const events = await readEvents(await visitor.post('/ask', { text: '欠薪' }, stream))
    expect(events.at(-1)!.data.match(/与本镇同名，不是本镇<\/span>/g)).toHaveLength(1)
  })

  test('an unknown one is answered with what to write', async () => {
    const { visitor } = await start()
    const response = await visitor.post('/place', { place: '无此处' })
    expect(response.status).toBe(400)
    expect(await response.text()).toContain('请写全称')
  })

  test('typing narrows the suggestions', async () => {
    const { visitor } = await start()
    const found = await (await visitor.get('/places?place=%E7%9F%B3%E6%A1%A5')).text()
    expect(found.match(/<button/g)).toHaveLength(1)
    expect(found).toContain('青禾县石桥乡')
  })
})

describe('states', () => {
  test('an empty library leads to putting reports in', async () => {
    const { visitor } = await start({ isEmpty: true })
    expect(await (await visitor.get('/')).text()).toContain('资料库里还没有报告')
    expect(await (await visitor.get('/reports')).text()).toContain('先在上面放几份进来')
    expect(await (await visitor.get('/library-notes')).text()).toContain('hx-trigger="every 3s"')
    const filled = await start()
    expect(await (await filled.visitor.get('/library-notes')).text()).toContain('可以这样问')
  })

  test('vectors under way are shown with what is left, and no longer once they are done', async () => {
    const busy = await start({ pending: 1200 })
    expect(await (await busy.visitor.get('/index-state')).text()).toContain('还剩 1200 句')
    const done = await start()
    expect(await (await done.visitor.get('/index-state')).text()).toBe('')
  })

  test('an unknown page and an unexpected failure show no inner workings', async () => {
    const { web, visitor } = await start()
    expect((await visitor.get('/nothing')).status).toBe(404)
    web.desk.listReports = () => Promise.reject(new Error('secret path'))
    const log = console.error
    console.error = () => {}
    const response = await visitor.get('/reports').finally(() => {
      console.error = log
    })
    expect(response.status).toBe(500)
    expect(await response.text()).not.toContain('secret path')
  })
})
