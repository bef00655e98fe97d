// Step: a question's words -> which of them the library writes, and in how many passages. In: the words. Out: a Lexicon of them alone.

import type { ReportSummary } from '#domain/report.ts'
import type { Lexicon } from '#domain/search.ts'
import type { LibraryView } from '#ports/library-view.ts'
import { cutBigrams } from '#retrieve/cut-bigrams.ts'
import { highestIdf } from '#retrieve/highest-idf.ts'

interface LexiconDeps {
  readonly library: Pick<LibraryView, 'search'>
  readonly visible: readonly ReportSummary[]
}

/** Idf of a word in about one passage of 25. */
const rareIdf = 3.2

/** Weights alone are asked for: no report is searched. */
export async function openLexicon(text: string, { library, visible }: LexiconDeps): Promise<Lexicon> {
  const { idf } = await library.search({ text, vector: null, reports: [], limit: 0 })
  const highest = highestIdf(visible)
  const weigh = (word: string): number => {
    const own = idf.words.get(word) ?? Infinity
    const pieces = cutBigrams(word).map((piece) => idf.bigrams.get(piece) ?? Infinity)
    return pieces.length === 0 ? own : Math.min(own, Math.max(...pieces))
  }
  return {
    isWritten: (word) => weigh(word) <= highest,
    isRare: (word) => weigh(word) <= highest && weigh(word) >= rareIdf,
  }
}
