// The `serve` command: channels open; what is new in corpus/ and the inbox goes in, what is stale is read again, vectors follow.
import { join } from 'node:path'
import { openVisitorKey } from '#adapters/file-system/open-visitor-key.ts'
import { watchFolder } from '#adapters/file-system/watch-folder.ts'
import { checkInBackground } from '#adapters/sqlite/database/check-in-background.ts'
import { openListener } from '#channels/http/open-listener.ts'
import { openTelegram } from '#channels/telegram/telegram.ts'
import type { Serving } from '#channels/terminal/app-port.ts'
import { mountWeb } from '#channels/web/web.ts'
import { openDoor } from '#channels/wecom/app/open-door.ts'
import type { Chat } from '#chat/chat.ts'
import { readCommand } from '#chat/commands/read-command.ts'
import { openAnswering } from '#chat/delivery/answer-incoming.ts'
import { openDelivery } from '#chat/delivery/open-delivery.ts'
import type { Desk } from '#desk/desk.ts'
import { describeError } from '#shared/errors.ts'
import type { Config } from '../config.ts'
import { backUpNightly } from './back-up-nightly.ts'
import { type Background, openBackground } from './background.ts'
import { diagnose } from './doctor/diagnose.ts'
import { lookRegularly } from './look-regularly.ts'
import { openDoors } from './open-doors.ts'
import { openMetrics } from './open-metrics.ts'
import type { Parts } from './open-parts.ts'
import { openWecomBot } from './open-wecom-bot.ts'
import { openWecomCallbacks } from './open-wecom-callbacks.ts'
import { postNotice } from './post-notice.ts'
import { sweepDaily } from './sweep-old.ts'

/** At shutdown, what was asked may still be answered for so long. */
const graceMs = 5_000

interface ServeParts {
  readonly config: Config
  readonly desk: Desk
  readonly chat: Chat
  readonly parts: Parts
}

/** Opens the page first, so that it can be seen while reports are still going in; `say` gets one line for each thing. */
export async function serve(say: (line: string) => void, serving: ServeParts): Promise<Serving> {
  const { config, desk, chat, parts } = serving
  const delivery = await openChats(say, serving)
  const bots: { wecom: Awaited<ReturnType<typeof openWecomBot>> } = { wecom: null }
  parts.posts.tell = (notice) => postNotice(notice, delivery)
  for (const note of parts.notes) say(note)
  const readNotices = () => [
    ...parts.notices,
    ...delivery.readNotices(),
    ...[bots.wecom?.notice() ?? []].flat(),
  ]
  const listener = await openPages(serving, readNotices)
  say(`网页已打开：${listener.url}`)
  const telegram = config.telegram
    ? await openTelegram(config.telegram, { desk, delivery, listener, log: say })
    : null
  if (telegram) say('Telegram 已启用。')
  bots.wecom = await openWecomBot(config.wecomBot, { desk, chat, delivery, say })
  await openWecomCallbacks(config, { desk, chat, delivery, listener, log: say })
  await tellPending(say, parts)
  const background = openBackground({ parts, say })
  background.warm()
  const inbox = parts.isWritable ? takeWhatComes(say, background, serving) : null
  const endRegular = startRegular(say, serving)
  const stopping = new AbortController()
  const checking = checkLibrary(say, { ...serving, signal: stopping.signal })
  listener.setReady(true)
  say('试试问：其他乡镇是怎么处理欠薪的？')
  return {
    settle: background.settle,
    async close() {
      listener.setReady(false)
      stopping.abort()
      await endRegular()
      const stopped = background.stop()
      await inbox?.close()
      await stopped
      await checking
      await telegram?.close()
      await delivery.close(graceMs)
      await bots.wecom?.close()
      await listener.close()
    },
  }
}

/** The page, the doors for programs, and the numbers for a monitor, on one listener. */
async function openPages({ config, desk, chat, parts }: ServeParts, readNotices: () => readonly string[]) {
  const visitorKey = openVisitorKey(config.dataDir, parts)
  const web = { ...config.web, visitorKey, wecom: openWecomDoor(config) }
  const listener = await openListener(web)
  openMetrics(listener, { config, parts })
  const readState = () => diagnose(config, parts, { isServing: true })
  await mountWeb(listener, web, { desk, chat, readState, readNotices })
  openDoors(config, { desk, chat, listener })
  return listener
}

async function tellPending(say: (line: string) => void, { store, embedder }: Parts): Promise<void> {
  const { pending } = (await store.stats()).vectors
  if (embedder && pending > 0) say(`语义索引还有${pending}条没建，正在后台建；建好之前主要按词检索。`)
}

/** What is done again and again: sources are looked at, what is old is swept, the night's backup. Returns what ends it. */
function startRegular(say: (line: string) => void, { config, parts }: ServeParts): () => Promise<void> {
  const { journal, sources } = parts
  const { keepDays } = config.people
  parts.log.say = say
  const ends = parts.isWritable
    ? [
        sweepDaily({ journal, keepDays, say }),
        backUpNightly({ config, say }),
        lookRegularly({ looker: sources.looker, everyMs: config.sources.everyMs, say }),
      ]
    : []
  return async () => {
    for (const end of ends) end()
    await sources.looker.stop()
  }
}

/** What comes in by any chat, is answered and goes out. */
function openChats(say: (line: string) => void, { desk, chat, parts }: ServeParts) {
  const { journal, book } = parts
  const asksToStop = (text: string) => readCommand(text, book.commands)?.kind === 'stop'
  return openDelivery({ journal, answer: openAnswering({ desk, chat, journal }), asksToStop, log: say })
}

/** Members of the company sign in by WeCom where its app and the page's address are set. */
function openWecomDoor({ wecomCallbacks: { app }, people: { publicUrl } }: Config) {
  return app && publicUrl !== null ? openDoor({ ...app, pageAddress: publicUrl }) : null
}

/** The samples and what is stale now, and whatever is put into the inbox. */
function takeWhatComes(
  say: (line: string) => void,
  background: Background,
  { config, parts }: ServeParts,
): ReturnType<typeof watchFolder> {
  void background.take([parts.samplesFolder], { name: '样例', isAgain: false })
  background.refresh()
  const inbox = watchFolder(config.inboxDir, parts.fileSystem, (paths, isAgain) =>
    background.take(paths, { name: '收件目录', isAgain }),
  )
  say(`收件目录：${config.inboxDir}（放进去的报告自动入库）`)
  return inbox
}

/** Told where it starts and on the page; whatever can still be read is answered from. */
async function checkLibrary(
  say: (line: string) => void,
  { config, parts, signal }: ServeParts & { readonly signal: AbortSignal },
): Promise<void> {
  try {
    const { damage, whole } = await checkInBackground(join(config.dataDir, 'library.db'), signal)
    parts.noteWhole(whole)
    if (!damage) return
    say(describeError(damage))
    parts.notices.push(describeError(damage))
  } catch (error) {
    say(`资料库没能检查：${describeError(error)}`)
  }
}
