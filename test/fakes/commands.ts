// Fake of nothing: prompts/asking/commands.tsv itself, for conversations under test.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseCommands } from '#adapters/prompts/parse-asking.ts'
import { readCommand } from '#chat/commands/read-command.ts'

const file = resolve(import.meta.dirname, '../../prompts/asking/commands.tsv')

export const commands = parseCommands({ file, text: readFileSync(file, 'utf8') })

/** As serve asks of every message. */
export const asksToStop = (text: string) => readCommand(text, commands)?.kind === 'stop'
