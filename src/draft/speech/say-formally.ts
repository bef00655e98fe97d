// Step of reading a brief: what people say (prompts/drafting/sayings.tsv) -> the same as a document puts it, numbers moved along and never changed. One line; what is quoted stays.
import type { Saying } from '#domain/drafting-book.ts'
import { isTorn } from '#draft/clause/keep-sense.ts'

const quoted = /[“《][^”》\n]{1,60}[”》]/g
const mark = '\u0003'
const longestLine = 1000

/** Each saying is looked for only where its own words stand; the first of the table wins. */
export function sayFormally(line: string, sayings: readonly Saying[]): string {
  if (line.length > longestLine) return line
  const kept: string[] = []
  let out = line.replace(quoted, (whole) => {
    kept.push(whole)
    return mark
  })
  for (const { key, pattern, written } of sayings)
    if (out.includes(key)) {
      const said = out.replace(pattern, (...found: string[]) => fill(written, found.slice(1, -2)))
      if (!isTorn(out, said)) out = said
    }
  let at = 0
  return out
    .replaceAll(mark, () => kept[at++] ?? '')
    .replace(/^[，,：:、]+/, '')
    .replace(/[，,]{2,}/g, '，')
}

/** Parts of the written form: words, or the number of the slot that stands there. */
function fill(written: Saying['written'], slots: readonly (string | undefined)[]): string {
  return written.map((part) => (typeof part === 'string' ? part : (slots[part] ?? ''))).join('')
}
