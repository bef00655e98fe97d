// Passages of the invented sample reports (corpus/*.txt), read the way ingest reads them.
import { readdirSync, readFileSync } from 'node:fs'
import { openGazetteer } from '#adapters/gazetteer/open-gazetteer.ts'
import { loadPrompts } from '#adapters/prompts/load-prompts.ts'
import type { CheckDeps, CitedPassage } from '#check/claims/cited-passage.ts'
import type { ReadReport } from '#domain/report.ts'
import { readReport } from '#ingest/read/read-report.ts'

export interface CorpusPassage extends CitedPassage {
  readonly file: string
}

const folder = new URL('../../corpus/', import.meta.url)

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

/** Passages of at least 60 characters, numbered from 1, and what the check needs. */
export async function readCorpusPassages(): Promise<{
  passages: readonly CorpusPassage[]
  reports: readonly ReadReport[]
  deps: CheckDeps
}> {
  const gazetteer = openGazetteer()
  const book = await loadPrompts(new URL('../../prompts', import.meta.url).pathname)
  const files = readdirSync(folder).filter((name) => name.endsWith('.txt'))
  const read = files.map((file) => {
    const lines = decode(readFileSync(new URL(file, folder))).split(/\r?\n/)
    const blocks = lines.filter((line) => line.trim()).map((text) => ({ kind: 'text' as const, text }))
    const extracted = { format: 'txt', blocks, properties: {}, confidence: null, notes: [] }
    return { file, report: readReport(extracted, file, { gazetteer, book }) }
  })
  const passages = read.flatMap(({ file, report }) =>
    report.passages
      .filter(({ text }) => text.length >= 60)
      .map(({ text }) => ({ text, place: report.metadata.place, year: report.metadata.year, file })),
  )
  const known = read.map(({ report }) => report.metadata.place)
  return {
    passages: passages.map((passage, i) => ({ ...passage, n: i + 1 })),
    reports: read.map(({ report }) => report),
    deps: { gazetteer, known, sameWords: book.sameWords },
  }
}
