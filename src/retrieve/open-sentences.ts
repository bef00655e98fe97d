// Step: the best passages -> their sentences with how near they are in meaning, and the headings of their reports.
import type { ReportSummary, Section } from '#domain/report.ts'
import type { Candidate } from '#domain/search.ts'
import type { LibraryView } from '#ports/library-view.ts'
import { dot } from '#shared/vectors/dot.ts'
import { orderRule, touchesOrder } from '#text/private/find-orders.ts'
import type { OpenCandidate } from './read-candidates.ts'
import { headingSentence, type Meaning, type Sentence } from './sentence.ts'

/** `vectors` are of the question's wordings, normalised; empty where words must do. What gives orders to a machine is no sentence of a report. */
export async function openSentences(
  candidates: readonly OpenCandidate[],
  {
    vectors,
    aim,
    hasHeadings,
    reports,
    library,
  }: {
    vectors: readonly Float32Array[]
    aim: Float32Array | null
    hasHeadings: boolean
    /** Those that candidates are of, with what reading warned of. */
    reports: readonly ReportSummary[]
    library: LibraryView
  },
): Promise<readonly Sentence[]> {
  const known =
    vectors.length > 0
      ? await library.readSentenceVectors(candidates.map((candidate) => candidate.passageId))
      : new Map<number, readonly (Float32Array | null)[]>()
  const bodies = candidates.flatMap(({ passage, passageId, reportId, cosine }) => {
    const rows = known.get(passageId) ?? []
    const own = rows.map((vector) => vector && compareMeaning(vector, vectors))
    return passage.sentences.map((span, i): Sentence => {
      return {
        ...span,
        reportId,
        text: passage.text.slice(span.start - passage.start, span.end - passage.start),
        section: passage.path,
        heading: passage.heading,
        part: passage.part,
        isHeading: false,
        meaning: readMeaning(own, i, { passage: cosine, aimed: rows[i] && aim ? dot(rows[i], aim) : null }),
      }
    })
  })
  const all = hasHeadings ? [...bodies, ...(await openHeadings(candidates, library))] : bodies
  const ordered = new Map(
    reports
      .filter(({ warnings }) => warnings.some(({ rule }) => rule === orderRule))
      .map(({ id, warnings }) => [id, warnings]),
  )
  return ordered.size === 0
    ? all
    : all.filter((sentence) => !touchesOrder(ordered.get(sentence.reportId) ?? [], sentence))
}

function readMeaning(
  own: readonly (number | null)[],
  i: number,
  { passage, aimed }: { passage: number | null; aimed: number | null },
): Meaning | null {
  const here = own[i] ?? null
  if (here === null) return null
  const beside = [own[i - 1], own[i + 1]].filter((cosine) => typeof cosine === 'number')
  return { own: here, passage: passage ?? here, neighbour: Math.max(lonely, ...beside), aimed }
}

/** What an unrelated sentence has, for a sentence that stands alone. */
const lonely = 0.45

/** The topic and the whole question each find what the other misses: the nearer one counts three quarters. */
function compareMeaning(vector: Float32Array, vectors: readonly Float32Array[]): number {
  const cosines = vectors.map((wording) => dot(vector, wording))
  return 0.75 * Math.max(...cosines) + 0.25 * Math.min(...cosines)
}

/** Headings of the reports that candidates come from: some questions are answered by a heading alone. */
async function openHeadings(
  candidates: readonly Candidate[],
  library: LibraryView,
): Promise<readonly Sentence[]> {
  const ids = [...new Set(candidates.map((candidate) => candidate.reportId))].slice(0, 40)
  const sections = await library.listSections(ids)
  const isShown = (section: Section) => section.level >= 1 && section.level <= 4
  return ids.flatMap((id) =>
    (sections.get(id) ?? []).filter(isShown).map((section) => headingSentence(id, section)),
  )
}
