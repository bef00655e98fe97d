// The `serve` command: channels open; what is new in corpus/ and the inbox goes in, what is stale is read again, vectors follow.
import { openVisitorKey } from '#adapters/file-system/open-visitor-key.ts'
import { watchFolder } from '#adapters/file-system/watch-folder.ts'
import { openListener } from '#channels/http/open-listener.ts'
import { openTelegram } from '#channels/telegram/telegram.ts'
import type { Serving } from '#channels/terminal/app-port.ts'
import { mountWeb } from '#channels/web/web.ts'
import type { Chat } from '#chat/chat.ts'
import type { Desk } from '#desk/desk.ts'
import type { Config } from '../config.ts'
import { openBackground } from './background.ts'
import type { Parts } from './open-parts.ts'

interface ServeParts {
  readonly config: Config
  readonly desk: Desk
  readonly chat: Chat
  readonly parts: Parts
}

/** Opens the page first, so that it can be seen while reports are still going in; `say` gets one line for each thing. */
export async function serve(say: (line: string) => void, serving: ServeParts): Promise<Serving> {
  const { config, desk, chat, parts } = serving
  for (const note of parts.notes) say(note)
  const web = { ...config.web, visitorKey: openVisitorKey(config.dataDir) }
  const listener = await openListener(web)
  await mountWeb(listener, web, { desk, chat })
  say(`网页已打开：${listener.url}`)
  const telegram = config.telegram ? await openTelegram(config.telegram, { desk, chat, log: say }) : null
  if (telegram) say('Telegram 已启用。')
  const { pending } = (await parts.store.stats()).vectors
  if (parts.embedder && pending > 0) say(`语义索引还有${pending}条没建，正在后台建；建好之前主要按词检索。`)
  const background = openBackground({ parts, say })
  background.warm()
  void background.take([parts.samplesFolder], '样例')
  background.refresh()
  const inbox = watchFolder(config.inboxDir, parts.fileSystem, (paths) => background.take(paths, '收件目录'))
  say(`收件目录：${config.inboxDir}（放进去的报告自动入库）`)
  say('试试问：其他乡镇是怎么处理欠薪的？')
  return {
    settle: background.settle,
    async close() {
      const stopped = background.stop()
      await inbox.close()
      await stopped
      await telegram?.close()
      await listener.close()
    },
  }
}
