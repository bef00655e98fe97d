// Command over what people said of answers: feedback export, one JSON line a verdict.
import { writeFileSync } from 'node:fs'
import type { Command } from 'commander'
import { AppError } from '#shared/errors.ts'
import type { Session } from './session.ts'

export function buildFeedbackCommands(program: Command, session: Session): void {
  program
    .command('feedback')
    .description('大家对回答的评价')
    .command('export')
    .description('导出“有用、没用、引用不对”，一行一条，可以当题目再测')
    .option('--out <文件>', '存成文件；不写就打印出来')
    .action(({ out }: { out?: string }) =>
      session.run('read', async (app) => {
        const rows = await app.desk.listFeedback(app.reader)
        const lines = rows.map((row) => `${JSON.stringify(row)}\n`).join('')
        if (!out) return void session.io.out(lines)
        try {
          writeFileSync(out, lines)
        } catch (cause) {
          throw new AppError('input', `写不了文件：${out}`, { fix: '换一个能写的位置。', cause })
        }
        session.io.err(`${rows.length}条，已存到 ${out}\n`)
      }),
    )
}
