// Step: cells of a reckoning that no number was found for -> who has none, a line each: no report of that year, or a report that was read whole and writes none. Null where a report writes of it all the same.
import { namePlace } from '#answer/cite.ts'
import type { Claim, DraftLine } from '#answer/gate/draft-line.ts'
import { nameTopic } from '#answer/rows/name-topic.ts'
import { tellSilence, tellUncounted } from '#answer/rows/tell-silence.ts'
import { isMeasure } from '#answer/rows/topic-words.ts'
import type { Frame } from '#domain/frame.ts'
import { isSamePlace, type Place } from '#domain/place.ts'
import type { ReportSummary } from '#domain/report.ts'
import type { Cell } from '#domain/talk/ledger.ts'
import { standsFor } from '#question/reckon/choose-cells.ts'
import { writesTopic } from '#text/writes-topic.ts'
import type { CellDeps } from './find-cells.ts'

interface Lacking {
  readonly lines: readonly DraftLine[]
  readonly reports: readonly ReportSummary[]
}

export async function tellLacking(
  cells: readonly Cell[],
  { frame, visible, library }: CellDeps & { readonly frame: Frame },
): Promise<Lacking | null> {
  const all = frame.terms.filter((term) => !term.isGuess && !isMeasure(term))
  // Of several measures the one whose number is not there.
  const isOfCells = ({ word, alternatives }: Frame['terms'][number]) =>
    cells.some(({ number }) => [word, ...alternatives].some((one) => number.words.includes(one)))
  const own = all.filter(isOfCells)
  const terms = own.length > 0 ? own : all
  const topic = nameTopic({ ...frame, terms })
  const words = terms
    .filter(({ word }) => topic.includes(word))
    .map(({ word, alternatives }) => [word, ...alternatives])
  const silent: ReportSummary[] = []
  const lines: DraftLine[] = []
  for (const cell of cells) {
    const { place, year } = standsFor(cell)
    const report = findReport(visible, place, year)
    if (!report) {
      if (year === null) return null
      const name = namePlace({ place, inferred: [] }, visible)
      const none: Claim = { kind: 'no-report', said: `资料库里没有${name}${year}年的报告`, years: [year] }
      lines.push({ kind: 'frame', pieces: [none, '，这个数不在内。'] })
      continue
    }
    const text = (await library.readReport(report.id))?.text
    if (words.length === 0 || text === undefined || writesTopic(text, words, true)) return null
    silent.push(report)
  }
  if (silent.length > 0) {
    const said = tellSilence(silent, { scope: silent, visible, topic, needsNumber: true })
    const of = { reports: silent.map(({ id }) => id), topic }
    lines.push({
      kind: 'frame',
      pieces: [{ kind: 'silent', said, terms, needsNumber: true, of }, '，不在内。'],
    })
  }
  return { lines, reports: silent }
}

/** 白塔镇2024年的数没看准，不在内: whether the reports have it was not decided. Null where there is no report. */
export function tellUnread(cells: readonly Cell[], { visible }: CellDeps): Lacking | null {
  const reports = cells.flatMap((cell) => {
    const { place, year } = standsFor(cell)
    return findReport(visible, place, year) ?? []
  })
  if (reports.length < cells.length) return null
  const said = tellUncounted(reports, visible)
  const open: Claim = { kind: 'uncounted', said, reports: reports.map(({ id }) => id), isOrder: false }
  return { lines: [{ kind: 'frame', pieces: [open, '。'] }], reports }
}

function findReport(visible: readonly ReportSummary[], place: Place, year: number | null) {
  return visible.find(({ metadata }) => metadata.year === year && isSamePlace(metadata.place, place))
}
