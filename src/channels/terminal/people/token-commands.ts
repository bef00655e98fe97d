// Commands over tokens: tokens (list, add, remove): what lets another program ask for a person over /mcp, /v1 and /api.
import type { Command } from 'commander'
import { renderTable } from '#channels/terminal/render-table.ts'
import { type Session, writeJson } from '#channels/terminal/session.ts'
import type { ListedToken } from '#desk/people/token-desk.ts'
import { AppError } from '#shared/errors.ts'

export function buildTokenCommands(program: Command, session: Session): void {
  const tokens = program
    .command('tokens')
    .description('让别的程序以某个人的身份来问的令牌（/mcp、/v1、/api 用）')
    .option('--json', '结果以 JSON 输出')
    .action((options: { json?: boolean }) =>
      session.run('read', async ({ desk, reader }) => {
        const list = await desk.listTokens(reader)
        if (options.json) writeJson(session, list)
        else session.io.out(`${renderTokens(list)}\n`)
      }),
    )
  tokens
    .command('add')
    .argument('<编号>', '以谁的身份，见 antou people；还没有的网页账号写 page:名字')
    .option('--name <名字>', '给谁用的，例如 Dify')
    .description('发一个令牌，只显示这一次；看得到什么、能做什么，和这个人一样')
    .action((person: string, { name }: { name?: string }) =>
      session.run('write', async ({ desk, reader }) => {
        const made = await desk.addToken(reader, person, name)
        if (tokens.opts().json) writeJson(session, made)
        else {
          session.io.err(`${person} 的令牌 ${made.id}，只显示这一次：\n`)
          session.io.out(`${made.token}\n`)
        }
      }),
    )
  tokens
    .command('remove')
    .argument('<令牌编号>', '见 antou tokens')
    .description('作废一个令牌，从下一次请求起')
    .action((id: string) =>
      session.run('write', async ({ desk, reader }) => {
        if (!(await desk.removeToken(reader, id))) throw unknownToken(id)
        if (tokens.opts().json) writeJson(session, { id, removed: true })
        else session.io.out(`令牌 ${id} 作废了。\n`)
      }),
    )
}

function unknownToken(id: string): AppError {
  return new AppError('input', `没有编号为 ${id.slice(0, 20)} 的令牌。`, { fix: '用 antou tokens 看编号。' })
}

function renderTokens(list: readonly ListedToken[]): string {
  if (list.length === 0) return '还没有令牌，/mcp、/v1、/api 都关着。用 antou tokens add 编号 发一个。'
  const clock = (at: string | null) => at?.slice(0, 16).replace('T', ' ') ?? ''
  return renderTable([
    ['令牌编号', '以谁的身份', '给谁用', '发于', '最近用'],
    ...list.map(({ id, person, name, createdAt, lastUsed }) => [
      id,
      person,
      name ?? '',
      clock(createdAt),
      clock(lastUsed),
    ]),
  ])
}
