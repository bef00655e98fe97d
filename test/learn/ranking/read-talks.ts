// Tool of this room: files of talks whose replies name the passage that answers, and the libraries they are asked of.
import { readFileSync } from 'node:fs'
import { openParts } from '#app/open-parts.ts'
import { readConfig } from '#config.ts'
import { placeName } from '#domain/place.ts'
import type { ReportSummary } from '#domain/report.ts'

export interface Talk {
  readonly library: string
  readonly asker_place: string | null
  readonly turns: readonly { readonly say: string; readonly cites?: readonly Cite[] }[]
}
interface Cite {
  readonly place: string
  readonly year: number | null
  readonly has: string
}

/** `DATA=TALKS.jsonl`, a library that was taken in and the talks asked of it; each handed on with its library open. */
export async function readSources<T>(
  sources: readonly string[],
  read: (talks: readonly Talk[], library: OpenLibrary) => Promise<readonly T[]>,
): Promise<readonly T[]> {
  const all: T[] = []
  for (const source of sources) {
    const [dataDir = '', file = ''] = source.split('=')
    const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean)
    const library = await openLibrary(dataDir)
    all.push(
      ...(await read(
        lines.map((line): Talk => JSON.parse(line)),
        library,
      )),
    )
    await library.parts.close()
  }
  return all
}

export type OpenLibrary = Awaited<ReturnType<typeof openLibrary>>

async function openLibrary(dataDir: string) {
  const parts = await openParts(readConfig(process.env, { dataDir }), { access: 'read', withSamples: true })
  const library = parts.views.viewFor({
    person: 'terminal',
    unit: null,
    role: 'administrator',
    withSamples: true,
  })
  return { parts, library, visible: await library.listReports() }
}

/** Whether a sentence of a report is one that a reply must cite. */
export function isCited(cites: readonly Cite[], { metadata }: ReportSummary, text: string): boolean {
  return cites.some(
    ({ place, year, has }) =>
      placeName(metadata.place).includes(place) &&
      (year ?? metadata.year) === metadata.year &&
      plain(text).includes(plain(has)),
  )
}

function plain(text: string): string {
  return text.normalize('NFKC').replace(/[\s\p{P}]+/gu, '')
}
