// The house rules that no linter here knows: sizes of folders, files and functions, the comment at the head, and that the rooms are checked at all.
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

const most = { filesPerFolder: 20, linesPerFile: 300, linesPerFunction: 50 }

const list = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))

const sources = list('src').filter((path) => /\.(?:ts|mjs)$/.test(path))
const linesOf = (text: string) => text.replace(/\n$/, '').split('\n').length

/** Name and plain count of lines of each function, its signature counted. */
function measureFunctions(path: string): { readonly name: string; readonly lines: number }[] {
  const file = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true)
  const found: { name: string; lines: number }[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body) {
      const lineOf = (at: number) => file.getLineAndCharacterOfPosition(at).line
      const start = lineOf(node.getStart(file))
      found.push({ name: `${path}:${start + 1}`, lines: lineOf(node.end) - start + 1 })
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

describe('the house', () => {
  it.each(['src', 'test'])('holds no folder of more than 20 files in %s', (root) => {
    const counts = new Map<string, number>()
    for (const path of list(root)) counts.set(dirname(path), (counts.get(dirname(path)) ?? 0) + 1)
    expect([...counts].filter(([, count]) => count > most.filesPerFolder)).toEqual([])
  })

  it('holds no source file of more than 300 lines, and none that does not say first what it is', () => {
    const texts = sources.map((path) => [path, readFileSync(path, 'utf8')] as const)
    expect(texts.length).toBeGreaterThan(300)
    expect(texts.filter(([, text]) => linesOf(text) > most.linesPerFile).map(([path]) => path)).toEqual([])
    const isTold = (text: string) => /^(?:#![^\n]*\n)?\/[/*]/.test(text)
    expect(texts.filter(([, text]) => !isTold(text)).map(([path]) => path)).toEqual([])
  })

  it('holds no function of more than 50 lines, blank ones and comments counted', () => {
    const functions = sources.flatMap(measureFunctions)
    expect(functions.length).toBeGreaterThan(2000)
    expect(functions.filter(({ lines }) => lines > most.linesPerFunction)).toEqual([])
  })

  it('has each of its modules under the rules of the rooms', () => {
    const output = execFileSync(
      'node_modules/.bin/depcruise',
      ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'src'],
      { encoding: 'utf8', maxBuffer: 1 << 28 },
    )
    const { modules } = JSON.parse(output) as { modules: { source: string }[] }
    const seen = new Set(modules.map(({ source }) => source))
    expect(sources.filter((path) => path.endsWith('.ts') && !seen.has(path))).toEqual([])
  }, 60_000)
})
