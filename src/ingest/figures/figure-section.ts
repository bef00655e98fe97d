// Step: which section a position lies in. Sections in, a lookup out.
import type { Section, SectionPart } from '#domain/report.ts'

interface FoundSection {
  readonly path: string
  readonly part: SectionPart
  /** Heading of the level-1 section above; empty when there is none. */
  readonly topHeading: string
  /** The position is inside a printed heading (an inline 一是 has none of its own). */
  readonly isHeading: boolean
}

/** The deepest section that holds the position; null outside all. */
export function buildSectionFinder(sections: readonly Section[]): (at: number) => FoundSection | null {
  const sorted = [...sections].sort((a, b) => a.start - b.start || b.end - a.end)
  return (at) => {
    let found: Section | null = null
    let top: Section | null = null
    for (const section of sorted) {
      if (section.start > at) break
      if (at >= section.end) continue
      found = section
      if (section.level <= 1) top = section
    }
    if (found === null) return null
    const { start, end } = found.headingSpan
    return {
      path: found.path,
      part: found.part,
      topHeading: top?.heading ?? '',
      isHeading: found.level >= 1 && found.level <= 4 && at >= start && at < end,
    }
  }
}
