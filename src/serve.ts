// The `serve` command: what is new in corpus/ and the inbox goes in, vectors follow in the background, channels open.
import { join } from 'node:path'
import { watchFolder } from '#adapters/file-system/watch-folder.ts'
import { checkInBackground } from '#adapters/sqlite/check-in-background.ts'
import { openTelegram } from '#channels/telegram/telegram.ts'
import { openWeb } from '#channels/web/web.ts'
import type { Desk } from '#chat/desk.ts'
import { embedPending } from '#ingest/embed-pending.ts'
import { type IngestStep, ingestFiles } from '#ingest/ingest.ts'
import { describeError } from '#shared/errors.ts'
import type { Config } from './config.ts'
import type { Parts } from './open-parts.ts'

interface Serving {
  readonly config: Config
  readonly desk: Desk
  readonly parts: Parts
}

/** Opens the page first, so that it can be seen while reports are still going in; `say` gets one line for each thing. */
export async function serve(
  say: (line: string) => void,
  serving: Serving,
): Promise<{ close(): Promise<void> }> {
  const { config, desk, parts } = serving
  const stopping = new AbortController()
  for (const note of parts.notes) say(note)
  const web = await openWeb(config.web, { desk, readNotices: () => parts.notices })
  say(`网页已打开：${web.url}`)
  const telegram = config.telegram ? await openTelegram(config.telegram, { desk, log: say }) : null
  if (telegram) say('Telegram 已启用。')
  const { pending } = (await parts.library.stats()).vectors
  if (parts.embedder && pending > 0) say(`语义索引还有${pending}条没建，正在后台建；建好之前主要按词检索。`)
  const background = openBackground(say, { parts, signal: stopping.signal })
  background.warm()
  const inbox = parts.isWritable ? takeWhatComes(say, background, serving) : null
  const checking = checkLibrary(say, { ...serving, signal: stopping.signal })
  say('试试问：其他乡镇是怎么处理欠薪的？')
  return {
    async close() {
      stopping.abort()
      await inbox?.close()
      await background.settle()
      await checking
      await telegram?.close()
      await web.close()
    },
  }
}

type Background = ReturnType<typeof openBackground>

/** The samples now, and whatever is put into the inbox. */
function takeWhatComes(
  say: (line: string) => void,
  background: Background,
  { config, parts }: Serving,
): ReturnType<typeof watchFolder> {
  void background.take([parts.samplesFolder], { name: '样例', isAgain: false })
  const inbox = watchFolder(config.inboxDir, parts.fileSystem, (paths, isAgain) =>
    background.take(paths, { name: '收件目录', isAgain }),
  )
  say(`收件目录：${config.inboxDir}（放进去的报告自动入库）`)
  return inbox
}

/** Told where it starts and on the page; whatever can still be read is answered from. */
async function checkLibrary(
  say: (line: string) => void,
  { config, parts, signal }: Serving & { readonly signal: AbortSignal },
): Promise<void> {
  try {
    const damage = await checkInBackground(join(config.dataDir, 'library.db'), signal)
    if (!damage) return
    say(describeError(damage))
    parts.notices.push(describeError(damage))
  } catch (error) {
    say(`资料库没能检查：${describeError(error)}`)
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
    if (isEncoding || !parts.isWritable) return
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
    /** Returns the paths that failed: all, where the library itself does. */
    take: async (paths: readonly string[], { name, isAgain }: Pick<Taking, 'name' | 'isAgain'>) => {
      let failed = paths
      await run(async () => {
        failed = await takeFiles(paths, { name, say, isAgain, parts, signal })
      })
      return failed
    },
    settle: () => {
      clearInterval(timer)
      return running
    },
  }
}

interface Taking {
  readonly name: string
  readonly say: (line: string) => void
  /** Failures of these files were told before. */
  readonly isAgain: boolean
  readonly parts: Parts
  readonly signal: AbortSignal
}

/** Returns the paths that failed. */
async function takeFiles(
  paths: readonly string[],
  { name, say, isAgain, parts, signal }: Taking,
): Promise<readonly string[]> {
  const failed: string[] = []
  const onStep = ({ location, outcome }: IngestStep) => {
    if (outcome === 'failed') failed.push(location)
  }
  const result = await ingestFiles(paths, { ...parts, signal, onStep })
  if (!isAgain) for (const { file, reason } of result.failed) say(`没能入库：${file}：${reason}`)
  const changed = result.added + result.updated
  if (changed > 0)
    say(
      `${name}：新入库${result.added}份，更新${result.updated}份；资料库共${result.reports}份报告，已可按词查。`,
    )
  return failed
}

async function makeVectors(
  say: (line: string) => void,
  { parts, signal }: { parts: Parts; signal: AbortSignal },
) {
  const { library, embedder } = parts
  if (!embedder || (await library.listPending(1)).length === 0) return
  let told = 0
  const made = await embedPending({
    library,
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
