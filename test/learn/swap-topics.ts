// Tool: questions -> the same questions about other things, so that a head learns how a topic is asked about and not which topics there are. In: a list of words with their kinds.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Span } from '#domain/span.ts'
import type { Asked } from './read-asked.ts'
import { openRandom } from './train-head.ts'

interface Words {
  readonly things: readonly string[]
  readonly doings: readonly string[]
}

/** Neither so rare that nobody says them nor so usual that they carry nothing. */
const usual = { least: 30, most: 3000 }

/** Nouns and nouns of action of two to four characters from the dictionary of the segmenter's stand-in. */
function readWords(): Words {
  const file = createRequire(import.meta.url).resolve('@node-rs/jieba/dict.txt')
  const rows = readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => line.split(' '))
    .filter(([word = '', count]) => /^[\u4e00-\u9fff]{2,4}$/.test(word) && isUsual(Number(count)))
  const list = (kind: string) => rows.flatMap(([word = '', , one]) => (one === kind ? [word] : []))
  return { things: list('n'), doings: list('vn') }
}

function isUsual(count: number): boolean {
  return count >= usual.least && count <= usual.most
}

/** Each question that names a topic once more, with words drawn by chance for it; the same ones each time. */
export function swapTopics(questions: readonly Asked[], seed: number): readonly Asked[] {
  const random = openRandom(seed)
  const words = readWords()
  const draw = (list: readonly string[]) => list[Math.floor(random() * list.length)]!
  const drawTopic = () => {
    const way = random()
    if (way < 0.45) return draw(words.things)
    if (way < 0.65) return draw(words.doings)
    return way < 0.85 ? draw(words.things) + draw(words.doings) : draw(words.things) + draw(words.things)
  }
  return questions.flatMap((asked) => {
    const swapped = asked.topic.filter(({ start, end }) => end - start > 1)
    return swapped.length === 0 ? [] : [swapAll(asked, swapped, drawTopic)]
  })
}

function swapAll(asked: Asked, swapped: readonly Span[], drawTopic: () => string): Asked {
  let text = ''
  let at = 0
  const moves: { readonly from: Span; readonly to: Span }[] = []
  for (const from of [...swapped].sort((a, b) => a.start - b.start)) {
    text += asked.text.slice(at, from.start)
    const topic = drawTopic()
    moves.push({ from, to: { start: text.length, end: text.length + topic.length } })
    text += topic
    at = from.end
  }
  text += asked.text.slice(at)
  const move = (span: Span): Span => moveSpan(span, moves)
  const [topic, measure, places, years] = [asked.topic, asked.measure, asked.places, asked.years].map(
    (spans) => spans.map(move),
  ) as [Span[], Span[], Span[], Span[]]
  return { ...asked, text, topic, measure, places, years }
}

function moveSpan(span: Span, moves: readonly { readonly from: Span; readonly to: Span }[]): Span {
  const own = moves.find(({ from }) => from.start === span.start && from.end === span.end)
  if (own) return own.to
  const before = moves.filter(({ from }) => from.end <= span.start)
  const shift = before.reduce((sum, { from, to }) => sum + (to.end - to.start) - (from.end - from.start), 0)
  return { start: span.start + shift, end: span.end + shift }
}
