// Step: lines that hold, with their citations -> what the turn adds to the ledger of the talk: each number told, and those that stand in the passages shown.
import type { Claim, ClaimOf, DraftLine } from '#answer/gate/draft-line.ts'
import { placeOfFigure, yearOf } from '#answer/numbers/entry.ts'
import type { NumberForm } from '#answer/numbers/number-form.ts'
import { readBeside } from '#answer/pick/figure-noun.ts'
import type { Citation } from '#domain/answer.ts'
import type { Frame } from '#domain/frame.ts'
import { holds, type Span } from '#domain/span.ts'
import type { StoredFigure, StoredReport } from '#domain/stored-report.ts'
import type { ToldNumber, ToldTurn } from '#domain/talk/ledger.ts'

/** Of a long talk the newest turns count, of a long answer the first numbers. */
const most = { turns: 8, numbers: 60 }
/** Longer words name nothing. */
const longestWords = 60

interface Given {
  readonly drafts: readonly DraftLine[]
  readonly citations: readonly Citation[]
  readonly read: (reportId: number) => Promise<StoredReport | null>
}

/** The ledger with this turn in it; as it was where the turn told no number. */
export async function keepTold(frame: Frame, given: Given): Promise<readonly ToldTurn[]> {
  const before = frame.ledger ?? []
  const numbers = await listNumbers(frame, given)
  if (numbers.length === 0) return before
  const words = frame.terms.filter(({ isGuess }) => !isGuess).map(({ word }) => word)
  const isSum = claimsOf(given.drafts).some(addsUp)
  return [...before, { plain: frame.plain, words, isSum, numbers }].slice(-most.turns)
}

function addsUp(claim: Claim): boolean {
  if (claim.kind !== 'numbers') return false
  const { form } = claim
  return (
    ['total', 'things', 'kinds'].includes(form.form) || (form.form === 'reckoned' && form.operator === 'sum')
  )
}

/** Lines of these tell one measure of several places or years. */
const ofOneMeasure: readonly NumberForm['form'][] = [
  ...(['total', 'totals', 'trend', 'list', 'ranked', 'place-of', 'years'] as const),
  ...(['difference', 'changes', 'counties'] as const),
]

interface Standing {
  readonly reportId: number
  readonly at: Span
  readonly index?: number
}

/** Where the numbers of a claim stand, a list each measure. */
function listStanding(claim: Claim): readonly (readonly Standing[])[] {
  if (claim.kind === 'verdict') return [[claim.figure]]
  if (claim.kind === 'row-figure' || claim.kind !== 'numbers') return []
  const { form, entries } = claim
  const all = entries.flatMap((entry) => partsOf(entry))
  if (ofOneMeasure.includes(form.form) && all.length === entries.length) return [all]
  return all.map((one) => [one])
}

/** A rate that was made is told by the two that it is made of. */
function partsOf({ of, ...part }: ClaimOf<'numbers'>['entries'][number]): readonly Standing[] {
  return of === undefined ? [part] : [part, { reportId: part.reportId, at: of }]
}

type IsSaid = (figure: StoredFigure, citation: Citation | null) => boolean

/** Of a clause or a passage that answers those numbers are told that the question names. */
function openSaid({ drafts, terms }: Pick<Given, 'drafts'> & Pick<Frame, 'terms'>): IsSaid {
  const spans = claimsOf(drafts).flatMap((claim) =>
    claim.kind === 'numbers' && claim.form.form === 'clause'
      ? [{ ...claim.form.span, reportId: claim.entries[0]?.reportId }]
      : [],
  )
  const quoted = new Set(drafts.flatMap((line) => (line.kind === 'quotes' ? line.quotes : [])))
  const words = terms.flatMap(({ word, alternatives, isGuess }) => (isGuess ? [] : [word, ...alternatives]))
  const isNamed = (figure: StoredFigure) => {
    const { before } = readBeside(figure)
    const own = `${figure.indicator} ${figure.subject ?? ''} ${before}`
    return words.some((word) => own.includes(word))
  }
  return (figure, citation) =>
    isNamed(figure) &&
    (citation === null ||
      quoted.has(citation.n) ||
      spans.some((span) => span.reportId === citation.reportId && holds(span, figure.at)))
}

const claimsOf = (drafts: readonly DraftLine[]) =>
  drafts.flatMap((line) => ('pieces' in line ? line.pieces.filter((piece) => typeof piece !== 'string') : []))

async function listNumbers(
  { terms }: Pick<Frame, 'terms'>,
  { drafts, citations, read }: Given,
): Promise<readonly ToldNumber[]> {
  const isSaid = openSaid({ drafts, terms })

  const found = new Map<string, ToldNumber>()
  let series = 0
  const add = (figure: StoredFigure, report: StoredReport, isTold: boolean) => {
    const key = `${figure.reportId} ${figure.index}`
    if (!found.has(key)) found.set(key, numberOf(figure, report, { series, isTold }))
  }
  for (const claim of claimsOf(drafts)) {
    const lists = await Promise.all(listStanding(claim).map((standing) => readStanding(standing, read)))
    // 13名治保主任、11名辅警 is one clause, of which one was asked.
    const isClause = claim.kind === 'numbers' && claim.form.form === 'clause'
    const isAny = !isClause || !lists.flat().some(({ figure }) => isSaid(figure, null))
    for (const list of lists) {
      for (const { figure, report } of list) add(figure, report, isAny || isSaid(figure, null))
      series += 1
    }
  }
  for (const citation of citations) {
    const report = await read(citation.reportId)
    for (const figure of report?.figures ?? [])
      if (holds(citation, figure.at)) {
        add(figure, report!, isSaid(figure, citation))
        series += 1
      }
  }
  return [...found.values()].filter(isReached).slice(0, most.numbers)
}

interface Read {
  readonly figure: StoredFigure
  readonly report: StoredReport
}

async function readStanding(standing: readonly Standing[], read: Given['read']): Promise<readonly Read[]> {
  const found: Read[] = []
  for (const { reportId, at, index } of standing) {
    const report = await read(reportId)
    const figure = report?.figures.find(
      (one) => one.at.start === at.start && (index === undefined || one.index === index),
    )
    if (report && figure) found.push({ figure, report })
  }
  return found
}

/** Counts and rates; what is a condition or a frequency is not reckoned with. */
const isReached = ({ kind }: ToldNumber) => kind === 'count' || kind === 'rate'

function numberOf(
  figure: StoredFigure,
  { summary }: StoredReport,
  told: Pick<ToldNumber, 'series' | 'isTold'>,
): ToldNumber {
  const { reportId, index, value, unit, kind, indicator, subject, channel } = figure
  const { before, after } = readBeside(figure)
  const words = [indicator, subject, channel, before, after].filter(Boolean).join(' ').slice(0, longestWords)
  return {
    ...{ reportId, index, value, unit, kind, indicator, words },
    place: placeOfFigure(figure, summary),
    year: yearOf(figure, summary),
    ...told,
  }
}
