// The `serve` command: what is new in corpus/ and the inbox goes in, vectors follow in the background, channels open.
import { openVisitorKey } from '#adapters/file-system/open-visitor-key.ts'
import { watchFolder } from '#adapters/file-system/watch-folder.ts'
import { openListener } from '#channels/http/open-listener.ts'
import { openTelegram } from '#channels/telegram/telegram.ts'
import { mountWeb } from '#channels/web/web.ts'
import type { Chat } from '#chat/chat.ts'
import type { Desk } from '#desk/desk.ts'
import { embedPending } from '#ingest/embed-pending.ts'
import { ingestFiles } from '#ingest/ingest.ts'
import { describeError } from '#shared/errors.ts'
import type { Config } from '../config.ts'
import type { Parts } from './open-parts.ts'

interface Serving {
  readonly config: Config
  readonly desk: Desk
  readonly chat: Chat
  readonly parts: Parts
}

/** Opens the page first, so that it can be seen while reports are still going in; `say` gets one line for each thing. */
export async function serve(
  say: (line: string) => void,
  serving: Serving,
): Promise<{ close(): Promise<void> }> {
  const { config, desk, chat, parts } = serving
  const stopping = new AbortController()
  for (const note of parts.notes) say(note)
  const web = { ...config.web, visitorKey: openVisitorKey(config.dataDir) }
  const listener = await openListener(web)
  await mountWeb(listener, web, { desk, chat })
  say(`网页已打开：${listener.url}`)
  const telegram = config.telegram ? await openTelegram(config.telegram, { desk, chat, log: say }) : null
  if (telegram) say('Telegram 已启用。')
  const { pending } = (await parts.store.stats()).vectors
  if (parts.embedder && pending > 0) say(`语义索引还有${pending}条没建，正在后台建；建好之前主要按词检索。`)
  const background = openBackground(say, { parts, signal: stopping.signal })
  background.warm()
  background.take([parts.samplesFolder], '样例')
  const inbox = watchFolder(config.inboxDir, parts.fileSystem, (paths) => background.take(paths, '收件目录'))
  say(`收件目录：${config.inboxDir}（放进去的报告自动入库）`)
  say('试试问：其他乡镇是怎么处理欠薪的？')
  return {
    async close() {
      stopping.abort()
      await inbox.close()
      await background.settle()
      await telegram?.close()
      await listener.close()
    },
  }
}

const encodeEveryMs = 1000

/** Ingest and encoding, one after the other, never on top of each other. */
function openBackground(
  say: (line: string) => void,
  { parts, signal }: { parts: Parts; signal: AbortSignal },
) {
  let running: Promise<void> = Promise.resolve()
  let told = ''
  const run = (work: () => Promise<void>) => {
    running = running.then(work).catch((error: unknown) => {
      // An encoder that is down fails every second, and is told once.
      const text = describeError(error)
      if (!signal.aborted && text !== told) say(text)
      told = text
    })
    return running
  }
  // What came in by any door, an upload too, gets its vectors.
  let isEncoding = false
  const timer = setInterval(() => {
    if (isEncoding) return
    isEncoding = true
    void run(() => makeVectors(say, { parts, signal })).finally(() => {
      isEncoding = false
    })
  }, encodeEveryMs)
  return {
    /** Dictionary and encoder load on first use (1.5 s): the first question should not wait for that. */
    warm: () =>
      run(async () => {
        parts.segmenter.cut('案头')
        await parts.embedder?.embed(['案头'])
      }),
    take: (paths: readonly string[], name: string) =>
      run(() => takeFiles(paths, { name, say, parts, signal })),
    settle: () => {
      clearInterval(timer)
      return running
    },
  }
}

async function takeFiles(
  paths: readonly string[],
  {
    name,
    say,
    parts,
    signal,
  }: { name: string; say: (line: string) => void; parts: Parts; signal: AbortSignal },
): Promise<void> {
  const result = await ingestFiles(paths, { ...parts, signal })
  for (const { file, reason } of result.failed) say(`没能入库：${file}：${reason}`)
  const changed = result.added + result.updated
  if (changed > 0)
    say(
      `${name}：新入库${result.added}份，更新${result.updated}份；资料库共${result.reports}份报告，已可按词查。`,
    )
}

async function makeVectors(
  say: (line: string) => void,
  { parts, signal }: { parts: Parts; signal: AbortSignal },
) {
  const { store, embedder } = parts
  if (!embedder || (await store.listPending(1)).length === 0) return
  let told = 0
  const made = await embedPending({
    store,
    embedder,
    signal,
    onStep: ({ done, total }) => {
      const tenth = Math.floor((10 * done) / total)
      if (tenth > told && total > 200) say(`建语义索引：${done}/${total}`)
      told = tenth
    },
  })
  if (made > 0 && !signal.aborted) say('语义索引建好了，已可按意思查。')
}
