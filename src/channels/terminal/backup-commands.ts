// Commands over the data folder as a whole: backup, restore, move.
import { resolve } from 'node:path'
import { type Command, Option } from 'commander'
import { openProgressBar } from './progress-bar.ts'
import { type Session, writeJson } from './session.ts'

export function buildBackupCommands(program: Command, session: Session): void {
  const { io, upkeep } = session
  program
    .command('backup <文件>')
    .description('把资料库、对话和原件备份成一个文件；serve 开着也能做')
    .option('--json', '结果以 JSON 输出')
    .action(async (file: string, options: { json?: boolean }) => {
      const result = await upkeep.backup({ file: resolve(file), ...session.readFolder() })
      for (const hash of result.damaged) io.err(`这份原件已经损坏，照现在的样子备份：originals/${hash}\n`)
      if (options.json) return writeJson(session, result)
      const size = `${(result.bytes / 1e6).toFixed(1)} MB`
      io.out(`已备份到 ${result.file}：${result.reports}份报告，${result.originals}个原件，${size}。\n`)
      io.out('设置（环境变量）和 prompts 目录里的改动不在其中，请另外保存。\n')
    })
  program
    .command('restore <文件>')
    .description('从备份恢复；备份有损坏就不动数据目录')
    .option('--force', '数据目录里已有资料库也恢复，原来的移到一边留着')
    .option('--json', '结果以 JSON 输出')
    .action(async (file: string, options: { force?: boolean; json?: boolean }) => {
      const isForced = options.force ?? false
      const result = await upkeep.restore({ file: resolve(file), isForced, ...session.readFolder() })
      if (options.json) return writeJson(session, result)
      io.out(`已恢复 ${result.madeAt.slice(0, 10)} 的备份：${result.reports}份报告。\n`)
      if (result.former) io.out(`原来的数据移到了 ${result.former}，确认不要了再删。\n`)
    })
  buildMoveCommand(program, session)
}

function buildMoveCommand(program: Command, session: Session): void {
  const { io, upkeep } = session
  program
    .command('move')
    .description('把数据目录里的报告、原件、对话搬到 DATABASE_URL 设的 PostgreSQL；断了再运行会接着搬')
    .addOption(
      new Option('--to <哪里>', '搬到哪里；postgres+milvus 连同句向量搬到 MILVUS_ADDRESS')
        .choices(['postgres', 'postgres+milvus'])
        .makeOptionMandatory(),
    )
    .option('--json', '结果以 JSON 输出')
    .action(async ({ to, json }: { to: 'postgres' | 'postgres+milvus'; json?: boolean }) => {
      const onProgress = openProgressBar(io)
      const result = await upkeep.move({ to, onProgress, ...session.readFolder() })
      if (json) return writeJson(session, result)
      const total = Object.values(result.rows).reduce((sum, count) => sum + count, 0)
      io.out(
        `搬好了：${result.rows.report ?? 0}份报告，${result.originals}个原件；${total}行逐行核对过，都一样。\n`,
      )
      if (result.vectors !== null) io.out(`Milvus 里有${result.vectors}段的句向量。\n`)
      io.out('原来的数据目录没有动；新的用稳了再删。\n')
    })
}
