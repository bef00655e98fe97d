// Joins opened parts to the verbs of the desk. What draws, writes or packs is loaded when first used: most commands do not need it.
import { createHash } from 'node:crypto'
import { loadDrafting } from '#adapters/prompts/load-drafting.ts'
import type { Desk } from '#desk/desk.ts'
import { type DeskParts, openDesk } from '#desk/open-desk.ts'
import type { IngestOptions } from '#desk/report-desk.ts'
import { embedPending } from '#ingest/embed-pending.ts'
import { type IngestResult, ingestFiles } from '#ingest/ingest.ts'
import { stampReading } from '#ingest/read/reading-stamp.ts'
import { readAllAgain } from '#ingest/read-again.ts'
import { readFile } from '#ingest/read-file.ts'
import { readOwnPlace } from '#question/read-scope.ts'
import { suggestPlaces } from '#question/suggest-places.ts'
import { parsePlace } from '#text/parse-place.ts'
import program from '../../package.json' with { type: 'json' }
import { newToken } from './new-token.ts'
import type { Parts } from './open-parts.ts'

/** Throws AppError `setting` naming file and line where prompts/ cannot be read. */
export function joinDesk(parts: Parts): Desk {
  const { embedder, gazetteer, book, fileReader, fileSystem, place } = parts
  return openDesk({
    ...parts,
    searchDeps: { ...parts, thisYear: new Date().getFullYear() },
    ingest: (paths, options) => ingest(paths, options, parts),
    readFile: (bytes, name) => readFile(bytes, name, parts),
    fetchAddress: (address) => parts.webSource.fetch(address),
    readBytes: (path) => fileSystem.readFile(path),
    storeReport: (request) => parts.store.storeReport({ ...request, stamp: stampReading(book) }),
    hash: (bytes) => createHash('sha256').update(bytes).digest('hex'),
    newToken,
    now: () => new Date(),
    ownPlace: place,
    suggestPlaces: (text, visible) => suggestPlaces(text, { visible, gazetteer }),
    // A county's office drafts and checks, too.
    parsePlace: (text) =>
      readOwnPlace(text, { gazetteer, known: [] }) ?? parsePlace(text, { gazetteer, nouns: book.placeNouns }),
    hasEmbedder: embedder !== null,
    indicators: book.indicators,
    kinds: book.kinds.map(({ kind }) => kind),
    draftWorkOver: (library) => parts.textWork.over(library),
    briefBook: {
      indicators: book.indicators,
      tableWords: book.tableWords,
      sounds: book.sounds,
      drafting: loadDrafting(parts.promptsDir),
    },
    extractFile: async (bytes, name) => (await fileReader.read(bytes, name)).map(({ file }) => file),
    producer: place ?? '案头',
    versions: { antou: program.version, embedder: embedder?.id ?? 'none' },
    ...parts.sources,
    listTowns: gazetteer.listTowns,
    ...joinWriters(parts),
  })
}

function joinWriters({
  embedder,
}: Parts): Pick<DeskParts, 'drawPicture' | 'writeSheets' | 'documentWriter' | 'writeFolder'> {
  return {
    drawPicture: async (picture) => (await import('#adapters/chart/draw-chart.ts')).drawCharts(picture),
    writeSheets: async (sheets) => (await import('#adapters/xlsx/write-workbook.ts')).writeWorkbook(sheets),
    documentWriter: {
      write: async (draft, options) =>
        (await import('#adapters/docx/write-docx.ts')).openDocxWriter().write(draft, options),
      writePlain: async (document, options) =>
        (await import('#adapters/docx/write-docx.ts')).openDocxWriter().writePlain(document, options),
    },
    writeFolder: embedder && {
      write: async (dir, rows) => {
        const { writeLangchainFolder } = await import('#adapters/langchain/write-langchain-folder.ts')
        await writeLangchainFolder(dir, rows, embedder)
      },
      dimensions: embedder.dimensions,
    },
  }
}

async function ingest(
  paths: readonly string[],
  { waitForVectors, onProgress, again = false }: IngestOptions,
  parts: Parts,
): Promise<IngestResult> {
  const onStep = (step: { done: number; total: number }) => onProgress({ label: '读报告', ...step })
  const taken = await ingestFiles(paths, { ...parts, onStep })
  const result = again ? await ingestAgain(taken, onProgress, parts) : taken
  if (!waitForVectors || !parts.embedder) return result
  const { store, embedder } = parts
  await embedPending({ store, embedder, onStep: (step) => onProgress({ label: '建语义索引', ...step }) })
  return result
}

/** Everything from the kept originals, what has just come in included; each report counts once. */
async function ingestAgain(
  taken: IngestResult,
  onProgress: IngestOptions['onProgress'],
  parts: Parts,
): Promise<IngestResult> {
  const startedAt = performance.now()
  const ids = (await parts.store.listReports()).map(({ id }) => id)
  const onStep = (step: { done: number; total: number }) => onProgress({ label: '重读原件', ...step })
  const again = await readAllAgain(ids, { ...parts, onStep })
  const { reports, passages, figures } = await parts.store.stats()
  const updated = taken.updated + again.updated
  const failed = [...taken.failed, ...again.failed]
  const unchanged = Math.max(0, again.unchanged - taken.added - taken.updated)
  const elapsedMs = taken.elapsedMs + Math.round(performance.now() - startedAt)
  return { ...taken, updated, unchanged, failed, reports, passages, figures, elapsedMs }
}
