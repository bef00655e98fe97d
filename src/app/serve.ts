// The `serve` command: channels open; what is new in corpus/ and the inbox goes in, what is stale is read again, vectors follow.
import { join } from 'node:path'
import { openVisitorKey } from '#adapters/file-system/open-visitor-key.ts'
import { watchFolder } from '#adapters/file-system/watch-folder.ts'
import { checkInBackground } from '#adapters/sqlite/database/check-in-background.ts'
import { type Listener, openListener } from '#channels/http/open-listener.ts'
import type { Serving } from '#channels/terminal/app-port.ts'
import { mountWeb } from '#channels/web/web.ts'
import { openDoor } from '#channels/wecom/app/open-door.ts'
import type { Chat } from '#chat/chat.ts'
import { readCommand } from '#chat/commands/read-command.ts'
import { openAnswering } from '#chat/delivery/answer-incoming.ts'
import { openDelivery } from '#chat/delivery/open-delivery.ts'
import type { Desk } from '#desk/desk.ts'
import { describeError } from '#shared/errors.ts'
import type { Log } from '#shared/log.ts'
import type { Config } from '../config.ts'
import { backUpNightly } from './back-up-nightly.ts'
import { type Background, openBackground } from './background.ts'
import { type Alone, doAlone } from './do-alone.ts'
import { diagnose } from './doctor/diagnose.ts'
import { lookRegularly } from './look-regularly.ts'
import { type Bots, openBots } from './open-bots.ts'
import { openDoors } from './open-doors.ts'
import { openMetrics } from './open-metrics.ts'
import type { Parts } from './open-parts.ts'
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

/** Opens the page first, so that it can be seen while reports are still going in; the log gets one line for each thing. */
export async function serve(log: Log, serving: ServeParts): Promise<Serving> {
  const { say } = log
  const { config, desk, chat, parts } = serving
  const delivery = await openChats(say, serving)
  parts.serverLog.current = log
  parts.posts.tell = (notice) => postNotice(notice, delivery)
  for (const note of parts.notes) say(note)
  const bots: { current: Bots | null } = { current: null }
  const readNotices = () => [
    ...parts.notices,
    ...delivery.readNotices(),
    ...[bots.current?.notice() ?? []].flat(),
  ]
  const listener = await openPages(log, serving, readNotices)
  say(`网页已打开：${listener.url}`)
  bots.current = await openBots(say, { config, desk, chat, shared: parts.shared, delivery, listener })
  await openWecomCallbacks(config, { desk, chat, delivery, listener, log: say })
  await tellPending(say, parts)
  const upkeep = await openUpkeep(say, serving)
  const stopping = new AbortController()
  const checking = checkLibrary(say, { ...serving, signal: stopping.signal })
  const endReady = keepReady(listener, parts.shared)
  say('试试问：其他乡镇是怎么处理欠薪的？')
  return {
    settle: upkeep.settle,
    async close() {
      endReady()
      listener.setReady(false)
      stopping.abort()
      await upkeep.close()
      await checking
      await bots.current?.stopAsking()
      await delivery.close(graceMs)
      await bots.current?.close()
      await listener.close()
    },
  }
}

const lookMs = 5_000

/** On a server of its own a library may come and go; a balancer sends nobody here meanwhile. */
function keepReady({ setReady }: Listener, shared: Parts['shared']): () => void {
  setReady(true)
  if (shared === null) return () => {}
  const timer = setInterval(() => void shared.isReachable().then(setReady), lookMs)
  return () => clearInterval(timer)
}

/** What goes on beside the answers: files go in here; of several processes on one library one does the rest. */
async function openUpkeep(say: (line: string) => void, serving: ServeParts) {
  const { parts } = serving
  const lead: { current: Alone | null } = { current: null }
  const background = openBackground({ parts, say, isLeading: () => lead.current?.isLeading() ?? false })
  background.warm()
  const regular: { end: () => Promise<void> } = { end: async () => {} }
  const inbox = parts.isWritable ? watchInbox(say, background, serving) : null
  lead.current = await doAlone(
    parts.shared,
    { name: 'upkeep', label: '入库样例、重读、建向量、看来源', say, endsWhenLost: false },
    () => {
      if (parts.isWritable) takeSamples(background, serving)
      regular.end = startRegular(say, serving)
    },
  )
  return {
    settle: background.settle,
    async close() {
      await lead.current?.close()
      await regular.end()
      const stopped = background.stop()
      await inbox?.close()
      await stopped
    },
  }
}

/** The page, the doors for programs, and the numbers for a monitor, on one listener. */
async function openPages(
  log: Log,
  { config, desk, chat, parts }: ServeParts,
  readNotices: () => readonly string[],
) {
  const visitorKey = (await parts.shared?.readVisitorKey()) ?? openVisitorKey(config.dataDir, parts)
  const web = { ...config.web, visitorKey, wecom: openWecomDoor(config) }
  const listener = await openListener(web)
  openMetrics(listener, { config, parts })
  const readState = () => diagnose(config, parts, { isServing: true })
  await mountWeb(listener, web, { desk, chat, log, readState, readNotices })
  openDoors(config, { desk, chat, listener, log })
  return listener
}

async function tellPending(say: (line: string) => void, { store, embedder }: Parts): Promise<void> {
  const { pending } = (await store.stats()).vectors
  if (embedder && pending > 0) say(`语义索引还有${pending}条没建，正在后台建；建好之前主要按词检索。`)
}

/** What is done again and again: sources are looked at, what is old is swept, the night's backup. Returns what ends it. */
function startRegular(say: (line: string) => void, { config, desk, parts }: ServeParts): () => Promise<void> {
  const { journal, sources } = parts
  const ends = parts.isWritable
    ? [
        sweepDaily({ journal, readKeepDays: async () => (await desk.currentSettings()).keepDays, say }),
        // A server is backed up by its own means.
        ...(parts.shared ? [] : [backUpNightly({ config, say })]),
        lookRegularly({
          looker: sources.looker,
          readHours: async () => (await desk.currentSettings()).sourceHours,
          say,
        }),
      ]
    : []
  return async () => {
    for (const end of ends) end()
    await sources.looker.stop()
  }
}

/** What comes in by any chat, is answered and goes out. */
function openChats(say: (line: string) => void, { desk, chat, parts }: ServeParts) {
  const { journal, book, shared } = parts
  const asksToStop = (text: string) => readCommand(text, book.commands)?.kind === 'stop'
  const answer = openAnswering({ desk, chat, journal })
  return openDelivery({ journal, lanes: shared?.lanes ?? null, answer, asksToStop, log: say })
}

/** Members of the company sign in by WeCom where its app and the page's address are set. */
function openWecomDoor({ wecomCallbacks: { app }, people: { publicUrl } }: Config) {
  return app && publicUrl !== null ? openDoor({ ...app, pageAddress: publicUrl }) : null
}

/** The samples, and what is stale now. */
function takeSamples(background: Background, { parts }: ServeParts): void {
  void background.take([parts.samplesFolder], { name: '样例', isAgain: false })
  background.refresh()
}

/** Whatever is put into the inbox. */
function watchInbox(
  say: (line: string) => void,
  background: Background,
  { config, parts }: ServeParts,
): ReturnType<typeof watchFolder> {
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
  if (parts.shared) return
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
