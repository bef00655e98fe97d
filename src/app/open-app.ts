// Joins ports to adapters and rooms to each other, once. In: settings. Out: the App that the command line runs.
import { openLog } from '#adapters/log/open-log.ts'
import type { App, AppSettings } from '#channels/terminal/app-port.ts'
import { openChat } from '#chat/open-chat.ts'
import type { Config } from '../config.ts'
import { diagnose } from './doctor/diagnose.ts'
import { joinDesk } from './join-desk.ts'
import { openParts } from './open-parts.ts'
import { serve } from './serve.ts'
import { serveMcp } from './serve-mcp.ts'

/** Opens everything for one command; a folder that another process writes to is refused with AppError `busy`. */
export async function openApp(
  config: Config,
  settings: Pick<AppSettings, 'access' | 'withSamples'>,
): Promise<App> {
  const parts = await openParts(config, settings)
  const desk = joinDesk(parts)
  const chat = openChat({
    desk,
    journal: parts.journal,
    now: () => new Date(),
    book: parts.book,
  })
  const reader = await desk.readerFor('terminal')
  return {
    desk,
    chat,
    reader,
    notices: parts.notices,
    diagnose: () => diagnose(config, parts),
    serve: (write) => serve(openLog(config.log, write), { config, desk, chat, parts }),
    serveMcp: () => serveMcp(config, { desk, reader }),
    close: parts.close,
  }
}
