// Kit: one page in the Chromium of this machine, with everything written down that must not happen.
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium, type Page } from 'playwright-core'

export interface BrowserPage {
  readonly page: Page
  /** Requests to other hosts, script errors, messages of the console: none may happen. */
  readonly incidents: string[]
  close(): Promise<void>
}

/** Where Chromium is; undefined where there is none, and tests that need it are skipped. */
export function findChromium(): string | undefined {
  const names = ['chromium', 'chromium-browser', 'google-chrome']
  const folders = (process.env.PATH ?? '').split(delimiter)
  const candidates = [
    process.env.CHROMIUM,
    '/usr/bin/chromium',
    ...folders.flatMap((folder) => names.map((name) => join(folder, name))),
  ]
  return candidates.find((path) => path && existsSync(path))
}

/** Opens the address in a browser of its own, so that nothing is left of another test. */
export async function openBrowserPage(
  url: string,
  viewport: { width: number; height: number },
): Promise<BrowserPage> {
  const browser = await chromium.launch({ executablePath: findChromium()!, args: ['--no-sandbox'] })
  const page = await (await browser.newContext({ viewport, acceptDownloads: true })).newPage()
  page.setDefaultTimeout(10_000)
  const incidents: string[] = []
  page.on('pageerror', (error) => incidents.push(`error ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error') incidents.push(`console ${message.text()}`)
  })
  page.on('request', (request) => {
    if (!request.url().startsWith(new URL(url).origin)) incidents.push(`request ${request.url()}`)
  })
  await page.goto(url)
  return { page, incidents, close: () => browser.close() }
}
