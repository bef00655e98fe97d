// Step of reading: a message about the open draft -> what it wants as a whole, and the pieces that each want one thing.
import type { Wish } from '#domain/wish/wish.ts'
import type { WishReader } from '#ports/wish-reader.ts'
import { readWish } from './read-wish.ts'

export interface HeardPart {
  readonly text: string
  readonly wish: Wish
}

/** What the encoder makes of a message, as data: what follows needs no encoder. */
export interface HeardMessage {
  readonly whole: Wish
  /** In order; one where the message wants one thing. */
  readonly parts: readonly HeardPart[]
}

/** A message of more clauses is material; each run of clauses costs the encoder some milliseconds. */
const mostClauses = 7
/** What one more piece has to win: at a comma, and where a sentence ends or an order is counted. */
const costs = { comma: Math.log(0.4), end: Math.log(0.9), mixed: Math.log(0.2) }
const ends = /[。；;！!\n]\s*$/
const begins = /^(?:另外|还有|顺便|然后|[一二三四五]是|明年|下一?步|原因|不足|问题|主送|落款|标题)/

/** Null without an encoder: the rules read alone. */
export async function hearMessage(
  text: string,
  reader: WishReader | null,
  holdsNumber: (text: string) => boolean = () => false,
): Promise<HeardMessage | null> {
  if (reader === null) return null
  const hear = (said: string) => readWish(said, { isOpen: true, reader, holdsNumber })
  const whole = await hear(text)
  if (whole.shares === null) return null
  const clauses = cutClauses(text)
  const alone = { whole, parts: [{ text, wish: whole }] }
  if (clauses.length < 2 || clauses.length > mostClauses) return alone
  return { whole, parts: await cutBest(clauses, { whole: { text: text.trim(), wish: whole }, hear }) }
}

/** Marks stay with what stands before them; 一是, 2. and the like begin a clause of their own. */
function cutClauses(text: string): readonly string[] {
  return text
    .split(
      /(?<=[，,。；;！!\n])|(?=(?:另外|还有|顺便|然后再?)(?=.{3}))|(?<=[：:；;。，,\s])(?=[一二三四五]是)/,
    )
    .reduce<string[]>((done, piece) => {
      const last = done.at(-1)
      // 嗯，好的， is no clause.
      if (last !== undefined && last.replace(/[，,。；;！!\s]/g, '').length < 2)
        done[done.length - 1] = last + piece
      else if (piece.trim() !== '') done.push(piece)
      return done
    }, [])
}

interface Path {
  readonly score: number
  readonly parts: readonly HeardPart[]
}

/** The cut whose pieces are the likeliest taken together. */
async function cutBest(
  clauses: readonly string[],
  { whole, hear }: { readonly whole: HeardPart; readonly hear: (said: string) => Promise<Wish> },
): Promise<readonly HeardPart[]> {
  const best: Path[] = [{ score: 0, parts: [] }]
  const alone = await Promise.all(clauses.map(hear))
  const costOf = (at: number) => {
    const isRuled = alone[at - 1]!.ruled !== null || alone[at]!.ruled !== null
    return isRuled || ends.test(clauses[at - 1]!) || begins.test(clauses[at]!) ? costs.end : costs.comma
  }
  for (let end = 1; end <= clauses.length; end++) {
    let found: Path | null = null
    for (let start = 0; start < end; start++) {
      const text = clauses.slice(start, end).join('').trim()
      // Heard before: all of it, and each clause alone.
      const heard = text === whole.text ? whole.wish : end - start === 1 ? alone[start] : undefined
      const wish = heard ?? (await hear(text))
      const before = best[start]!
      const isMixed = end - start > 1 && wish.ruled === null && alone.slice(start, end).some(isOrder)
      const score =
        before.score +
        Math.log(wish.share + 1e-6) +
        (isMixed ? costs.mixed : 0) +
        (start === 0 ? 0 : costOf(start))
      if (found === null || score > found.score) found = { score, parts: [...before.parts, { text, wish }] }
    }
    best.push(found!)
  }
  return best.at(-1)!.parts
}

/** An order that a clause is by itself; of a correction the clauses about it tell which number. */
function isOrder({ ruled }: Wish): boolean {
  return ruled !== null && ruled !== 'correct' && ruled !== 'add'
}
