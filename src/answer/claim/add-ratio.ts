// Step: a rate that was held and is told -> the same with the division of its counts behind it, where one sentence holds all three.
import type { DraftLine } from '#answer/gate/draft-line.ts'
import type { Made } from '#answer/made.ts'
import { showRatio } from '#answer/numbers/show-ratio.ts'
import type { LibraryView } from '#ports/library-view.ts'
import type { Held } from '#question/claim/held.ts'

const endOfSentence = /[。；;\n]/

export async function addRatio(
  made: Made,
  held: Held,
  { library }: { readonly library: Pick<LibraryView, 'readReport'> },
): Promise<Made> {
  const [cited, second] = made.citations
  const line = made.lines[0]
  const isRate = held.kind === 'numbers' && held.numbers.length === 1 && held.numbers[0]!.unit === '%'
  if (!isRate || !cited || second || line?.kind !== 'sentence') return made
  const report = await library.readReport(cited.reportId)
  const rates = report?.figures.filter(
    ({ kind, at }) => kind === 'rate' && cited.start <= at.start && at.end <= cited.end,
  )
  const [rate, other] = rates ?? []
  if (!report || !rate || other) return made
  const sentence = {}
  const beside = report.figures.filter(
    ({ at }) => at.start <= rate.at.start && !endOfSentence.test(report.text.slice(at.start, rate.at.start)),
  )
  const ratio = showRatio(
    rate,
    beside.map((figure) => ({ figure, sentence })),
  )
  if (ratio === null) return made
  const pieces = [...line.pieces]
  const end = pieces.at(-1)
  const isEnded = typeof end === 'string' && end.endsWith('。')
  const told: DraftLine = {
    ...line,
    pieces: isEnded
      ? [...pieces.slice(0, -1), end.slice(0, -1), '（', ratio, '）。']
      : [...pieces, '（', ratio, '）'],
  }
  return { ...made, lines: [told, ...made.lines.slice(1)] }
}
