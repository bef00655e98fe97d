// Step of writing: sections in the order that was asked for, without empty ones, numbered.
import type { DraftChoices, DraftParagraph, DraftSection } from '#domain/draft.ts'
import type { Outline, OutlineSection } from '#domain/drafting-book.ts'
import { isByWords } from '#draft/place/place-facts.ts'
import { renderNumeral } from '#text/numbers/numerals.ts'

/** 把X放前面: among its siblings, the section that takes X comes first. */
export function orderSections(
  sections: readonly OutlineSection[],
  choices: DraftChoices,
): readonly OutlineSection[] {
  let ordered = [...sections]
  for (const name of [...choices.first].reverse()) {
    const at = ordered.findIndex((section) => section.heading === name || section.takes.includes(name))
    if (at < 0) continue
    const { level } = ordered[at]!
    const end = endOf(ordered, at)
    const parent = level === 1 ? -1 : ordered.slice(0, at).findLastIndex((section) => section.level < level)
    const block = ordered.slice(at, end)
    const others = [...ordered.slice(0, at), ...ordered.slice(end)]
    ordered = [...others.slice(0, parent + 1), ...block, ...others.slice(parent + 1)]
  }
  return ordered
}

function endOf(sections: readonly OutlineSection[], at: number): number {
  const next = sections.findIndex((section, index) => index > at && section.level <= sections[at]!.level)
  return next < 0 ? sections.length : next
}

/** 总述 without facts over its own sections needs no text, but a heading with neither text nor sections goes. */
export function dropEmptyParents(sections: readonly DraftSection[]): DraftSection[] {
  const kept: DraftSection[] = []
  for (const section of sections.toReversed()) {
    const isFilled = section.paragraphs.length > 0 || section.table !== undefined
    if (isFilled || (kept.at(-1)?.level ?? 0) > section.level) kept.push(section)
  }
  return kept.reverse()
}

/** Shorter than this and without a number, a section is no section: it goes on in the one before it. */
const thin = 30

const denial = /^(?:[\u4e00-\u9fff]{0,8}[，,])?(?:[\u4e00-\u9fff]{0,8}?)(?:没有|未|无|零)[^\d]*。$/

/** Of an outline by words: thin sections join their neighbour, and a lone （一） gives its text to what stands above. */
export function joinThin(sections: readonly DraftSection[], outline: Outline): readonly DraftSection[] {
  if (!isByWords(outline)) return joinRest(sections, outline)
  const joined: DraftSection[] = []
  for (const section of sections) {
    const before = joined.at(-1)
    const text = section.paragraphs.map((one) => one.text).join('')
    const isThin = section.level === 2 && text.length <= thin && !/\d/.test(text)
    const part = joined.findLastIndex(({ level }) => level === 1)
    const isOpening = isThin && part >= 0 && denial.test(text)
    if (isOpening || (isThin && before?.level === 2)) {
      // 全年没有发生群体性事件 is said of all of the part, and opens it; else it goes on where it stands.
      const at = isOpening ? part : joined.length - 1
      const target = joined[at]!
      joined[at] = { ...target, paragraphs: joinParagraphs(target.paragraphs, section.paragraphs) }
    } else joined.push(section)
  }
  return joined.flatMap((section, index) => {
    const [before, next] = [joined[index - 1], joined[index + 1]]
    const isLone = section.level === 2 && before?.level !== 2 && next?.level !== 2
    if (isLone && before?.level === 1) return []
    const lone = section.level === 1 && next?.level === 2 && joined[index + 2]?.level !== 2 ? next : null
    return [lone ? { ...section, paragraphs: [...section.paragraphs, ...lone.paragraphs] } : section]
  })
}

/** A paragraph is not longer than this. */
const longParagraph = 260

/** The first of the others goes on in the last of those before it. */
function joinParagraphs(
  before: readonly DraftParagraph[],
  others: readonly DraftParagraph[],
): readonly DraftParagraph[] {
  const [last, next] = [before.at(-1), others[0]]
  if (!last || !next || last.text.length + next.text.length > longParagraph) return [...before, ...others]
  const shift = last.text.length
  const sources = next.sources.map((one) => ({ ...one, start: one.start + shift, end: one.end + shift }))
  const joined = { text: last.text + next.text, sources: [...last.sources, ...sources] }
  return [...before.slice(0, -1), joined, ...others.slice(1)]
}

/** 没有文件被撤销 alone makes no part of a report: it ends the last section of what was done. */
function joinRest(sections: readonly DraftSection[], outline: Outline): readonly DraftSection[] {
  const names = outline.sections.filter((one) => one.takes.includes('其他')).map((one) => one.heading)
  const at = sections.findIndex(({ id, level }) => level === 1 && names.includes(id))
  const text = sections[at]?.paragraphs.map((one) => one.text).join('') ?? ''
  const target = sections.findLastIndex(({ level }, index) => level === 2 && index < at)
  if (at < 0 || target < 0 || sections[at]!.table || text.length > thin || /\d/.test(text)) return sections
  return sections.flatMap((section, index) => {
    if (index === at) return []
    return [
      index === target
        ? { ...section, paragraphs: joinParagraphs(section.paragraphs, sections[at]!.paragraphs) }
        : section,
    ]
  })
}

/** 一、（一） by place in the order; what has no heading has no numeral. */
export function numberSections(sections: readonly DraftSection[]): DraftSection[] {
  let first = 0
  let second = 0
  return sections.map((section) => {
    if (section.heading === '') return section
    if (section.level === 1) {
      first++
      second = 0
      return { ...section, heading: `${renderNumeral(first)}、${section.heading}` }
    }
    second++
    return { ...section, heading: `（${renderNumeral(second)}）${section.heading}` }
  })
}
