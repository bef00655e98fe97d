// Fakes of nothing: prompts/asking/extents.tsv, claims.tsv and reckonings.tsv themselves, for conversations under test.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseClaims, parseExtents, parseReckonings } from '#adapters/prompts/parse-asking.ts'

const read = (name: string) => {
  const file = resolve(import.meta.dirname, `../../prompts/asking/${name}.tsv`)
  return { file, text: readFileSync(file, 'utf8') }
}

export const extents = parseExtents(read('extents'))
export const claims = parseClaims(read('claims'))
export const reckonings = parseReckonings(read('reckonings'))
