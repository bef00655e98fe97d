// Tool: rows of sayings -> how many are read as they were meant, with what was learnt and by rules alone. Totals only.
import { buildWishInput } from '#adapters/heads/head-inputs.ts'
import { cutSaid } from '#adapters/heads/open-wish-head.ts'
import { type Head, runHead, toShares } from '#adapters/heads/run-head.ts'
import { type WishKind, wishKinds } from '#domain/wish/wish.ts'
import { readWish } from '#draft/wish/read-wish.ts'
import type { Embedder } from '#ports/embedder.ts'
import { openCache } from './collect-sayings.ts'
import type { SaidRow } from './read-said.ts'

interface Scored {
  readonly head: Head
  readonly embedder: Embedder
}

export type WishTotals = Readonly<Record<string, string>>

export async function scoreWishes(rows: readonly SaidRow[], { head, embedder }: Scored): Promise<WishTotals> {
  const encode = openCache(embedder)
  const reader = {
    read: async (said: { text: string; signs: readonly number[] }) => {
      const shares = toShares(runHead(head, buildWishInput(said, await encode(cutSaid(said.text)))))
      return Object.fromEntries(wishKinds.map((kind, i) => [kind, shares[i]!])) as Record<WishKind, number>
    },
  }
  const totals: Record<string, string> = {}
  for (const [way, used] of [
    ['rules', null],
    ['head', reader],
  ] as const) {
    const read: Read[] = []
    for (const row of rows)
      read.push({ row, wish: await readWish(row.text, { isOpen: row.isOpen, reader: used }) })
    Object.assign(totals, count(way, read))
  }
  return totals
}

interface Read {
  readonly row: SaidRow
  readonly wish: { readonly kind: WishKind; readonly share: number }
}

function count(way: string, read: readonly Read[]): Record<string, string> {
  const share = (list: readonly Read[], isRight: (one: Read) => boolean) =>
    list.length === 0 ? '-' : `${list.filter(isRight).length}/${list.length}`
  const isRight = ({ row, wish }: Read) => row.kinds[0] === wish.kind
  const isSide = ({ row, wish }: Read) => (row.kinds[0] === 'library') === (wish.kind === 'library')
  const open = read.filter(({ row }) => row.isOpen)
  const none = read.filter(({ row }) => !row.isOpen)
  return {
    [`${way} kind, open`]: share(open, isRight),
    [`${way} kind, none`]: share(none, isRight),
    [`${way} library or not, open`]: share(open, isSide),
    [`${way} library or not, none`]: share(none, isSide),
  }
}
