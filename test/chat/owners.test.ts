// Whose a draft, a talk, a preview and a verdict are, in conversation: two persons, in a group or each alone.
import { describe, expect, it } from 'vitest'
import type { ReplyEvent } from '#chat/chat.ts'
import { everyReader } from '../fakes/library/whole-library.ts'
import { buildReader, openTestDesk } from './open-test-desk.ts'

const said = (events: readonly ReplyEvent[]) =>
  events.map((event) => ('text' in event ? event.text : event.kind)).join('\n')
const brief = '帮我写化解纠纷这段：调处132起，成功130起，讨薪18人25万'
const stranger = buildReader('telegram:9')
const other = { conversation: 'telegram:9', reader: stranger }
const group = (person: string) => ({ conversation: 'group', reader: buildReader(person), isGroup: true })

describe('a draft of another person', () => {
  it('is not taken over by its id: the reply is that to an id that is nobody’s', async () => {
    const { say, desk, reader } = openTestDesk()
    const { id } = await desk.makeDraft(reader, { text: brief })
    const refused = said(await say(`接稿 ${id}`, other))
    expect(refused).toBe(said(await say('接稿 abcdefghijkl', other)).replace('abcdefghijkl', id))
    expect(refused).toContain('没有编号或接稿码是')
    expect(await desk.listDrafts(stranger)).toEqual([])
  })

  it('is not offered by whoever writes in the same group', async () => {
    const { say } = openTestDesk()
    await say(brief, group('a'))
    expect(said(await say('接稿码', group('b')))).toMatch(/^没有编号为 .* 的稿子，或者它不是你的。$/)
    expect(said(await say('接稿码', group('a')))).toContain('接稿码：')
  })
})

describe('the code that hands a draft over', () => {
  async function offer() {
    const opened = openTestDesk()
    await opened.say(brief)
    const code = /接稿码：([a-z0-9]{12})，/.exec(said(await opened.say('接稿码')))?.[1] ?? ''
    return { ...opened, code }
  }

  it('opens it once, and then it is both persons’', async () => {
    const { say, desk, code, reader } = await offer()
    expect(said(await say(`接稿 ${code.toUpperCase()}`, other))).toContain('132起')
    expect(said(await say('调解改成140起', other))).toContain('140起')
    expect((await desk.listDrafts(reader)).map(({ version }) => version)).toEqual([2])
    const third = { conversation: 'telegram:8', reader: buildReader('telegram:8') }
    expect(said(await say(`接稿 ${code}`, third))).toContain('没有编号或接稿码是')
    const [{ id } = { id: '' }] = await desk.listDrafts(stranger)
    await expect(desk.offerDraft(stranger, id)).rejects.toMatchObject({ kind: 'input' })
  })

  it('is asked for by two at once and given to one', async () => {
    const { desk, code } = await offer()
    const people = ['a', 'b', 'c']
    const got = await Promise.all(people.map((person) => desk.adoptDraft(buildReader(person), code)))
    expect(got.filter(Boolean)).toHaveLength(1)
  })

  it('is over after a quarter of an hour, and when a newer one is asked for', async () => {
    const { say, desk, code, wait } = await offer()
    const newer = /接稿码：([a-z0-9]{12})，/.exec(said(await say('接稿码')))?.[1] ?? ''
    expect(await desk.adoptDraft(stranger, code)).toBeNull()
    wait(15 * 60_000)
    expect(await desk.adoptDraft(stranger, newer)).toBeNull()
  })

  it('is not kept in words', async () => {
    const { desk, journal, code, reader } = await offer()
    const [{ id } = { id: '' }] = await desk.listDrafts(reader)
    expect(JSON.stringify(await journal.drafts.read(id))).not.toContain(code)
  })
})

describe('two changes of one draft at once', () => {
  it('are both made, one after the other', async () => {
    const { desk, reader } = openTestDesk()
    const { id } = await desk.makeDraft(reader, { text: brief })
    await Promise.all([
      desk.reviseDraft(reader, id, '调解改成135起'),
      desk.reviseDraft(reader, id, '讨薪改成20人'),
    ])
    const opened = await desk.readDraft(reader, id)
    expect(opened?.draft.version).toBe(3)
    expect(opened?.text).toMatch(/135起.*20(人|名)/s)
  })
})

