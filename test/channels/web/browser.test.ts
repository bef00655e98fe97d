// The page in a real Chromium: ask, read, open a citation, stop, copy; hostile documents do nothing. Skipped where there is none.
import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestWeb, type TestWeb } from './open-test-web.ts'

function findChromium(): string | undefined {
  const names = ['chromium', 'chromium-browser', 'google-chrome']
  const folders = (process.env.PATH ?? '').split(delimiter)
  const candidates = [
    process.env.CHROMIUM,
    '/usr/bin/chromium',
    ...folders.flatMap((f) => names.map((n) => join(f, n))),
  ]
  return candidates.find((path) => path && existsSync(path))
}

const executablePath = findChromium()
if (!executablePath) console.log('browser.test.ts skipped: no Chromium (set CHROMIUM to one)')
const pictures = mkdtempSync(join(tmpdir(), 'antou-page-'))

interface Watched {
  readonly page: Page
  /** Dialogs, requests to other hosts, script errors: none may happen. */
  readonly incidents: string[]
}

describe.skipIf(!executablePath)('in Chromium', () => {
  let browser: Browser
  let web: TestWeb
  /** Leaves time to see an answer grow, also on a busy machine. */
  let slow: TestWeb

  beforeAll(async () => {
    web = await openTestWeb()
    slow = await openTestWeb({ delayMs: 220 })
    browser = await chromium.launch({ executablePath: executablePath!, args: ['--no-sandbox'] })
    console.log(`pictures of the page: ${pictures}`)
  })

  afterAll(async () => {
    await browser?.close()
    await web?.close()
    await slow?.close()
  })

  async function openPage(width: number, height: number, from = web): Promise<Watched> {
    const context = await browser.newContext({ viewport: { width, height } })
    const page = await context.newPage()
    const incidents: string[] = []
    page.on('dialog', (dialog) => {
      incidents.push(`dialog ${dialog.message()}`)
      void dialog.dismiss()
    })
    page.on('request', (request) => {
      if (!request.url().startsWith(from.url)) incidents.push(`request ${request.url()}`)
    })
    page.on('pageerror', (error) => incidents.push(`error ${error.message}`))
    page.on('console', (message) => {
      if (message.type() === 'error') incidents.push(`console ${message.text()}`)
    })
    await page.goto(from.url)
    return { page, incidents }
  }

  async function ask(page: Page, question: string): Promise<void> {
    const before = await page.locator('.turn').count()
    await page.fill('#ask textarea', question)
    await page.press('#ask textarea', 'Enter')
    await page.locator('.turn').nth(before).locator('.answer:not(.under-way)').waitFor()
  }

  const isInView = (page: Page, selector: string, frame: string) =>
    page.evaluate(`(() => {
      const [inner, outer] = [${JSON.stringify(selector)}, ${JSON.stringify(frame)}].map((s) => document.querySelector(s).getBoundingClientRect())
      return inner.top >= outer.top && inner.bottom <= Math.min(outer.bottom, innerHeight) && inner.height > 0
    })()`)

  /** Boxes behind a quote that are broken, or stand further left than where its last line ends. */
  const boxesAtLineStart = `[...document.querySelectorAll('.row q + a.n')].filter((box) => {
    const last = [...box.previousElementSibling.getClientRects()].at(-1)
    return box.getClientRects().length > 1 || box.getBoundingClientRect().left < last.right - 1
  }).length`

  const hasSideScroll = (page: Page) => page.evaluate('document.documentElement.scrollWidth > innerWidth')

  test.each([
    ['desktop', 1440, 900],
    ['phone', 390, 844],
  ])(
    'on a %s the answer streams, and a citation opens its passage highlighted in view',
    async (name, width, height) => {
      const { page, incidents } = await openPage(width, height, slow)
      await page.fill('input[name=place]', '青禾县柳溪')
      await page.locator('#places button').getByText('青禾县柳溪镇').click()
      await page.locator('#own', { hasText: '本单位：青禾县柳溪镇' }).waitFor()
      await page.fill('#ask textarea', '其他乡镇怎么处理欠薪的？')
      await page.press('#ask textarea', 'Enter')
      await page.locator('.under-way .steps li').first().waitFor()
      await page.locator('.under-way q').first().waitFor()
      expect(await page.locator('.stop').isVisible()).toBe(true)
      await page.locator('.sources').waitFor()
      expect(await page.locator('.answer q').count()).toBe(4)
      // The question stands at the top, where reading begins, and no box begins a line.
      expect(
        await page.evaluate(`document.querySelector('.turn .when').getBoundingClientRect().top`),
      ).toBeLessThan(80)
      expect(await page.evaluate(boxesAtLineStart)).toBe(0)
      await page.screenshot({ path: join(pictures, `${name}-answer.png`) })

      await page.locator('.row a.n').nth(2).click()
      await page.locator('#source #mark').waitFor()
      expect(await page.locator('#source #mark').innerText()).toBe(
        '司法所、派出所、劳动保障站联合约谈，帮42名农民工追回工资61万元',
      )
      expect(await page.locator('#source header').innerText()).toContain('依法化解矛盾纠纷')
      await expect.poll(() => isInView(page, '#mark', '#source')).toBe(true)
      expect(await page.locator('#source .doc').innerText()).toContain('三、2024年工作安排')
      expect(await page.locator('a.n.on').count()).toBe(2)
      expect(await hasSideScroll(page)).toBe(false)
      await page.screenshot({ path: join(pictures, `${name}-passage.png`) })

      await page.keyboard.press('Escape')
      expect(await page.locator('#source #mark').isVisible()).toBe(false)
      await page.reload()
      expect(await page.locator('.answer q').count()).toBe(4)
      expect(incidents).toEqual([])
      await page.context().close()
    },
  )

  test('an answer can be stopped; what came stays, and the next question works', async () => {
    const { page, incidents } = await openPage(1440, 900, slow)
    await page.fill('#ask textarea', '欠薪')
    await page.press('#ask textarea', 'Enter')
    await page.locator('.under-way q').first().waitFor()
    await page.locator('.stop').click()
    await page.getByText('已停下。').waitFor()
    expect(await page.locator('q').count()).toBeGreaterThan(0)
    expect(await page.locator('.sources').count()).toBe(0)
    await page.getByRole('button', { name: '再问一次' }).click()
    await page.locator('.sources').waitFor()
    expect(await page.locator('.sources').count()).toBe(1)
    expect(incidents).toEqual([])
    await page.context().close()
  })

  test('an answer is copied with its citations', async () => {
    const { page } = await openPage(1440, 900)
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await ask(page, '欠薪')
    await page.getByRole('button', { name: '复制' }).click()
    await page.getByRole('button', { name: '已复制' }).waitFor()
    const copied = await page.evaluate('navigator.clipboard.readText()')
    expect(copied).toContain('“节前集中排查用工单位31家”[2]')
    expect(copied).toContain('[2] 青禾县杨坪镇 2024年报告 · 一（一）')
    await page.context().close()
  })

  test('a choice is pressed, and the drawer works by keyboard', async () => {
    const { page, incidents } = await openPage(1440, 900)
    await ask(page, '柳溪镇有多少网格员')
    await page.getByRole('button', { name: '青禾县柳溪镇（本镇）' }).click()
    await page.locator('.turn').nth(1).locator('.sources').waitFor()
    const box = page.locator('.turn').nth(1).locator('.row a.n')
    await box.focus()
    await page.keyboard.press('Enter')
    await page.locator('#source #mark').waitFor()
    await page.locator('#source .close').click()
    expect(await page.evaluate('document.activeElement.className')).toBe('n')
    expect(incidents).toEqual([])
    await page.context().close()
  })

  test('files are previewed, entered one after the other, and the bad one is told', async () => {
    const { page, incidents } = await openPage(1440, 900)
    await page.goto(`${web.url}reports`)
    const file = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })
    await page.setInputFiles('#files', [
      file('甲.txt', '甲镇总结\n一、做法'),
      file('空.txt', ''),
      file('乙.txt', '乙镇总结'),
    ])
    await page.getByRole('button', { name: '2 份全部入库' }).click()
    await expect.poll(() => page.locator('.preview.done').count()).toBe(2)
    expect(await page.locator('#previews').innerText()).toContain('空.txt 是空文件')
    await page.locator('#list .name', { hasText: '乙镇总结' }).waitFor()
    expect(incidents).toEqual([])
    await page.context().close()
  })

  test('hostile titles, names, passages and answers run nothing and fetch nothing', async () => {
    const { page, incidents } = await openPage(390, 844)
    await ask(page, '攻击')
    await ask(page, '<img src=x onerror=alert(8)>')
    await page.locator('.row a.n').first().click()
    await page.locator('#source #mark').waitFor()
    const name = '"><img src=x onerror=alert(9)>.txt'
    await page.goto(`${web.url}reports`)
    await page.setInputFiles('#files', {
      name,
      mimeType: 'text/plain',
      buffer: Buffer.from('<script>alert(10)</script>\n一、<b>'),
    })
    await page.locator('.preview .main').waitFor()
    expect(await page.locator('.preview').innerText()).toContain('<script>alert(10)</script>')
    await page.goto(`${web.url}reports/5?start=1&end=400#mark`)
    expect(await page.locator('.doc').innerText()).toContain('[U+202E]')
    expect(await page.locator('iframe, img, .doc a, main script').count()).toBe(0)
    expect(
      await page.evaluate(`[...document.links].filter((a) => !/^https?:$/.test(a.protocol)).length`),
    ).toBe(0)
    expect(await hasSideScroll(page)).toBe(false)
    expect(incidents).toEqual([])
    await page.context().close()
  })

  test('without script a question is answered in full and its citation leads to the marked passage', async () => {
    const context = await browser.newContext({
      viewport: { width: 390, height: 844 },
      javaScriptEnabled: false,
    })
    const page = await context.newPage()
    await page.goto(web.url)
    await page.locator('#ask textarea').fill('其他乡镇怎么处理欠薪的？')
    await page.locator('#ask .send').click()
    await page.locator('.row a.n').first().click()
    expect(page.url()).toMatch(/\/reports\/1\?start=.*#mark$/)
    expect(await page.locator('#mark').innerText()).toBe('对辖区12个在建工地逐一摸排，建立欠薪台账')
    await context.close()
  })
})
