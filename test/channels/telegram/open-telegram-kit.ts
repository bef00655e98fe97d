// Kit: the bot through real grammY against the fake Bot API, with the real delivery, chat and desk behind it.
import { openTelegram, type TelegramParts, type TelegramSettings } from '#channels/telegram/telegram.ts'
import { openAnswering } from '#chat/delivery/answer-incoming.ts'
import { openDelivery } from '#chat/delivery/open-delivery.ts'
import { openTestDesk, type TestDesk } from '../../chat/open-test-desk.ts'
import { asksToStop } from '../../fakes/commands.ts'
import { type FakeTelegram, openFakeTelegram } from '../../fakes/telegram/fake-telegram.ts'

export interface TelegramKit extends TestDesk {
  readonly telegram: FakeTelegram
  readonly log: readonly string[]
  close(): Promise<void>
}

export async function openTelegramKit({
  test = openTestDesk(),
  listener = null,
  settings = {},
  longMs,
  token,
}: {
  readonly test?: TestDesk
  readonly listener?: TelegramParts['listener']
  readonly settings?: Partial<TelegramSettings>
  readonly longMs?: number
  readonly token?: string
} = {}): Promise<TelegramKit> {
  const telegram = await openFakeTelegram(token)
  const { desk, chat, journal } = test
  const lines: string[] = []
  const log = (text: string) => lines.push(text)
  const delivery = await openDelivery({
    ...{ journal, answer: openAnswering({ desk, chat, journal }), asksToStop, log },
    ...(longMs === undefined ? {} : { settings: { longMs } }),
  })
  const bot = await openTelegram(
    { token: telegram.token, apiRoot: telegram.apiRoot, ...settings },
    { desk, delivery, listener, log },
  )
  return {
    ...test,
    ...{ telegram, log: lines },
    async close() {
      await bot.close()
      await delivery.close(0)
      await telegram.close()
    },
  }
}
