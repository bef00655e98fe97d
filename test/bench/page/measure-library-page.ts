// Bench: page 库 in a real Chromium over a library of N reports beside one of 24: from a press or a key to the next paint, and until the list has changed. `npm run bench -- --page`; alone: node --import tsx test/bench/page/measure-library-page.ts --reports 5000
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium, type Page } from 'playwright-core'
import { findChromium } from '../../channels/web/open-browser-page.ts'
import { findPort } from '../../fakes/stores/find-port.ts'
import { openProgram, password } from '../../walk/open-walk.ts'

const { values } = parseArgs({
  options: {
    reports: { type: 'string', default: '5000' },
    few: { type: 'string', default: '24' },
    page: { type: 'boolean' },
  },
})
const counties = ['青禾县', '云岭县', '岚水县', '石门县', '白沙县']
const rooms = 'ABCDEFGHIJ'
const names = [
  '松',
  '柳',
  '杨',
  '石',
  '白',
  '云',
  '溪',
  '塔',
  '岭',
  '桥',
  '泉',
  '坪',
  '湾',
  '沙',
  '河',
  '谷',
  '桐',
  '榆',
  '枫',
  '槐',
]

/** Each of a township, a year and a text of its own. */
function writeReports(folder: string, count: number): void {
  mkdirSync(folder, { recursive: true })
  for (let at = 0; at < count; at++) {
    const year = 2015 + (at % 10)
    const town = `${names[Math.floor(at / 10) % 20]}${names[Math.floor(at / 200) % 20]}${'镇乡'.charAt(Math.floor(at / 4000) % 2)}`
    const county = counties[Math.floor(at / 2000) % counties.length]
    const lines = Array.from(
      { length: 6 },
      (_, part) =>
        `（${'一二三四五六'.charAt(part)}）${town}第${rooms.charAt(part)}项工作开展${at + part * 7}次，调处矛盾纠纷${100 + ((at * 13 + part) % 400)}起，欠薪${at % 37}件。`,
    )
    const text = `${county}${town}${year}年法治政府建设年度报告\n\n一、主要工作\n${lines.join('\n')}\n二、存在的不足\n${town}的法律明白人培养还不够，第${at}号台账没有销完。\n三、下一步打算\n继续推进依法行政。\n`
    writeFileSync(join(folder, `${county}${town}${year}-${at}.txt`), text)
  }
}

/** What the browser itself says: the longest from an input to the paint after it. */
const watchInputs = `globalThis.longest = 0
new PerformanceObserver((list) => { for (const { duration, interactionId } of list.getEntries()) if (interactionId) globalThis.longest = Math.max(globalThis.longest, duration) })
  .observe({ type: 'event', durationThreshold: 16, buffered: true })`

const acts: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  挑年份: async (page) => void (await page.selectOption('.filters select[name=year]', '2020')),
  排列: async (page) => void (await page.selectOption('.filters select[name=sort]', 'title')),
  打字找: async (page) => page.locator('.filters input[name=words]').pressSequentially('欠薪', { delay: 60 }),
  全勾上: async (page) => page.click('[data-tick-all]'),
  展开标题栏: async (page) => page.locator('.where input').first().click(),
}

async function measure(count: number): Promise<Readonly<Record<string, number>>> {
  const dir = mkdtempSync(join(tmpdir(), 'antou-page-bench-'))
  try {
    writeReports(join(dir, 'in'), count)
    const env = { ...process.env, ANTOU_DATA: join(dir, 'data'), ANTOU_EMBEDDER: 'none' }
    execFileSync('npm', ['-s', 'run', 'antou', '--', 'ingest', join(dir, 'in')], { env, stdio: 'ignore' })
    const program = openProgram(join(dir, 'data'), await findPort(), { ANTOU_EMBEDDER: 'none' })
    await program.start()
    const browser = await chromium.launch({ executablePath: findChromium()!, args: ['--no-sandbox'] })
    try {
      return await measureIn(await browser.newPage({ viewport: { width: 1440, height: 900 } }), program.url)
    } finally {
      await browser.close()
      await program.stop()
    }
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

async function measureIn(page: Page, url: string): Promise<Readonly<Record<string, number>>> {
  const measured: Record<string, number> = {}
  await page.goto(url)
  await page.fill('input[name=password]', password)
  await page.click('.main')
  await page.locator('#ask').waitFor()
  for (const [name, act] of Object.entries(acts)) {
    const openedAt = performance.now()
    await page.goto(new URL('/reports', url).href)
    measured.打开 ??= performance.now() - openedAt
    await page.evaluate(watchInputs)
    const changed = page
      .waitForResponse((response) => response.url().includes('/reports?'), { timeout: 5000 })
      .catch(() => null)
    const startedAt = performance.now()
    await act(page)
    const isAsked = !['全勾上', '展开标题栏'].includes(name)
    if (isAsked) {
      await changed
      measured[`${name}，列表换好`] = performance.now() - startedAt
    }
    await page.waitForTimeout(300)
    measured[`${name}，到下一次画`] = Number(await page.evaluate('globalThis.longest'))
  }
  return measured
}

const few = await measure(Number(values.few))
const many = await measure(Number(values.reports))
console.table(
  Object.fromEntries(
    Object.entries(many).map(([name, ms]) => [
      name,
      {
        [`${values.few}份 ms`]: Math.round(few[name] ?? 0),
        [`${values.reports}份 ms`]: Math.round(ms),
        倍: Number((ms / (few[name] || 1)).toFixed(1)),
      },
    ]),
  ),
)
