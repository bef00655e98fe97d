// Step of the gate: two texts -> the runs of characters they share, set phrases and punctuation aside.
import type { Span } from '#domain/span.ts'
import { normalise } from '#text/normalise.ts'

/** A text without punctuation, blanks and set phrases; `spans` leads each character back. */
export interface BareText {
  readonly text: string
  readonly starts: readonly number[]
}

export interface SharedRun {
  /** Span of the checked text, set phrases inside included. */
  readonly span: Span
  /** Characters that are shared, set phrases left out. */
  readonly length: number
}

/** `phrases` in any width. */
export function stripPhrases(original: string, phrases: readonly string[]): BareText {
  const form = normalise(original)
  const keep: number[] = []
  for (let at = 0; at < form.text.length; at++) if (/[\p{L}\p{N}]/u.test(form.text.charAt(at))) keep.push(at)
  const letters = keep.map((at) => form.text.charAt(at)).join('')
  const isPhrase = new Uint8Array(letters.length)
  for (const phrase of phrases) {
    for (let at = letters.indexOf(phrase); at >= 0; at = letters.indexOf(phrase, at + 1))
      isPhrase.fill(1, at, at + phrase.length)
  }
  const starts: number[] = []
  let text = ''
  for (const [index, at] of keep.entries()) {
    if (isPhrase[index] === 1) continue
    text += letters.charAt(index)
    starts.push(form.spanOf(at, at + 1).start)
  }
  return { text, starts }
}

/** Set phrases as `stripPhrases` compares them. */
export function barePhrases(phrases: readonly string[]): string[] {
  return phrases
    .map((phrase) => normalise(phrase).text.replace(/[^\p{L}\p{N}]/gu, ''))
    .filter((phrase) => phrase.length >= 4)
}

/** Runs of at least `shortest` characters, longest reach first found; linear in both texts. */
export function findSharedRuns(checked: BareText, other: BareText, shortest: number): SharedRun[] {
  const places = indexWindows(other.text, shortest)
  const runs: SharedRun[] = []
  let at = 0
  while (at + shortest <= checked.text.length) {
    const candidates = places.get(checked.text.slice(at, at + shortest)) ?? []
    let length = 0
    for (const start of candidates) length = Math.max(length, reach(checked.text, at, other.text, start))
    if (length < shortest) {
      at++
      continue
    }
    const span = { start: checked.starts[at]!, end: checked.starts[at + length - 1]! + 1 }
    runs.push({ span, length })
    at += length
  }
  return runs
}

/** Where each window starts, at most four places a window: enough to find the longest run, cheap on repetitive texts. */
function indexWindows(text: string, size: number): Map<string, number[]> {
  const places = new Map<string, number[]>()
  for (let at = 0; at + size <= text.length; at++) {
    const window = text.slice(at, at + size)
    const known = places.get(window)
    if (!known) places.set(window, [at])
    else if (known.length < 4) known.push(at)
  }
  return places
}

function reach(a: string, from: number, b: string, start: number): number {
  let length = 0
  while (
    from + length < a.length &&
    start + length < b.length &&
    a.charCodeAt(from + length) === b.charCodeAt(start + length)
  )
    length++
  return length
}
