// Commands that hand the library to other programs: export.
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { type Session, writeJson } from './session.ts'

export function buildExportCommands(program: Command, session: Session): void {
  program
    .command('export')
    .description('把段落和句向量交给别的程序用')
    .requiredOption('--langchain <目录>', '写成 LangChain 的 HNSWLib.load 能打开的目录')
    .option('--json', '结果以 JSON 输出')
    .action(({ langchain, json }: { langchain: string; json?: boolean }) =>
      session.run('read', async ({ desk, reader }) => {
        const result = await desk.exportLangchain(reader, resolve(langchain))
        if (result.leftOut > 0)
          session.io.err(`还有${result.leftOut}段没有句向量，没有写进去；运行 antou ingest 补齐后再导出。\n`)
        if (json) writeJson(session, result)
        else session.io.out(`已导出到 ${result.dir}：${result.passages}段，${result.dimensions}维。\n`)
      }),
    )
}
