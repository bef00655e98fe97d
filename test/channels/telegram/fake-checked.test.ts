import { Telegraf } from 'telegraf'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type FakeTelegram, openFakeTelegram } from '../../fakes/telegram/fake-telegram.ts'

// A client by other hands: what it finds natural, the fake has to know.
let fake: FakeTelegram
let bot: Telegraf
beforeEach(async () => {
  fake = await openFakeTelegram()
  bot = new Telegraf(fake.token, { telegram: { apiRoot: fake.apiRoot } })
})
afterEach(() => fake.close())

describe('the fake Bot API, by telegraf', () => {
  it('hands out updates, takes texts, pictures and documents, and shows the menu', async () => {
    fake.say(11, '/start 你好')
    const [update] = await bot.telegram.getUpdates(0, 10, 0, undefined)
    expect(update).toMatchObject({ message: { text: '/start 你好', entities: [{ type: 'bot_command' }] } })
    await bot.telegram.sendMessage(11, '<b>石桥乡</b> &lt;2023&gt;', { parse_mode: 'HTML' })
    await bot.telegram.sendDocument(
      11,
      { source: Buffer.from('稿'), filename: '草稿 v1.docx' },
      { caption: '稿子' },
    )
    await bot.telegram.sendPhoto(11, { source: Buffer.from('图'), filename: '图.png' })
    expect(fake.sent.map(({ text }) => text)).toEqual(['石桥乡 <2023>', '稿子', ''])
    expect(fake.sent[1]?.file?.name).toBe('草稿 v1.docx')
    expect(Buffer.from(fake.sent[1]!.file!.bytes).toString()).toBe('稿')
    await bot.telegram.setMyCommands([{ command: 'help', description: '帮助' }])
    expect(fake.commands).toEqual([{ command: 'help', description: '帮助' }])
  })

  it.each([
    ['4097 characters', () => bot.telegram.sendMessage(11, 'x'.repeat(4097)), /too long/],
    ['a tag left open', () => bot.telegram.sendMessage(11, '<b>x', { parse_mode: 'HTML' }), /parse entities/],
    [
      'an edit that changes nothing',
      async () => {
        const { message_id: id } = await bot.telegram.sendMessage(11, 'x')
        await bot.telegram.editMessageText(11, id, undefined, 'x')
      },
      /not modified/,
    ],
    [
      'a button of 65 bytes',
      () =>
        bot.telegram.sendMessage(11, 'x', {
          reply_markup: { inline_keyboard: [[{ text: 'x', callback_data: 'x'.repeat(65) }]] },
        }),
      /BUTTON_DATA_INVALID/,
    ],
    [
      'a command in Chinese',
      () => bot.telegram.setMyCommands([{ command: '帮助', description: 'x' }]),
      /BOT_COMMAND_INVALID/,
    ],
    ['a webhook without https', () => bot.telegram.setWebhook('http://example.org/telegram'), /HTTPS/],
  ] as const)('refuses %s as the server does', async (_, act, words) => {
    await expect(act()).rejects.toThrow(words)
  })

  it('says when to come again', async () => {
    fake.fail('sendMessage', {
      status: 429,
      description: 'Too Many Requests: retry after 3',
      retryAfterSeconds: 3,
    })
    await expect(bot.telegram.sendMessage(11, 'x')).rejects.toMatchObject({
      response: { parameters: { retry_after: 3 } },
    })
  })
})
