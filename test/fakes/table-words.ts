// The words for tables as shipped, and none at all.
import { readFileSync } from 'node:fs'
import type { TableWords } from '#domain/prompt-book.ts'
import { parseTableWords } from '../../src/adapters/prompts/parse-table-words.ts'

const read = (file: string) => ({ file, text: readFileSync(file, 'utf8') })

export const tableWords: TableWords = parseTableWords(
  read('prompts/reading/table-words.tsv'),
  read('prompts/reading/statutory-tables.tsv'),
)
