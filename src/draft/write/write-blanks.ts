// Step of writing: a theme and no facts -> its paragraph with a blank for each number that it takes. Opening and clauses come from prompts/drafting.
import type { Theme } from '#domain/drafting-book.ts'

/** **依法化解矛盾纠纷。**坚持抓早抓小、就地化解，全年共调处各类矛盾纠纷【　】，调处成功【　】。 Empty where the theme has no clause of its own for what it asks. */
export function writeBlanks({ headings, openers, hints, groups }: Theme): string {
  const clauses = groups.flatMap((group) => group.clauses)
  const said = hints.flatMap((hint) => {
    const own = clauses.find(({ indicators }) => indicators.length === 1 && indicators[0] === hint)
    return own?.texts[0] ?? []
  })
  if (said.length === 0) return ''
  // 全年 is said once.
  const told = said.map((text, i) =>
    text.replace('{时}', i === 0 ? '全年' : '').replace(/\{数[^}]*\}/g, blank),
  )
  const opened = openers[0] === undefined ? '' : `${openers[0]}，`
  return `${headings[0] === undefined ? '' : `${headings[0]}。`}${opened}${told.join('，')}。`
}

const blank = '【　】'
