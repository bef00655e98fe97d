// Chinese for everything commander says by itself: titles of the help, and what is wrong with a call.
import { type Command, type CommanderError, InvalidArgumentError } from 'commander'
import { displayWidth } from './render-table.ts'

const wrongUsage = 'antou.usage'

const titles: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Commands:': '命令：',
  'Global Options:': '各命令通用的选项：',
}

/** Sets titles, `--help` and `help` in Chinese, and lets errors arrive as exceptions. Inherited by commands added later. */
export function speakChinese(program: Command): Command {
  return program
    .configureHelp({
      styleTitle: (title) => titles[title] ?? title,
      styleUsage: (usage) => usage.replaceAll('[options]', '[选项]').replaceAll('[command]', '[命令]'),
      styleSubcommandTerm: (term) => term.replace('[options] ', '').replace('[options]', ''),
      displayWidth,
      showGlobalOptions: true,
      // English notes such as (default: …) are left out; descriptions say what is the default.
      optionDescription: ({ description }) => description,
    })
    .helpOption('-h, --help', '显示帮助')
    .exitOverride()
}

/** The Chinese sentence for an error of commander, and where help is. `name` is the command that was called. */
export function describeUsage(error: CommanderError, name: string): string {
  const quoted = /'([^']*)'/.exec(error.message)?.[1] ?? ''
  return `${describe(error, quoted)}\n→ 用法见 antou ${name ? `${name} ` : ''}--help`
}

function describe(error: CommanderError, quoted: string): string {
  switch (error.code) {
    case 'commander.unknownOption':
      return `没有这个选项：${quoted}${suggest(error)}`
    case 'commander.unknownCommand':
      return `没有这个命令：${quoted}${suggest(error)}`
    case 'commander.missingArgument':
      return `少了参数：${quoted}`
    case 'commander.optionMissingArgument':
      return `选项 ${quoted} 后面要跟一个值`
    case 'commander.missingMandatoryOptionValue':
      return `少了选项：${quoted}`
    case 'commander.excessArguments':
      return '参数太多了；含空格的问题请用引号括起来'
    case 'commander.invalidArgument':
      return / is invalid[^.]*\. (.*)$/s.exec(error.message)?.[1] ?? `参数不对：${quoted}`
    case wrongUsage:
      return error.message.replace(/^error: /, '')
    default:
      return `用法不对：${error.message.replace(/^error: /, '')}`
  }
}

/** For what commander cannot check itself: ends the command with this sentence as a usage error. */
export function failUsage(command: Command, message: string): never {
  return command.error(message, { code: wrongUsage })
}

function suggest(error: CommanderError): string {
  const near = /Did you mean (?:one of )?([^?]*)\?/.exec(error.message)?.[1]
  return near ? `（是不是 ${near}？）` : ''
}

/** A number of the call; throws what commander turns into a usage error. */
export function readNumber(
  what: string,
  { least, most }: { least: number; most: number },
): (given: string) => number {
  return (given) => {
    const value = /^\d+$/.test(given) ? Number(given) : Number.NaN
    if (value >= least && value <= most) return value
    throw new InvalidArgumentError(`${what}要写成 ${least} 到 ${most} 之间的整数：${given}`)
  }
}
