// Step: what has to be answered within five seconds, before anything else: a pressed card, an opened conversation.
import type { TemplateCard, WelcomeTextReplyBody, WSClient, WsFrame } from '@wecom/aibot-node-sdk'
import { z } from 'zod'
import { buildPressedCard } from '../build-card.ts'
import type { Decoded } from '../decode-bot-message.ts'
import { readPress } from '../press.ts'
import { readFailure } from './read-failure.ts'

interface EventParts {
  readonly client: Pick<WSClient, 'updateTemplateCard' | 'replyWelcome'>
  readonly welcome: (person: string) => Promise<string>
  readonly log: (text: string) => void
}

const pressed = z.object({
  event: z.object({
    event_key: z.string().optional(),
    template_card_event: z.object({ event_key: z.string().optional() }).optional(),
  }),
})

/** `isOver`: what the pressed button stands under is. Never throws: a card that stays as it was is no reason to leave its press undone. */
export async function answerEvent(
  {
    frame,
    decoded,
    isOver,
  }: { readonly frame: WsFrame; readonly decoded: Decoded; readonly isOver: boolean },
  { client, welcome, log }: EventParts,
): Promise<void> {
  try {
    if (decoded.content.kind === 'enter') {
      const text: WelcomeTextReplyBody = {
        msgtype: 'text',
        text: { content: await welcome(decoded.person) },
      }
      await client.replyWelcome(frame, text)
    }
    if (decoded.content.kind !== 'button' || decoded.taskId === null) return
    const { event } = pressed.parse(frame.body)
    const press = readPress(event.template_card_event?.event_key ?? event.event_key ?? '')
    if (!press) return
    const card = buildPressedCard(press, decoded.taskId, isOver) as unknown as TemplateCard
    await client.updateTemplateCard(frame, card)
  } catch (error) {
    const failure = readFailure(error)
    log(`企业微信机器人：卡片或欢迎语没有更新（${failure.kind === 'code' ? failure.code : '没有回执'}）。`)
  }
}
