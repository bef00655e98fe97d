// Settings: what is read as it stands, and what is refused with the name of the setting.
import { expect, test } from 'vitest'
import { readConfig } from '#config.ts'

test('trusted proxies are addresses and ranges', () => {
  const read = (list: string) => readConfig({ ANTOU_TRUSTED_PROXIES: list }).web.proxies
  expect(read('127.0.0.1, 10.0.0.0/8,fd00::/8')).toEqual(['127.0.0.1', '10.0.0.0/8', 'fd00::/8'])
  expect(readConfig({}).web.proxies).toEqual([])
})

test.each(['localhost', '10.0.0.0/33', '10.0.0/8', '10.0.0.0/8/9', '127.0.0.1 10.0.0.1', 'fd00::/129'])(
  '%s is no trusted proxy',
  (list) => expect(() => readConfig({ ANTOU_TRUSTED_PROXIES: list })).toThrow(/ANTOU_TRUSTED_PROXIES/),
)

test('what WeCom calls is set whole or not at all', () => {
  const key = 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C'
  const app = { WECOM_CORP_ID: 'ww1234', WECOM_AGENT_ID: '1000002', WECOM_AGENT_SECRET: 's'.repeat(43) }
  const whole = readConfig({ ...app, WECOM_TOKEN: 'Tok', WECOM_AES_KEY: key }).wecomCallbacks
  expect(whole).toMatchObject({ app: { agentId: 1000002, format: 'text' }, bot: null })
  expect(readConfig({}).wecomCallbacks).toEqual({ app: null, bot: null })
  expect(() => readConfig(app)).toThrow('却没有设 WECOM_TOKEN、WECOM_AES_KEY')
  expect(() => readConfig({ WECOM_BOT_TOKEN: 'Tok' })).toThrow('却没有设 WECOM_BOT_AES_KEY')
  expect(readConfig({}).wecomBot).toBeNull()
  expect(readConfig({ WECOM_BOT_ID: 'b', WECOM_BOT_SECRET: 'long-enough' }).wecomBot?.url).toBeNull()
  expect(() => readConfig({ WECOM_BOT_SECRET: 'long-enough' })).toThrow('却没有设 WECOM_BOT_ID')
  const short = { WECOM_BOT_TOKEN: 'Tok', WECOM_BOT_AES_KEY: '!'.repeat(43) }
  expect(() => readConfig(short)).toThrow('WECOM_BOT_AES_KEY')
})
