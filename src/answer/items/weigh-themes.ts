// Step: the items of a report -> how far each is this report's own: words of its title and sentences that few passages of the library have.
import type { ReportSummary } from '#domain/report.ts'
import type { StoredReport } from '#domain/stored-report.ts'
import type { LibraryView } from '#ports/library-view.ts'
import type { Item, ItemSentence } from './read-items.ts'

export interface Theme {
  readonly item: Item
  /** What tells the item: with a number, and in its own words. */
  readonly sentence: ItemSentence
  /** Mean idf of its rarest words, with what else speaks for it; about 2 to 8. */
  readonly weight: number
}

/** Characters that the index is asked about; further titles weigh like words that it does not know. */
const mostAsked = 2000
/** Words of a text that tell how rare it is. */
const wordsWeighed = 5
const unknownIdf = 2
/** What a report tells first it holds for the most. */
const early = 0.5

/** One theme an item, in order; an item without a sentence of its own is none. `own`: all reports of the place that are told of. */
export async function weighThemes(
  report: StoredReport,
  items: readonly Item[],
  { own, visible, library }: ThemeDeps,
): Promise<readonly Theme[]> {
  const asked = items.map(({ title, sentences }) =>
    [title, ...sentences.slice(0, 3).map(({ text }) => text)].join(' '),
  )
  const text = asked
    .join(' ')
    .replace(/[\d.%％]+/g, ' ')
    .slice(0, mostAsked)
  const { idf } = await library.search({ text, vector: null, reports: [report.summary.id], limit: 1 })
  const all = visible.reduce((sum, { counts }) => sum + counts.passages, 0)
  const passages = own.flatMap((one) => one.passages.map((passage) => passage.text))
  const words = [...idf.words].flatMap(([word, rarity]) =>
    word.length > 1 ? [[word, weighWord(word, { rarity, all, passages })] as const] : [],
  )
  return items.flatMap((item, i) =>
    weighItem(item, (piece) => weighText(piece, words)).map((theme) => ({
      ...theme,
      weight: theme.weight + early * (1 - i / items.length),
    })),
  )
}

interface ThemeDeps {
  readonly own: readonly StoredReport[]
  readonly visible: readonly ReportSummary[]
  readonly library: Pick<LibraryView, 'search'>
}

/** How rare the word is in the passages of others, more where the own ones say it often. An idf is ln((N + 1) / (df + 0.5)). */
function weighWord(
  word: string,
  { rarity, all, passages }: { rarity: number; all: number; passages: readonly string[] },
): number {
  const own = passages.filter((text) => text.includes(word)).length
  const others = Math.max(0, (all + 1) / Math.exp(rarity) - 0.5 - own)
  return (
    (1 + 0.4 * Math.log(Math.max(1, own))) *
    Math.log((Math.max(all - passages.length, 0) + 1) / (others + 0.5))
  )
}

function weighItem(item: Item, rarity: (text: string) => number): readonly Theme[] {
  const weighed = item.sentences.map((sentence, i) => {
    const { kinds, text } = sentence
    const telling =
      (kinds.has('number') ? 0.7 : 0) + (kinds.has('practice') ? 0.5 : 0) - (kinds.has('stance') ? 1 : 0)
    return { sentence, weight: rarity(text) + telling - 0.15 * i - (text.length < 16 ? 1 : 0) }
  })
  const best = weighed.reduce<(typeof weighed)[number] | null>(
    (most, one) => (most && most.weight >= one.weight ? most : one),
    null,
  )
  if (!best) return []
  return [{ item, sentence: best.sentence, weight: 0.6 * best.weight + 0.4 * rarity(item.title) }]
}

function weighText(text: string, words: readonly (readonly [string, number])[]): number {
  const found = words.filter(([word]) => text.includes(word)).map(([, idf]) => idf)
  const rarest = found.sort((a, b) => b - a).slice(0, wordsWeighed)
  return rarest.length === 0 ? unknownIdf : rarest.reduce((sum, idf) => sum + idf, 0) / rarest.length
}

/** The heaviest `most`, so that no section has more than its share, in the order of the text. */
export function pickThemes(themes: readonly Theme[], most: number): readonly Theme[] {
  const counts = new Map<string, number>()
  const picked: Theme[] = []
  const left = [...themes]
  while (picked.length < most && left.length > 0) {
    const cost = ({ item }: Theme) => crowding * (counts.get(parentOf(item)) ?? 0)
    left.sort((a, b) => b.weight - cost(b) - (a.weight - cost(a)))
    const [next] = left.splice(0, 1)
    counts.set(parentOf(next!.item), (counts.get(parentOf(next!.item)) ?? 0) + 1)
    picked.push(next!)
  }
  return picked.sort((a, b) => a.item.start - b.item.start)
}

/** A further theme of one section must be this much heavier. */
const crowding = 0.25

function parentOf({ section }: Item): string {
  return section.path.split('/').slice(0, -1).join('/')
}
