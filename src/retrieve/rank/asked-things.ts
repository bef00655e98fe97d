// Tool: a question -> the things of prompts/asking/asked-things.tsv that it asks for (an office, a month, a place), and whether a sentence holds one.
import type { AskedThing } from '#domain/prompt-book.ts'

export function listAskedThings(question: string, things: readonly AskedThing[]): readonly AskedThing[] {
  return things.filter(({ asked }) => asked.some((word) => question.includes(word)))
}

export function holdsThing(text: string, { told }: AskedThing): boolean {
  return told.some((word) => text.includes(word))
}
