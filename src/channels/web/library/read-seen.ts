// Step: decode. The reports that a form names, as far as its reader sees them.

import type { PageDeps } from '#channels/web/frame/page.ts'
import { readNumber } from '#channels/web/frame/read-form.ts'
import type { Reader } from '#domain/reader.ts'
import type { ReportSummary } from '#domain/report.ts'

/** Those of the numbers that this reader sees. */
export async function readSeen(
  reader: Reader,
  given: readonly string[],
  { desk }: PageDeps,
): Promise<readonly ReportSummary[]> {
  const ids = new Set(given.map((id) => readNumber(id)))
  return (await desk.listReports(reader)).filter(({ id }) => ids.has(id))
}
