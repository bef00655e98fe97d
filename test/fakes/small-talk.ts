// Fake of nothing: prompts/asking/small-talk.tsv itself, for conversations under test.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseSmallTalk } from '#adapters/prompts/parse-asking.ts'

const file = resolve(import.meta.dirname, '../../prompts/asking/small-talk.tsv')

export const smallTalk = parseSmallTalk({ file, text: readFileSync(file, 'utf8') })
