// Headline: argv -> one command -> exit status (0 done, 1 failed, 2 wrong usage). Errors of all commands end here, as a sentence and what to do.
import { Command, CommanderError } from 'commander'
import { AppError } from '#shared/errors.ts'
import type { Antou } from './app-port.ts'
import { buildAskCommands } from './ask-commands.ts'
import { buildBackupCommands } from './backup-commands.ts'
import { type Console, openConsole } from './console.ts'
import { buildDraftCommands } from './draft-commands.ts'
import { buildExportCommands } from './export-commands.ts'
import { buildFeedbackCommands } from './feedback-commands.ts'
import { buildFigureCommands } from './figure-commands.ts'
import { buildLibraryCommands } from './library-commands.ts'
import { buildModelCommands } from './model-commands.ts'
import { buildPeopleCommands } from './people/people-commands.ts'
import { buildTokenCommands } from './people/token-commands.ts'
import { buildServiceCommands } from './service-commands.ts'
import { type CommonOptions, openSession, type Session } from './session.ts'
import { buildSourceCommands } from './sources/source-commands.ts'
import { describeUsage, speakChinese } from './usage.ts'
import { buildVerbCommands } from './verb-commands.ts'

/** `argv` without node and script. Never throws; what failed stands on standard error. */
export async function runCommandLine(
  argv: readonly string[],
  antou: Antou,
  io: Console = openConsole(),
): Promise<number> {
  const program = speakChinese(new Command('antou'))
  const session = openSession(io, antou, () => program.opts<CommonOptions>())
  buildProgram(program, session)
  try {
    await program.parseAsync([...argv], { from: 'user' })
    return session.readStatus()
  } catch (error) {
    if (error instanceof CommanderError) return endUsage(error, { program, argv, io })
    io.err(`${describeFailure(error)}\n`)
    return 1
  }
}

function buildProgram(program: Command, session: Session): void {
  program
    .description('案头：查各乡镇公开的报告，每句话都有原文出处。')
    .option('--data <目录>', '数据目录，写在命令前后都行；不写就用 ANTOU_DATA，再没有就用 ./data')
    .option('--samples', '把样例报告也算进来')
    .helpCommand('help [命令]', '显示某个命令的帮助')
    .configureOutput({ writeOut: session.io.out, writeErr: session.io.err, outputError: () => {} })
  const rooms = [
    buildAskCommands,
    buildLibraryCommands,
    buildFigureCommands,
    buildVerbCommands,
    buildDraftCommands,
    buildFeedbackCommands,
    buildPeopleCommands,
    buildTokenCommands,
    buildSourceCommands,
    buildServiceCommands,
    buildBackupCommands,
    buildExportCommands,
    buildModelCommands,
  ]
  for (const build of rooms) build(program, session)
}

/** Help that was asked for is no mistake; help because no command was named is. */
function endUsage(
  error: CommanderError,
  { program, argv, io }: { program: Command; argv: readonly string[]; io: Console },
): number {
  if (error.code === 'commander.helpDisplayed') return 0
  if (error.code === 'commander.help') return argv[0] === 'help' ? 0 : 2
  const name = argv.find((word) => program.commands.some((command) => command.name() === word)) ?? ''
  io.err(`${describeUsage(error, name)}\n`)
  return 2
}

function describeFailure(error: unknown): string {
  if (error instanceof AppError) return `${error.message}\n→ ${error.fix}`
  return `没办成：${error instanceof Error ? error.message : String(error)}\n→ 运行 antou doctor 看各项设置是否正常`
}
