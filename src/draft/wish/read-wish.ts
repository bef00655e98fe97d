// Step of reading: a message -> what it wants, by what was learnt with what the rules make of it; without the encoder by the rules alone.
import { maxQuestionLength } from '#domain/text-limits.ts'
import { type Wish, type WishKind, wishKinds } from '#domain/wish.ts'
import type { WishReader } from '#ports/wish-reader.ts'
import { asksForPaper, opensPaper } from './asks-for-paper.ts'
import { kindOfRequest, listWishSigns } from './list-wish-signs.ts'
import { readInstruction } from './read-instruction.ts'
import { isQuestion, readPoliteAsking } from './read-question.ts'

export interface WishState {
  /** A draft is under way. */
  readonly isOpen: boolean
  /** Null: the rules read alone. */
  readonly reader: WishReader | null
}

export async function readWish(said: string, { isOpen, reader }: WishState): Promise<Wish> {
  const text = said.slice(0, maxQuestionLength)
  const polite = readPoliteAsking(text)
  const request = readInstruction(text) ?? (polite === null ? null : readInstruction(polite))
  const ruled = isOpen ? kindOfRequest(request) : null
  const shares = (await reader?.read({ text, signs: listWishSigns(text, isOpen) })) ?? null
  if (shares === null) return { kind: readByRules(text, isOpen, ruled), share: 1, ruled, shares }
  const among = isOpen ? wishKinds : ofNoDraft
  const kind = among.reduce((best, one) => (shares[one] > shares[best] ? one : best), among[0]!)
  return { kind, share: shares[kind], ruled, shares }
}

/** While no draft is open there is none to change. */
const ofNoDraft: readonly WishKind[] = ['library', 'write', 'chat', 'unclear', 'show', 'check', 'export']

function readByRules(text: string, isOpen: boolean, ruled: WishKind | null): WishKind {
  if (!isOpen) return asksForPaper(text) ? 'write' : 'library'
  if (opensPaper(text)) return 'write'
  return ruled ?? (isQuestion(text) ? 'library' : 'add')
}
