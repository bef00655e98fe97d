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

test('a base has an address, and Milvus one only beside it', () => {
  const url = 'postgres://antou:geheim@127.0.0.1:5432/antou'
  expect(readConfig({}).stores).toEqual({ databaseUrl: null, milvus: null })
  const both = { DATABASE_URL: url, MILVUS_ADDRESS: '127.0.0.1:19530' }
  expect(readConfig(both).stores).toEqual({
    databaseUrl: url,
    milvus: { address: '127.0.0.1:19530', token: null },
  })
  expect(() => readConfig({ MILVUS_ADDRESS: '127.0.0.1:19530' })).toThrow('却没有设 DATABASE_URL')
})

test.each([
  [{ DATABASE_URL: 'mysql://antou:geheim@127.0.0.1/antou' }, 'DATABASE_URL'],
  [{ DATABASE_URL: 'postgres://antou:ge#heim@/@127.0.0.1:x/antou' }, 'DATABASE_URL'],
  [{ DATABASE_URL: 'postgres://a@b/c', MILVUS_ADDRESS: 'milvus:19530/?x=geheim' }, 'MILVUS_ADDRESS'],
])('%j is refused by name, without what it holds', (set, name) => {
  const read = () => readConfig(set)
  expect(read).toThrow(name)
  expect(read).not.toThrow(/ge#?heim/)
})
