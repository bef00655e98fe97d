// Step of revision: sections as written -> the same without the lower headings, where all else that could be pressed is pressed. No fact goes.
import type { DraftChoices, DraftSection } from '#domain/draft.ts'

/** Stands in `choices.short` beside the sections that are written short. */
export const lowerHeadings = '各级小标题'

export function tighten(sections: readonly DraftSection[], { short }: DraftChoices): readonly DraftSection[] {
  if (!short.includes(lowerHeadings)) return sections
  return sections.reduce<DraftSection[]>((done, section) => {
    const last = done.at(-1)
    // Prescribed tables keep their headings.
    const isPlain = section.level > 1 && section.paragraphs.every(({ text }) => text !== '')
    if (last === undefined || last.level === 0 || !isPlain) done.push(section)
    else done[done.length - 1] = { ...last, paragraphs: [...last.paragraphs, ...section.paragraphs] }
    return done
  }, [])
}

/** Nothing but the lower headings is left to press; null where they are, or only a part is to be short. */
export function pressFurther(choices: DraftChoices, sections: readonly DraftSection[]): DraftChoices | null {
  const { short } = choices
  const isWhole = sections.every(({ id }) => short.includes(id))
  const hasLower = sections.some(({ level }) => level > 1)
  return isWhole && hasLower && !short.includes(lowerHeadings)
    ? { ...choices, short: [...short, lowerHeadings] }
    : null
}
