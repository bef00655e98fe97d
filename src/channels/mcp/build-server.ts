// Step: encode. In: who asks, the desk, its table of operations. Out: a Model Context Protocol server: a tool an operation, a resource a report.
import { McpServer, ResourceTemplate } from '@modelcontextprotocol/sdk/server/mcp.js'
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js'
import type { DoorDesk, Operation } from '#desk/doors/operation.ts'
import { operations } from '#desk/doors/operations.ts'
import { listReportNames, readWholeReport } from '#desk/doors/reports.ts'
import type { Reader } from '#domain/reader.ts'
import { AppError, describeError } from '#shared/errors.ts'
import type { Log } from '#shared/log.ts'

export interface McpParts {
  /** Who asks, as of each call; a rejection is told to the client. */
  readonly readReader: () => Promise<Reader>
  readonly desk: DoorDesk
  /** Of this program. */
  readonly version: string
  readonly log: Pick<Log, 'fail'>
}

const instructions =
  '案头查中国乡镇公开的报告。先用 ask 提问；要自己看原文用 search、read_section；要数用 figures、compare。转述时保留 [n] 和原文，不改数，不补单位；没有查到的就说没有。'

/** One for one reader; it shows what he may see, as of each call. */
export function buildServer(parts: McpParts): McpServer {
  const server = new McpServer({ name: 'antou', title: '案头', version: parts.version }, { instructions })
  for (const operation of operations) addTool(server, operation, parts)
  addReports(server, parts)
  return server
}

/** All of them only read: a draft is handed out and not kept. */
function addTool(server: McpServer, operation: Operation, { readReader, desk, log }: McpParts): void {
  const { name, title, help: description, input: inputSchema, output: outputSchema } = operation
  const annotations = {
    title,
    readOnlyHint: true,
    destructiveHint: false,
    idempotentHint: true,
    openWorldHint: false,
  }
  const shapes = { title, description, inputSchema, outputSchema, annotations }
  server.registerTool(name, shapes, async (given: unknown): Promise<CallToolResult> => {
    try {
      const { data, text } = await operation.run(await readReader(), given, desk)
      return { content: [{ type: 'text', text }], structuredContent: data }
    } catch (error) {
      return { isError: true, content: [{ type: 'text', text: tell(error, log) }] }
    }
  })
}

/** A known failure keeps its words and its fix; of an unknown one only the log learns more. */
function tell(error: unknown, log: McpParts['log']): string {
  if (error instanceof AppError) return describeError(error)
  log.fail('mcp', error)
  return '出了没有料到的错。\n→ 请再试一次；还不行，请管理员看日志。'
}

/** `antou://reports/12`; more than these are reached by the tool `reports`. */
const mostListed = 1000
const mimeType = 'text/plain'

function addReports(server: McpServer, { readReader, desk }: McpParts): void {
  const addressOf = (id: number) => `antou://reports/${id}`
  const list = async () => {
    const reports = await listReportNames(await readReader(), desk)
    const resources = reports.slice(0, mostListed).map(({ id, name }) => {
      return { uri: addressOf(id), name, title: name, mimeType }
    })
    return { resources }
  }
  server.registerResource(
    'report',
    new ResourceTemplate('antou://reports/{id}', { list }),
    { title: '报告全文', description: '一份报告的全文，按章节；编号见列表或工具 reports', mimeType },
    async (uri, { id }) => {
      const text = await readWholeReport(await readReader(), String(id), desk)
      return { contents: [{ uri: uri.href, mimeType, text }] }
    },
  )
}
