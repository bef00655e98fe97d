// How much of what is private is masked, and how much else is touched. In: lines with what must not stay. Out: totals, and for a set that may be read the lines that failed.
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { maskPrivate } from '#text/private/mask-private.ts'

interface PrivateLine {
  readonly id: string
  readonly kind: string
  readonly text: string
  readonly secret?: readonly string[]
  readonly sound?: boolean
}

export interface PrivateTotals {
  readonly planted: number
  readonly caught: number
  readonly sound: number
  readonly touched: number
}

/** Null where the set is absent. */
export function measurePrivate(
  set: 'dev' | 'held',
): { readonly totals: PrivateTotals; readonly failed: readonly string[] } | null {
  const file = resolve(import.meta.dirname, 'private', `${set}.jsonl`)
  if (!existsSync(file)) return null
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as PrivateLine)
  const [sound, planted] = [lines.filter((line) => line.sound), lines.filter((line) => !line.sound)]
  const touched = sound.filter(({ text }) => maskPrivate(text) !== text)
  const open = planted.filter(({ text, secret = [] }) =>
    secret.some((one) => remains(one, maskPrivate(text))),
  )
  return {
    totals: {
      planted: planted.length,
      caught: planted.length - open.length,
      sound: sound.length,
      touched: touched.length,
    },
    failed: [...open, ...touched].map(({ id, text }) => `${id} ${text}\n   -> ${maskPrivate(text)}`),
  }
}

/** A secret stays when it stands there whole, or six of its digits in a row. */
function remains(secret: string, masked: string): boolean {
  if (masked.includes(secret)) return true
  const [digits, left] = [secret, masked].map((text) => text.replace(/[^\p{L}\p{N}×]/gu, '')) as [
    string,
    string,
  ]
  for (let at = 0; at + 6 <= digits.length; at++) {
    const run = digits.slice(at, at + 6)
    if (/^[\d〇零一二三四五六七八九]{6}$/.test(run) && left.includes(run)) return true
  }
  return false
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const set of ['dev', 'held'] as const) {
    const measured = measurePrivate(set)
    if (!measured) console.log(`skipped: test/quality/private/${set}.jsonl is not there`)
    else console.log(`private/${set}`, JSON.stringify(measured.totals))
    if (set === 'dev' && process.argv.includes('--show')) console.log(measured?.failed.join('\n'))
  }
}
