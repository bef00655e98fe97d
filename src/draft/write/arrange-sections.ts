// Step of writing: sections in the order that was asked for, without empty ones, numbered.
import type { DraftChoices, DraftSection } from '#domain/draft.ts'
import type { OutlineSection } from '#domain/drafting-book.ts'
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
  return sections.filter(
    (section, index) => section.paragraphs.length > 0 || (sections[index + 1]?.level ?? 0) > section.level,
  )
}

/** 一、（一） by place in the order. */
export function numberSections(sections: readonly DraftSection[]): DraftSection[] {
  let first = 0
  let second = 0
  return sections.map((section) => {
    if (section.level === 1) {
      first++
      second = 0
      return { ...section, heading: `${renderNumeral(first)}、${section.heading}` }
    }
    second++
    return { ...section, heading: `（${renderNumeral(second)}）${section.heading}` }
  })
}
