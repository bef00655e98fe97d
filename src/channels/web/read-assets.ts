// Step: start. In: the files a page needs (own and htmx from its package). Out: their bytes and addresses; nothing is fetched from elsewhere.
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { Hono } from 'hono'

const own = (name: string) => fileURLToPath(new URL(`./assets/${name}`, import.meta.url))

const files = {
  'page.css': { path: () => own('page.css'), type: 'text/css; charset=utf-8' },
  'page.js': { path: () => own('page.js'), type: 'text/javascript; charset=utf-8' },
  'icon.svg': { path: () => own('icon.svg'), type: 'image/svg+xml' },
  'htmx.min.js': {
    path: () => createRequire(import.meta.url).resolve('htmx.org/dist/htmx.min.js'),
    type: 'text/javascript; charset=utf-8',
  },
} as const

export interface Assets {
  /** Address with the content's hash, so that browsers may keep it for ever. */
  address(name: keyof typeof files): string
  /** Adds the routes that serve them. */
  serve(app: Hono): void
}

/** Reads all assets into memory, about 70 kB. Throws when a file of the installation is missing. */
export async function readAssets(): Promise<Assets> {
  const read = await Promise.all(
    Object.entries(files).map(async ([name, { path, type }]) => {
      const bytes = new Uint8Array(await readFile(path()))
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
