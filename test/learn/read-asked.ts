// Tool: questions that other people wrote with their frames (test/learn/asked, ../shared/understanding) -> typed rows.
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

/** All but m teach in the end; j is looked at while the rest is built; m is only counted. Nobody reads e, h and m. */
export const writers = { train: ['a', 'b', 'c', 'd', 'e', 'g', 'h', 'i'], dev: 'j', held: 'm' } as const

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
  const said = context
    .split('||')
    .map((one) => one.trim())
    .filter(Boolean)
  const told = wants.find((one) => one === want) ?? 'unclear'
  const [topic, measure, places, years] = [0, 1, 2, 3].map((i) =>
    (marked[i] ?? '').split(';').flatMap((word) => find(word)),
  ) as [Span[], Span[], Span[], Span[]]
  return {
    writer,
    text,
    context: leaveReply(said),
    want: settleWant(text, told),
    operation: operation === '' ? null : (operation as Operation),
    topic,
    measure: measure.map((span) => leaveAsking(text, span)).filter(({ start, end }) => end > start),
    places,
    years,
  }
}

/** Some writers put the answer after the question before. Only what people typed is read: what follows it and asks nothing is an answer. */
function leaveReply(said: readonly string[]): readonly string[] {
  const last = said.at(-1) ?? ''
  return said.length === 2 && !asks.test(last) ? said.slice(0, 1) : said
}

const asks = /[?？呢吗嘛咧嚟捏喃]|多少|好多|几|哪|谁|怎|咋|什么|啥|为何|边个|点样|帮我|写[个一份篇]|重新/

/** As the writers were told: who is best or worst by a rate is asked of quality; an order, a place in it or several of it are a rank. */
function settleWant(text: string, want: Want): Want {
  const isExtreme = want === 'rank' && /率/.test(text) && extreme.test(text) && !ordered.test(text)
  return isExtreme ? 'quality' : want
}

const extreme = /最|第一|垫底|居首|为首|谁家?[高低好差]|哪[家个镇乡]{1,2}[高低好差]/
const ordered =
  /[排列]|从.{1,3}到|由.{1,3}[到至]|第[几二三四五两]|老[几二三]|[前头][\d一两二三四五六七八九十几]|[两三四五几\d]个|分别|名次/

/** As the writers were told, the words of asking are no measure: of 多少吨, 几条 the unit is. */
function leaveAsking(text: string, { start, end }: Span): Span {
  const asked = /^(?:多少|好多|几多|几)/.exec(text.slice(start, end))?.[0] ?? ''
  return { start: start + asked.length, end }
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
