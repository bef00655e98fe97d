// Step: a question that names one year and holds it against the year before (24年的跟上一年比) -> that year and the words that say it.
import type { Span } from '#domain/span.ts'

const against =
  /(?:比|跟|和|较|与|同|相比|相较于?)(?:起|到)?\s*((?:上一?年|前一年|头年|头一年|去年)(?:度|同期)?)(?![^，,。？?]{0,3}(?:底|末|初|春|秋|起))/

/** 24年的跟上一年比多了几条: the year before the one that is named; 去年 too, where the calendar's last year has no report. */
export function yearBefore(
  text: string,
  named: readonly number[],
  { held, thisYear }: { readonly held: readonly number[]; readonly thisYear: number },
): { readonly year: number; readonly span: Span } | null {
  const [only, ...others] = named
  const found = against.exec(text)
  if (only === undefined || others.length > 0 || !found || !held.includes(only - 1)) return null
  if (found[1]!.startsWith('去年') && held.includes(thisYear - 1)) return null
  const end = found.index + found[0].length
  return { year: only - 1, span: { start: end - found[1]!.length, end } }
}
