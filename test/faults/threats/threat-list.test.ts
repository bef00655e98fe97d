// docs/threats.md names a test for each case, or says why there is none; a test of that title is in that file.
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const rows = [...readFileSync('docs/threats.md', 'utf8').matchAll(/^\| (\d+) \| ([^|]+) \| ([^|]+) \|$/gm)]

describe('docs/threats.md', () => {
  it('has the cases 1 to 34, each once and in order', () => {
    expect(rows.map(([, number]) => Number(number))).toEqual(Array.from({ length: 34 }, (_, at) => at + 1))
  })

  it.each(rows.map(([, number, name, told]) => [Number(number), name!, told!] as const))(
    'names for case %i, %s, tests that are there, or says why there is none',
    (_, __, told) => {
      if (told.startsWith('Not tested')) return
      const files = [...told.matchAll(/`(test\/[^`]+\.test\.ts)`: ((?:"[^"]+"[^"`]*)+)/g)]
      expect(files.length).toBeGreaterThan(0)
      for (const [, file, titles] of files) {
        expect([file, existsSync(file!)]).toEqual([file, true])
        const source = readFileSync(file!, 'utf8')
        const missing = [...titles!.matchAll(/"([^"]+)"/g)]
          .map(([, title]) => title!)
          .filter((one) => !isTitle(source, one))
        expect([file, missing]).toEqual([file, []])
      }
    },
  )
})

/** As the title of a test, or as the name of a row of its table. */
function isTitle(source: string, title: string): boolean {
  return ["'", '"', '`'].some((quote) => source.includes(`${quote}${title}${quote}`))
}
