// Commands that run or examine the program: serve, mcp and doctor.
import type { Command } from 'commander'
import type { DoctorRow } from './app-port.ts'
import { renderTable } from './render-table.ts'
import { type Session, writeJson } from './session.ts'

export function buildServiceCommands(program: Command, session: Session): void {
  program
    .command('serve')
    .description('启动网页，以及设置齐了的各个通道；按 Ctrl-C 停下')
    .action(() =>
      session.run('serve', async (app) => {
        const stopped = waitForSignal()
        const running = await app.serve((line) => session.io.err(`${line}\n`))
        await stopped
        session.io.err('正在停下……\n')
        await running.close()
      }),
    )
  program
    .command('mcp')
    .description('在标准输入输出上说 MCP，给 Claude、Cursor 等客户端接；可以和 serve 同时运行')
    .action(() =>
      session.run('read', async (app) => {
        await app.serveMcp()
        return 0
      }),
    )
  program
    .command('doctor')
    .description('检查设置、端口、模型、索引：各是什么状况、该怎么办')
    .option('--json', '结果以 JSON 输出')
    .action((options: { json?: boolean }) =>
      session.run('read', async (app) => {
        const rows = await app.diagnose()
        if (options.json) writeJson(session, rows)
        else session.io.out(`${renderDoctor(rows)}\n`)
        return rows.some(({ state }) => state === 'fail') ? 1 : 0
      }),
    )
}

const states = { ok: '正常', warn: '注意', fail: '不行' } as const

function renderDoctor(rows: readonly DoctorRow[]): string {
  const table = renderTable([
    ['项目', '状态', '说明'],
    ...rows.map(({ name, state, text }) => [name, states[state], text]),
  ])
  const fixes = rows.filter(({ fix }) => fix !== '').map(({ name, fix }) => `→ ${name}：${fix}`)
  return [table, ...fixes].join('\n')
}

/** Resolves at the first Ctrl-C or SIGTERM; a second one ends the process as usual. */
function waitForSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
}
