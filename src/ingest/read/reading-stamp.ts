// Step: the whole of reading. The version of its rules and the tables it uses -> the stamp that tells when a report was read otherwise.
import type { PromptBook } from '#domain/prompt-book.ts'
import { fnvHash } from '#shared/fnv-hash.ts'
import { oncePer } from '#shared/once-per.ts'

/**
 * To be raised with every change after which the same original could be read otherwise: rules in `ingest`, what they use of
 * `text`, the readers of file formats, the list of places. Every stored report is then read again in the background.
 */
const readingVersion = 9

/** The tables of prompts/ that reading uses; one that is added here counts for the stamp. */
const readingTables = [
  'indicators',
  'phrases',
  'kinds',
  'placeNouns',
  'tableWords',
] as const satisfies readonly (keyof PromptBook)[]

export type ReadingTables = Pick<PromptBook, (typeof readingTables)[number]>

/** `1/5c0f…`: version, and a hash of the rows of the tables, so that a comment in a table makes nothing stale. Once a book: each file asks. */
export const stampReading = oncePer(
  (book: ReadingTables) =>
    `${readingVersion}/${hashText(JSON.stringify(readingTables.map((table) => book[table])))}`,
)

/** Two FNV-1a of 32 bits side by side, hex. */
function hashText(text: string): string {
  const halves = [fnvHash(text), fnvHash(text, 0x9747b28c, 0x85ebca6b)]
  return halves.map((half) => half.toString(16).padStart(8, '0')).join('')
}
