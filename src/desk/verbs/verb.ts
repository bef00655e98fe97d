// Noun of the desk: a verb that only reads and takes at most one word, so that terminal, page and conversation reach it by one table.
import type { Desk } from '#desk/desk.ts'
import type { Reader } from '#domain/reader.ts'

export interface VerbResult {
  /** What `--json` and the page's `.json` hand out. */
  readonly data: unknown
  /** The same for people, in lines. */
  readonly text: string
}

export interface Verb {
  /** The command, and the end of the page's address. */
  readonly name: string
  /** Heading of the page. */
  readonly title: string
  /** One line: help of the command, list of the page. */
  readonly help: string
  /** The whole message that asks for it in conversation; what it captures is the word. Bounded, because anybody may type. */
  readonly asked: RegExp
  /** Such a message, for people to copy. */
  readonly example: string
  /** Goes through other verbs of the desk, so that it shows what this reader may see and nothing else. */
  run(reader: Reader, call: { readonly desk: Desk; readonly word: string | null }): Promise<VerbResult>
}
