// Step of reading a brief: what people say (prompts/drafting/sayings.tsv) -> the same as a document puts it, numbers moved along and never changed. One line; what is quoted stays.
import type { Saying } from '#domain/drafting-book.ts'
import { isTorn } from '#draft/clause/keep-sense.ts'
import { readsSound } from '#draft/clause/reads-sound.ts'
import { groupBy } from '#shared/group-by.ts'
import { oncePer } from '#shared/once-per.ts'

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
  const index = indexOf(sayings)
  let next = findNext(out, 0, index)
  while (next !== undefined) {
    const { pattern, written } = sayings[next]!
    const said = out.replace(pattern, (...found: string[]) => fill(written, found.slice(1, -2)))
    if (said !== out && !isTorn(out, said) && readsSound(out, said)) out = said
    next = findNext(out, next + 1, index)
  }
  let at = 0
  return out
    .replaceAll(mark, () => kept[at++] ?? '')
    .replace(/^[，,：:、]+/, '')
    .replace(/[，,]{2,}/g, '，')
}

/** The places in the table of the sayings that a character begins a key of. */
const indexOf = oncePer((sayings: readonly Saying[]) =>
  groupBy(
    sayings.flatMap(({ keys }, at) => keys.map((key) => ({ key, at }))),
    ({ key }) => key.charAt(0),
  ),
)

/** The first saying at or behind `from` whose words stand in the line. */
function findNext(line: string, from: number, index: ReturnType<typeof indexOf>): number | undefined {
  let next: number | undefined
  for (const character of ['', ...new Set(line)])
    for (const { key, at } of index.get(character) ?? [])
      if (at >= from && (next === undefined || at < next) && line.includes(key)) next = at
  return next
}

/** Parts of the written form: words, or the number of the slot that stands there. */
function fill(written: Saying['written'], slots: readonly (string | undefined)[]): string {
  return written.map((part) => (typeof part === 'string' ? part : (slots[part] ?? ''))).join('')
}
