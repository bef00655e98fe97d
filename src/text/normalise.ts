// Step: pure reading. A text -> the form that matching uses, with a map back to the original offsets.
import type { Span } from '#domain/span.ts'
import { unifyRadicals } from './radicals.ts'
import { simplifiedOf } from './traditional.ts'

/** Half-width, lower-case, simplified, no blanks, one kind of quote and of dash. */
export interface NormalisedText {
  readonly text: string
  /** The piece of the original that a piece of `text` came from. */
  spanOf(start: number, end: number): Span
}

const quotes = new Set('“”„‟"＂「」『』〝〞')
const dashes = new Set('—–―‐‑－─~～〜')
const cache = new Map<string, string>()

/** The matching form of a text; offsets of the original come back through `spanOf`. */
export function normalise(original: string): NormalisedText {
  const starts: number[] = []
  const parts: string[] = []
  let at = 0
  for (const char of original) {
    const form = normaliseChar(char)
    parts.push(form)
    for (let unit = 0; unit < form.length; unit++) starts.push(at)
    at += char.length
  }
  return {
    text: parts.join(''),
    spanOf: (start, end) => readSpan({ original, starts }, start, end),
  }
}

function readSpan(map: { original: string; starts: readonly number[] }, start: number, end: number): Span {
  const first = map.starts[start] ?? map.original.length
  if (end <= start) return { start: first, end: first }
  const last = map.starts[end - 1] ?? map.original.length
  const width = String.fromCodePoint(map.original.codePointAt(last) ?? 0).length
  return { start: first, end: Math.min(map.original.length, last + width) }
}

function normaliseChar(char: string): string {
  const known = cache.get(char)
  if (known !== undefined) return known
  const form = buildForm(char)
  // Text of the world has 150,000 characters; reports use some 4,000.
  if (cache.size < 20_000) cache.set(char, form)
  return form
}

function buildForm(char: string): string {
  if (/[\s\u200b-\u200f\u2060\ufeff]/.test(char)) return ''
  if (quotes.has(char)) return '"'
  if (dashes.has(char)) return '-'
  const form = unifyRadicals(char).normalize('NFKC').toLowerCase().replace(/\s/g, '')
  return simplifiedOf.get(form) ?? form
}
