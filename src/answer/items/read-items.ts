// Step: a stored report -> its items: the smallest sections, and what stands in a section before its own items begin. Each with its title and sentences.
import type { SentenceKind, SentenceWords } from '#domain/prompt-book.ts'
import type { Section, SectionPart } from '#domain/report.ts'
import type { Span } from '#domain/span.ts'
import type { StoredReport } from '#domain/stored-report.ts'
import { readSentenceKinds } from '#retrieve/sentence-kinds.ts'
import { cutEnd } from '#shared/cut-end.ts'
import { parseNumbering } from '#text/outline-numbering.ts'
import { touchesOrder } from '#text/private/find-orders.ts'
import { splitSentences } from '#text/split-sentences.ts'

export interface ItemSentence extends Span {
  readonly text: string
  readonly kinds: ReadonlySet<SentenceKind>
}

export interface Item extends Span {
  readonly section: Section
  readonly part: SectionPart
  /** The heading without its numeral; '' where it gives orders to a machine. */
  readonly title: string
  /** What stands before the items of its section: announces them, or tells what they have in common. */
  readonly isLead: boolean
  /** An inline item's first sentence holds its title. */
  readonly sentences: readonly ItemSentence[]
}

/** In the order of the text; titles and lead-ins of the whole report are none. What gives orders to a machine is left out. */
export function readItems(report: StoredReport, words: readonly SentenceWords[]): readonly Item[] {
  const sections = report.sections.filter(({ level }) => level >= 1)
  return sections.flatMap((section, i): Item[] => {
    const next = sections[i + 1]
    const inner = next && next.start < section.end && next.level > section.level ? next : null
    const start = goesOn(report.text, section) ? section.start : section.headingSpan.end
    const end = inner?.start ?? section.end
    const sentences = readSentences(report, { section, start, end, words })
    if (sentences.length === 0 && inner) return []
    return [
      {
        section,
        part: section.part,
        start: section.start,
        end,
        title: touchesOrder(report.warnings, section.headingSpan) ? '' : titleOf(section),
        isLead: inner !== null,
        sentences,
      },
    ]
  })
}

/** The heading is only the first piece of a sentence: （二）派驻人员流动快，年内换了2人。 */
function goesOn(text: string, { level, headingSpan }: Section): boolean {
  const next = text.charAt(headingSpan.end)
  return (
    level === inlineLevel ||
    !(/^[\s。.;；:：!！]?$/.test(next) || /[。;；:：]/.test(text.charAt(headingSpan.end - 1)))
  )
}

/** 一是, 二是: such an item has no line of its own for its heading. */
const inlineLevel = 5
/** Shorter pieces are numerals and marks. */
const leastSentence = 8

function readSentences(
  report: StoredReport,
  { section, start, end, words }: Span & { section: Section; words: readonly SentenceWords[] },
): readonly ItemSentence[] {
  return splitSentences(report.text, start, end)
    .filter((span) => span.end - span.start > leastSentence && !touchesOrder(report.warnings, span))
    .map((span) => {
      const text = report.text.slice(span.start, span.end)
      return { ...span, text, kinds: readSentenceKinds({ text, part: section.part }, words) }
    })
}

/** （三）包案不放，积案见底清零。 -> 包案不放，积案见底清零 */
export function titleOf({ heading, level }: Pick<Section, 'heading' | 'level'>): string {
  const numeral =
    level === inlineLevel ? inlineNumeral.exec(heading)?.[0].length : parseNumbering(heading)?.length
  return cutEnd(heading.slice(numeral ?? 0), /[\s。,，;；:：、]/).trimStart()
}

const inlineNumeral = /^(?:第?[一二三四五六七八九十]{1,3}(?:是|要|点|步)[要是]?|\d{1,2}[.．、])/
