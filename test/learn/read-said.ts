// Tool: what other people said of drafts and to the library, with what they meant (test/learn/said), and questions of test/learn/asked -> typed rows.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { type WishKind, wishKinds } from '#domain/wish/wish.ts'
import { readWriter } from './read-asked.ts'

export interface SaidRow {
  readonly text: string
  readonly isOpen: boolean
  /** In the order of the message; the first is what it is scored by. Thanks before an instruction are none. */
  readonly kinds: readonly WishKind[]
  readonly weight: number
}

/** d is only counted, and read by nobody. */
export const hands = { train: ['a', 'b', 'c', 'e', 'f'], held: 'd' } as const
/** Of whose questions the library's side is learnt. */
const askers = ['a', 'b', 'c', 'd', 'g', 'i', 'j']

export function readHand(name: string): readonly SaidRow[] {
  const text = readFileSync(resolve(import.meta.dirname, `said/${name}.tsv`), 'utf8')
  return text.split('\n').flatMap((line) => {
    const [, state = '', said = '', kind = ''] = line.split('\t')
    const kinds = kind
      .trim()
      .split('+')
      .filter((one): one is WishKind => wishKinds.some((known) => known === one))
    if (kinds.length === 0) return []
    const first = kinds.findIndex((one) => one !== 'done' && one !== 'chat')
    return [
      {
        text: said.replaceAll('\\n', '\n').trim(),
        isOpen: state.trim() === 'open',
        kinds: kinds.slice(Math.max(0, first)),
        weight: 1,
      },
    ]
  })
}

/** Questions weigh less: there are many, and they were asked of the library alone. */
const askedWeight = { open: 0.01, none: 0.03 }

/** In both states, each question once in one of them. */
export function readAskedRows(): readonly SaidRow[] {
  return askers.flatMap((name) =>
    readWriter(name)
      .filter(({ want, context }) => want !== 'chat' && want !== 'unclear' && context.length === 0)
      .map(({ text }, i) => ({
        text,
        isOpen: i % 2 === 0,
        kinds: ['library'] as const,
        weight: i % 2 === 0 ? askedWeight.open : askedWeight.none,
      })),
  )
}
