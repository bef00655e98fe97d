// What Telegram sends beside plain messages: notices, places that move, topics, quotes, papers that are answered, names that are hidden, a bot that is called otherwise than its token.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTestDesk } from '../../chat/open-test-desk.ts'
import { openTelegramKit, type TelegramKit } from './open-telegram-kit.ts'

const [li, group] = [11, -1001]
const admitted = {
  people: new Set([`telegram:${li}`, `telegram:${group}`]),
  administrators: new Set<string>(),
}
let kit: TelegramKit
beforeEach(async () => {
  kit = await openTelegramKit({ test: openTestDesk({ admitted }) })
})
afterEach(() => kit.close())

let next = 900
const head = (more: Record<string, unknown> = {}) => ({
  message_id: next++,
  date: 1_700_000_000,
  from: { id: li, is_bot: false, first_name: '李' },
  chat: { id: li, type: 'private', first_name: '李' },
  ...more,
})
const push = (message: Record<string, unknown>) => kit.telegram.push({ message: head(message) })
const texts = () => kit.telegram.sent.map(({ text }) => text)
/** All that came before it was answered or left. */
async function settle(): Promise<void> {
  const mark = `收尾${next++}`
  push({ text: mark })
  await kit.telegram.waitFor(mark, () => texts().some((text) => text.includes(mark)))
}

describe('an update that says nothing', () => {
  it('is left: notices of the chat, a place that moves, what is known of people', async () => {
    push({ pinned_message: head({ text: '旧' }) })
    push({ message_auto_delete_timer_changed: { message_auto_delete_time: 5 } })
    kit.telegram.push({ edited_message: head({ location: { latitude: 1, longitude: 2 }, edit_date: 2 }) })
    kit.telegram.push({ my_chat_member: {} })
    kit.telegram.push({ message_reaction: { chat: head().chat, message_id: 1 } })
    kit.telegram.push({ channel_post: head({ chat: { id: -5, type: 'channel' }, text: '帖' }) })
    await settle()
    expect(texts()).toHaveLength(1)
  })

  it('but was meant to is told what can be sent instead', async () => {
    push({ sticker: { file_id: 's', emoji: '👍' } })
    push({ location: { latitude: 1, longitude: 2 } })
    await kit.telegram.waitForSent(2)
    expect(texts().every((text) => text.startsWith('没收到文字'))).toBe(true)
  })
})

describe('a message of an odd shape', () => {
  it('is answered without a time or names, and a link to the bot brings help, not a search for what stands in it', async () => {
    const { date: _, ...bare } = head({ text: '怎么化解纠纷', from: { id: li, is_bot: false } })
    kit.telegram.push({ message: bare })
    push({ text: '/start from_page-1', entities: [{ type: 'bot_command', offset: 0, length: 6 }] })
    await kit.telegram.waitForSent(2)
    expect(texts()[0]).toContain('答：怎么化解纠纷')
    expect(texts()[1]).toContain('我替你查')
    expect(kit.asked).toHaveLength(1)
  })

  it('that cannot be read keeps no other back', async () => {
    kit.telegram.push({ message: { ...head(), text: '无', chat: null } })
    kit.telegram.push({ message: head({ text: '无', entities: 7 }) })
    await settle()
    expect(kit.log.some((line) => line.includes('看不懂'))).toBe(true)
  })
})

describe('a message that answers another', () => {
  const paper = {
    document: { file_id: 'file1', file_unique_id: 'file1', file_name: '稿.txt', file_size: 30 },
  }

  it('with 检查 is about the paper in it, with a question about what is asked', async () => {
    kit.telegram.sendFile(li, {
      name: '稿.txt',
      bytes: new TextEncoder().encode('全年调处132起，成功130起。'),
    })
    await kit.telegram.waitForSent(1)
    push({ text: '查一下', reply_to_message: head(paper) })
    await kit.telegram.waitForSent(2)
    expect(texts()[1]).toMatch(/查了/)
    push({ text: '怎么化解纠纷', reply_to_message: head(paper) })
    await kit.telegram.waitForSent(3)
    expect(texts()[2]).toContain('答：怎么化解纠纷')
  })

  it('of another chat is read with the words that were picked out of it', async () => {
    push({
      text: '检查',
      quote: { text: '全年调处纠纷132起，成功130起，成功率90%，全部为当场调解。', position: 0 },
    })
    await kit.telegram.waitForSent(1)
    expect(texts()[0]).toMatch(/查了/)
  })
})

describe('in a group', () => {
  const inGroup = {
    chat: { id: group, type: 'supergroup', title: '司法所' },
    is_topic_message: true,
    message_thread_id: 7,
  }
  const named = (text: string) => ({
    ...inGroup,
    text: `@antou_bot ${text}`,
    entities: [{ type: 'mention', offset: 0, length: 10 }],
  })

  it('what is shown and said hangs on what is answered, so that it stands under the same topic', async () => {
    kit.script(async ({ text }) => {
      await new Promise((resolve) => setTimeout(resolve, 1_200))
      throw new Error(text)
    })
    const asked = head(named('欠薪'))
    kit.telegram.push({ message: asked })
    await kit.telegram.waitForSent(1)
    const sends = kit.telegram.calls.filter(({ method }) => method === 'sendMessage')
    expect(sends.map(({ payload }) => payload.reply_parameters)).toEqual(
      sends.map(() => ({ message_id: asked.message_id, allow_sending_without_reply: true })),
    )
  })

  it('the reply that is held back stands where something was shown, once it goes', async () => {
    kit.script(async ({ text }) => {
      await new Promise((resolve) => setTimeout(resolve, 1_200))
      throw new Error(text)
    })
    kit.telegram.fail(
      'editMessageText',
      { status: 429, description: 'Too Many Requests', retryAfterSeconds: 0 },
      5,
    )
    push(named('欠薪'))
    await kit.telegram.waitFor('the reply', () => texts().some((text) => text.includes('欠薪')))
    expect(texts()).toHaveLength(1)
  })

  it('who hides his name is answered', async () => {
    const from = { id: 1_087_968_824, is_bot: true, first_name: 'Group', username: 'GroupAnonymousBot' }
    push({ ...named('欠薪'), from, sender_chat: inGroup.chat })
    push({ ...named('别的机器人'), from: { id: 5, is_bot: true, first_name: 'B' } })
    await kit.telegram.waitForSent(1)
    await settle()
    expect(texts()).toHaveLength(2)
  })
})

describe('a server of one’s own', () => {
  it('may call the bot otherwise than its token does: it answers all the same', async () => {
    const own = await openTelegramKit({ test: openTestDesk({ admitted }), token: 'sampleToken' })
    try {
      own.telegram.push({ message: head({ text: '怎么化解纠纷' }) })
      expect((await own.telegram.waitForSent(1))[0]?.text).toContain('答：怎么化解纠纷')
    } finally {
      await own.close()
    }
  })
})

describe('the button below an answer that grows', () => {
  it('ends it', async () => {
    kit.script(() => new Promise(() => {}))
    push({ text: '怎么化解纠纷' })
    await kit.telegram.waitFor('a draft', () => kit.telegram.drafts.length > 0)
    const shown = kit.telegram.calls.findLast(({ method }) => method === 'sendMessageDraft')
    expect(shown?.payload.can_stop).toBe(true)
    kit.telegram.push({
      stopped_message_generation: { chat: head().chat, draft_id: shown?.payload.draft_id },
    })
    await kit.telegram.waitForSent(1)
    expect(texts()).toEqual(['好，停下了。'])
  })
})
