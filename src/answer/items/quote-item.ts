// Tool: an item, or a span of a report -> the quote that is shown of it.
import type { Quote } from '#answer/quotes/open-quote.ts'
import { reachList } from '#answer/quotes/reach-list.ts'
import type { Span } from '#domain/span.ts'
import type { StoredReport } from '#domain/stored-report.ts'
import { touchesOrder } from '#text/private/find-orders.ts'
import type { Item } from './read-items.ts'
import { cutSpan, shortenSpan } from './shorten-span.ts'

/** Up to `longest` characters. */
export function quoteSpan(
  report: StoredReport,
  section: string,
  { span, longest }: { readonly span: Span; readonly longest: number },
): Quote {
  const { start, end } = shortenSpan(report.text, span, longest)
  const text = report.text.slice(start, end)
  return { start, end, report: report.summary, text, section, score: 1, coverage: 1 }
}

/** To the end of the list that it begins: 原因一是…；二是…. */
export function quoteList({ text }: StoredReport, quote: Quote): Quote {
  const { start, end } = reachList(text, quote)
  return end === quote.end ? quote : { ...quote, start, end, text: text.slice(start, end) }
}

/** What the item is: its heading where that says it, else its first sentence. Null for an item without words. */
export function quoteItem(report: StoredReport, item: Item, longest: number): Quote | null {
  const { headingSpan, level, path } = item.section
  const isOwn = (item.sentences[0]?.start ?? headingSpan.end) >= headingSpan.end
  const isNamed =
    isOwn && level >= 2 && level <= 4 && item.title.length >= (longest < short ? shortTitle : tellingTitle)
  const isOpen = !touchesOrder(report.warnings, headingSpan)
  const span = isNamed && isOpen ? headingSpan : item.sentences[0]
  // What is planned or lacking stands at its beginning: 对说事室实行“一案一补”, and not in the number behind it.
  return span ? quoteSpan(report, path, { span: cutSpan(report.text, span, longest), longest }) : null
}

/** 人才缺乏 names, 视频设备有时掉线,调到一半画面没了 tells. */
const tellingTitle = 10
/** Where there is little room, a title says it better than a sentence that is cut. */
const short = 40
const shortTitle = 6

/** A quote is one line, and nothing that was left out stands in it. */
export function runOn({ text }: StoredReport, sentences: readonly Span[]): readonly Span[] {
  const end = sentences.findIndex((sentence, i) => {
    const before = sentences[i - 1]
    return before !== undefined && text.slice(before.end, sentence.start) !== ''
  })
  return end < 0 ? sentences : sentences.slice(0, end)
}
