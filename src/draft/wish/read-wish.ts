// Step of reading: a message -> what it wants, by what was learnt with what the rules make of it; without the encoder by the rules alone.
import { maxQuestionLength } from '#domain/text-limits.ts'
import { type Wish, type WishKind, wishKinds } from '#domain/wish/wish.ts'
import type { WishReader } from '#ports/wish-reader.ts'
import { asksForPaper, opensPaper } from './asks-for-paper.ts'
import { kindOfRequest, listWishSigns } from './list-wish-signs.ts'
import { takeCount } from './peel-talk.ts'
import { readAnyInstruction } from './read-instruction.ts'
import { isQuestion, readDraftQuestion } from './read-question.ts'
import { voteWish } from './vote-wish.ts'

export interface WishState {
  /** A draft is under way. */
  readonly isOpen: boolean
  /** Null: the rules read alone. */
  readonly reader: WishReader | null
  /** Whether a number that stands in the draft stands in the words; absent: not known. */
  readonly holdsNumber?: (text: string) => boolean
}

export async function readWish(said: string, { isOpen, reader, holdsNumber }: WishState): Promise<Wish> {
  const text = takeCount(said.slice(0, maxQuestionLength))
  const ruled = isOpen ? (ofQuestion(text) ?? kindOfRequest(readAnyInstruction(text))) : null
  const learnt = (await reader?.read({ text, signs: listWishSigns(text, isOpen) })) ?? null
  if (learnt === null) return { kind: readByRules(text, isOpen, ruled), share: 1, ruled, shares: null }
  const shares = voteWish(learnt, text, { isOpen, ruled, holdsNumber: holdsNumber?.(text) ?? false })
  const among = isOpen ? wishKinds : ofNoDraft
  const kind = among.reduce((best, one) => (shares[one] > shares[best] ? one : best), among[0]!)
  return { kind, share: shares[kind], ruled, shares }
}

/** 现在多少字了, 还有哪些没填: of the open draft, whatever it holds. */
function ofQuestion(text: string): WishKind | null {
  const asked = readDraftQuestion(text, () => true)
  return asked === null || asked.about === 'presence' ? null : 'show'
}

/** While no draft is open there is none to change. */
const ofNoDraft: readonly WishKind[] = ['library', 'write', 'chat', 'unclear', 'show', 'check', 'export']

function readByRules(text: string, isOpen: boolean, ruled: WishKind | null): WishKind {
  if (!isOpen) return asksForPaper(text) ? 'write' : 'library'
  if (opensPaper(text)) return 'write'
  return ruled ?? (isQuestion(text) ? 'library' : 'add')
}
