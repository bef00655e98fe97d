// The page 稿 over HTTP and, where there is one, in Chromium at two widths. Drafting is the real one.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { unzipText } from '../../../fakes/unzip-text.ts'
import { findChromium, openBrowserPage } from '../open-browser-page.ts'
import { openTestWeb, openVisitor, type TestWeb, type Visitor } from '../open-test-web.ts'

let web: TestWeb
beforeAll(async () => {
  web = await openTestWeb()
})
afterAll(() => web?.close())

const brief = '写化解纠纷这段：调处132起，成功130起，讨薪18人25万'

async function begin(visitor: Visitor, text = brief): Promise<string> {
  const form = new FormData()
  form.append('text', text)
  return (await visitor.post('/drafts', form)).headers.get('location') ?? ''
}

describe('the page 稿', () => {
  it('marks numbers of the brief and computed ones, each linked to where it came from, and what could still be given', async () => {
    const visitor = openVisitor(web.url)
    const page = await (await visitor.get(await begin(visitor))).text()
    expect(page).toMatch(/<a class="num" href="#(s\d+-\d+-\d+)">132起<\/a>/)
    expect(page).toMatch(/<a class="num computed" href="#s[\d-]+">98\.5%<\/a>/)
    expect(page).toContain('出自素材第1行：“调处132起”')
    expect(page).toContain('= 130 ÷ 132')
    expect(page).toMatch(/还可以补充.*信访积案化解数/)
    expect(page).toContain('AI辅助生成，须人工核实')
  })

  it('revises by words, explains what it cannot do, and compares with the version before', async () => {
    const visitor = openVisitor(web.url)
    const path = await begin(visitor)
    const revised = await visitor.post(path, { text: '调解改成135起' })
    expect(revised.status).toBe(303)
    expect(await (await visitor.get(revised.headers.get('location')!)).text()).toContain('>135起</a>')
    expect(await (await visitor.get(`${path}?changes`)).text()).toContain('<del>132</del><ins>135</ins>起')
    expect(await (await visitor.post(path, { text: '今天天气怎么样' })).text()).toContain('没看懂要怎么改')
  })

  it('exports Word and text, and shows the draft to no one else', async () => {
    const visitor = openVisitor(web.url)
    const path = await begin(visitor)
    const word = await visitor.get(`${path}/word`)
    expect(word.headers.get('content-disposition')).toMatch(/\.docx$/)
    expect([...new Uint8Array(await word.arrayBuffer()).slice(0, 2)]).toEqual([0x50, 0x4b])
    expect(await (await visitor.get(`${path}/text`)).text()).toContain('132起')
    const markdown = await (await visitor.get(`${path}/markdown`)).text()
    expect(markdown).toMatch(/^### （.*132起.*AI辅助生成，须人工核实。\n$/s)
    const stranger = openVisitor(web.url)
    expect((await stranger.get(path)).status).toBe(404)
    expect((await stranger.get(`${path}/word`)).status).toBe(404)
    expect(await (await visitor.get('/drafts')).text()).toContain('我的稿子')
  })

  it('marks in the text what the law requires and nobody gave', async () => {
    const visitor = openVisitor(web.url)
    const path = await begin(visitor, '写2024年法治政府建设年度报告：调处132起')
    expect(await (await visitor.get(path)).text()).toContain('<span class="gap">【待补充：')
  })

  it('exports with annex or, confirmed and complete, as the final paper, and shows where it was taken', async () => {
    const visitor = openVisitor(web.url)
    const whole = await begin(visitor, '写2024年法治政府建设年度报告：调处132起')
    const path = await begin(visitor)
    const send = (fields: Record<string, string>, to = path) => {
      const form = new FormData()
      for (const [name, value] of Object.entries(fields)) form.append(name, value)
      return visitor.post(`${to}/word`, form)
    }
    const annex = await unzipText(new Uint8Array(await (await send({ sources: '1' })).arrayBuffer()))
    expect(annex.get('word/document.xml')).toContain('数据出处表')
    const confirmed = '已逐条核实，由本单位负责'
    const refused = await send({ confirmed }, whole)
    expect(refused.status).toBe(400)
    expect(await refused.text()).toMatch(/不能当定稿导出.*<article class="letter">/s)
    await visitor.post(path, { text: '去掉待补充' })
    const final = await unzipText(new Uint8Array(await (await send({ confirmed })).arrayBuffer()))
    expect(final.get('word/document.xml')).not.toContain('人工智能')
    const page = await (await visitor.get(path)).text()
    expect(page).toContain('导出过的定稿')
    expect(page).toContain('第 2 稿，网页')
    // Whoever takes the draft up elsewhere must not learn another person's cookie here.
    expect(page).not.toMatch(/web:[\w-]{22}/)
  })

  it('escapes what a brief carries', async () => {
    const visitor = openVisitor(web.url)
    const form = new FormData()
    form.append('text', '写化解纠纷这段：<img src=x onerror=alert(1)>调处132起')
    const page = await (
      await visitor.get((await visitor.post('/drafts', form)).headers.get('location')!)
    ).text()
    expect(page).not.toContain('<img')
  })

  it('checks a file and says what must be mended', async () => {
    const form = new FormData()
    const text =
      '柳溪镇2025年法治政府建设报告\n一、主要做法\n2024年以来，调解矛盾纠纷118起，调处成功120起。\n'
    form.append('file', new File([text], '初稿.txt'))
    const visitor = openVisitor(web.url)
    const kept = (await visitor.post('/drafts/check', form)).headers.get('location') ?? ''
    const page = await (await visitor.get(kept)).text()
    expect(page).toMatch(/必改 \d 条/)
    const [, at, marked] = /<a class="flaw fault" id="w(\d)" href="#f\1">([^<]+)<\/a>/.exec(page)!
    expect(page).toContain(`<li class="find fault" id="f${at}">`)
    expect(text).toContain(marked)
  })
})

describe.skipIf(!findChromium())('the page 稿 in Chromium', () => {
  it.each([
    ['desktop', 1440, 900],
    ['phone', 390, 844],
  ])('on a %s a number lights up with its source, and words revise the draft', async (_, width, height) => {
    const opened = await openBrowserPage(new URL('/drafts', web.url).href, { width, height })
    const { page, incidents } = opened
    await page.fill('.brief textarea', brief)
    await page.click('.brief .main')
    await page.click('a.num >> nth=0')
    await page.locator('.find.on').waitFor()
    expect(await page.locator('.find.on').textContent()).toContain('出自素材第1行')
    await page.keyboard.press('Escape')
    await page.fill('.ask textarea', '调解改成135起')
    await page.press('.ask textarea', 'Enter')
    await page.locator('.num:has-text("135起")').waitFor()
    expect(await page.evaluate('document.documentElement.scrollWidth > innerWidth')).toBe(false)
    expect(incidents).toEqual([])
    await opened.close()
  })
})
