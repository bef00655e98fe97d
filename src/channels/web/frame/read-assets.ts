// Step: start. In: the files a page needs (own, htmx and echarts from their packages). Out: their bytes and addresses; nothing is fetched from elsewhere.
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { Hono } from 'hono'

const own = (...names: string[]) =>
  names.map((name) => fileURLToPath(new URL(`./assets/${name}`, import.meta.url)))
const ofPackage = (path: string) => [createRequire(import.meta.url).resolve(path)]
const script = 'text/javascript; charset=utf-8'

// Parts are joined in this order; of two equal rules the later one holds.
const files = {
  'page.css': {
    parts: () =>
      own(
        'base.css',
        'ask.css',
        'source.css',
        'library.css',
        'report.css',
        'figures.css',
        'drafts.css',
        'people.css',
        'sources.css',
        'narrow.css',
        'print.css',
      ),
    type: 'text/css; charset=utf-8',
  },
  'page.js': {
    parts: () =>
      own('shared.js', 'ask.js', 'source.js', 'upload.js', 'figures.js', 'trend.js', 'drafts.js', 'keys.js'),
    type: script,
  },
  'icon.svg': { parts: () => own('icon.svg'), type: 'image/svg+xml' },
  'htmx.min.js': { parts: () => ofPackage('htmx.org/dist/htmx.min.js'), type: script },
  'echarts.min.js': { parts: () => ofPackage('echarts/dist/echarts.min.js'), type: script },
} as const

export interface Assets {
  /** Address with the content's hash, so that browsers may keep it for ever. */
  address(name: keyof typeof files): string
  /** Adds the routes that serve them. */
  serve(app: Hono): void
}

/** Reads all assets into memory, about 1.2 MB. Throws when a file of the installation is missing. */
export async function readAssets(): Promise<Assets> {
  const read = await Promise.all(
    Object.entries(files).map(async ([name, { parts, type }]) => {
      const texts = await Promise.all(parts().map((path) => readFile(path, 'utf8')))
      const bytes = new TextEncoder().encode(texts.join('\n'))
      const version = createHash('sha256').update(bytes).digest('hex').slice(0, 12)
      return { name, type, bytes, address: `/assets/${name}?v=${version}` }
    }),
  )
  return {
    address: (name) => read.find((asset) => asset.name === name)!.address,
    serve(app) {
      for (const { name, type, bytes } of read) {
        const headers = { 'Content-Type': type, 'Cache-Control': 'public, max-age=31536000, immutable' }
        app.get(`/assets/${name}`, (c) => c.body(bytes, 200, headers))
      }
    },
  }
}
