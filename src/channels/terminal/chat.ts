// The conversation in a terminal: lines in, replies out. It only decodes and encodes; the desk does the talking.
import { readFile, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { createInterface, type Interface } from 'node:readline'
import type { ReplyEvent } from '#chat/chat.ts'
import { renderAnswer } from '#chat/render-answer.ts'
import { renderPreview } from '#chat/render-preview.ts'
import { replies } from '#chat/replies.ts'
import type { App } from './app-port.ts'
import type { Console } from './console.ts'

interface Chat {
  readonly app: App
  readonly io: Console
}

const leave = /^(退出|再见|exit|quit|\/quit|q)$/i
const file = /^(入库|发文件|\/file|核对|检查|查稿)\s+(.+\.\w{2,5}["'”]?)$/

/** Ends at 退出, at the end of the input, or when Ctrl-C is pressed while nothing is being answered. */
export async function runChat(chat: Chat): Promise<void> {
  const { io } = chat
  const lines = createInterface({ input: io.input, terminal: false })
  const isPrompted = io.input.isTTY === true
  const prompt = () => isPrompted && io.err('\n问> ')
  io.err('直接提问；“入库 文件路径”发报告，“核对 文件路径”查稿子；“帮助”看用法，“退出”离开。\n')
  const running: { stop: AbortController | null } = { stop: null }
  const onInterrupt = () => (running.stop ? running.stop.abort() : lines.close())
  process.on('SIGINT', onInterrupt)
  try {
    prompt()
    await readLines(lines, async (text) => {
      running.stop = new AbortController()
      await answerLine(text, chat, running.stop.signal)
      running.stop = null
      prompt()
    })
  } finally {
    process.off('SIGINT', onInterrupt)
    lines.close()
  }
}

async function readLines(lines: Interface, handle: (text: string) => Promise<void>): Promise<void> {
  for await (const line of lines) {
    const text = line.trim()
    if (leave.test(text)) return
    if (text) await handle(text)
  }
}

async function answerLine(text: string, chat: Chat, signal: AbortSignal): Promise<void> {
  const { app, io } = chat
  const { desk, reader } = app
  const [, verb = '', path] = file.exec(text) ?? []
  const files = path ? await readFiles(path, io) : []
  if (files === null) return
  const place = () => desk.readPlace(reader)
  const words = /核对|检查|查稿/.test(verb) ? '核对' : ''
  const message = { conversation: reader.person, reader, text: files.length > 0 ? words : text, files }
  let previews = 0
  for await (const event of app.chat.converse(message, signal)) {
    if (event.kind === 'preview') previews += 1
    await writeEvent(event, { io, place })
  }
  if (previews > 0) io.out(`${replies.confirmHint(previews)}\n`)
  if (signal.aborted) io.err('已停下。\n')
}

/** Null when a file was named that cannot be read; the reason is told. */
async function readFiles(
  written: string,
  io: Console,
): Promise<readonly { name: string; bytes: Uint8Array }[] | null> {
  const path = written.replace(/^(["'“])(.*)["'”]$/, '$2')
  try {
    return [{ name: basename(path), bytes: await readFile(path) }]
  } catch {
    io.err(`读不了这个文件：${path}\n→ 看看路径对不对、有没有读的权限。\n`)
    return null
  }
}

async function writeEvent(
  event: ReplyEvent,
  { io, place }: { io: Console; place: () => Promise<string | null> },
): Promise<void> {
  switch (event.kind) {
    case 'step':
      return io.err(`${event.text}\n`)
    case 'line':
      // The whole answer follows at once; a terminal cannot take lines back when it is mended.
      return
    case 'answer':
      return io.out(`${renderAnswer(event.answer, await place())}\n`)
    case 'preview':
      return io.out(`${renderPreview(event.preview)}\n`)
    case 'file':
      await writeFile(event.name, event.bytes)
      return io.out(`已存到 ${event.name}\n`)
    case 'notice':
      return io.out(`${event.text}\n`)
    case 'error':
      return io.err(`${event.text}\n→ ${event.fix}\n`)
  }
}
