// Asking in a real Chromium: the question stands there at once, a silent server is said, a file goes with it, a turn has a link, keys. Skipped where there is no Chromium.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findChromium, openBrowserPage } from '../open-browser-page.ts'
import { openTestWeb, openVisitor, type TestWeb } from '../open-test-web.ts'

let web: TestWeb
beforeAll(async () => {
  web = await openTestWeb()
})
afterAll(() => web?.close())

describe.skipIf(!findChromium())('asking', () => {
  it('shows the question at once, says when nothing comes, and offers to ask again where it fails', async () => {
    const { page, close } = await openBrowserPage(web.url, { width: 1280, height: 800 })
    await page.clock.install()
    let end = () => {}
    await page.route('**/ask', async (route) => {
      await new Promise<void>((done) => {
        end = done
      })
      await route.abort()
    })
    await page.fill('#ask textarea', '其他乡镇怎么处理欠薪的？')
    await page.press('#ask textarea', 'Enter')
    expect(await page.locator('.turn .question').textContent()).toBe('其他乡镇怎么处理欠薪的？')
    expect(await page.locator('.problem').count()).toBe(0)
    await page.clock.runFor(5001)
    await page.getByText('案头还没有回话。').waitFor()
    end()
    await page.getByText('连不上案头。').waitFor()
    expect(await page.getByText('案头还没有回话。').count()).toBe(0)
    await page.unroute('**/ask')
    await page.getByRole('button', { name: '再问一次' }).click()
    await page.locator('.sources').waitFor()
    await close()
  })

  it('takes a file, which is shown before it enters', async () => {
    const { page, incidents, close } = await openBrowserPage(web.url, { width: 390, height: 844 })
    const file = { name: '双河镇.txt', mimeType: 'text/plain', buffer: Buffer.from('双河镇总结\n一、做法') }
    await page.setInputFiles('#ask input[type=file]', file)
    expect(await page.locator('#ask [data-chosen]').textContent()).toBe('双河镇.txt')
    await page.click('#ask .send')
    await page.locator('.turn .preview').waitFor()
    expect(await page.locator('.turn .question').textContent()).toBe('附：双河镇.txt')
    expect(incidents).toEqual([])
    await close()
  })

  it('lists its keys, and gives each turn a link that opens it for its person alone', async () => {
    const { page, incidents, close } = await openBrowserPage(web.url, { width: 1280, height: 800 })
    await page.fill('#ask textarea', '其他乡镇怎么处理欠薪的？')
    await page.press('#ask textarea', 'Enter')
    await page.locator('.sources').waitFor()
    await page.reload()
    await page.evaluate('document.activeElement.blur()')
    await page.keyboard.press('?')
    expect(await page.locator('#keys').isVisible()).toBe(true)
    await page.keyboard.press('Escape')
    await page.locator('#keys').waitFor({ state: 'hidden' })
    await page.keyboard.press('/')
    // Looked at from outside: the page's own policy forbids what is made of a string.
    await expect.poll(() => page.evaluate('document.activeElement.name')).toBe('text')
    const link = (await page.locator('.turn-link').getAttribute('href')) ?? ''
    await page.goto(new URL(link, web.url).href)
    expect(await page.locator('.turn:target .question').textContent()).toBe('其他乡镇怎么处理欠薪的？')
    expect((await openVisitor(web.url).get(link)).headers.get('location')).toBe('/talks')
    expect(incidents).toEqual([])
    await close()
  })
})
