// What WeCom calls here, as far as it is set: the self-built app and the AI bot in URL mode, on the one listener.
import type { Listener } from '#channels/http/open-listener.ts'
import { openWecomApp } from '#channels/wecom/app/wecom-app.ts'
import { openWecomUrl } from '#channels/wecom/url/wecom-url.ts'
import type { Chat } from '#chat/chat.ts'
import type { Delivery } from '#chat/delivery/channel.ts'
import { openIsOver } from '#chat/delivery/find-over.ts'
import type { Desk } from '#desk/desk.ts'
import type { Config } from '../config.ts'

interface CallbackParts {
  readonly desk: Desk
  readonly chat: Pick<Chat, 'isOpenChoice'>
  readonly delivery: Delivery
  readonly listener: Listener
  readonly log: (line: string) => void
}

export async function openWecomCallbacks(
  { wecomCallbacks: { app, bot }, people }: Config,
  { desk, chat, delivery, listener, log }: CallbackParts,
): Promise<void> {
  const readPlace = async (person: string) => desk.readPlace(await desk.readerFor(person))
  const parts = { readPlace, delivery, listener, log }
  if (app) await openWecomApp(app, parts)
  if (app) log('企业微信应用已启用：后台“接收消息”的 URL 填 …/wecom/app。')
  if (bot)
    await openWecomUrl(
      { ...bot, pageAddress: people.publicUrl },
      { ...parts, isOver: openIsOver({ desk, chat }) },
    )
  if (bot) log('企业微信机器人（URL 模式）已启用：后台的 URL 填 …/wecom/bot。')
}
