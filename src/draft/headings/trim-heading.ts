// Step of writing: the heading of a theme and the text below it -> the heading without a further part that names what the text says no word of (强化行政权力监督，推进政务公开 over two lawsuits).
import type { OutlineSection, Theme } from '#domain/drafting-book.ts'

/** What the first part names, or the theme itself, stays. */
export function trimHeading(
  heading: string,
  { name, words }: Pick<Theme, 'name' | 'words'>,
  text: string,
): string {
  const [first = '', ...further] = heading.split('，')
  const told = further.filter((part) => {
    const named = words.filter((word) => word.length > 1 && part.includes(word) && !first.includes(word))
    return named.length === 0 || part.includes(name) || named.some((word) => text.includes(word))
  })
  return [first, ...told].join('，')
}

/** 信访工作 for 纠纷化解 whose text speaks of nothing but 信访: what its words in the text say. */
export function chooseHeading(
  heading: string,
  { words, otherNames }: Pick<OutlineSection, 'words' | 'otherNames'>,
  text: string,
): string {
  const said = words.filter((word) => text.includes(word))
  const other = otherNames.find((name) => said.length > 0 && said.every((word) => name.words.includes(word)))
  return other?.heading ?? heading
}
