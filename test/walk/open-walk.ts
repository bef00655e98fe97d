// Kit: the program as `npm start` runs it on a folder of its own, and two people in Chromium: an administrator and an official who never saw it.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from 'playwright-core'
import { findChromium } from '../channels/web/open-browser-page.ts'
import { findPort } from '../fakes/stores/find-port.ts'

export const password = 'lianxi-mima'
export const pictures = '.cache/walk'
const desk = { width: 1440, height: 900 }

interface Person {
  readonly context: BrowserContext
  readonly page: Page
  go(path: string): Promise<void>
  /** Waits until it stands there to be seen. */
  see(text: string | RegExp, within?: string): Promise<Locator>
  /** The turn of the question, once it is answered. */
  ask(text: string): Promise<Locator>
  /** Another tab of the same browser. */
  openTab(path: string): Promise<Page>
}

export interface Walk {
  readonly url: string
  readonly admin: Person
  readonly official: Person
  /** Everything that must not happen: errors of scripts and of the console, requests to elsewhere. */
  readonly incidents: string[]
  start(): Promise<void>
  stop(): Promise<void>
  close(): Promise<void>
}

/** `npm start`, and its end. */
export function openProgram(dataDir: string, port: number, settings: Readonly<Record<string, string>>) {
  let child: ChildProcess | null = null
  const url = `http://127.0.0.1:${port}/`
  const isUp = () =>
    fetch(new URL('/readyz', url)).then(
      ({ ok }) => ok,
      () => false,
    )
  return {
    url,
    async start() {
      const env = { ...process.env, ANTOU_DATA: dataDir, ANTOU_PORT: String(port), ANTOU_PASSWORD: password }
      child = spawn('npm', ['-s', 'start'], { env: { ...env, ...settings }, detached: true, stdio: 'ignore' })
      for (let tries = 0; tries < 600 && !(await isUp()); tries++)
        await new Promise((r) => setTimeout(r, 200))
    },
    async stop() {
      if (child?.pid === undefined) return
      const ended = new Promise((done) => child?.once('exit', done))
      process.kill(-child.pid, 'SIGTERM')
      await ended
      child = null
    },
  }
}

async function openPerson(browser: Browser, url: string, incidents: string[]): Promise<Person> {
  const context = await browser.newContext({ viewport: desk, acceptDownloads: true })
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const watch = (page: Page) => {
    page.setDefaultTimeout(20_000)
    page.on('pageerror', (error) => incidents.push(`error ${error.message}`))
    page.on('console', (message) => {
      // What the walk does on purpose: the server is off, a form is refused.
      const isPlanned =
        /ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_|ERR_INCOMPLETE_CHUNKED|ERR_FAILED|htmx:(?:sendError|afterRequest)|status of 4\d\d/.test(
          message.text(),
        )
      if (message.type() === 'error' && !isPlanned) incidents.push(`console ${message.text()}`)
    })
    page.on('request', (request) => {
      if (!/^(?:data:|blob:)/.test(request.url()) && !request.url().startsWith(url))
        incidents.push(`request ${request.url()}`)
    })
    return page
  }
  const page = watch(await context.newPage())
  return {
    context,
    page,
    go: async (path) => void (await page.goto(new URL(path, url).href)),
    async see(text, within = 'body') {
      const found = page.locator(within).getByText(text).first()
      await found.waitFor()
      return found
    },
    async ask(text) {
      const before = await page.locator('.turn').count()
      await page.fill('#ask textarea', text)
      await page.press('#ask textarea', 'Enter')
      const turn = page.locator('.turn').nth(before)
      await turn.locator('.answer:not(.under-way), .preview').first().waitFor({ timeout: 60_000 })
      return turn
    },
    async openTab(path) {
      const tab = watch(await context.newPage())
      await tab.goto(new URL(path, url).href)
      return tab
    },
  }
}

/** `settings`: of the environment, besides folder, port and password. */
export async function openWalk(settings: Readonly<Record<string, string>>): Promise<Walk> {
  rmSync(pictures, { recursive: true, force: true })
  mkdirSync(pictures, { recursive: true })
  const dataDir = mkdtempSync(join(tmpdir(), 'antou-walk-'))
  const program = openProgram(dataDir, await findPort(), settings)
  await program.start()
  const browser = await chromium.launch({ executablePath: findChromium()!, args: ['--no-sandbox'] })
  const incidents: string[] = []
  return {
    url: program.url,
    admin: await openPerson(browser, program.url, incidents),
    official: await openPerson(browser, program.url, incidents),
    incidents,
    start: program.start,
    stop: program.stop,
    async close() {
      await browser.close()
      await program.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
