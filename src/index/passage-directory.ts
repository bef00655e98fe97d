// Step: search. What is known of every passage without reading its row: its report and its lengths, in typed arrays.
import type { Field } from './cut-terms.ts'

export interface PassageEntry {
  readonly id: number
  readonly report: number
  /** Number of terms, by field. */
  readonly words: number
  readonly bigrams: number
}

/** Passages by id, with the totals that BM25 needs. */
export interface PassageDirectory {
  readonly count: number
  /** Greater than every passage id. */
  readonly size: number
  /** Mean number of terms of a passage, by field. */
  readonly means: { readonly words: number; readonly bigrams: number }
  add(entry: PassageEntry): void
  removeReport(report: number): void
  /** Report of a passage; 0 when there is no such passage. */
  reportOf(passage: number): number
  /** Number of terms of each passage; valid until the next addition. */
  lengths(field: Field): Uint16Array
  /** Reports that have passages. */
  listReports(): readonly number[]
  /** Passages of a report, in order. */
  listPassages(report: number): readonly number[]
}

/** Empty, with room for passages below `size`; it grows. */
export function createDirectory(size: number): PassageDirectory {
  let reports = new Int32Array(size)
  let words = new Uint16Array(size)
  let bigrams = new Uint16Array(size)
  const byReport = new Map<number, number[]>()
  const totals = { words: 0, bigrams: 0, count: 0 }
  const grow = (least: number): void => {
    const wider = Math.max(least, reports.length * 2)
    reports = widen(reports, new Int32Array(wider))
    words = widen(words, new Uint16Array(wider))
    bigrams = widen(bigrams, new Uint16Array(wider))
  }
  const change = (id: number, sign: 1 | -1): void => {
    totals.count += sign
    totals.words += sign * words[id]!
    totals.bigrams += sign * bigrams[id]!
  }
  return {
    get count() {
      return totals.count
    },
    get size() {
      return reports.length
    },
    get means() {
      const n = Math.max(totals.count, 1)
      return { words: totals.words / n, bigrams: totals.bigrams / n }
    },
    add: (entry) => {
      if (entry.id >= reports.length) grow(entry.id + 1)
      reports[entry.id] = entry.report
      words[entry.id] = entry.words
      bigrams[entry.id] = entry.bigrams
      change(entry.id, 1)
      const ids = byReport.get(entry.report)
      if (ids) ids.push(entry.id)
      else byReport.set(entry.report, [entry.id])
    },
    removeReport: (report) => {
      const ids = byReport.get(report) ?? []
      for (const id of ids) change(id, -1)
      for (const id of ids) reports[id] = 0
      byReport.delete(report)
    },
    reportOf: (passage) => reports[passage] ?? 0,
    lengths: (field) => (field === 'words' ? words : bigrams),
    listReports: () => [...byReport.keys()],
    listPassages: (report) => byReport.get(report) ?? [],
  }
}

function widen<T extends Int32Array | Uint16Array>(from: T, to: T): T {
  to.set(from)
  return to
}
