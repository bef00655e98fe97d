// Tool: sayings with what their writers meant -> examples for each head.
import { buildFollowInput, buildTopicInput, buildWantInput } from '#adapters/heads/head-inputs.ts'
import { listTokenInputs } from '#adapters/heads/topic-tagger.ts'
import { operations, wants } from '#domain/frame.ts'
import type { Span } from '#domain/span.ts'
import type { Said } from './collect-sayings.ts'
import { counting } from './score-reading.ts'
import type { TokenExample } from './tagger/train-tagger.ts'
import { type Example, openRandom } from './train-head.ts'

/** What a follow-up wants its own words tell less: it weighs less. */
export function buildWantExamples(all: readonly Said[]): readonly Example[] {
  return all.map(({ asked, saying, encoded }) => ({
    input: buildWantInput(saying, encoded),
    label: wants.indexOf(asked.want),
    weight: asked.operation === null ? 1 : followWeight,
  }))
}

const followWeight = 0.7

/** Those that were asked after another, and as many that stand alone after one by the same writer that has nothing to do with them. */
export function buildFollowExamples(all: readonly Said[]): readonly Example[] {
  const random = openRandom(11)
  const alone = all.filter(({ asked }) => asked.context.length === 0)
  return all.flatMap(({ asked, saying, encoded, previous }) => {
    if (previous) {
      const label = asked.operation === null ? 0 : 1 + operations.indexOf(asked.operation)
      return [{ input: buildFollowInput(saying, encoded, previous), label }]
    }
    if (asked.context.length > 0) return []
    const other = alone[Math.floor(random() * alone.length)]!
    return [{ input: buildFollowInput(saying, encoded, other.encoded), label: 0, weight: 0.4 }]
  })
}

/** Each token: does it belong to the topic or to what is counted? */
export function buildTopicExamples(all: readonly Said[], weight = 1): readonly Example[] {
  return all.flatMap(({ asked, saying, encoded }) => {
    const places = placePlain(asked.text, saying.plain)
    const topic = markTopic(asked)
    return encoded.tokens.flatMap((span, i) => {
      const input = span && saying.plain !== '' ? buildTopicInput(saying, encoded, i) : null
      if (!span || !input) return []
      let marked = 0
      for (let at = span.start; at < span.end; at++) if (topic.has(places[at] ?? -1)) marked += 1
      return [{ input, label: marked * 2 > span.end - span.start ? 1 : 0, weight }]
    })
  })
}

/** Each token of a question: does it belong to the topic or to what is counted? The weight of one that only counts (几件) is 0: it is neither. */
export function buildTokenExamples(all: readonly Said[], weight = 1): readonly (readonly TokenExample[])[] {
  return all.map(({ asked, saying, encoded }) => {
    const places = placePlain(asked.text, saying.plain)
    const topic = markTopic(asked)
    return listTokenInputs(saying, encoded).map((token) => {
      const marked = range(token.span).map((at) => topic.get(places[at] ?? -1))
      const isMost = (kind: 'topic' | 'count') =>
        marked.filter((one) => one === kind).length * 2 > marked.length
      return { token, label: isMost('topic') ? 1 : 0, weight: isMost('count') ? 0 : weight }
    })
  })
}

const range = ({ start, end }: Span) => Array.from({ length: end - start }, (_, i) => start + i)

/** Where each character of the plain words stands in the text; the plain words are pieces of it in its order. */
function placePlain(text: string, plain: string): readonly number[] {
  const places = Array.from({ length: plain.length }, () => -1)
  let from = 0
  let at = 0
  for (const piece of plain.split(' ')) {
    const start = text.indexOf(piece, from)
    if (start >= 0) {
      for (let i = 0; i < piece.length; i++) places[at + i] = start + i
      from = start + piece.length
    }
    at += piece.length + 1
  }
  return places
}

function markTopic({ text, topic, measure }: Said['asked']): ReadonlyMap<number, 'topic' | 'count'> {
  const named = measure.filter(({ start, end }) => !counting.test(text.slice(start, end)))
  return new Map([
    ...measure.flatMap(range).map((at) => [at, 'count'] as const),
    ...[...topic, ...named].flatMap(range).map((at) => [at, 'topic'] as const),
  ])
}
