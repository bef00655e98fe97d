// Measures reading (clean, outline, metadata, passages, figures) in one thread: reports of 5,000 characters a second. Out: one line of JSON.
import { openGazetteer } from '#adapters/gazetteer/open-gazetteer.ts'
import { loadPrompts } from '#adapters/prompts/load-prompts.ts'
import { readReport } from '#ingest/read/read-report.ts'
import { generateReports } from '../ingest/generate-reports.ts'

const book = await loadPrompts(new URL('../../prompts', import.meta.url).pathname)
const deps = { gazetteer: openGazetteer(), book }
const pages = generateReports(7, 100)

function readAll(): number {
  let characters = 0
  for (const { blocks, fileName } of pages) {
    const report = readReport(
      { format: 'txt', blocks, properties: {}, confidence: null, notes: [] },
      fileName,
      deps,
    )
    characters += report.text.length
  }
  return characters
}

readAll()
const heapBefore = process.memoryUsage().heapUsed
const startedAt = performance.now()
const cpuBefore = process.cpuUsage().user
let characters = 0
for (let round = 0; round < 5; round++) characters += readAll()
const seconds = (performance.now() - startedAt) / 1000
const cpuSeconds = (process.cpuUsage().user - cpuBefore) / 1e6
const heapMb = (process.memoryUsage().heapUsed - heapBefore) / 1e6
const perSecond = (time: number) => characters / 5000 / time
process.stdout.write(
  `${JSON.stringify({
    reportsPerSecond: perSecond(seconds),
    reportsPerCpuSecond: perSecond(cpuSeconds),
    reports: 5 * pages.length,
    heapGrowthMb: heapMb,
  })}\n`,
)
