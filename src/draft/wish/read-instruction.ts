// Step of reading: rules a person can read, over a whole text -> the one instruction that it is.
import { peelTalk } from './peel-talk.ts'
import { readArrangement } from './read-arrangement.ts'
import { readCorrection } from './read-correction.ts'
import { readPaperField } from './read-paper-field.ts'
import { readQuotedWords } from './read-rewording.ts'
import type { RevisionRequest } from './revision-request.ts'

/** Null for a statement or several. */
export function readInstruction(said: string): RevisionRequest | null {
  const { text, isAddition } = peelTalk(said)
  return (
    readPaperField(text) ?? readArrangement(text) ?? readCorrection(text, isAddition) ?? readQuotedWords(text)
  )
}
