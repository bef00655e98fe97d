import { Api } from 'grammy'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openGrowing } from '#channels/telegram/open-growing.ts'
import { type FakeTelegram, openFakeTelegram } from '../../fakes/telegram/fake-telegram.ts'

const times = { firstMs: 5, chatMs: 5, groupMs: 5, againMs: 20 }
const until = (check: () => void) => vi.waitFor(check, { timeout: 5_000, interval: 2 })
let telegram: FakeTelegram
let growing: ReturnType<typeof openGrowing>
beforeEach(async () => {
  telegram = await openFakeTelegram()
  growing = openGrowing(new Api(telegram.token, { apiRoot: telegram.apiRoot }), times)
})
afterEach(async () => {
  growing.close()
  await telegram.close()
})

describe('what is shown under way', () => {
  it('in a private chat is a draft that grows, stays while nothing new comes, and leaves no message', async () => {
    growing.show('1', { chat: 11, answers: null }, '正在查……')
    await until(() => expect(telegram.drafts.length).toBeGreaterThan(1))
    growing.show('1', { chat: 11, answers: null }, '石桥乡2023年')
    await until(() => expect(telegram.drafts.at(-1)?.text).toBe('石桥乡2023年'))
    expect(await growing.take('1')).toBeNull()
    expect(new Set(telegram.drafts.map(({ id }) => id)).size).toBe(1)
    expect(telegram.sent).toEqual([])
  })

  it('in a group is one message that changes, in which the reply will stand', async () => {
    growing.show('2', { chat: -5, answers: null }, '正在查……')
    await until(() => expect(telegram.sent).toHaveLength(1))
    growing.show('2', { chat: -5, answers: null }, '杨坪镇2023年')
    await until(() => expect(telegram.sent[0]?.text).toBe('杨坪镇2023年'))
    expect(await growing.take('2')).toBe(telegram.sent[0]?.id)
    expect(telegram.drafts).toEqual([])
  })

  it('goes on as a message where the server knows no drafts', async () => {
    telegram.fail('sendMessageDraft', { status: 400, description: 'Bad Request: TEXTDRAFT_PEER_INVALID' })
    growing.show('3', { chat: 11, answers: null }, '正在查……')
    await until(() => expect(telegram.sent).toHaveLength(1))
    growing.show('4', { chat: 11, answers: null }, '正在写……')
    await until(() => expect(telegram.sent).toHaveLength(2))
    expect(telegram.calls.filter(({ method }) => method === 'sendMessageDraft')).toHaveLength(1)
  })

  it('is not shown at all where the reply comes first, and ends with a word where none comes', async () => {
    growing.show('5', { chat: -5, answers: null }, '正在查……')
    expect(await growing.take('5')).toBeNull()
    growing.show('6', { chat: -5, answers: null }, '正在查……')
    await until(() => expect(telegram.sent).toHaveLength(1))
    growing.end('6', '停下了。')
    await until(() => expect(telegram.sent[0]?.text).toBe('停下了。'))
    expect(telegram.sent).toHaveLength(1)
  })
})
