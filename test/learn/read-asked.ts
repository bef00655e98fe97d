// Tool: questions that other people wrote with their frames (test/learn/data, ../shared/understanding) -> typed rows.
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { type Operation, type Want, wants } from '#domain/frame.ts'
import type { Span } from '#domain/span.ts'

export interface Asked {
  readonly writer: string
  readonly text: string
  /** What was said before, oldest first. */
  readonly context: readonly string[]
  readonly want: Want
  readonly operation: Operation | null
  readonly topic: readonly Span[]
  readonly measure: readonly Span[]
  readonly places: readonly Span[]
  readonly years: readonly Span[]
}

/** Writers a, b, c, e and g teach; d is looked at while the rest is built, and teaches in the end; h is only counted. Nobody reads e and h. */
export const writers = { train: ['a', 'b', 'c', 'e', 'g'], dev: 'd', held: 'h' } as const

export function readWriter(name: string): readonly Asked[] {
  const text = readFileSync(resolve(import.meta.dirname, `asked/${name}.tsv`), 'utf8')
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => parseLine(name, line))
}

function parseLine(writer: string, line: string): Asked {
  const cells = line.split('\t').map((cell) => cell.trim())
  const [, context = '', text = '', want = '', , , , operation = '', ...marked] = cells
  const find = openFinder(text)
  const [topic, measure, places, years] = [0, 1, 2, 3].map((i) =>
    (marked[i] ?? '').split(';').flatMap((word) => find(word)),
  ) as [Span[], Span[], Span[], Span[]]
  return {
    writer,
    text,
    context: context
      .split('||')
      .map((one) => one.trim())
      .filter(Boolean),
    want: wants.find((one) => one === want) ?? 'unclear',
    operation: operation === '' ? null : (operation as Operation),
    topic,
    measure,
    places,
    years,
  }
}

/** Where a word stands first among the characters that no word before it has taken. */
function openFinder(text: string): (word: string) => readonly Span[] {
  const taken = new Set<number>()
  return (word) => {
    if (word === '') return []
    for (let start = text.indexOf(word); start >= 0; start = text.indexOf(word, start + 1)) {
      const places = Array.from(word, (_, i) => start + i)
      if (places.some((at) => taken.has(at))) continue
      for (const at of places) taken.add(at)
      return [{ start, end: start + word.length }]
    }
    return []
  }
}

const sharedFile = resolve(import.meta.dirname, '../../../shared/understanding/questions.jsonl')

interface SharedQuestion {
  readonly text: string
  readonly context: string | readonly string[] | null
  readonly want: string
  readonly op: Operation | null
  readonly spans: readonly (readonly [string, number, number])[]
}

/** Questions of one more writer, where ../shared is there. */
export function readSharedQuestions(): readonly Asked[] {
  if (!existsSync(sharedFile)) return []
  return readFileSync(sharedFile, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const { text, context, want, op, spans } = JSON.parse(line) as SharedQuestion
      const of = (kind: string) =>
        spans.flatMap(([name, start, end]) => (name === kind ? [{ start, end }] : []))
      return {
        writer: 'shared',
        text,
        context: typeof context === 'string' ? [context] : (context ?? []),
        want: wants.find((one) => one === want) ?? 'unclear',
        operation: op,
        topic: of('topic'),
        measure: of('measure'),
        places: of('places'),
        years: of('years'),
      }
    })
}
