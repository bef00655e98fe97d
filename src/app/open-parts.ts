// Opens every adapter once, for one command. In: settings. Out: the parts that open-app.ts joins.
import { openOnnxEmbedder } from '#adapters/embedders/open-onnx-embedder.ts'
import { openOnnxReranker } from '#adapters/embedders/open-onnx-reranker.ts'
import { openOpenaiEmbedder } from '#adapters/embedders/open-openai-embedder.ts'
import { openEndpointGuard } from '#adapters/endpoints/open-endpoint-guard.ts'
import { openFileSystem } from '#adapters/file-system/open-file-system.ts'
import { openGazetteer } from '#adapters/gazetteer/open-gazetteer.ts'
import { openClauseHead } from '#adapters/heads/open-clause-head.ts'
import { openHeads } from '#adapters/heads/open-heads.ts'
import { openMeaning } from '#adapters/heads/open-meaning.ts'
import { openWishHead } from '#adapters/heads/open-wish-head.ts'
import { describeStandIn } from '#adapters/hnsw/load-hnswlib.ts'
import { openHnswIndex } from '#adapters/hnsw/open-hnsw-index.ts'
import { loadModelPrompts } from '#adapters/models/load-model-prompts.ts'
import { openLanguageModel } from '#adapters/models/open-language-model.ts'
import { loadPrompts } from '#adapters/prompts/load-prompts.ts'
import { openFileReader } from '#adapters/readers/open-file-reader.ts'
import { openSegmenter } from '#adapters/segmenters/open-segmenter.ts'
import { openWebSource } from '#adapters/web-source/open-web-source.ts'
import { type AnswerDeps, answerQuestion } from '#answer/answer.ts'
import type { Drop } from '#answer/gate/open-gate.ts'
import type { AppSettings } from '#channels/terminal/app-port.ts'
import type { AnswerQuestion } from '#desk/ask-desk.ts'
import type { PersonNotice } from '#desk/people/admit.ts'
import type { Embedder } from '#ports/embedder.ts'
import type { Reranker } from '#ports/reranker.ts'
import type { Writer } from '#ports/writer.ts'
import { openWordings } from '#retrieve/known-wordings.ts'
import { describeError } from '#shared/errors.ts'
import type { Log } from '#shared/log.ts'
import type { Config } from '../config.ts'
import { openSources } from './open-sources.ts'
import { openStorage } from './open-storage.ts'
import { openTextWork } from './workers/open-text-work.ts'

/** Everything that was opened, for the functions that join it. */
export type Parts = Awaited<ReturnType<typeof openParts>>

/** Throws AppError `busy` when another process writes to the folder. */
export async function openParts(
  config: Config,
  { access, withSamples }: Pick<AppSettings, 'access' | 'withSamples'>,
) {
  const segmenter = await openSegmenter()
  const notes = [segmenter.note, describeStandIn()].filter((note) => note !== null)
  const embedder = await openOrNote('句向量用不了，只按词检索', notes, () => openEmbedder(config))
  const reranker = await openOrNote('重排模型用不了，检索照常', notes, () => openReranker(config))
  const storage = await openStorage(access, { segmenter, embedder, openIndex: openHnswIndex }, config)
  const { library, journal, isWritable } = storage
  const fileReader = openFileReader()
  const gazetteer = openGazetteer()
  const book = await loadPrompts(config.promptsDir)
  const writer = await openOrNote('大模型用不了，只用原文摘录', notes, () => openWriter(config))
  const textWork = openTextWork(config.promptsDir, { writer, clauseReader: openClauseHead(embedder) })
  const shared = {
    textWork,
    readOutside: textWork.readReport,
    wordings: openWordings(book.wordings, embedder),
    segmenter,
    embedder,
    ...openLearnt(embedder),
    reranker,
    store: library.store,
    views: library.views,
    journal,
    gazetteer,
    book,
    writer,
    fileReader,
    fileSystem: openFileSystem(),
    webSource: openWebSource({ hosts: config.hosts }),
  }
  const who = whoMay(config)
  // Set by whoever serves: what sources bring, and what the gate held back, is told there.
  const serverLog: { current: Log | null } = { current: null }
  const sources = openSources({ ...shared, ...who, serverLog }, config.sources.paceMs)
  return {
    ...{ ...shared, ...who, sources, serverLog, noteWhole: library.noteWhole },
    answer: joinAnswer(shared, serverLog),
    withSamples,
    notes,
    ...{ isWritable, shared: storage.shared, notices: [...storage.notices] },
    ...{ samplesFolder: config.corpusDir, promptsDir: config.promptsDir, place: config.place },
    async close() {
      await sources.looker.stop()
      for (const part of [textWork, fileReader, embedder, reranker, storage]) await part?.close()
    },
  }
}

