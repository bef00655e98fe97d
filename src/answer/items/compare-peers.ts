// Step: the own report x reports of peers -> practices and numbers that they write and it does not, and rates of its that lie below theirs. Composers tell it, the gate works it out again.
import type { Indicator, Practice } from '#domain/prompt-book.ts'
import { countSources, type ReportSummary } from '#domain/report.ts'
import type { Span } from '#domain/span.ts'
import type { StoredFigure, StoredReport } from '#domain/stored-report.ts'
import { isDone } from '#question/find-practices.ts'

/** What a report may lack: a practice of the table, or the number of an indicator. */
export type Lack =
  | { readonly kind: 'practice'; readonly topic: string; readonly name: string }
  | { readonly kind: 'number'; readonly indicator: string }

export interface FoundLack {
  readonly lack: Lack
  /** Of the peers, those that write it. */
  readonly writers: readonly StoredReport[]
}

export interface Tables {
  readonly practices: readonly Practice[]
  readonly indicators: readonly Indicator[]
}

/** prompts/practices lists words that only tell a result under this name. */
const results = '其他'

/** So many of the peers must write it, and at least two. */
const leastShare = 0.5

/** What most peers write comes first. */
export function findLacks(
  own: StoredReport,
  peers: readonly StoredReport[],
  tables: Tables,
): readonly FoundLack[] {
  const lacks: Lack[] = [
    ...tables.practices
      .filter((practice) => practice.name !== results && isDone(practice))
      .map(({ topic, name }): Lack => ({ kind: 'practice', topic, name })),
    ...tables.indicators.map(({ name }): Lack => ({ kind: 'number', indicator: name })),
  ]
  const least = Math.max(2, leastShare * peers.length)
  return lacks
    .filter((lack) => !mentions(own, lack, tables))
    .map((lack) => ({ lack, writers: peers.filter((peer) => spanOf(peer, lack, tables) !== null) }))
    .filter(({ writers }) => writers.length >= least)
    .sort((a, b) => b.writers.length - a.writers.length)
}

/** A word of it is enough to say nothing of a lack. */
export function mentions(report: StoredReport, lack: Lack, tables: Tables): boolean {
  if (spanOf(report, lack, tables) !== null) return true
  const words = lack.kind === 'practice' ? wordsTelling(lack, tables) : wordsOf(lack.indicator, tables)
  return words.some((word) => report.text.includes(word))
}

function wordsTelling({ topic, name }: Lack & { readonly kind: 'practice' }, { practices }: Tables) {
  const own = practices.find((practice) => practice.topic === topic && practice.name === name)
  return [name, ...(own?.words ?? [])]
}

function wordsOf(indicator: string, { indicators }: Tables): readonly string[] {
  const own = indicators.find(({ name }) => name === indicator)
  return [
    indicator.replace(/(?:件数|人数|数)$/, ''),
    ...(own?.synonyms ?? []).filter((word) => !word.includes(' ')),
  ]
}

/** Where a report writes it; null where it does not. */
export function spanOf(report: StoredReport, lack: Lack, { practices }: Tables): Span | null {
  if (lack.kind === 'number') return ownFigures(report, lack.indicator)[0] ?? null
  const words = practices.find(({ topic, name }) => topic === lack.topic && name === lack.name)?.words ?? []
  const found = words.flatMap((word) => findDone(report, word, lack.topic) ?? [])
  return found[0] ?? null
}

/** The first place that tells of what was done for the topic: its section or sentence names it. A plan is none. */
function findDone(report: StoredReport, word: string, topic: string): Span | null {
  const { text, sections } = report
  for (let start = text.indexOf(word); start >= 0; start = text.indexOf(word, start + word.length)) {
    const end = start + word.length
    const over = sections.filter((section) => section.start <= start && start < section.end)
    const near = text.slice(Math.max(0, start - aroundWord), end + aroundWord)
    const isOn = near.includes(topic) || over.some(({ heading }) => heading.includes(topic))
    if (isOn && !over.some(({ part }) => part === 'plan')) return { start, end }
  }
  return null
}

const aroundWord = 60

/** 对着7个乡镇2024年的报告看 */
export function tellPeers(peers: readonly ReportSummary[]): string {
  const years = [...new Set(peers.flatMap(({ metadata: { year } }) => year ?? []))].sort()
  return `对着${countSources(peers)}${years.length > 0 ? `${years.join('、')}年` : ''}的报告看`
}

/** 没写调解成功率的数 */
export function tellLack(lack: Lack): string {
  return lack.kind === 'number' ? `没写${lack.indicator}` : `没写${lack.topic}的“${lack.name}”`
}

export interface LowRate {
  readonly own: StoredFigure
  readonly peers: readonly StoredFigure[]
  readonly median: number
}

/** Peers that must give the rate. */
const leastPeers = 3

/** Rates of the own report below the median of its peers'. */
export function findLowRates(
  own: StoredReport,
  peers: readonly StoredReport[],
  { indicators }: Tables,
): readonly LowRate[] {
  const rates = indicators.filter(({ aggregation }) => aggregation === 'ratio')
  return rates.flatMap(({ name }): LowRate[] => {
    const [mine] = ownFigures(own, name)
    const theirs = peers.flatMap((peer) => ownFigures(peer, name).slice(0, 1))
    if (!mine || theirs.length < leastPeers) return []
    const median = medianOf(theirs.map(({ value }) => value))
    return mine.value < median ? [{ own: mine, peers: theirs, median }] : []
  })
}

/** Of the whole place and year. */
function ownFigures({ figures }: StoredReport, indicator: string): readonly StoredFigure[] {
  return figures.filter(
    (figure) =>
      figure.indicator === indicator &&
      figure.rowPlace === null &&
      figure.channel === null &&
      figure.kind !== 'change',
  )
}

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** 低于6个乡镇的中位数97.8% */
export function tellLowRate({ peers, median }: LowRate, places: string): string {
  return `低于写了这个数的${places}的中位数${Number(median.toFixed(2))}${peers[0]?.unit ?? '%'}`
}
