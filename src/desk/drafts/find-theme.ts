// Step: what a section is to be about -> the theme of prompts/drafting that it belongs to, by the longest of its words.
import type { Theme } from '#domain/drafting-book.ts'

/** Null where no word of any theme is named. */
export function findTheme(topic: string, themes: readonly Theme[]): Theme | null {
  const named = themes.flatMap((theme) =>
    theme.words.filter((word) => topic.includes(word)).map((word) => ({ theme, length: word.length })),
  )
  return named.sort((a, b) => b.length - a.length)[0]?.theme ?? null
}
