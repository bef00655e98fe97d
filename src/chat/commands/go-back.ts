// Step: 看[n]的原文, 出图, 出表, typed or pressed -> what they show of an answer that was given. What may be seen is asked now, not taken from then.

import type { ReplyEvent } from '#chat/chat.ts'
import { replies } from '#chat/replies.ts'
import type { Desk } from '#desk/desk.ts'
import type { Citation } from '#domain/answer.ts'
import type { Turn } from '#domain/journal/turn.ts'
import type { Reader } from '#domain/reader.ts'
import { AppError } from '#shared/errors.ts'
import { findTurn, listSeen } from './find-turn.ts'
import { renderPassage } from './open-citation.ts'

export interface Backward {
  readonly conversation: string
  readonly reader: Reader
  readonly desk: Pick<Desk, 'listTurns' | 'readReport' | 'readPlace' | 'compareAnswer' | 'renderComparison'>
  /** ISO time of the answer that a button stood under; null: the newest, or the one quoted. */
  readonly at?: string | null
  readonly quoted?: string | null
}

/** How far back a button may reach. */
const reach = 50

/** `n`: as printed; null opens the only one there is. */
export async function showPassage(n: number | null, back: Backward): Promise<ReplyEvent> {
  const { desk, reader } = back
  const turn = await readTurn(back, ({ answer }) => answer.citations.length > 0)
  const citations = turn?.answer.citations ?? []
  if (citations.length === 0)
    return notice((await isHidden(back)) ? replies.citationGone : replies.nothingCited)
  const one = citations.length === 1 ? citations[0] : undefined
  const citation = n === null ? one : citations.find((cited) => cited.n === n)
  if (!citation)
    return notice(
      n === null ? replies.whichCitation(listMarks(citations)) : replies.noCitation(n, listMarks(citations)),
    )
  const report = await desk.readReport(reader, citation.reportId)
  if (!report) return notice(replies.citationGone)
  const text = renderPassage(citation, report, await desk.readPlace(reader))
  return { kind: 'notice', text: text ?? replies.citationChanged(citation.file), isPassing: true }
}

export async function showNumbers(format: 'png' | 'xlsx', back: Backward): Promise<readonly ReplyEvent[]> {
  const { desk, reader } = back
  const turn = await readTurn(back, ({ answer }) => answer.kind === 'answer')
  if (!turn) return [notice(replies.nothingToDraw)]
  const compared = await desk.compareAnswer(reader, turn.answer, await desk.readPlace(reader))
  if (!compared) return [notice(replies.nothingToDraw)]
  const drawn = await desk.renderComparison(compared, format).catch((error: unknown) => {
    // A machine without a Chinese font draws nothing; the same numbers go as a table.
    if (format === 'png' && error instanceof AppError && error.kind === 'setting') return error
    throw error
  })
  if (drawn instanceof AppError)
    return [notice(replies.undrawn(drawn.message, drawn.fix)), ...(await showNumbers('xlsx', back))]
  const name = `${[...new Set(compared.rows.map(({ indicator }) => indicator))].join('和')}.${format}`
  const said = replies.drawn(turn.question, listMarks(turn.answer.citations))
  return [{ kind: 'file', name, bytes: drawn, draft: null }, notice(said)]
}

/** There was an answer, which he may not see any longer. */
async function isHidden({ desk, reader, conversation }: Backward): Promise<boolean> {
  const turns = await desk.listTurns(reader, conversation, reach)
  return turns.some(({ answer }) => answer === null)
}

/** What was asked last may have been answered without: then the one before it that had. */
async function readTurn(
  { desk, reader, conversation, at = null, quoted = null }: Backward,
  holds: (turn: Turn) => boolean,
): Promise<Turn | null> {
  const turns = listSeen(await desk.listTurns(reader, conversation, reach))
  return findTurn(at || quoted ? turns : turns.filter(holds), { at, quoted })
}

/** [1]到[6]; [2] where there is one. */
function listMarks(citations: readonly Citation[]): string {
  const [first, last] = [citations[0], citations.at(-1)]
  return first === last ? `[${first?.n ?? 1}]` : `[${first?.n}]到[${last?.n}]`
}

function notice(text: string): ReplyEvent {
  return { kind: 'notice', text }
}
