// Step of reading a question: a want that asks the library for nothing, after numbers were told -> a value, where its words reckon with them.
import type { Frame, Want } from '#domain/frame.ts'
import { bareSaying } from '#question/follow/read-operation.ts'
import type { WantRead } from '#question/read-want.ts'
import { listOperators } from './read-reckoning.ts'
import type { Reckonings } from './retell.ts'

/** Nothing is looked for: what else the words say is no topic. */
export const ofNothing: readonly Want[] = ['chat', 'check', 'outside']

/** 劳动争议占几成 after numbers were told reckons with them, whatever its words say besides. */
export function reckonsWith(
  read: WantRead,
  text: string,
  { last, reckonings }: { readonly last: Frame | null; readonly reckonings: Reckonings },
): WantRead {
  const isOpen = ofNothing.includes(read.want) && (last?.ledger ?? []).length > 0
  const isReckoned = isOpen && listOperators(bareSaying(text), reckonings).length > 0
  return isReckoned ? { ...read, want: 'value', asksLaw: false } : read
}
