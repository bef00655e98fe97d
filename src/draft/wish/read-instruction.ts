// Step of reading: rules a person can read, over a whole text -> the one instruction that it is.
import { peelTalk } from './peel-talk.ts'
import { readArrangement } from './read-arrangement.ts'
import { readCorrection } from './read-correction.ts'
import { readPaperField } from './read-paper-field.ts'
import { readPoliteAsking } from './read-question.ts'
import { readQuotedWords, readReplacement } from './read-rewording.ts'
import type { RevisionRequest } from './revision-request.ts'

/** Null for a statement or several. */
export function readInstruction(said: string): RevisionRequest | null {
  const { text, isAddition } = peelTalk(said)
  return (
    readPaperField(text) ??
    readReplacement(text) ??
    readArrangement(text) ??
    readCorrection(text, isAddition) ??
    readQuotedWords(text)
  )
}

/** As it stands, else as it is asked for politely (能不能…). */
export function readAnyInstruction(text: string): RevisionRequest | null {
  const polite = readPoliteAsking(text)
  return readInstruction(text) ?? (polite === null ? null : readInstruction(polite))
}
