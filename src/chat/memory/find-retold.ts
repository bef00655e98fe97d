// Step: a request for a text that answers already given, or reports, tell -> the question that gets it; null where it is none. No draft is begun then.
import { listTurns } from '#chat/answer-message.ts'
import type { Conversation } from '#chat/conversation.ts'
import {
  askAnyhow,
  askForPiece,
  listTowns,
  namesOwn,
  nameTowns,
  readPiece,
  suitsPiece,
} from '#chat/read-piece.ts'
import { bringsFacts, wantsBlanks } from '#chat/sketch.ts'
import { readLast } from '#desk/read-context.ts'
import type { Answer } from '#domain/answer.ts'
import { placeName } from '#domain/place.ts'
import { asksForSentences, readPieceWish } from '#question/focus/read-piece-wish.ts'
import { listSpoken } from '#question/focus/remember-focus.ts'
import { asksRetold, readRetelling } from '#question/reckon/retell.ts'

export interface Retold {
  readonly question: string
  /** What reports tell is to be written as a piece of text. */
  readonly isPiece: boolean
  /** Whether the answer is what was asked for; absent: any is. */
  readonly suits?: (answer: Answer) => boolean
  /** It goes on from nothing. */
  readonly isFresh?: boolean
}

/** The library is looked at only where something is to be written. */
export async function findRetold(text: string, conversation: Conversation): Promise<Retold | null> {
  if (await wantsRetold(text, conversation)) return { question: text, isPiece: false }
  if (await wantsTold(text, conversation)) return { question: text, isPiece: true }
  const piece = readPiece(text, conversation.book.extents)
  if (piece === null || wantsBlanks.test(text)) return null
  const { desk, message } = conversation
  const { reader } = message
  // 据以上内容拟一段: what was told last.
  const before = piece.leansBack && piece.thing === '' ? await readAsked(conversation) : null
  if (before !== null) return { question: before, isPiece: true }
  const dated = (await desk.listReports(reader)).map(({ metadata }) => metadata)
  const own = await desk.readPlace(reader)
  const ownYears = dated.flatMap(({ place, year }) => (placeName(place) === own ? (year ?? []) : []))
  const towns = listTowns(dated)
  const question = askForPiece(piece, { towns, ownYears })
  if (question !== null) return { question, isPiece: true }
  if (piece.thing === '') return null
  const thing = nameTowns(piece, towns)
  const isNamed = towns.some((town) => thing.includes(town))
  const told = { ...piece, thing, isTold: piece.isTold || isNamed }
  // 摘帽的事, of which nothing is written: the whole report is no piece of it.
  const isOfIt = (answer: Answer) =>
    piece.isTold || answer.frame?.want !== 'overview' || answer.frame.terms.length === 0
  const suits = (answer: Answer) => suitsPiece(told, answer) && isOfIt(answer)
  const isOwn = piece.isFor && !isNamed && own !== null
  const asked = askAnyhow(isOwn ? { ...told, thing: `我们${thing}` } : told)
  return { question: asked, isPiece: true, isFresh: isOwn || namesOwn(piece.thing) || isNamed, suits }
}

/** The question that was answered last with passages; null where there is none. */
async function readAsked(conversation: Conversation): Promise<string | null> {
  const last = (await listTurns(conversation)).at(-1)
  return last?.answer?.kind === 'answer' && last.answer.citations.length > 0 ? last.question : null
}

/** 写成一句话放报告里 after numbers were told: they are told in that form. */
async function wantsRetold(text: string, conversation: Conversation): Promise<boolean> {
  const { reckonings } = conversation.book
  if (bringsFacts(text) || readRetelling(text, reckonings) === null) return false
  const last = readLast(await listTurns(conversation), text)
  return last !== null && asksRetold(text, last.frame, reckonings)
}

/** 把这些拢成两三句 after something was told: of that, and no draft is begun. */
async function wantsTold(text: string, conversation: Conversation): Promise<boolean> {
  if (bringsFacts(text) || !asksForSentences(text)) return false
  const last = readLast(await listTurns(conversation), text)
  if (last === null || last.citations.length === 0) return false
  const told = last.citations.reduce((sum, { quote }) => sum + quote.length, 0)
  return (
    readPieceWish(text, {
      spoken: [...listSpoken(last.frame), ...last.citations.map(({ quote }) => quote)],
      told,
    }) !== null
  )
}
