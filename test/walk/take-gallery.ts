// Kit: every page at four sizes, by day, at night on a phone; nothing is wider than its window, axe finds nothing serious, and a first visit weighs at most 300 kB.
import { findSerious } from '../channels/web/frame/find-serious.ts'
import { pictures, type Walk } from './open-walk.ts'

const looks = [
  { name: '1440', width: 1440, height: 900, scheme: 'light' },
  { name: '1366', width: 1366, height: 768, scheme: 'light' },
  // 200 % on a screen of 1440.
  { name: '200', width: 720, height: 450, scheme: 'light' },
  { name: '390', width: 390, height: 844, scheme: 'dark' },
] as const
const paths: Readonly<Record<string, string>> = {
  ask: '/',
  talks: '/talks',
  library: '/reports',
  samples: '/reports?samples=',
  coverage: '/coverage',
  figures: '/figures',
  compared: `/figures?${new URLSearchParams({ indicator: '调解矛盾纠纷数' })}`,
  drafts: '/drafts',
  draft: 'DRAFT',
  check: 'CHECK',
  report: 'REPORT',
  help: '/help',
}
const mostBytes = 300_000

const findWide = `[...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
  .slice(0, 3).map((one) => one.tagName + '.' + one.className).join(' ')`

/** Addresses of one of each that the walk has made. */
async function findPaths({ official }: Walk): Promise<Readonly<Record<string, string>>> {
  const hrefOf = async (page: string, link: string) => {
    await official.go(page)
    return (await official.page.locator(link).first().getAttribute('href')) ?? page
  }
  const DRAFT = await hrefOf('/drafts', '.drafts a[href^="/drafts/"]')
  const CHECK = await hrefOf('/drafts', 'a[href^="/checks/"]')
  const REPORT = await hrefOf('/reports', '#list a.name')
  return Object.fromEntries(
    Object.entries(paths).map(([name, path]) => [name, { DRAFT, CHECK, REPORT }[path] ?? path]),
  )
}

/** What goes over the wire for each page from an empty cache. */
async function weigh({ official, url }: Walk): Promise<number> {
  const context = await official.context.browser()!.newContext({
    storageState: await official.context.storageState(),
    viewport: { width: 1440, height: 900 },
  })
  let bytes = 0
  const page = await context.newPage()
  page.on('response', async (response) => {
    if (response.url().includes('echarts')) return
    const { responseBodySize, responseHeadersSize } = await response
      .request()
      .sizes()
      .catch(() => ({ responseBodySize: 0, responseHeadersSize: 0 }))
    bytes += responseBodySize + responseHeadersSize
  })
  await page.goto(url, { waitUntil: 'networkidle' })
  await page.waitForTimeout(300)
  await context.close()
  return bytes
}

/** How many faults. */
export async function takeGallery(walk: Walk): Promise<number> {
  const { page } = walk.official
  const faults: string[] = []
  const found = await findPaths(walk)
  for (const { name, width, height, scheme } of looks) {
    await page.setViewportSize({ width, height })
    await page.emulateMedia({ colorScheme: scheme })
    for (const [what, path] of Object.entries(found)) {
      await walk.official.go(path)
      await page.screenshot({ path: `${pictures}/${what}-${name}.png` })
      if (await page.evaluate('document.documentElement.scrollWidth > innerWidth'))
        faults.push(`${what} ${name} 比窗口宽：${await page.evaluate(findWide)}`)
      faults.push(...(await findSerious(page)).map((fault) => `${what} ${name} ${fault}`))
    }
  }
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.emulateMedia({ colorScheme: 'light' })
  const bytes = await weigh(walk)
  if (bytes > mostBytes) faults.push(`第一次打开 ${bytes} 字节`)
  console.log(`${looks.length * Object.keys(found).length} 张图；第一次打开 ${Math.round(bytes / 1000)} kB`)
  for (const fault of faults) console.log(`不好 ${fault}`)
  return faults.length
}
