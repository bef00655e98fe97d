// Every page in a real Chromium, light on a desk and dark on a phone: axe-core finds nothing serious, no mark is half-width, no path is raw. Skipped where there is no Chromium.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BrowserPage, findChromium, openBrowserPage } from '../open-browser-page.ts'
import { openTestWeb, type TestWeb } from '../open-test-web.ts'
import { findSerious } from './find-serious.ts'

const looks = [
  { width: 1440, height: 900, scheme: 'light' },
  { width: 390, height: 844, scheme: 'dark' },
] as const
const compared = `/figures?${new URLSearchParams({ indicator: '调解矛盾纠纷数' })}`

let web: TestWeb
beforeAll(async () => {
  web = await openTestWeb()
})
afterAll(() => web?.close())

const findRaw = `(document.body.innerText.match(/[\\u4e00-\\u9fff][,;:!?](?=[\\u4e00-\\u9fff])|[一二三四五六七八九十]\\/[（(]/g) ?? [])`

describe.skipIf(!findChromium()).each(looks)('$scheme, $width wide', ({ width, height, scheme }) => {
  let opened: BrowserPage
  let draft = ''
  beforeAll(async () => {
    opened = await openBrowserPage(web.url, { width, height })
    const { page } = opened
    await page.emulateMedia({ colorScheme: scheme })
    await page.fill('#ask textarea', '其他乡镇怎么处理欠薪的？')
    await page.press('#ask textarea', 'Enter')
    await page.locator('.sources').waitFor()
    await page.goto(new URL('/drafts', web.url).href)
    await page.fill('.brief textarea', '写2025年年度报告：调处矛盾纠纷132起，成功130起')
    await page.click('.brief .main')
    await page.locator('.letter').waitFor()
    draft = new URL(page.url()).pathname
  })
  afterAll(() => opened?.close())

  it.each([
    '/',
    '/?place',
    '/talks',
    '/reports',
    '/reports?words=%E8%B0%83%E8%A7%A3',
    '/reports/2',
    '/reports/remove?id=1&id=2',
    '/figures',
    compared,
    '/drafts',
    'DRAFT',
    '/sources',
    '/coverage',
    '/people',
    '/verbs',
    '/help',
    '/state',
    '/settings',
    '/audit',
    '/verdicts',
    '/verbs/indicators',
  ])('%s', async (path) => {
    const { page, incidents } = opened
    await page.goto(new URL(path === 'DRAFT' ? draft : path, web.url).href)
    // Through the debugger: the page's own rules let no script in.
    expect(await findSerious(page)).toEqual([])
    expect(await page.evaluate(findRaw)).toEqual([])
    expect(await page.evaluate('document.documentElement.scrollWidth > innerWidth')).toBe(false)
    expect(incidents).toEqual([])
  })
})
