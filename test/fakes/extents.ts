// Fake of nothing: prompts/asking/extents.tsv itself, for conversations under test.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseExtents } from '#adapters/prompts/parse-asking.ts'

const file = resolve(import.meta.dirname, '../../prompts/asking/extents.tsv')

export const extents = parseExtents({ file, text: readFileSync(file, 'utf8') })
