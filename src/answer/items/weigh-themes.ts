// Step: the items of a report -> how far each is this report's own: words of its title and sentences that few passages of the library have.
import type { ReportSummary } from '#domain/report.ts'
import type { StoredReport } from '#domain/stored-report.ts'
import type { LibraryView } from '#ports/library-view.ts'
import type { Item, ItemSentence } from './read-items.ts'

export interface Theme {
  readonly item: Item
  /** What tells the item: with a number, and in its own words. */
  readonly sentence: ItemSentence
  /** Mean idf of its rarest words, with what else speaks for it; about 2 to 9. */
  readonly weight: number
}

/** Characters that the index is asked about; further titles weigh like words that it does not know. */
const mostAsked = 1200
const sentencesAsked = 3
/** Words of a text that tell how rare it is. */
const wordsWeighed = 5
const unknownIdf = 2
const shortSentence = 16
/** What a report tells first it holds for the most. */
const early = 0.5
/** What it dwells on counts more. */
const dwell = 0.4

/** One theme an item, in order; an item without a sentence of its own is none. `own`: all reports of the place that are told of. */
export async function weighThemes(
  report: StoredReport,
  items: readonly Item[],
  { own, visible, library }: ThemeDeps,
): Promise<readonly Theme[]> {
  const { idf } = await library.search({
    text: sampleWords(items),
    vector: null,
    reports: [report.summary.id],
    limit: 1,
  })
  const all = visible.reduce((sum, { counts }) => sum + counts.passages, 0)
  const passages = own.flatMap((one) => one.passages.map((passage) => passage.text))
  const words = [...idf.words].flatMap(([word, rarity]) =>
    word.length > 1 ? { word, ...weighWord(word, { rarity, all, passages }) } : [],
  )
  return items.flatMap((item, i) =>
    weighItem(item, words).map((theme) => ({
      ...theme,
      weight: theme.weight + early * (1 - i / items.length) + dwell * measureLength(item),
    })),
  )
}

/** 0 for an item of 100 characters, 1 for 200 and more, -1 for 50. */
function measureLength({ start, end }: Item): number {
  return Math.max(-1, Math.min(1, Math.log2((end - start) / 100)))
}

/** Something of each item, so that none is weighed by what another says. */
function sampleWords(items: readonly Item[]): string {
  const share = Math.max(8, Math.floor(mostAsked / Math.max(1, items.length) / (sentencesAsked + 1)))
  const pieces = items.flatMap(({ title, sentences }) =>
    [title, ...sentences.slice(0, sentencesAsked).map(({ text }) => text)].map((text) =>
      text.slice(0, share),
    ),
  )
  return pieces
    .join(' ')
    .replace(/[\d.%％]+/g, ' ')
    .slice(0, mostAsked)
}

interface WeighedWord {
  readonly word: string
  /** In the passages of others. */
  readonly rarity: number
  /** Rarity, more where the own passages say it often. */
  readonly weight: number
}

interface ThemeDeps {
  readonly own: readonly StoredReport[]
  readonly visible: readonly ReportSummary[]
  readonly library: Pick<LibraryView, 'search'>
}

/** An idf is ln((N + 1) / (df + 0.5)), counted over all passages. */
function weighWord(
  word: string,
  { rarity: idf, all, passages }: { rarity: number; all: number; passages: readonly string[] },
): Pick<WeighedWord, 'rarity' | 'weight'> {
  const own = passages.filter((text) => text.includes(word)).length
  const others = Math.max(0, (all + 1) / Math.exp(idf) - 0.5 - own)
  const rarity = Math.log((Math.max(all - passages.length, 0) + 1) / (others + 0.5))
  return { rarity, weight: rarity * (1 + 0.4 * Math.log(Math.max(1, own))) }
}

function weighItem(item: Item, words: readonly WeighedWord[]): readonly Theme[] {
  const weighed = item.sentences.map((sentence, i) => {
    const { kinds, text } = sentence
    const telling =
      (kinds.has('number') ? 0.7 : 0) + (kinds.has('practice') ? 0.5 : 0) - (kinds.has('stance') ? 1 : 0)
    const own = weighText(text, words, 'rarity')
    return { sentence, weight: own + telling - 0.15 * i - (text.length < shortSentence ? 1 : 0) }
  })
  const [best] = [...weighed].sort((a, b) => b.weight - a.weight)
  if (!best) return []
  const theme = 0.5 * weighText(`${item.title} ${best.sentence.text}`, words, 'weight')
  return [{ item, sentence: best.sentence, weight: theme + 0.5 * best.weight }]
}

function weighText(text: string, words: readonly WeighedWord[], by: 'rarity' | 'weight'): number {
  const found = words.filter(({ word }) => text.includes(word)).map((one) => one[by])
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
