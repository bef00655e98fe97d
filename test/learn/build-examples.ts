// Tool: sayings with what their writers meant -> examples for each head.
import { buildFollowInput, buildTopicInput, buildWantInput } from '#adapters/heads/head-inputs.ts'
import { operations, wants } from '#domain/frame.ts'
import type { Said } from './collect-sayings.ts'
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
    const topic = markTopic(asked, saying.plain)
    return encoded.tokens.flatMap((span, i) => {
      const input = span && saying.plain !== '' ? buildTopicInput(saying, encoded, i) : null
      if (!span || !input) return []
      let marked = 0
      for (let at = span.start; at < span.end; at++) if (topic[at]) marked += 1
      return [{ input, label: marked * 2 > span.end - span.start ? 1 : 0, weight }]
    })
  })
}

/** The plain words are pieces of the text in its order. */
function markTopic({ text, topic, measure }: Said['asked'], plain: string): readonly boolean[] {
  const isTopic = (at: number) => [...topic, ...measure].some(({ start, end }) => at >= start && at < end)
  const marked = Array.from({ length: plain.length }, () => false)
  let from = 0
  let at = 0
  for (const piece of plain.split(' ')) {
    const start = text.indexOf(piece, from)
    if (start >= 0) {
      for (let i = 0; i < piece.length; i++) marked[at + i] = isTopic(start + i)
      from = start + piece.length
    }
    at += piece.length + 1
  }
  return marked
}
