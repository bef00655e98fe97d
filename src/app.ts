// Joins ports to adapters and rooms to each other, once. In: settings. Out: the App that the command line runs.
import { createHash, randomBytes } from 'node:crypto'
import type { App, AppSettings } from '#channels/terminal/app-port.ts'
import type { Desk } from '#chat/desk.ts'
import { openDesk } from '#chat/open-desk.ts'
import { embedPending } from '#ingest/embed-pending.ts'
import { ingestFiles } from '#ingest/ingest.ts'
import { readFile } from '#ingest/read-file.ts'
import { storeReport } from '#ingest/store-report.ts'
import { readOwnPlace } from '#retrieve/read-scope.ts'
import { visibleReports } from '#retrieve/resolve-scope.ts'
import { suggestPlaces } from '#retrieve/suggest-places.ts'
import program from '../package.json' with { type: 'json' }
import type { Config } from './config.ts'
import { diagnose } from './diagnose.ts'
import { buildDraftCommands } from './draft-commands.ts'
import { buildFigureCommands, drawPicture, writeSheets } from './figure-commands.ts'
import { joinDraft } from './join-draft.ts'
import { buildCommands } from './library-commands.ts'
import { openParts, type Parts } from './open-parts.ts'
import { serve } from './serve.ts'

/** Opens everything for one command; a folder that another process writes to is refused with AppError `busy`. */
export async function openApp(
  config: Config,
  settings: Pick<AppSettings, 'access' | 'withSamples'>,
): Promise<App> {
  const parts = await openParts(config, settings)
  const desk = joinDesk(parts)
  return {
    desk,
    place: config.place,
    notices: parts.notices,
    ingest: (paths, options) => ingest(paths, options, parts),
    ask: (request) => parts.answer(request),
    ...buildCommands(parts),
    ...buildFigureCommands(parts, config.place),
    ...buildDraftCommands(parts),
    diagnose: () => diagnose(config, parts),
    serve: (say) => serve(say, { config, desk, parts }),
    close: parts.close,
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
    indicators: parts.book.indicators,
    drawPicture,
    writeSheets,
    ...joinDraft(parts),
    versions: { antou: program.version, embedder: parts.embedder?.id ?? 'none' },
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
