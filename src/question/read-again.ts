// Step: a question that the rules read badly -> a second reading by the model, in the same terms. Null where it fails, is late or may not be asked.
import { type Frame, isKnown, type ShownFrame, showFrame, shownFrameSchema } from '#domain/frame.ts'
import { placeName } from '#domain/place.ts'
import type { ReportSummary } from '#domain/report.ts'
import type { Writer } from '#ports/writer.ts'
import { AppError } from '#shared/errors.ts'
import { findPrivate, givesOrders } from '#text/private/model-privacy.ts'
import type { Question } from './read-frame.ts'

/** A question as the model understood it: places by full name, all of them and all years from the library. */
export type Reading = ShownFrame

/** Words of a topic; nothing that could be markup. */
const words = /^[\u4e00-\u9fffA-Za-z0-9“”"]{1,20}$/
/** Beyond so many characters the rules find too many topics. */
const longQuestion = 60
/** Reading is the smaller part of the time that an answer may take. */
const limit = { share: 0.25, mostMs: 5000, characters: 4000, tokens: 400, places: 300, words: 5 }

/** What the rules already understand is not asked again: faults of a report, a part of it, a person, a place to choose. */
export function isHardToRead({ text, last, context }: Question, frame: Frame): boolean {
  if (frame.ambiguous.length > 1 || frame.part !== null) return false
  // What goes on from an answer without a known word may lean on it in a way that no table has.
  const isAfter = (last ?? null) !== null || context.length > 0
  if (isAfter && frame.takes === 'same-place' && !frame.terms.some(isKnown)) return true
  if (['quality', 'private', 'outside'].includes(frame.want)) return false
  if (frame.terms.length === 0) return !['who', 'library'].includes(frame.want)
  return text.length > longQuestion || !frame.terms.some(isKnown)
}

/** Throws only what the caller's own abort signal throws. */
export async function readAgain(
  question: Question,
  visible: readonly ReportSummary[],
  { writer, signal }: { writer: Writer; signal?: AbortSignal },
): Promise<Reading | null> {
  const said = [question.text, ...question.context]
  if (said.some((text) => findPrivate(text) !== null || givesOrders(text))) return null
  const places = [...new Set(visible.map(({ metadata }) => placeName(metadata.place)))].filter(Boolean)
  const years = [...new Set(visible.flatMap(({ metadata }) => metadata.year ?? []))].sort()
  const { system, user } = writer.prompts.read
  const fill: Readonly<Record<string, string>> = {
    question: question.text,
    context: question.context.join('；') || '没有',
    last: question.last ? JSON.stringify(showFrame(question.last.frame)) : '没有',
    places: places.slice(0, limit.places).join('、'),
    years: years.join('、'),
  }
  // The frame before is ours; what people type keeps its place.
  const clean = (slot: string) =>
    slot === 'last' ? (fill[slot] ?? '') : (fill[slot] ?? '').replace(/[<>{}]/g, '')
  const timeout = AbortSignal.timeout(Math.min(limit.mostMs, writer.model.timeoutMs * limit.share))
  const text = await listen(
    writer.model.complete({
      system,
      user: user.replace(/\{\{(\w+)\}\}/g, (_, slot: string) => clean(slot)),
      maxTokens: limit.tokens,
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    }),
    signal,
  )
  const reading = text === null ? null : parseReading(text)
  return reading !== null && isHeld(reading, { places, years }) ? reading : null
}

/** Its words are words, its places and years the library's. */
function isHeld(
  { topic, measure, places, years }: Reading,
  held: { readonly places: readonly string[]; readonly years: readonly number[] },
): boolean {
  const said = [...topic, ...(measure === null ? [] : [measure])]
  return (
    topic.length > 0 &&
    said.length <= limit.words &&
    said.every((word) => words.test(word)) &&
    [...places.in, ...places.out].every((place) => held.places.includes(place)) &&
    years.every((year) => held.years.includes(year))
  )
}

async function listen(
  pieces: AsyncIterable<string>,
  signal: AbortSignal | undefined,
): Promise<string | null> {
  let text = ''
  try {
    for await (const piece of pieces) {
      text += piece
      if (text.length > limit.characters) return null
    }
    return text
  } catch (error) {
    signal?.throwIfAborted()
    if (!(error instanceof AppError)) throw error
    return null
  }
}

/** The object in what the model wrote, thoughts and fences left out. */
function parseReading(text: string): Reading | null {
  const said = text.replace(/<think>[\s\S]*?<\/think>/g, '')
  const from = said.indexOf('{')
  const to = said.lastIndexOf('}')
  if (from < 0 || to < from) return null
  try {
    return shownFrameSchema.safeParse(JSON.parse(said.slice(from, to + 1))).data ?? null
  } catch {
    return null
  }
}
