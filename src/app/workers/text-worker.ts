// The thread that reads, drafts and checks foreign texts. In: jobs. Out: reports, briefs, drafts, findings; the library and the model are asked for.
import { workerData } from 'node:worker_threads'
import { openGazetteer } from '#adapters/gazetteer/open-gazetteer.ts'
import { loadDrafting } from '#adapters/prompts/load-drafting.ts'
import { loadPrompts } from '#adapters/prompts/load-prompts.ts'
import { type Ask, serveJobs } from '#adapters/workers/serve-jobs.ts'
import { openReading } from '#desk/open-reading.ts'
import type { DraftDeps } from '#draft/draft-deps.ts'
import { type DraftWork, openDraftWork } from '#draft/draft-work.ts'
import { readReport } from '#ingest/read/read-report.ts'
import type { ClauseReader } from '#ports/clauses/clause-reader.ts'
import type { JobGiven, ModelFacts } from './open-text-work.ts'

const { promptsDir } = workerData as { readonly promptsDir: string }
const gazetteer = openGazetteer()
const book = await loadPrompts(promptsDir)
const drafting = loadDrafting(promptsDir)
const own = { gazetteer, book, drafting, reading: openReading({ gazetteer, book }) }

serveJobs({
  'read-report': ({ extracted, fileName }: JobGiven['read-report']) => readReport(extracted, fileName, own),
  'read-brief': (given: JobGiven['read-brief'], ask) => openWork(ask).readBrief(given),
  draft: ({ request, model }: JobGiven['draft'], ask) =>
    openWork(ask, model).draft(request, { withModel: model !== null }),
  revise: (call: JobGiven['revise'], ask) => openWork(ask).revise(call),
  'check-text': (request: JobGiven['check-text'], ask) => openWork(ask).checkText(request),
  'compare-drafts': ({ before, after }: JobGiven['compare-drafts'], ask) =>
    openWork(ask).compareDrafts(before, after),
})

function openWork(ask: Ask, model: ModelFacts | null = null): DraftWork {
  const clauseReader: DraftDeps['clauseReader'] = {
    read: (told) => ask('readClauses', told) as ReturnType<ClauseReader['read']>,
  }
  const library = askLibrary(ask)
  return openDraftWork({ ...own, library, clauseReader, writer: model && askModel(ask, model) })
}

function askLibrary(ask: Ask): DraftDeps['library'] {
  type Asked = NonNullable<DraftDeps['library']>
  return {
    listReports: () => ask('listReports', null) as ReturnType<Asked['listReports']>,
    readReport: (id) => ask('readReport', id) as ReturnType<Asked['readReport']>,
    listFigures: (reports) => ask('listFigures', reports) as ReturnType<Asked['listFigures']>,
  }
}

/** The whole answer comes as one piece; the main thread keeps the model's own time. */
function askModel(ask: Ask, { name, timeoutMs, prompt }: ModelFacts): NonNullable<DraftDeps['writer']> {
  return {
    model: {
      name,
      timeoutMs,
      useTools: null,
      async *complete({ system, user, maxTokens }) {
        yield (await ask('complete', { system, user, maxTokens })) as string
      },
    },
    prompt,
  }
}
