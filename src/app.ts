// Joins ports to adapters and rooms to each other, once. In: settings. Out: the App that the command line runs.
import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { openOnnxEmbedder } from '#adapters/embedders/open-onnx-embedder.ts'
import { openFileSystem } from '#adapters/file-system/open-file-system.ts'
import { openGazetteer } from '#adapters/gazetteer/open-gazetteer.ts'
import { openHnswIndex } from '#adapters/hnsw/open-hnsw-index.ts'
import { loadPrompts } from '#adapters/prompts/load-prompts.ts'
import { openFileReader } from '#adapters/readers/open-file-reader.ts'
import { openSegmenter } from '#adapters/segmenters/open-segmenter.ts'
import { holdLock } from '#adapters/sqlite/hold-lock.ts'
import { openJournal } from '#adapters/sqlite/open-journal.ts'
import { openLibrary } from '#adapters/sqlite/open-library.ts'
import { answerQuestion } from '#answer/answer.ts'
import type { App, AppSettings } from '#channels/terminal/app-port.ts'
import type { Desk } from '#chat/desk.ts'
import type { AnswerQuestion } from '#chat/desk-parts.ts'
import { openDesk } from '#chat/open-desk.ts'
import { embedPending } from '#ingest/embed-pending.ts'
import { ingestFiles } from '#ingest/ingest.ts'
import { readFile } from '#ingest/read-file.ts'
import { storeReport } from '#ingest/store-report.ts'
import type { Embedder } from '#ports/embedder.ts'
import { readOwnPlace } from '#retrieve/read-scope.ts'
import { visibleReports } from '#retrieve/resolve-scope.ts'
import { suggestPlaces } from '#retrieve/suggest-places.ts'
import { describeError } from '#shared/errors.ts'
import type { Config } from './config.ts'
import { diagnose } from './diagnose.ts'
import { buildCommands } from './library-commands.ts'
import { serve } from './serve.ts'

/** Opens everything for one command; a folder that another process writes to is refused with AppError `busy`. */
export async function openApp(config: Config, { access }: Pick<AppSettings, 'access'>): Promise<App> {
  const parts = await openParts(config, access)
  const desk = joinDesk(parts)
  return {
    desk,
    place: config.place,
    ingest: (paths, options) => ingest(paths, options, parts),
    ask: (request) => parts.answer(request),
    ...buildCommands(parts),
    diagnose: () => diagnose(config, parts),
    serve: (say) => serve(say, { config, desk, parts }),
    close: parts.close,
  }
}

/** Everything that was opened, for the functions that join it. */
export type Parts = Awaited<ReturnType<typeof openParts>>

async function openParts(config: Config, access: AppSettings['access']) {
  const { dataDir } = config
  const isReadOnly = access === 'read'
  if (!isReadOnly) mkdirSync(dataDir, { recursive: true })
  const lock = isReadOnly ? null : holdLock(dataDir, access)
  const notes: string[] = []
  const segmenter = await openSegmenter()
  if (segmenter.note) notes.push(segmenter.note)
  const embedder = await openEmbedder(config, notes)
  const library = await openLibrary({ dataDir, segmenter, embedder, openIndex: openHnswIndex, isReadOnly })
  const journal = await openJournal({ dataDir, isReadOnly: false })
  const fileReader = openFileReader()
  const gazetteer = openGazetteer()
  const book = await loadPrompts(config.promptsDir)
  const shared = {
    segmenter,
    embedder,
    library,
    journal,
    gazetteer,
    book,
    fileReader,
    fileSystem: openFileSystem(),
  }
  const answer: AnswerQuestion = ({ text, askerPlace, context, ...options }) =>
    answerQuestion({ text, askerPlace, context }, options, {
      ...shared,
      thisYear: new Date().getFullYear(),
      clock: () => performance.now(),
    })
  return {
    ...shared,
    answer,
    notes,
    samplesFolder: config.corpusDir,
    async close() {
      await fileReader.close()
      await embedder?.close()
      await library.close()
      await journal.close()
      lock?.release()
    },
  }
}

async function openEmbedder(config: Config, notes: string[]): Promise<Embedder | null> {
  if (config.embedder === 'none') return null
  try {
    return await openOnnxEmbedder()
  } catch (error) {
    notes.push(`句向量用不了，只按词检索：${describeError(error)}`)
    return null
  }
}

function joinDesk(parts: Parts): Desk {
  const { library, journal, gazetteer } = parts
  return openDesk({
    library,
    journal,
    answer: parts.answer,
    readFile: (bytes, name) => readFile(bytes, name, parts),
    storeReport: async (request) => {
      const { id, outcome } = await storeReport(request, parts)
      return { id, outcome: outcome === 'joined' ? 'unchanged' : outcome }
    },
    hash: (bytes) => createHash('sha256').update(bytes).digest('hex'),
    newToken: () => randomBytes(18).toString('base64url'),
    now: () => new Date(),
    suggestPlaces: async (text) => {
      const visible = visibleReports(await library.listReports(), true)
      return suggestPlaces(text, { visible, gazetteer })
    },
    parsePlace: (text) => readOwnPlace(text, { gazetteer, known: [] }),
    hasEmbedder: parts.embedder !== null,
  })
}

const ingest = async (
  paths: readonly string[],
  { waitForVectors, onProgress }: Parameters<App['ingest']>[1],
  parts: Parts,
): ReturnType<App['ingest']> => {
  const onStep = ({ done, total }: { done: number; total: number }) =>
    onProgress({ label: '读报告', done, total })
  const result = await ingestFiles(paths, { ...parts, onStep })
  if (!waitForVectors || !parts.embedder) return result
  const { library, embedder } = parts
  await embedPending({ library, embedder, onStep: (step) => onProgress({ label: '建语义索引', ...step }) })
  return result
}