describe('a talk of another person', () => {
  it('is neither read nor gone on with', async () => {
    const { say, desk, asked, reader } = openTestDesk()
    await say('欠薪怎么处理')
    expect(await say('追回多少', { reader: buildReader('p2') })).toEqual([
      { kind: 'error', text: '没有这个对话，或者它不是你的。', fix: '新开一个对话再问。' },
    ])
    expect(asked).toHaveLength(1)
    expect(await desk.listTurns(buildReader('p2'), 'c1')).toEqual([])
    expect(await desk.listTurns(reader, 'c1')).toHaveLength(1)
    const [turn] = await desk.listTurns(reader, 'c1')
    const call = { conversation: 'c1', turn: turn!.at, verdict: 'useless' as const }
    await expect(desk.giveFeedback(buildReader('p2'), call)).rejects.toMatchObject({ kind: 'missing' })
    expect(await desk.listFeedback(everyReader)).toEqual([])
  })

  it('is his from the first word, before anything was answered', async () => {
    const { say } = openTestDesk()
    await say('谢谢')
    expect(said(await say('欠薪怎么处理', { reader: buildReader('p2') }))).toContain('它不是你的')
  })
})

describe('in a group', () => {
  it('each judges the answer that he was given', async () => {
    const { say, wait, desk } = openTestDesk()
    await say('欠薪怎么处理', group('a'))
    expect(said(await say('没用', group('b')))).toContain('还没有回答可以评价')
    wait(1000)
    await say('普法有多少场', group('b'))
    await say('有用', group('a'))
    expect(await desk.listFeedback(everyReader)).toMatchObject([{ question: '欠薪怎么处理', type: 'useful' }])
  })

  it('a preview waits for the yes of who sent it; that of another is a word like any other', async () => {
    const { say, stored, desk } = openTestDesk()
    const file = { name: 'a.txt', bytes: new Uint8Array([1]) }
    const preview = (await say('', { ...group('a'), files: [file] })).find(
      (event) => event.kind === 'preview',
    )
    expect(said(await say('确认', group('b')))).toContain('没有等着入库的文件')
    await say('年份是2020', group('b'))
    await say('取消', group('b'))
    await expect(desk.confirmPreview(buildReader('b'), preview!.preview.token)).rejects.toMatchObject({
      kind: 'missing',
    })
    await expect(desk.discardPreview(buildReader('b'), preview!.preview.token)).rejects.toThrow('处理过')
    expect(stored).toHaveLength(0)
    expect(said(await say('确认', group('a')))).toContain('已入库')
    expect(stored).toHaveLength(1)
  })
})

describe('a visitor with a cookie of the time before signatures', () => {
  const person = 'web:p'
  const open = async () => {
    const opened = openTestDesk()
    const unsignedUntil = '2026-06-01T00:00:00.000Z'
    await opened.journal.people.update(person, () => ({ id: person, name: null, place: null, unsignedUntil }))
    return opened
  }

  it('is let in once: for ten minutes, because a page asks several times', async () => {
    const { desk, wait } = await open()
    expect(await desk.admitUnsigned(person, null)).toBe(true)
    await desk.savePlace(buildReader(person), '青禾县石桥乡')
    wait(9 * 60_000)
    expect(await desk.admitUnsigned(person, null)).toBe(true)
    wait(60_000)
    expect(await desk.admitUnsigned(person, null)).toBe(false)
    expect(await desk.readPlace(buildReader(person))).toBe('青禾县石桥乡')
  })

  it('is not let in after the cookie must have ended, nor when nobody knew him then', async () => {
    const { desk, wait } = await open()
    expect(await desk.admitUnsigned('web:q', null)).toBe(false)
    wait(365 * 24 * 3600_000)
    expect(await desk.admitUnsigned(person, null)).toBe(false)
  })

  it('gets back the talk that his cookie names, unless it is another’s', async () => {
    const { desk, journal } = await open()
    const talk = (conversation: string, owner: string | null) =>
      journal.talks.update(conversation, () => ({ conversation, person: owner, question: '一', at: '2025' }))
    await talk('web:1', null)
    await talk('web:2', 'web:q')
    await desk.admitUnsigned(person, 'web:1')
    await desk.admitUnsigned(person, 'web:2')
    expect(await desk.isTalkOf(buildReader(person), 'web:1')).toBe(true)
    expect(await desk.isTalkOf(buildReader(person), 'web:2')).toBe(false)
  })
})
