// Adapter: prompts/drafting/verbs.tsv -> the verbs that people say, each stem with each of its complements, and the names of things.
import type { SpokenVerb, SpokenVerbs } from '#domain/clauses/spoken-verb.ts'
import { AppError } from '#shared/errors.ts'
import { readLines, splitWords } from './read-table.ts'

/** 掉, 好 and 下来 say no more than that it is done. */
const anyComplement =
  '掉;完;好;成;齐;走;到;上;下;出来;出去;上来;上去;下来;下去;回来;进来;进去;过来;过去;起来;出;回'
/** A line that begins with it names a thing. */
const thingMark = '物'

/** Throws AppError `setting` with the line. */
export function parseVerbs(text: string): SpokenVerbs {
  const bySaid = new Map<string, SpokenVerb[]>()
  const things = new Map<string, string>()
  for (const { number, text: row } of readLines(text)) {
    const cells = row.split('\t').map((cell) => cell.trim())
    const [stems = '', complements = '', of = '', units = '', written = '', notAfter = ''] = cells
    if (stems === '')
      throw new AppError('setting', `verbs.tsv 第 ${number} 行：要有说法`, { fix: '按文件开头的说明改好' })
    if (stems === thingMark) for (const thing of splitWords(of)) things.set(thing, written)
    else
      for (const stem of splitWords(stems))
        for (const complement of listComplements(complements)) {
          const said = stem + complement
          const isBare = complement === '' && stem.length === 1
          const verb = { said, isBare, things: splitWords(of), units: splitWords(units), written, notAfter }
          bySaid.set(said, [...(bySaid.get(said) ?? []), verb])
        }
  }
  const written = new Set([...bySaid.values()].flatMap((verbs) => verbs.map((verb) => verb.written)))
  return { bySaid, things, written }
}

/** * is any of them or none, - none. */
function listComplements(text: string): readonly string[] {
  return splitWords(text.replace('*', `-;${anyComplement}`)).map((one) => (one === '-' ? '' : one))
}
