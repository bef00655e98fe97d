// The server's log: lines for a person or objects for a collector, and no secret in either, wherever it stands.
import { describe, expect, it } from 'vitest'
import { openLog } from '#adapters/log/open-log.ts'
import { readConfig } from '../../../src/config.ts'

const token = `4815162342:${'A'.repeat(35)}`
const secret = '口令-77aa90'

function open(kind: 'lines' | 'json') {
  const lines: string[] = []
  return { lines, log: openLog({ kind, secrets: [secret] }, (line) => lines.push(line)) }
}

describe('a log for a collector', () => {
  it('is one object a line, with level, time and words', () => {
    const { lines, log } = open('json')
    log.say('网页已打开')
    log.note('answer-line-dropped', { line: 'value', claim: 'number' })
    log.fail('api', new TypeError('no such thing'))
    const [said, noted, failed] = lines.map((line) => JSON.parse(line))
    expect(said).toMatchObject({
      level: 'info',
      msg: '网页已打开',
      time: expect.stringMatching(/^\d{4}-.*Z$/),
    })
    expect(noted).toMatchObject({
      level: 'warn',
      event: 'answer-line-dropped',
      line: 'value',
      claim: 'number',
    })
    expect(failed).toMatchObject({
      level: 'error',
      door: 'api',
      err: { type: 'TypeError', message: 'no such thing' },
    })
    expect(failed.err.stack).toContain('open-log.test.ts')
  })

  it('keeps an error that is none', () => {
    const { lines, log } = open('json')
    log.fail('web', 'just words')
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ door: 'web', err: { message: 'just words' } })
  })
})

describe.each(['lines', 'json'] as const)('%s', (kind) => {
  it.each([
    ['a setting', `said ${secret} aloud`, secret],
    ['a Telegram address', `https://api.example.org/bot${token}/sendMessage`, token],
    ['a token in a query', 'GET https://h/cgi-bin/send?access_token=abcDEF123&x=1', 'abcDEF123'],
    ['a header', 'authorization: Bearer sk-51f0c9d2aa7e', 'sk-51f0c9d2aa7e'],
    ['a password in an address', 'postgres://antou:hunter2hunter2@db:5432/antou', 'hunter2hunter2'],
    ['an ID number', '身份证110101199003078515', '110101199003078515'],
    ['a phone number', '电话13912345678', '13912345678'],
  ])('shows no secret: %s', (_, words, hidden) => {
    const { lines, log } = open(kind)
    log.say(words)
    log.fail('web', new Error(words))
    log.note('seen', { words, nested: { deep: [words] } })
    expect(lines).toHaveLength(3)
    expect(lines.join('\n')).not.toContain(hidden)
    expect(lines.join('\n')).toContain('***')
  })
})

it('takes every setting that is named as a secret for one, and lines where nothing is said', () => {
  const { log } = readConfig({ ANTOU_PASSWORD: 'long enough 1', ANTOU_MODEL_KEY: 'sk-1', ANTOU_PORT: '0' })
  expect(log).toEqual({ kind: 'lines', secrets: ['long enough 1', 'sk-1'] })
  expect(readConfig({ ANTOU_LOG: 'json' }).log.kind).toBe('json')
})
