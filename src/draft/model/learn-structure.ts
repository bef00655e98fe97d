// Step of writing with a model: how peers build the section of a theme, in words. Nothing of their text is passed on.
import type { Theme } from '#domain/drafting-book.ts'
import { matchTheme } from '#draft/brief/match-indicator.ts'
import type { LibraryView } from '#ports/library-view.ts'
import { splitSentences } from '#text/split-sentences.ts'

/** Newer reports tell what is usual now; each is read once a draft. */
const mostReports = 12

/** By theme: 同行这一节一般写3句、约160字. Themes that no stored report has are absent. */
export async function learnStructure(
  themes: readonly Theme[],
  library: Pick<LibraryView, 'listReports' | 'readReport'> | undefined,
): Promise<ReadonlyMap<string, string>> {
  const sizes = new Map<string, { sentences: number[]; characters: number[] }>()
  const listed = library ? await library.listReports() : []
  const newest = listed
    .filter((report) => report.isTrusted)
    .toSorted((a, b) => (b.metadata.year ?? 0) - (a.metadata.year ?? 0))
    .slice(0, mostReports)
  for (const { id } of newest) {
    const report = await library!.readReport(id)
    for (const section of report?.sections.filter((one) => one.level === 2) ?? []) {
      const theme = matchTheme(section.heading, themes)
      if (!theme || !report) continue
      const size = sizes.get(theme.name) ?? { sentences: [], characters: [] }
      size.sentences.push(splitSentences(report.text, section.headingSpan.end, section.end).length)
      size.characters.push(section.end - section.headingSpan.end)
      sizes.set(theme.name, size)
    }
  }
  return new Map(
    themes.flatMap((theme) => {
      const size = sizes.get(theme.name)
      if (!size) return []
      const order = theme.groups.map((group) => group.name).join('、')
      return [
        [
          theme.name,
          `同行这一节一般写${median(size.sentences)}句、约${median(size.characters)}字，常依次写到${order}（素材没有的不写）。`,
        ],
      ]
    }),
  )
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0
}
