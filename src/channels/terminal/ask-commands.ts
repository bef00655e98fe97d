// Commands that ask: ask (one question, or a file of them) and chat.
import { readFileSync } from 'node:fs'
import type { Command } from 'commander'
import { renderAnswer } from '#chat/render-answer.ts'
import type { Answer } from '#domain/answer.ts'
import { showFrame } from '#domain/frame.ts'
import { questionDoor, refuseLong } from '#domain/text-limits.ts'
import { AppError } from '#shared/errors.ts'
import type { App } from './app-port.ts'
import { runChat } from './chat.ts'
import { runChatBatch } from './chat-batch.ts'
import { openProgressBar } from './progress-bar.ts'
import { type BatchLine, parseBatch } from './read-batch.ts'
import { type Session, writeJson } from './session.ts'
import { failUsage } from './usage.ts'

interface AskOptions {
  readonly place?: string
  readonly context: readonly string[]
  readonly batch?: string
  readonly json?: boolean
  readonly explain?: boolean
}

export function buildAskCommands(program: Command, session: Session): void {
  const ask: Command = program
    .command('ask [问题]')
    .description('问一个问题，回答的每句话都附原文出处')
    .option('--place <本单位>', '提问人的乡镇，问“其他乡镇”时不算在内')
    .option(
      '--context <先前的问题>',
      '追问时，前面问过的话；可以写多次',
      (text, all: string[]) => [...all, text],
      [],
    )
    .option(
      '--batch <文件>',
      '一行一个问题的 JSONL 文件：{id, question, asker_place?, context?}，一行一个回答',
    )
    .option('--json', '结果以 JSON 输出')
    .option('--explain', '和 --json 一起用：另外给出问题是怎么读的、各地各年写了什么')
    .action((question: string | undefined, options: AskOptions) => {
      if ((question === undefined) === (options.batch === undefined)) {
        failUsage(ask, '写一个问题，或者用 --batch 给一个文件，二者取一')
      }
      return session.run('read', (app) =>
        options.batch === undefined
          ? askOne(question ?? '', { app, session, options })
          : askBatch(options.batch, { app, session, options }),
      )
    })
  program
    .command('chat')
    .description('在终端里对话：提问、追问、发文件入库')
    .option('--batch <文件>', '一行一场对话的 JSONL 文件：{id, asker_place?, turns}，一行一场的回复')
    .option('--files <目录>', '和 --batch 一起用：对话里给出的文件存到这里')
    .option('--json', '和 --batch 一起用：结果以 JSON 输出（总是这样）')
    .action(({ batch, files }: { batch?: string; files?: string }) =>
      batch === undefined
        ? session.run('chat', async (app) => {
            await runChat({ app, io: session.io })
          })
        : runChatBatch(batch, { session, filesDir: files ?? null }),
    )
}

interface Asking {
  readonly app: App
  readonly session: Session
  readonly options: AskOptions
}

async function askOne(question: string, { app, session, options }: Asking): Promise<number> {
  const text = question.trim()
  if (text === '')
    throw new AppError('input', '问题是空的。', { fix: '例如：antou ask "其他乡镇怎么处理欠薪的？"' })
  refuseLong(text.length, askDoor)
  const { desk, reader } = app
  const askerPlace = options.place ?? (await readPlace(app, session))
  const answer = await desk.ask(reader, { text, askerPlace, context: options.context })
  if (options.json) writeJson(session, encodeAnswer('q1', answer, options))
  else session.io.out(`${renderAnswer(answer, askerPlace)}\n`)
  return 0
}

/** A journal that is damaged keeps nobody from an answer. */
async function readPlace({ desk, reader }: App, { io }: Session): Promise<string | null> {
  try {
    return await desk.readPlace(reader)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    io.err(`${error.message}\n→ ${error.fix}\n`)
    return null
  }
}

/** One answer a line, in the order of the questions. A question that fails is told on its own line, and the rest go on. */
async function askBatch(file: string, { app, session, options }: Asking): Promise<number> {
  const { desk, reader } = app
  const own = await readPlace(app, session)
  const lines = parseBatch(readText(file), file)
  const onProgress = openProgressBar(session.io)
  let failed = 0
  for (const [index, line] of lines.entries()) {
    try {
      refuseLong(line.question.length, askDoor)
      const askerPlace = line.askerPlace ?? options.place ?? own
      const answer = await desk.ask(reader, { text: line.question, askerPlace, context: line.context })
      writeJson(session, encodeAnswer(line.id, answer, options))
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      failed += 1
      writeJson(session, encodeFailure(line, error))
      session.io.err(`${line.id}：${error.message}\n→ ${error.fix}\n`)
    }
    onProgress({ label: '回答', done: index + 1, total: lines.length })
  }
  return failed > 0 ? 1 : 0
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw new AppError('input', `读不了问题文件：${file}`, { fix: '看看路径对不对、有没有读的权限。', cause })
  }
}

const askDoor = { ...questionDoor, fix: '把要问的缩成一两句话；要入库的材料用 antou ingest。' }

/** The shape of `ask --json` (docs/command-line.md), nothing else. */
function encodeAnswer(id: string, answer: Answer, { explain }: AskOptions) {
  const { kind, text, figures, dropped, searched, by, elapsedMs } = answer
  const citations = answer.citations.map(({ n, file, place, year, section, quote, start, end }) => {
    return { n, file, place, year, section, quote, start, end }
  })
  const encoded = { id, kind, text, citations, figures, dropped, searched, by, elapsedMs }
  const asked = answer.kind === 'clarify' ? { ...encoded, choices: answer.choices } : encoded
  return explain && answer.frame
    ? { ...asked, frame: showFrame(answer.frame), rows: answer.rows ?? [] }
    : asked
}

/** A failed line keeps the shape of a refusal, so that readers of the output need no second case. */
function encodeFailure({ id }: BatchLine, error: AppError) {
  const searched = { reports: 0, places: [], years: [] }
  const empty = { citations: [], figures: [], dropped: [], searched, by: 'extract', elapsedMs: 0 }
  return { id, kind: 'refusal', text: `${error.message}${error.fix}`, ...empty }
}
