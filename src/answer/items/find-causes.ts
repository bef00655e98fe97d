// Step: a report x the words of a question -> the places where it says why: a sentence with the words and, in the same item, what tells the cause. Composers quote them, the gate looks again.
import type { Term } from '#domain/frame.ts'
import type { SentenceWords } from '#domain/prompt-book.ts'
import type { StoredReport } from '#domain/stored-report.ts'
import { shareTold } from './asked-terms.ts'
import { type Item, type ItemSentence, readItems } from './read-items.ts'

export interface Cause {
  readonly item: Item
  /** What it is asked of, and what tells the cause, in order; often one sentence. Several where a list tells it. */
  readonly topic: ItemSentence
  readonly told: readonly ItemSentence[]
  /** A word says that it is the cause; else only the part does. */
  readonly isSaid: boolean
  /** Greater for a nearer one, 0 to 2. */
  readonly score: number
}

/** Of the words this much must stand in the sentence and its title; less in one that tells a cause among what went wrong: it says again what was told before in few words. */
const leastShare = { any: 0.6, told: 0.4 }
/** A cause stands this many sentences behind at most. */
const farthest = 3

/** Best first. */
export function findCauses(
  report: StoredReport,
  terms: readonly Term[],
  words: readonly SentenceWords[],
): readonly Cause[] {
  if (terms.length === 0) return []
  const items = readItems(report, words).filter(({ part }) => part !== 'plan')
  const found = items.flatMap((item, i) =>
    readCause(item, { terms, below: listBelow(item, items.slice(i + 1)) }),
  )
  return found.sort((a, b) => b.score - a.score)
}

function listBelow(item: Item, after: readonly Item[]): readonly Item[] {
  if (!item.isLead) return []
  return after.filter(
    ({ section, start }) => start < item.section.end && section.level === after[0]?.section.level,
  )
}

function readCause(
  item: Item,
  { terms, below }: { terms: readonly Term[]; below: readonly Item[] },
): readonly Cause[] {
  const { sentences, title, part } = item
  const shares = sentences.map(({ text }) =>
    Math.max(shareTold(terms, text), 0.9 * shareTold(terms, `${title}${text}`)),
  )
  const share = Math.max(0, ...shares)
  const at = shares.indexOf(share)
  const isOfPart = part === 'problem' || part === 'cause'
  const isTold = isOfPart && (sentences[at]?.kinds.has('cause') ?? false)
  if (share < (isTold ? leastShare.told : leastShare.any)) return []
  const topic = sentences[at]!
  const said = sentences.slice(at, at + farthest + 1).filter(({ kinds }) => kinds.has('cause'))
  const list = below.length > 1 && announces(sentences) ? below.flatMap((one) => one.sentences[0] ?? []) : []
  const score = share + (isOfPart ? 0.4 : 0)
  if (list.length > 0) return [{ item, topic, told: list, isSaid: false, score: score + 0.5 }]
  if (said.length > 0) return [{ item, topic, told: said.slice(0, 1), isSaid: true, score: score + 0.6 }]
  return part === 'cause' ? [{ item, topic, told: sentences.slice(at, at + 2), isSaid: false, score }] : []
}

/** 存在如下问题阻碍整改工作的推进。 */
function announces(sentences: readonly ItemSentence[]): boolean {
  return /如下|以下|原因|[:：]$/.test(sentences.at(-1)?.text ?? '')
}
