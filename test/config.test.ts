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
