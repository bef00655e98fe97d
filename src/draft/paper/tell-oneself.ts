// Step of writing: sections of a report on oneself (述职述法) -> each tells who did it: 我主持…, once where it begins to tell of deeds of one's own.
import type { DraftParagraph, DraftSection } from '#domain/draft.ts'
import type { Outline } from '#domain/drafting-book.ts'

/** What only a person does, at the head of a sentence. */
const deeds =
  /(?<=^|。)(?:亲自|带头|带队|主持|牵头|参加|包案|包保|审签|签批|批示|督办|出庭|听取|接访|接待来访|主动|专题研究|审查合同|深入|走访|调研|讲授?(?:党|法治?)课|学习)/

/** Shortcomings are told of oneself anyhow; what is planned says it in its opening. */
export function tellOneself(
  sections: readonly DraftSection[],
  { sections: outlined }: Outline,
  self: string,
): readonly DraftSection[] {
  return sections.map((section) => {
    const own = outlined.find(({ heading }) => heading === section.id)
    const isPart = own?.takes.some((name) => ['不足', '原因', '打算'].includes(name)) ?? false
    if (isPart || section.level === 0 || section.paragraphs.some(({ text }) => text.includes(self)))
      return section
    const at = section.paragraphs.findIndex(({ text }) => deeds.test(text))
    if (at < 0) return section
    const paragraphs = section.paragraphs.map((one, index) => (index === at ? putSelf(one, self) : one))
    return { ...section, paragraphs }
  })
}

function putSelf({ text, sources }: DraftParagraph, self: string): DraftParagraph {
  const at = deeds.exec(text)!.index
  const moved = sources.map((one) =>
    one.start < at ? one : { ...one, start: one.start + self.length, end: one.end + self.length },
  )
  return { text: text.slice(0, at) + self + text.slice(at), sources: moved }
}
