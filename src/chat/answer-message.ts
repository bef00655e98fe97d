// Step: a question (or a choice that completes one) -> the answer, with the conversation so far as its context.

import { readContext, readLast } from '#desk/read-context.ts'
import type { Answer, AnswerLine, Citation, LastAnswer } from '#domain/answer.ts'
import type { Turn } from '#domain/journal/turn.ts'
import { cutTurns } from '#question/follow/cut-turns.ts'
import type { ReplyEvent } from './chat.ts'
import { findQuoted, listSeen } from './commands/find-turn.ts'
import type { Conversation } from './conversation.ts'
import { streamWork } from './event-queue.ts'
import { resolveChoice, withBothChoice } from './memory/resolve-choice.ts'
import { replies } from './replies.ts'

/** How far back a pressed button or a follow-up may reach. */
const turnsRead = 10

interface Asked {
  /** As a few sentences that can be copied. */
  readonly isPiece?: boolean
  /** An answer that does not suit is not told. */
  readonly suits?: (answer: Answer) => boolean
  /** It goes on from nothing that was said before. */
  readonly isFresh?: boolean
}

/**
 * The turn is stored before the answer is handed out, so that a follow-up after a restart still has it.
 * Ends with false where the answer does not suit: nothing was told then, and nothing kept.
 */
export async function* answerMessage(
  text: string,
  conversation: Conversation,
  { isPiece = false, suits, isFresh = false }: Asked = {},
): AsyncGenerator<ReplyEvent, boolean> {
  const { message, now, desk, signal } = conversation
  const turns = await listTurns(conversation)
  const chosen = resolveChoice(text, turns)
  if (chosen === null && /^[1-9①-⑨]$/.test(text.trim())) {
    yield { kind: 'notice', text: replies.unclear }
    return true
  }
  const question = chosen ?? text
  const askerPlace = await desk.readPlace(message.reader)
  // Its lines come when all of it is answered: that it was heard whole is said before.
  const parts = cutTurns(question).length
  if (parts > 1 && !suits) yield { kind: 'step', text: replies.inParts(parts) }
  const work = (push: (event: ReplyEvent) => void) =>
    desk.ask(message.reader, {
      text: question,
      askerPlace,
      isPiece,
      ...(isFresh ? { context: [] } : readBefore(question, turns, message.quoted ?? '')),
      ...(signal ? { signal } : {}),
      ...(suits
        ? {}
        : {
            onLine: (line: AnswerLine, citations: readonly Citation[]) =>
              push({ kind: 'line', line, citations }),
            onStep: (step: string) => push({ kind: 'step', text: step }),
          }),
    })
  const given = yield* streamWork(work, signal)
  if (given === null) return true
  if (suits?.(given) === false) return false
  const answer = withBothChoice(given)
  const at = now().toISOString()
  const isKept = await keepTurn(conversation, { at, own: askerPlace, question, answer })
  if (!isKept) yield { kind: 'step', text: replies.unsaved }
  yield { kind: 'answer', answer, at: isKept ? at : null }
  return true
}

/** What may not be seen any longer is not gone on from. In a group everybody's turns are one talk. */
export async function listTurns({ message, desk }: Conversation): Promise<readonly Turn[]> {
  return listSeen(await desk.listTurns(message.reader, message.conversation, turnsRead))
}

/** What the question goes on from: the quoted turn, else the newest; what was quoted from elsewhere is read with it. */
function readBefore(
  question: string,
  turns: readonly Turn[],
  quoted: string,
): { readonly context: readonly string[]; readonly last: LastAnswer | null } {
  const meant = quoted === '' ? null : findQuoted(turns, quoted)
  if (quoted !== '' && meant === null)
    return { context: [quoted.replace(/\s+/g, ' ').slice(0, mostQuoted)], last: null }
  const until = meant === null ? turns : turns.slice(0, turns.indexOf(meant) + 1)
  return { context: readContext(until, question), last: readLast(until, question) }
}

/** Characters of a message from elsewhere; more is no context but material. */
const mostQuoted = 300

/** A full disk must not keep an answer back that is already there. */
async function keepTurn({ message, desk }: Conversation, turn: Omit<Turn, 'person'>): Promise<boolean> {
  try {
    await desk.keepTurn(message.reader, message.conversation, turn)
    return true
  } catch {
    return false
  }
}
