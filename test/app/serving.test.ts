// What a container and a monitor ask of a running server: alive, ready, a few numbers.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { openApp } from '#app/open-app.ts'
import { openListener } from '#channels/http/open-listener.ts'
import { readConfig } from '#config.ts'

const root = mkdtempSync(join(tmpdir(), 'antou-serving-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

async function serve(env: Record<string, string>) {
  const dataDir = mkdtempSync(join(root, 'data-'))
  const set = { ANTOU_EMBEDDER: 'none', ANTOU_PORT: '0', ...env }
  const config = { ...readConfig(set, { dataDir }), corpusDir: join(root, 'none') }
  const app = await openApp(config, { access: 'serve', withSamples: false })
  const lines: string[] = []
  const running = await app.serve((line) => lines.push(line))
  const url = /http:\/\/\S+/.exec(lines.join('\n'))![0]
  const get = async (path: string) => {
    const response = await fetch(new URL(path, url))
    return { status: response.status, text: await response.text() }
  }
  const close = async () => {
    await running.close()
    await app.close()
  }
  return { get, lines, close }
}

describe('a listener', () => {
  it('is alive at once, and ready when it is told so', async () => {
    const listener = await openListener({ host: '127.0.0.1', port: 0, password: null })
    const statusOf = async (path: string) => (await fetch(new URL(path, listener.url))).status
    expect([await statusOf('/healthz'), await statusOf('/readyz')]).toEqual([200, 503])
    listener.setReady(true)
    expect(await statusOf('/readyz')).toBe(200)
    listener.setReady(false)
    expect(await statusOf('/readyz')).toBe(503)
    await listener.close()
  })
})

describe('a running server', () => {
  it('is ready, makes the backup that is due, and tells its numbers where that is set', async () => {
    const dir = join(root, 'backups')
    const { get, lines, close } = await serve({ ANTOU_METRICS: '1', ANTOU_BACKUPS: dir })
    expect((await get('/readyz')).status).toBe(200)
    await expect.poll(() => lines.join('\n'), { timeout: 20_000 }).toContain(`已备份到 ${dir}`)
    const { status, text } = await get('/metrics')
    expect(status).toBe(200)
    for (const line of text.trim().split('\n'))
      expect(line).toMatch(/^(?:# (?:HELP|TYPE) \S+ .+|\w+(?:\{state="\w+"\})? \d+)$/)
    expect(text).toContain('antou_reports 0\n')
    expect(Number(/^antou_last_backup_timestamp_seconds (\d+)$/m.exec(text)?.[1])).toBeGreaterThan(1e9)
    await close()
  })

  it('tells them to nobody otherwise', async () => {
    const { get, close } = await serve({})
    const { status, text } = await get('/metrics')
    expect([status, text.includes('antou_reports')]).toEqual([404, false])
    await close()
  })
})
