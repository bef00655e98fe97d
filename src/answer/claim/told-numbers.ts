// Tool of this room: the lines of an answer -> the numbers that they tell, each with the words before it.
import { findQuantities, type Quantity } from '#text/numbers/find-quantities.ts'

export interface ToldNumber extends Quantity {
  /** Its words on both sides; before those of a clause that says only what was done (查实17条) stand those of the one before. */
  readonly before: string
  readonly behind: string
}

/** A longer text is no line. */
const longest = 1000

/** Years and marks are none. */
export function listToldNumbers(text: string): readonly ToldNumber[] {
  const plain = text.slice(0, longest).replace(/\[\d{1,3}\]/g, '')
  const found = findQuantities(plain).filter(
    ({ unit, value }) => !(unit === '年' && value > 1900) && value >= 0,
  )
  const told: ToldNumber[] = []
  for (const [i, one] of found.entries()) {
    const before = plain.slice(found[i - 1]?.at.end ?? 0, one.at.start)
    const behind = plain.slice(one.at.end, found[i + 1]?.at.start ?? plain.length)
    const own = before.split(/[；;。：:“（(]/).at(-1) ?? ''
    const isShort = own.replace(/[^\u4e00-\u9fff]/g, '').length <= short && own === before
    const last = isShort ? `${told.at(-1)?.before ?? ''} ${told.at(-1)?.behind ?? ''} ` : ''
    told.push({ ...one, before: last + own, behind: behind.split(stops)[0] ?? '' })
  }
  return told
}

const stops = /[，,；;。：:、“（(]/
/** Characters of a clause that names no thing. */
const short = 4
