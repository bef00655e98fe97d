// Step: the turns of a talk, and what a message answers or a button names -> the turn that is meant. Null where none is.
import type { SeenTurn } from '#desk/sharing/see-turns.ts'
import type { Turn } from '#domain/journal/turn.ts'

/** What may not be seen any longer is not gone back to. */
export function listSeen(turns: readonly SeenTurn[]): readonly Turn[] {
  return turns.filter((turn): turn is Turn => turn.answer !== null)
}

/** Of a quoted message so much tells which it is; channels cut and split the rest. */
const telling = 40

/** `at`: ISO time of the answer, as a button carries it. `quoted`: a message as its channel shows it. The newest otherwise. */
export function findTurn(
  turns: readonly Turn[],
  { at, quoted }: { readonly at?: string | null; readonly quoted?: string | null },
): Turn | null {
  if (at) return turns.find((turn) => turn.at === at) ?? null
  if (quoted) return findQuoted(turns, quoted)
  return turns.at(-1) ?? null
}

/** The turn whose question or answer the quoted message is; null where it is none of them. */
export function findQuoted(turns: readonly Turn[], quoted: string): Turn | null {
  const said = bare(quoted)
  if (said === '') return null
  const head = said.slice(0, telling)
  const isIt = ({ question, answer }: Turn) => {
    const text = bare(answer.text)
    return (
      bare(question) === said || text.includes(head) || (text !== '' && said.includes(text.slice(0, telling)))
    )
  }
  return turns.findLast(isIt) ?? null
}

/** Without blanks and signs of markup. */
function bare(text: string): string {
  return text.slice(0, 4000).replace(/[\s*>|_`\u200b-]/g, '')
}
