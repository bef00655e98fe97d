// Kit: the pictures of the readme, taken of a running server that holds the sample reports alone:
// npm run pictures -- http://127.0.0.1:8765/
import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { openBrowserPage } from '../channels/web/open-browser-page.ts'

const folder = '.github/readme'
const brief = `写2025年年度报告
调处矛盾纠纷132起，成功130起，帮18名农民工讨薪25万元
开展普法活动14场次，发放宣传资料3600余份
法律顾问审查合同和文件21件，网格员36名
党委会专题研究法治工作4次`

/** A page has few colours: with 128 of them a picture is a third of its size. Needs ImageMagick. */
async function save(page: Page, name: string): Promise<void> {
  const path = `${folder}/${name}.png`
  await page.screenshot({ path })
  execFileSync('convert', [path, '-dither', 'None', '-colors', '128', '-strip', path])
}

async function takeAnswer(page: Page): Promise<void> {
  await page.fill('input[name=place]', '青禾县柳溪镇')
  await page.click('.place-form form:not(.choices) button')
  await page.fill('#ask textarea', '其他乡镇怎么处理欠薪的？')
  await page.press('#ask textarea', 'Enter')
  await page.locator('.answer:not(.under-way)').waitFor()
  await page.click('.row a.n >> nth=1')
  await page.locator('#source #mark').waitFor()
  await save(page, 'ask')
}

async function takeDraft(page: Page, url: string): Promise<void> {
  await page.goto(new URL('/drafts', url).href)
  await page.fill('.brief textarea', brief)
  await page.click('.brief .main')
  await page.locator('a.num:has-text("132起")').click()
  await page.evaluate(`document.querySelector('.num.on').scrollIntoView({ block: 'center' })`)
  await save(page, 'draft')
}

async function takeFigures(page: Page, url: string): Promise<void> {
  const query = new URLSearchParams({ indicator: '调解矛盾纠纷数' })
  await page.goto(new URL(`/figures?${query}`, url).href)
  await page.click('.figure-table .me a.n >> nth=1')
  await page.locator('#source #mark').waitFor()
  await save(page, 'figures')
}

async function takeLibrary(page: Page, url: string): Promise<void> {
  const query = new URLSearchParams({ words: '欠薪' })
  await page.goto(new URL(`/reports?${query}`, url).href)
  await page.locator('.hit').first().waitFor()
  await save(page, 'library')
}

/** The same answer at night, on a phone. */
async function takePhone(page: Page, url: string): Promise<void> {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.goto(url)
  await page.evaluate('document.querySelector(".turn:last-child").scrollIntoView()')
  await save(page, 'phone')
}

const url = process.argv[2] ?? 'http://127.0.0.1:8765/'
mkdirSync(folder, { recursive: true })
const { page, incidents, close } = await openBrowserPage(url, { width: 1440, height: 900 })
await takeAnswer(page)
await takeDraft(page, url)
await takeFigures(page, url)
await takeLibrary(page, url)
await takePhone(page, url)
await close()
console.log(
  incidents.length > 0
    ? incidents.join('\n')
    : `taken: ${folder}/ask.png draft.png figures.png library.png phone.png`,
)
