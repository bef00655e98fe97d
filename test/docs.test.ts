// What the documents and the comments point at is there; the two READMEs say the same things in the same order.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const files = listFiles('')
const folders = new Set(files.flatMap((file) => parentsOf(file)))

/** Every file of the repository that may be named; what is made by running it is left out. */
function listFiles(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (/^(?:node_modules|data|\.git|\.cache|dist)$/.test(entry.name)) return []
    const path = folder ? `${folder}/${entry.name}` : entry.name
    return entry.isDirectory() ? listFiles(path) : [path]
  })
}

function parentsOf(file: string): string[] {
  const parent = dirname(file)
  return parent === '.' ? [] : [parent, ...parentsOf(parent)]
}

function read(file: string): string {
  return readFileSync(join(root, file), 'utf8')
}

const documents = files.filter((file) => /^(?:docs\/[^/]+|[^/]+)\.md$/.test(file))
const sources = files.filter((file) => /^(?:src|test)\/.*\.(?:ts|mjs)$|\.cjs$/.test(file))

/** Text in backticks, blocks of code left out. */
function findCode(text: string): string[] {
  const prose = text.replace(/^```[\s\S]*?^```/gm, '')
  return [...prose.matchAll(/`([^`\n]+)`/g)].map(([, code]) => code!.trim())
}

/** A path from the root (also a folder, also with `*`), or the bare name of a file. */
function isPath(code: string): boolean {
  return (
    /^[\w.#*{},/-]+$/.test(code) &&
    (topFolder.test(code) || /^[\w-]+(?:\.[\w-]+)*\.(?:ts|mjs|cjs|tsv|md|yml)$/.test(code))
  )
}
const topFolder = /^(?:src|test|docs|prompts|corpus|\.ci|\.github)\//

/** `*` stands for one name, `{a,b}` for either; X in a name (`read-X.ts`) is the reader's to fill in. */
function isThere(path: string): boolean {
  if (/(?:^|[-/])X\b/.test(path) || /\bX\b/.test(path)) return true
  const bare = path.replace(/\/$/, '')
  if (existsSync(join(root, bare))) return true
  const pattern = bare
    .replace(/[.+^$()|[\]\\]/g, '\\$&')
    .replace(/\{([^}]+)\}/g, (_, names: string) => `(?:${names.split(',').join('|')})`)
    .replace(/\*/g, '[^/]*')
  const whole = new RegExp(`(?:^|/)${pattern}$`)
  const isRooted = topFolder.test(path)
  return [...files, ...folders].some((file) => (isRooted ? new RegExp(`^${pattern}$`) : whole).test(file))
}

/** Relative links of Markdown, without the part after #. */
function findLinks(text: string): string[] {
  const links = [...text.matchAll(/\]\(([^()\s]+)\)/g)].map(([, link]) => link!)
  return links
    .filter((link) => !/^[a-z]+:/i.test(link))
    .map((link) => link.replace(/#.*$/, ''))
    .filter(Boolean)
}

/** Comments of a source file: lines of // and of blocks, and what follows code behind //. */
function findComments(text: string): string {
  const lines = text.match(/^\s*(?:\/\/|\/\*\*?|\*).*$|(?<=\s)\/\/ .*$/gm) ?? []
  return lines.join('\n')
}

const named = /(?<![\w@:./-])((?:[\w.-]+\/)*[\w-]+(?:\.[\w-]+)*\.(?:ts|mjs|cjs|tsv|md))(?![\w-])/g

describe('documents and comments', () => {
  it.each(documents)('%s links only to what is there', (file) => {
    const missing = findLinks(read(file)).filter(
      (link) => !existsSync(join(root, normalize(join(dirname(file), link)))),
    )
    expect(missing).toEqual([])
  })

  it.each(documents)('%s names only paths that are there', (file) => {
    expect(findCode(read(file)).filter((code) => isPath(code) && !isThere(code))).toEqual([])
  })

  it('names in comments only files of the repository', () => {
    const missing = sources.flatMap((file) => {
      const found = [...findComments(read(file)).matchAll(named)].map(([, name]) => name!)
      return found.filter((name) => !isThere(name)).map((name) => `${file}: ${name}`)
    })
    expect(missing).toEqual([])
  })
})

describe('the two languages', () => {
  const shapeOf = (file: string) => {
    const text = read(file)
    const count = (pattern: RegExp) => (text.match(pattern) ?? []).length
    return {
      headings: text.match(/^#+(?= )/gm),
      rows: count(/^\|.*\|$/gm),
      blocks: count(/^```/gm) / 2,
      pictures: count(/^!\[/gm),
    }
  }
  const pairs = documents.filter((file) => documents.includes(file.replace(/\.md$/, '.zh-CN.md')))

  it.each(pairs)('%s and its Chinese twin have the same headings, rows, code blocks and pictures', (file) => {
    expect(pairs).toContain('README.md')
    expect(shapeOf(file.replace(/\.md$/, '.zh-CN.md'))).toEqual(shapeOf(file))
  })
})

describe('docs/development.md', () => {
  it('has the table of rooms that .dependency-cruiser.cjs enforces', () => {
    const rows = read('docs/development.md').matchAll(/^\| `([\w/*]+)` \|[^|]*\| ([^|]*) \|$/gm)
    const told = [...rows].map(([, room, rooms]) => [room!, sortRooms(rooms!.split(/\s+/))])
    expect(Object.fromEntries(told)).toEqual(readRooms())
  })
})

/** `src/ports/journal.ts` in a row means that file alone. */
function sortRooms(names: readonly string[]): string[] {
  return names
    .map((name) => name.replace(/`/g, '').replace(/^src\//, ''))
    .filter((name) => name !== 'nothing')
    .sort()
}

function readRooms(): Record<string, string[]> {
  const config = createRequire(import.meta.url)('../.dependency-cruiser.cjs') as {
    forbidden: { name: string; to: { pathNot?: string | string[] } }[]
  }
  const names: Record<string, string> = {
    'channels-go-through-the-desk': 'channels/*',
    'adapters-import-inward-only': 'adapters/*',
  }
  const listed = config.forbidden.flatMap(({ name, to }) => {
    const room = names[name] ?? /^room-(.+)$/.exec(name)?.[1]
    if (!room) return []
    const allowed = [to.pathNot ?? []]
      .flat()
      .at(-1)!
      .replace(/^\^src\/\(|\)$/g, '')
      .split('|')
    const rooms = allowed.map((one) => one.replace(/\/$/, '').replace('\\', ''))
    return [[room, sortRooms(rooms.filter((one) => one !== room))] as const]
  })
  return Object.fromEntries(listed)
}
