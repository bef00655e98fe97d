// A library of the sample reports in a folder of its own, and the whole answer flow over it, words only; passages may be altered on their way to the model.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openEndpointGuard } from '#adapters/endpoints/open-endpoint-guard.ts'
import { openGazetteer } from '#adapters/gazetteer/open-gazetteer.ts'
import { loadModelPrompts } from '#adapters/models/load-model-prompts.ts'
import { openLanguageModel } from '#adapters/models/open-language-model.ts'
import { loadPrompts } from '#adapters/prompts/load-prompts.ts'
import { openSegmenter } from '#adapters/segmenters/open-segmenter.ts'
import { type AnswerOptions, answerQuestion } from '#answer/answer.ts'
import type { ReportSummary } from '#domain/report.ts'
import type { StoredReport } from '#domain/stored-report.ts'
import type { LanguageModel } from '#ports/language-model.ts'
import { readCorpusPassages } from '../fakes/corpus-passages.ts'
import { openWholeLibrary, type WholeLibrary } from '../fakes/library/whole-library.ts'

const promptsDir = new URL('../../prompts', import.meta.url).pathname
/** What no message, answer or log may hold. */
export const testKey = 'sk-test-4f9a1c77e2'

interface AskOptions extends AnswerOptions {
  readonly timeoutMs?: number
  readonly isAgent?: boolean
  /** In the place of the one at `url`. */
  readonly model?: LanguageModel
  readonly isReader?: boolean
  readonly earlier?: readonly string[]
  /** Alters a report when it is read (planted instructions). */
  readonly change?: (report: StoredReport) => StoredReport
}

export type TestAnswer = Awaited<ReturnType<typeof openTestAnswer>>

/** `change` alters a report before it is stored (planted instructions). */
export async function openTestAnswer() {
  const dataDir = mkdtempSync(join(tmpdir(), 'antou-answer-'))
  const segmenter = await openSegmenter()
  const library = await openWholeLibrary({ dataDir, segmenter, embedder: null })
  const { reports } = await readCorpusPassages()
  for (const [i, report] of reports.entries()) {
    const source = { location: `/reports/${i}.txt`, file: `${i}.txt`, hash: String(i).padStart(64, '0') }
    await library.storeReport({ report, source, isSample: false })
  }
  const gazetteer = openGazetteer()
  const book = await loadPrompts(promptsDir)
  const deps = {
    library,
    segmenter,
    embedder: null,
    wordings: () => null,
    gazetteer,
    book,
    thisYear: 2025,
    clock: () => performance.now(),
  }
  return {
    library,
    prompts: loadModelPrompts(promptsDir),
    /** By the model at `url`, or by extract where it is null. */
    ask(
      text: string,
      url: string | null,
      { timeoutMs = 1500, change = (report) => report, isAgent = false, ...options }: AskOptions = {},
    ) {
      const settings = { model: 'fake-model', url, key: testKey, timeoutMs, isAgent }
      const model = options.model ?? (url === null ? null : openLanguageModel(settings, openEndpointGuard))
      const { isReader = false, earlier: context = [] } = options
      const writer = model && { model, prompts: loadModelPrompts(promptsDir), isReader }
      const altered: WholeLibrary = {
        ...library,
        readReport: async (id) => {
          const report = await library.readReport(id)
          return report && change(report)
        },
      }
      return answerQuestion({ text, askerPlace: null, context }, options, {
        ...deps,
        library: altered,
        writer,
      })
    },
    async close() {
      await library.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** What is planted takes the place of the end of every passage that speaks of wages, so that no offset moves. */
export function plant(
  choose: (report: ReportSummary) => string | null,
): (report: StoredReport) => StoredReport {
  return (report) => {
    const text = choose(report.summary)
    if (text === null) return report
    let body = report.text
    const passages = report.passages.map((passage) => {
      if (!/薪|工资/.test(passage.text) || passage.text.length < text.length + 40) return passage
      const at = passage.end - text.length
      body = body.slice(0, at) + text + body.slice(passage.end)
      const kept = passage.sentences.filter(({ end }) => end <= at)
      const sentences = [...kept, { start: at, end: passage.end }]
      return { ...passage, text: passage.text.slice(0, -text.length) + text, sentences }
    })
    return { ...report, text: body, passages }
  }
}
