// The `mcp` command: MCP on standard input and output, for who sits at the machine or, with ANTOU_TOKEN, for that token's person.
import { openLog } from '#adapters/log/open-log.ts'
import { serveStdio } from '#channels/mcp/serve-stdio.ts'
import type { Desk } from '#desk/desk.ts'
import type { Reader } from '#domain/reader.ts'
import { AppError } from '#shared/errors.ts'
import program from '../../package.json' with { type: 'json' }
import type { Config } from '../config.ts'

interface McpCall {
  readonly desk: Desk
  /** Who sits at the machine. */
  readonly reader: Reader
}

/** Resolves when the input ends. Throws AppError `setting` for a token that opens nothing. */
export async function serveMcp(
  { token, log: settings }: Pick<Config, 'token' | 'log'>,
  { desk, reader }: McpCall,
): Promise<void> {
  const readReader = async () => (token === null ? reader : openReader(token, desk))
  await readReader()
  // Standard output is the protocol's.
  const log = openLog(settings, (line) => process.stderr.write(`${line}\n`))
  await serveStdio({ desk, readReader, version: program.version, log })
}

async function openReader(token: string, desk: Desk): Promise<Reader> {
  const asker = await desk.openToken(token)
  if (asker) return asker.reader
  throw new AppError('setting', 'ANTOU_TOKEN 里的令牌不对、作废了，或者主人停用了。', {
    fix: '用 antou tokens 看还有哪些；不设 ANTOU_TOKEN，就是坐在这台机器前的管理员。',
  })
}
