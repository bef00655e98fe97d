// Step: list. What stands beside a title, else its address -> the day that the list gives it.

/** `date`: `YYYY-MM-DD`; null where there is none, or `written` is no day of the calendar. */
export interface ListDate {
  readonly date: string | null
  /** As it stands there; null where nothing looks like a date. */
  readonly written: string | null
}

const inWords = /(?<!\d)((?:19|20)\d{2})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})(?!\d)/
/** /202501/t20250121_3.html, /art/2025/1/21/art_5.html, /2025-01/21/content_8.htm */
const inAddress = [
  /\/t((?:19|20)\d{2})([01]\d)([0-3]\d)_/,
  /\/((?:19|20)\d{2})[-/](\d{1,2})[-/](\d{1,2})\//,
  /\/((?:19|20)\d{2})([01]\d)\/([0-3]\d)\//,
]

/** Words first: an address often bears the day on which the site was moved. */
export function readListDate(beside: string, address: string): ListDate {
  const match =
    inWords.exec(beside.slice(0, 1000)) ?? firstOf(inAddress, (one) => one.exec(address.slice(0, 1000)))
  if (!match) return { date: null, written: null }
  const [written, year = '', month = '', day = ''] = match
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return { date: isDay(date) ? date : null, written: written.replace(/^\/t?|[/_]$/g, '').trim() }
}

function firstOf<Item, Found>(items: readonly Item[], find: (item: Item) => Found | null): Found | null {
  for (const item of items) {
    const found = find(item)
    if (found) return found
  }
  return null
}

function isDay(date: string): boolean {
  const at = Date.parse(`${date}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(date)
}
