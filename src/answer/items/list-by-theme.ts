// Step: problems or plans of several places -> a theme at a time, each place's words under it: what is common comes first.
import type { Claim, DraftLine, Piece } from '#answer/gate/draft-line.ts'
import type { ListedPart } from '#answer/list-part.ts'
import type { Quote } from '#answer/quotes/open-quote.ts'
import type { Practice } from '#domain/prompt-book.ts'
import { countSources, ofReports, placeOfReport } from '#domain/report.ts'
import type { StoredReport } from '#domain/stored-report.ts'
import { groupBy } from '#shared/group-by.ts'
import { spokenQuote } from '#shared/spoken-quote.ts'
import type { Listing } from './lines-of-quotes.ts'
import { quoteItem } from './quote-item.ts'
import type { Item } from './read-items.ts'
import { tellKindsOfPart } from './tell-part.ts'

/** Themes shown, places under each, and what no theme holds. */
const most = { themes: 5, places: 4, others: 3 }
const longest = 30

interface OfPlace {
  readonly report: StoredReport
  readonly items: readonly Item[]
}

interface Sorted {
  readonly name: string | null
  readonly quote: Quote
}

/** Null where no theme holds what two places say: then each place is told by itself. */
export function listByTheme(
  read: readonly OfPlace[],
  part: ListedPart,
  { themes, listing }: { readonly themes: readonly Practice[]; readonly listing: Listing },
): readonly DraftLine[] | null {
  const sorted = read.flatMap(({ report, items }) =>
    items.flatMap((item): Sorted[] => {
      const quote = quoteItem(report, item, longest)
      return quote ? [{ name: findTheme(item, themes), quote }] : []
    }),
  )
  const groups = [...groupBy(sorted, ({ name }) => name).entries()].map(([name, own]) => ({
    name,
    quotes: firstOfEach(own.map(({ quote }) => quote)),
  }))
  const common = groups
    .filter(({ name, quotes }) => name !== null && quotes.length > 1)
    .sort((a, b) => b.quotes.length - a.quotes.length)
    .slice(0, most.themes)
  if (common.length < 2) return null
  const left = groups.filter((group) => !common.includes(group)).flatMap(({ quotes }) => quotes)
  const others = { name: otherThings, quotes: firstOfEach(left).slice(0, most.others) }
  const shown = [...common, ...(others.quotes.length > 0 ? [others] : [])].map(({ name, quotes }) => ({
    name: name ?? otherThings,
    own: quotes.slice(0, most.places),
  }))
  const body = shown.flatMap(({ name, own }): DraftLine[] => [
    { kind: 'heading', text: name },
    tellPlaces(own, listing),
  ])
  const quotes = shown.flatMap(({ own }) => own)
  const citations = quotes.map((_, i) => i + 1)
  const count: Claim = { kind: 'count', said: countSources(quotes.map(({ report }) => report)), citations }
  const headings = common.flatMap(({ name }) => name ?? [])
  const kinds: Claim = { kind: 'part-kinds', part, headings, said: tellKindsOfPart(part, headings.length) }
  return [{ kind: 'frame', pieces: [count, `${ofReports(count.said)}，`, kinds, '：'] }, ...body]
}

const otherThings = '其他'

/** By what its title names, else by all it says; the table's order is the office's. */
function findTheme({ title, sentences }: Item, themes: readonly Practice[]): string | null {
  const told = [title, sentences.map(({ text }) => text).join('')]
  for (const text of told) {
    const theme = themes.find(({ words }) => words.some((word) => text.includes(word)))
    if (theme) return theme.name
  }
  return null
}

function firstOfEach(quotes: readonly Quote[]): readonly Quote[] {
  return [...groupBy(quotes, ({ report }) => placeOfReport(report)).values()].map(([first]) => first!)
}

/** 石桥乡 2024“…”[1]；白塔镇 2024“…”[2]。 */
function tellPlaces(quotes: readonly Quote[], listing: Listing): DraftLine {
  const pieces = listing
    .cite(quotes)
    .flatMap((n, i): Piece[] => [
      i === 0 ? '' : '；',
      listing.report(n),
      '“',
      { kind: 'quoted', said: spokenQuote(quotes[i]!.text), n },
      `”[${n}]`,
    ])
  return { kind: 'sentence', pieces: [...pieces, '。'] }
}
