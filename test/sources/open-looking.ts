// Kit: sources over a real library, journal, fetcher and reader of files; only the waiting between two requests is left out.
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openGazetteer } from '#adapters/gazetteer/open-gazetteer.ts'
import { loadPrompts } from '#adapters/prompts/load-prompts.ts'
import { readListPage } from '#adapters/readers/html/read-list-page.ts'
import { openFileReader } from '#adapters/readers/open-file-reader.ts'
import { openSegmenter } from '#adapters/segmenters/open-segmenter.ts'
import { openJournal } from '#adapters/sqlite/journal/open-journal.ts'
import { openWebSource } from '#adapters/web-source/open-web-source.ts'
import type { Source } from '#domain/journal/source.ts'
import { placeName } from '#domain/place.ts'
import type { Journal } from '#ports/journal.ts'
import { type LookerParts, openLooker } from '#sources/open-looker.ts'
import { openPoliteWeb } from '#sources/polite-web.ts'
import { openWholeLibrary, type WholeLibrary } from '../fakes/library/whole-library.ts'

const book = await loadPrompts('prompts')
const gazetteer = openGazetteer()
const segmenter = await openSegmenter(['@node-rs/jieba'])

export interface Looking {
  readonly library: WholeLibrary
  readonly journal: Journal
  readonly parts: LookerParts
  /** Milliseconds that were waited between requests, in order. */
  readonly waits: number[]
  /** Moves the clock. */
  pass(ms: number): void
  add(address: string, given?: Partial<Source>): Promise<Source>
  look(id: string): ReturnType<ReturnType<typeof openLooker>['look']>
  /** `柳溪镇 2023` of each stored report. */
  stored(): Promise<readonly string[]>
  close(): Promise<void>
}

export interface LookingSettings {
  readonly hosts: readonly string[]
  readonly now?: Date
  readonly maxBytes?: number
}

export async function openLooking({ hosts, now, maxBytes }: LookingSettings): Promise<Looking> {
  const dataDir = mkdtempSync(join(tmpdir(), 'antou-sources-'))
  const library = await openWholeLibrary({ dataDir, segmenter, embedder: null })
  const journal = await openJournal({ dataDir })
  const fileReader = openFileReader()
  const waits: number[] = []
  let time = (now ?? new Date('2026-03-01T02:00:00Z')).getTime()
  const web = openWebSource({
    hosts: { allowed: [], intranet: hosts },
    ...(maxBytes ? { limits: { maxBytes } } : {}),
  })
  const wait = async (ms: number) => {
    waits.push(ms)
    time += ms
  }
  const parts: LookerParts = {
    ...{ book, gazetteer, journal, fileReader, store: library },
    politeWeb: openPoliteWeb({ web, paceMs: 1000, clock: () => time, wait }),
    listReader: { read: readListPage },
    hash: (bytes) => createHash('sha256').update(bytes).digest('hex'),
    now: () => new Date(time),
  }
  const looker = openLooker(parts)
  return {
    ...{ library, journal, parts, waits },
    pass: (ms) => {
      time += ms
    },
    async add(address, given = {}) {
      const source: Source = {
        ...{ id: address, address, name: '年报栏目', place: '青禾县', kinds: [], isTrusted: true },
        ...{ isPaused: false, isTold: false, addedBy: 'terminal', addedAt: new Date(time).toISOString() },
        ...{ lookedAt: null, last: null, pages: [], judgedBy: null, ...given },
      }
      await journal.sources.update(source.id, () => source)
      return source
    },
    async look(id) {
      const source = await journal.sources.read(id)
      return source && looker.look(source)
    },
    async stored() {
      const reports = await library.listReports()
      return reports
        .map(({ metadata }) => `${placeName(metadata.place).replace('青禾县', '')} ${metadata.year}`)
        .sort()
    },
    async close() {
      await looker.stop()
      await fileReader.close()
      await journal.close()
      await library.close()
      rmSync(dataDir, { recursive: true })
    },
  }
}
