// Joins the thread that works on foreign texts. In: the parts. Out: reading, drafting and checking under a time limit each.
import { openTextWorker } from '#adapters/workers/open-text-worker.ts'
import type { CheckRequest } from '#check/gate/check-text.ts'
import type { ExtractedFile } from '#domain/block.ts'
import type { ReadReport } from '#domain/report.ts'
import type { DraftRequest } from '#draft/draft.ts'
import type { DraftDeps, DraftWriter } from '#draft/draft-deps.ts'
import type { DraftWork, RevisionCall } from '#draft/draft-work.ts'
import type { BriefInput } from '#draft/material/split-material.ts'
import type { ClauseReader, ToldClause } from '#ports/clauses/clause-reader.ts'
import type { CompletionRequest } from '#ports/language-model.ts'
import type { TextJob } from '#ports/text-worker.ts'
import type { Writer } from '#ports/writer.ts'

/** A model as the thread knows it. */
export interface ModelFacts {
  readonly name: string
  readonly timeoutMs: number
  readonly prompt: DraftWriter['prompt']
}

/** What each job of the thread is given. */
export interface JobGiven {
  readonly 'read-report': { readonly extracted: ExtractedFile; readonly fileName: string }
  readonly 'read-brief': BriefInput
  readonly draft: { readonly request: DraftRequest; readonly model: ModelFacts | null }
  readonly revise: RevisionCall
  readonly 'check-text': CheckRequest
  readonly 'compare-drafts': { readonly before: string; readonly after: string }
}

export interface TextWork {
  /** Drafting and checking over this library. */
  over(library: DraftDeps['library']): DraftWork
  /** `readReport` of ingest, under its limit. */
  readReport(extracted: ExtractedFile, fileName: string): Promise<ReadReport>
  close(): Promise<void>
}

/** A report of 20,000 characters takes 0.2 s, a yearbook of a million 10 s; hostile text of that length some more. */
const readingMs = 60_000
/** 100,000 characters, which is the most, take 1 to 2 s; a busy machine ten times that. */
const writingMs = 20_000

/** What the main thread lends it. */
interface OpenedParts {
  readonly writer: Writer | null
  readonly clauseReader?: ClauseReader | null
}

export function openTextWork(
  promptsDir: string,
  { writer: given, clauseReader = null }: OpenedParts,
): TextWork {
  const writer = given && { model: given.model, prompt: given.prompts.draft }
  const worker = openTextWorker({
    entry: new URL('text-thread.mjs', import.meta.url),
    settings: { promptsDir },
  })
  const runWith =
    (errands: NonNullable<TextJob['errands']>): Run =>
    (kind, given, limit) =>
      worker.run({ kind, given, errands, limitMs: limit.ms, tooLong: sayTooLong(limit) })
  const read = runWith({})
  return {
    readReport: (extracted, fileName) =>
      read('read-report', { extracted, fileName }, { ms: readingMs, what: `${fileName}:读这份文件` }),
    over: (library) => writeBy(runWith(openErrands(library, { writer, clauseReader })), writer),
    close: () => worker.close(),
  }
}

type Run = <Made, Kind extends keyof JobGiven>(
  kind: Kind,
  given: JobGiven[Kind],
  limit: Limit,
) => Promise<Made>

function openErrands(
  library: DraftDeps['library'],
  { writer, clauseReader }: { writer: DraftWriter | null; clauseReader: ClauseReader | null },
): NonNullable<TextJob['errands']> {
  return {
    listReports: async () => library!.listReports(),
    readReport: async (id: number) => library!.readReport(id),
    listFigures: async (reports: readonly number[] | undefined) => library!.listFigures(reports),
    readClauses: async (told: readonly ToldClause[]) => clauseReader?.read(told) ?? null,
    complete: (request: CompletionRequest) => collect(request, writer!),
  }
}

function writeBy(run: Run, writer: DraftWriter | null): DraftWork {
  return {
    readBrief: (given) => run('read-brief', given, { ms: writingMs, what: '读材料' }),
    draft: (request, { withModel }) =>
      run(
        'draft',
        { request, model: withModel ? describeModel(writer) : null },
        { ms: writingMs, what: '起草' },
      ),
    revise: (call) => run('revise', call, { ms: writingMs, what: '改稿' }),
    checkText: (request) => run('check-text', request, { ms: writingMs, what: '核对' }),
    compareDrafts: (before, after) =>
      run('compare-drafts', { before, after }, { ms: writingMs, what: '比较两稿' }),
  }
}

interface Limit {
  readonly ms: number
  readonly what: string
}

function sayTooLong({ ms, what }: Limit): TextJob['tooLong'] {
  return {
    message: `${what}超过${ms / 1000}秒，已中止。`,
    fix: '多半是里面有大段重复的符号、空格或数字。请去掉这些，或者拆成几份，再试一次。',
  }
}

function describeModel(writer: DraftWriter | null): ModelFacts | null {
  return writer ? { name: writer.model.name, timeoutMs: writer.model.timeoutMs, prompt: writer.prompt } : null
}

async function collect(request: CompletionRequest, { model }: DraftWriter): Promise<string> {
  let text = ''
  const signal = AbortSignal.timeout(model.timeoutMs)
  for await (const piece of model.complete({ ...request, signal })) text += piece
  return text
}
