// Step of drafting: a bulletin with a headline of its own -> what stands above the headline: its name, its number, who issues it and when.
import type { Brief } from '#domain/brief.ts'
import { type Draft, spellGap } from '#domain/draft.ts'
import type { Outline } from '#domain/drafting-book.ts'
import { spellDate } from '#shared/spell-date.ts'

/** Null for any other paper: a bulletin without a headline is called by its name and its number. */
export function buildMasthead(
  { asked, title, scope }: Brief,
  { forms }: Pick<Outline, 'forms'>,
  { issuer, signedOn, withHints }: Pick<Draft, 'issuer' | 'signedOn'> & { readonly withHints: boolean },
): readonly string[] | null {
  const isHeaded = title !== '' && !forms.some((form) => title.includes(form))
  if (scope.kind === 'section' || !forms.includes('简报') || !isHeaded) return null
  const form = asked?.form || '简报'
  const gap = (name: string) => (withHints ? spellGap(name) : '')
  const by = issuer === null ? gap('署名') : `${issuer}编`
  const day = signedOn === null ? gap('成文日期') : spellDate(signedOn)
  const lines = [`${asked?.topic ?? ''}${form}`, asked?.issue ?? gap('期号'), `${by}　${day}`.trim()]
  return lines.filter((line) => line !== '')
}
