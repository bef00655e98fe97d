// Step: outline. Cleaned text -> sections with paths, and a warning for each fault of numbering.
import type { Section, Warning } from '#domain/report.ts'
import { findInlineItems, parseNumbering } from '#text/outline-numbering.ts'
import { findYears } from '#text/years.ts'
import { classifyPart } from './classify-part.ts'
import type { CleanedText } from './clean-text.ts'
import { isSalutation } from './find-frame.ts'
import { findHeadings, type Heading } from './find-headings.ts'
import { findNumberingFaults } from './find-numbering-faults.ts'

/** Sections in order of their start, a section before those inside it; spans cover everything under a heading. */
export function buildOutline(cleaned: CleanedText): {
  readonly sections: readonly Section[]
  readonly warnings: readonly Warning[]
} {
  const headings = findHeadings(cleaned)
  const year = guessYear(cleaned, headings)
  const tree: { heading: Heading; section: Section }[] = []
  const open: { heading: Heading; section: Section }[] = []
  for (const [index, heading] of headings.entries()) {
    while (open.length > 0 && open.at(-1)!.heading.rank >= heading.rank) open.pop()
    const parent = open.at(-1)?.section ?? null
    const end = findNext(headings, index)?.span.start ?? cleaned.body.end
    const entry = { heading, section: buildSection(cleaned.text, { heading, parent, end, year }) }
    tree.push(entry)
    open.push(entry)
  }
  const inner = settleParts(tree.map((entry) => entry.section))
  const sections = [...buildEnds(cleaned, headings), ...inner].sort((a, b) => a.start - b.start)
  const items = sections.flatMap((section, index) => {
    const next = sections[index + 1]?.start ?? section.end
    return buildItems(cleaned.text, section, next > section.start ? Math.min(section.end, next) : section.end)
  })
  const all = [...sections, ...items].sort((a, b) => a.start - b.start || a.level - b.level)
  return { sections: all, warnings: findNumberingFaults(all, tree) }
}

/** The heading that ends a section: the next of its own or a higher rank. */
function findNext(headings: readonly Heading[], index: number): Heading | null {
  const { rank } = headings[index]!
  for (let at = index + 1; at < headings.length; at++) if (headings[at]!.rank <= rank) return headings[at]!
  return null
}

function buildSection(
  text: string,
  at: { heading: Heading; parent: Section | null; end: number; year: number | null },
): Section {
  const { heading, parent } = at
  const printed = text.slice(heading.span.start, heading.span.end)
  return {
    path: parent ? `${parent.path}/${heading.label}` : heading.label,
    level: heading.level,
    heading: printed,
    headingSpan: heading.span,
    part: classifyPart(printed, parent?.part ?? null, at.year),
    start: heading.span.start,
    end: trimEnd(text, heading.span.start, at.end),
  }
}

/** Reports that follow the outline of a plan name no 举措: what stands before the problems is what was done. */
function settleParts(sections: readonly Section[]): Section[] {
  const turn = sections.find(
    (section) => section.level === 1 && (section.part === 'problem' || section.part === 'plan'),
  )
  return sections.map((section) => {
    const isBefore = turn !== undefined && section.start < turn.start
    return isBefore && section.part === 'other' ? { ...section, part: 'practice' } : section
  })
}

/** The lead-in before the first heading, and what follows the signature. */
function buildEnds(cleaned: CleanedText, headings: readonly Heading[]): Section[] {
  const { text, body, signature } = cleaned
  const until = headings[0]?.span.start ?? body.end
  const lineEnd = text.indexOf('\n', body.start)
  const isAddressed = lineEnd > 0 && lineEnd < until && isSalutation(text.slice(body.start, lineEnd))
  const start = isAddressed ? lineEnd + 1 : body.start
  const bare = { level: 0, heading: '', part: 'other' as const }
  const ends: Section[] = []
  const leadEnd = trimEnd(text, start, until)
  if (leadEnd > start)
    ends.push({ ...bare, path: '导语', headingSpan: { start, end: start }, start, end: leadEnd })
  const after = signature.end > signature.start ? signature.end : body.end
  const rest = after + text.slice(after).search(/\S|$/)
  if (rest < text.length)
    ends.push({
      ...bare,
      path: '附件',
      headingSpan: { start: rest, end: rest },
      start: rest,
      end: text.length,
    })
  return ends
}

/** Inline 一是 …: each up to the next one or the end of its paragraph. */
function buildItems(text: string, section: Section, ownEnd: number): Section[] {
  const from =
    section.heading === ''
      ? section.start
      : section.headingSpan.start + (parseNumbering(section.heading)?.length ?? 0)
  const own = text.slice(from, ownEnd)
  const items = findInlineItems(own)
  return items.map((item, index) => {
    const lineEnd = own.indexOf('\n', item.start)
    const next = items[index + 1]?.start ?? own.length
    const start = from + item.start
    const end = trimEnd(text, start, from + Math.min(next, lineEnd < 0 ? own.length : lineEnd))
    const clause = text.slice(start, end).search(/[。,，;；:：]/)
    const headingSpan = { start, end: clause < 0 ? end : start + clause }
    const heading = text.slice(headingSpan.start, headingSpan.end)
    const path = `${section.path}/${item.label}`
    return { path, level: 5, heading, headingSpan, part: section.part, start, end }
  })
}

function trimEnd(text: string, start: number, end: number): number {
  let at = end
  while (at > start && /\s/.test(text.charAt(at - 1))) at--
  return at
}

/** The year the title or the first headings name: what later years are measured against. */
function guessYear(cleaned: CleanedText, headings: readonly Heading[]): number | null {
  const title = cleaned.title ? cleaned.text.slice(cleaned.title.start, cleaned.title.end) : ''
  const top = headings
    .filter((heading) => heading.rank <= 1)
    .map((heading) => cleaned.text.slice(heading.span.start, heading.span.end))
  const lead = cleaned.text.slice(
    cleaned.body.start,
    Math.min(cleaned.body.start + 120, headings[0]?.span.start ?? cleaned.body.end),
  )
  for (const piece of [title, ...top, lead]) {
    const year = findYears(piece).find((mention) => mention.kind === 'year')
    if (year) return year.year
  }
  return null
}