/** Null where there is no encoder: tables and rules read alone. */
function openLearnt(embedder: Embedder | null) {
  return { reader: openHeads(embedder), wishReader: openWishHead(embedder), meaning: openMeaning(embedder) }
}

/** Whom the settings let in, and how much each may ask. */
function whoMay({ web, people, sources }: Config) {
  const isPasswordPage = web.password !== null
  // Set by whoever opens the chats: the way to a person who did not just write.
  const posts: { tell: ((notice: PersonNotice) => Promise<boolean>) | null } = { tell: null }
  const tellPerson = async (notice: PersonNotice) => (await posts.tell?.(notice)) ?? false
  const { limits, tokenPace, keepDays, publicUrl: pageAddress } = people
  const started = { ...limits, tokenPace, keepDays, sourceHours: sources.hours }
  return {
    isLocalPage: isLocalPage(web),
    isPasswordPage,
    admitted: people,
    started,
    pageAddress,
    posts,
    tellPerson,
  }
}

/** Behind a proxy the office comes from this machine as well; a proxy is named, or there is a password. */
function isLocalPage({ host, password, proxies }: Config['web']): boolean {
  return /^(?:127\.0\.0\.1|localhost|::1)$/.test(host) && password === null && proxies.length === 0
}

/** The answer room, over whatever view it is given. */
function joinAnswer(
  parts: Omit<AnswerDeps, 'library' | 'thisYear' | 'clock' | 'onDropped'>,
  serverLog: { readonly current: Log | null },
): AnswerQuestion {
  return (
    { text, askerPlace, context, last = null, isPiece = false, withModel = true, ...options },
    library,
  ) =>
    answerQuestion({ text, askerPlace, context, last, isPiece }, options, {
      ...parts,
      writer: withModel ? (parts.writer ?? null) : null,
      library,
      thisYear: new Date().getFullYear(),
      clock: () => performance.now(),
      onDropped: (drop) => logDrop(drop, serverLog.current),
    })
}

/** A line that the gate held back is a fault of this program: one line in the server's log (a command's answer lists it itself), without words of question or report. */
function logDrop(drop: Drop, log: Log | null): void {
  log?.note('answer-line-dropped', { ...drop })
}

/** A part that answers can do without: a wrong setting is told at start and by doctor, and keeps the office from nothing else. */
async function openOrNote<Part>(
  loss: string,
  notes: string[],
  open: () => Promise<Part> | Part | null,
): Promise<Part | null> {
  try {
    return await open()
  } catch (error) {
    notes.push(`${loss}：${describeError(error)}`)
    return null
  }
}

function openEmbedder({ embedder }: Config): Promise<Embedder> | null {
  if (embedder.kind === 'none') return null
  return embedder.kind === 'openai'
    ? openOpenaiEmbedder(embedder, openEndpointGuard)
    : openOnnxEmbedder(embedder)
}

function openReranker({ rerankerDir }: Config): Promise<Reranker> | null {
  return rerankerDir === null ? null : openOnnxReranker({ dir: rerankerDir })
}

function openWriter({ model, promptsDir }: Config): Writer | null {
  if (!model) return null
  const prompts = loadModelPrompts(promptsDir)
  return { model: openLanguageModel(model, openEndpointGuard), prompts, isReader: model.isReader }
}
