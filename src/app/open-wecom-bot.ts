// The AI bot of WeCom, joined to the delivery and the desk; null where it is not set.
import { type Bot, openBot } from '#channels/wecom/bot/open-bot.ts'
import type { Chat } from '#chat/chat.ts'
import type { Delivery } from '#chat/delivery/channel.ts'
import { openIsOver } from '#chat/delivery/find-over.ts'
import { renderHelp } from '#chat/replies.ts'
import type { Desk } from '#desk/desk.ts'
import { describeError } from '#shared/errors.ts'
import type { Config } from '../config.ts'

interface WecomBotParts {
  readonly desk: Pick<Desk, 'readerFor' | 'readPlace' | 'listPreviews' | 'listTurns'>
  readonly chat: Pick<Chat, 'isOpenChoice'>
  readonly delivery: Delivery
  readonly say: (line: string) => void
}

export async function openWecomBot(
  settings: Config['wecomBot'],
  { desk, chat, delivery, say }: WecomBotParts,
): Promise<Bot | null> {
  if (!settings) return null
  const readPlace = async (person: string) => desk.readPlace(await desk.readerFor(person))
  return openBot(settings, {
    delivery,
    // Who is not served has no place, and is told so in answer to his words.
    readPlace: (person) => readPlace(person).catch(() => null),
    welcome: (person) => readPlace(person).then(renderHelp, describeError),
    isOver: openIsOver({ desk, chat }),
    log: say,
  })
}
