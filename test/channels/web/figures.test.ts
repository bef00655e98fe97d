// The page 数 over HTTP and, where there is one, in Chromium at two widths.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BrowserPage, findChromium, openBrowserPage } from './open-browser-page.ts'
import { openTestWeb, openVisitor, type TestWeb } from './open-test-web.ts'

let web: TestWeb
beforeAll(async () => {
  web = await openTestWeb()
})
afterAll(() => web?.close())

const address = (query: Record<string, string>) => `/figures?${new URLSearchParams(query)}`

describe('the page 数', () => {
  it('offers the indicators that reports tell, before one is chosen', async () => {
    const page = await (await openVisitor(web.url).get('/figures')).text()
    expect(page).toContain('aria-current="page">数')
    expect(page).toContain('调解矛盾纠纷数')
    expect(page).not.toContain('导出表格')
  })

  it('tells 库里没有 from 未公布, marks the own township, and links each number to its sentence', async () => {
    const visitor = openVisitor(web.url)
    await visitor.post('/place', { place: '青禾县石桥乡' })
    const page = await (await visitor.get(address({ indicator: '调解矛盾纠纷数' }))).text()
    expect(page).toMatch(
      /<tr class="me"><th scope="row"><small>青禾县<\/small>石桥乡<span class="own-mark">（本单位）/,
    )
    expect(page).toMatch(
      /187起<a class="n" href="\/reports\/1\?start=\d+&amp;end=\d+&amp;h=[0-9a-f]{8}#mark"/,
    )
    expect(page).toContain('<td class="none absent">库里没有</td>')
    expect(page).toContain('没有写这个数的：')
  })

  it('sends the table and the picture as files', async () => {
    const visitor = openVisitor(web.url)
    const sheet = await visitor.get(
      `/figures/table.xlsx?${new URLSearchParams({ indicator: '调解矛盾纠纷数' })}`,
    )
    expect(sheet.headers.get('content-disposition')).toContain(encodeURIComponent('调解矛盾纠纷数.xlsx'))
    expect(await sheet.text()).toBe('xlsx 4')
    const chart = await visitor.get(
      `/figures/chart.png?${new URLSearchParams({ indicator: '调解矛盾纠纷数' })}`,
    )
    expect(chart.headers.get('content-type')).toBe('image/png')
  })

  it('names the picture by what is shown in it: a year, or the lines over the years', async () => {
    const visitor = openVisitor(web.url)
    const nameOf = async (query: Record<string, string>) => {
      const sent = await visitor.get(`/figures/chart.png?${new URLSearchParams(query)}`)
      return decodeURIComponent(sent.headers.get('content-disposition') ?? '')
    }
    const indicator = '调解矛盾纠纷数'
    expect(await nameOf({ indicator, chart: '2023' })).toContain('调解矛盾纠纷数 2023年.png')
    expect(await nameOf({ indicator, lines: '' })).toContain('调解矛盾纠纷数 逐年.png')
  })

  it('orders the table by a column, and sends every number as a file', async () => {
    const visitor = openVisitor(web.url)
    const page = await (await visitor.get(address({ indicator: '调解矛盾纠纷数', by: '2023' }))).text()
    expect(page).toMatch(/<th scope="col" aria-sort="descending"><a href="[^"]*"[^>]*>2023</)
    expect(await (await visitor.get(address({ indicator: '调解矛盾纠纷数', by: 'place' }))).text()).toContain(
      'aria-sort="ascending"',
    )
    const all = await visitor.get('/figures/all.csv')
    expect(all.headers.get('content-disposition')).toContain(encodeURIComponent('全部数据.csv'))
  })

  it('says that nothing is there yet in an empty library', async () => {
    const empty = await openTestWeb({ isEmpty: true })
    const page = await (await openVisitor(empty.url).get('/figures')).text()
    await empty.close()
    expect(page).toContain('资料库里还没有能比的数')
  })
})

describe.skipIf(!findChromium())('the page 数 in Chromium', () => {
  it.each([
    ['desktop', 1440, 900],
    ['phone', 390, 844],
  ])(
    'on a %s a ticked indicator shows at once, and bar and cell open their sentence',
    async (_, width, height) => {
      const opened: BrowserPage = await openBrowserPage(new URL('/figures', web.url).href, { width, height })
      const { page, incidents } = opened
      await page.click('.picker:first-of-type summary')
      await page.click('.picker[open] label:has-text("调解矛盾纠纷数")')
      await page.locator('.figure-table').waitFor()
      expect(page.url()).toContain('indicator=')
      expect(await page.locator('#pick-indicator').textContent()).toBe('指标：调解矛盾纠纷数')
      await page.keyboard.press('Escape')
      await page.click('.figure:has-text("187起") a.n')
      await page.locator('#source mark').first().waitFor()
      expect(await page.locator('#source mark').first().textContent()).toContain('187起')
      await page.keyboard.press('Escape')
      await page.locator('#source.shut').waitFor({ state: 'attached' })
      await page.click('a.bar >> nth=0')
      await page.locator('#source:not(.shut) mark').first().waitFor()
      expect(await page.evaluate('document.documentElement.scrollWidth > innerWidth')).toBe(false)
      expect(incidents).toEqual([])
      await opened.close()
    },
  )

  it('draws the years on demand, under the same rules, and a point opens its sentence', async () => {
    const opened = await openBrowserPage(new URL(address({ indicator: '调解矛盾纠纷数' }), web.url).href, {
      width: 1280,
      height: 800,
    })
    const { page, incidents } = opened
    expect(await page.locator('script[src*=echarts]').count()).toBe(0)
    await page.click('[data-years]')
    await page.locator('.trend canvas').waitFor()
    expect(await page.locator('.bars').isVisible()).toBe(false)
    const [x, y] = (await page.evaluate(
      `echarts.getInstanceByDom(document.querySelector('.trend')).convertToPixel({ seriesIndex: 0 }, ['2023', 187])`,
    )) as [number, number]
    await page.locator('.trend').click({ position: { x, y } })
    await page.locator('#source:not(.shut) mark').first().waitFor()
    expect(await page.locator('#source mark').first().textContent()).toContain('187起')
    await page.click('[data-years]')
    expect(await page.locator('.bars').isVisible()).toBe(true)
    expect(incidents).toEqual([])
    await opened.close()
  })
})
