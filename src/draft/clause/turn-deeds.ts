// Step of writing a clause: what was done to a thing, the thing first (微型消防站建设3个) -> the verb first, as documents put it (建设微型消防站3个), by prompts/drafting/turned-deeds.tsv.
import type { TurnedDeed } from '#domain/clauses/turned-deed.ts'
import type { DraftWording } from '#domain/drafting-book.ts'
import type { Piece } from '#draft/write/build-paragraph.ts'
import { actors, hasVerb, leads } from '#draft/write/give-verbs.ts'
import { readsSound } from './reads-sound.ts'

/** The pieces of one clause; those whose verb leads, and what counts times or money, stay. */
export function turnDeeds(pieces: readonly Piece[], { turned }: Pick<DraftWording, 'turned'>): Piece[] {
  return pieces.map((piece, at) => {
    const next = pieces[at + 1]
    if (typeof piece !== 'string' || typeof next !== 'object') return piece
    const unit = next.text.replace(/^[^\u4e00-\u9fff]*[万亿千百]?[余多]?/, '')
    return turnWords(piece, { unit, turned })
  })
}

/** Where the last clause of the words ends with a deed done to what stands before it. */
function turnWords(words: string, { unit, turned }: { unit: string; turned: readonly TurnedDeed[] }): string {
  const start = [...words].findLastIndex((char) => /[，、；：。（(]/.test(char)) + 1
  const clause = words.slice(start)
  const lead = leads.exec(clause)![0]
  const deed = turned.find(({ verb, units }) => units.includes(unit) && clause.endsWith(verb))
  if (deed === undefined) return words
  const named = clause.slice(lead.length, -deed.verb.length)
  const doer = actors.exec(named)?.[0] ?? ''
  // 微型消防站建设3个: what was built is no one who builds.
  const actor = doer === named ? '' : doer
  const thing = named.slice(actor.length)
  if (!isThing(thing, deed)) return words
  const written = `${actor}${deed.verb}${thing}`
  return readsSound(named + deed.verb, written) ? words.slice(0, start) + lead + written : words
}

function isThing(words: string, { things }: TurnedDeed): boolean {
  const isNamed =
    things.length === 0 ? !/[员者民部长师]$/.test(words) : things.some((thing) => words.endsWith(thing))
  return (
    isNamed &&
    !how.test(words) &&
    /^[\u4e00-\u9fff“”]{2,10}$/.test(words) &&
    !manner.test(words) &&
    !hasVerb(words)
  )
}

/** 带状复合种植, 立体养殖: the verb is half of a name. */
const how = /(?:复合|间作|套作|轮作|立体|规模化?|生态|林下|订单|循环)$/

/** How or by whom it was done, and what is only a part. */
const manner =
  /^(?:由|为|对|向|被|给|在|从|按|将|把|经|用|其中|多元|及时|依法|全部|共同|主动|联合|统一|集中|重点|逐一|分批|陆续|现场|上门|就地|当场|一次性?|自行|成功|[镇乡村县]级)/
