// Tool of reading briefs and of checking a model's sentences: the ways in which an indicator is called.
import type { DraftingBook } from '#domain/drafting-book.ts'
import type { Indicator } from '#domain/prompt-book.ts'

/** Its name without 数, its one-word synonyms and the colloquial ways to say it. */
export function namesOf(indicator: Indicator, group: string | null, drafting: DraftingBook): string[] {
  const colloquial = drafting.themes
    .flatMap((theme) => theme.groups)
    .filter((one) => one.name === group)
    .flatMap((one) => one.words.filter((entry) => entry.indicator === indicator.name))
    .flatMap((entry) => [...entry.words, ...entry.weakWords])
  return [
    bareName(indicator),
    ...indicator.synonyms.filter((synonym) => !synonym.includes(' ')),
    ...colloquial,
  ]
}

/** 执法检查次数 -> 执法检查. */
export function bareName({ name }: Indicator): string {
  return name.replace(/(?:次数|人数|份数|条数|件数|数|金额|人次|件量)$/, '')
}
