// Step: a message that asks several things, each answered as a turn of its own -> the parts to be told together. Null where the message as a whole is answered at least as well.

import type { Answer, Citation, LastAnswer } from '#domain/answer.ts'
import type { Frame } from '#domain/frame.ts'
import { isSamePlace, type Place } from '#domain/place.ts'
import type { ReportSummary } from '#domain/report.ts'
import { overlaps } from '#domain/span.ts'
import type { Question } from '#question/read-frame.ts'

/** An answer with the reports that it speaks of. */
export interface Told {
  readonly answer: Answer
  readonly reports: readonly ReportSummary[]
  /** It says first whether what its asker holds is so; absent: it does not. */
  readonly isHeld?: boolean
}

export async function answerInTurns(
  turns: readonly string[],
  { question, whole }: { readonly question: Question; readonly whole: Answer },
  ask: (question: Question) => Promise<Told>,
): Promise<readonly Told[] | null> {
  const parts: Told[] = []
  let last: LastAnswer | null = question.last ?? null
  for (const text of turns) {
    const part = await ask({ ...question, text, last })
    const { kind, frame, lines, citations } = part.answer
    if (kind !== 'answer' || frame === undefined || citations.length === 0) return null
    // A question of its own, or the same again, is no second turn.
    if (parts.length > 0 && frame.takes === null) return null
    parts.push(part)
    last = { frame, lines, citations }
  }
  const frames = parts.flatMap(({ answer }) => answer.frame ?? [])
  const isTold = whole.kind !== 'answer' || tellsAll(parts, whole)
  return isTold && isApart(frames, whole.frame) ? leaveTold(parts) : null
}

/** They ask for different things, or the whole leaves out a place or a year of theirs. */
function isApart(frames: readonly Frame[], whole: Frame | undefined): boolean {
  if (whole === undefined || whole.also || whole.things) return false
  const kinds = new Set(frames.map(({ want }) => (want === 'total' || want === 'detail' ? 'value' : want)))
  const lacks = ({ include, years }: Frame) =>
    include.some((place) => !holds(whole.include, place)) || years.some((year) => !holdsYear(whole, year))
  return kinds.size > 1 || frames.some(lacks)
}

const holds = (places: readonly Place[], place: Place) =>
  places.length === 0 || places.some((one) => isSamePlace(one, place))
const holdsYear = ({ years }: Frame, year: number) => years.length === 0 || years.includes(year)

/** Each passage that the whole quotes is told by one of them; what only comes near a detail need not be. */
function tellsAll(parts: readonly Told[], whole: Answer): boolean {
  if (whole.frame?.want === 'detail') return true
  const told = parts.flatMap(({ answer }) => answer.citations)
  return whole.citations.every((one) => told.some((other) => isAgain(one, other)))
}

function isAgain(a: Citation, b: Citation): boolean {
  return a.reportId === b.reportId && overlaps(a, b)
}

/** A number that the next part tells again (23年呢，比24年多多少) is told once. */
function leaveTold(parts: readonly Told[]): readonly Told[] | null {
  const kept = parts.filter(({ answer }, i) => {
    const next = parts[i + 1]?.answer.citations
    const isTold = next && answer.citations.every((one) => next.some((other) => isAgain(one, other)))
    return answer.frame?.want !== 'value' || !isTold
  })
  return kept.length > 0 ? kept : null
}
