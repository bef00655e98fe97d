// Whose a paper is: let to one's unit to read or to edit, taken back, deleted; nobody else finds it by its id.
import { describe, expect, it } from 'vitest'
import { buildReader, collect, openTestDesk } from '../chat/open-test-desk.ts'

const brief = { text: '写化解纠纷这段：调处132起，成功130起' }
const owner = buildReader('telegram:1', { unit: '司法所' })
const colleague = buildReader('telegram:2', { unit: '司法所', role: 'reader' })
const stranger = buildReader('telegram:3', { unit: '信访办', role: 'administrator' })
const nowhere = buildReader('telegram:4')

async function openWithDraft() {
  const kit = openTestDesk()
  const { id } = await kit.desk.makeDraft(owner, brief)
  return { ...kit, id }
}

describe('in a chat', () => {
  const begin = async (reader = owner) => {
    const kit = openTestDesk()
    const say = async (text: string) => {
      const events = await collect(kit.chat.converse({ conversation: reader.person, reader, text }))
      return events
        .map((event) => ('text' in event ? `${event.text}${'fix' in event ? event.fix : ''}` : ''))
        .join('\n')
    }
    return { ...kit, say }
  }

  it('the draft under way is let to the unit to read, to edit, and taken back', async () => {
    const { desk, say } = await begin()
    expect(await say('给本单位看')).toContain('没有打开的稿子')
    await say(brief.text)
    expect(await say('共享')).toContain('司法所')
    expect(await desk.listSharedDrafts(colleague)).toMatchObject([{ hold: 'read' }])
    await say('给本单位改')
    expect(await desk.listSharedDrafts(colleague)).toMatchObject([{ hold: 'edit' }])
    expect(await desk.listSharedDrafts(stranger)).toEqual([])
    expect(await say('取消共享')).toContain('只有你自己')
    expect(await desk.listSharedDrafts(colleague)).toEqual([])
  })

  it('one who belongs to no unit is told what is missing', async () => {
    const { say } = await begin(nowhere)
    await say(brief.text)
    expect(await say('给同事看看')).toMatch(/单位.*管理员/)
  })
})

describe('a draft', () => {
  it('is nobody’s but its owner’s until he lets it', async () => {
    const { desk, id } = await openWithDraft()
    for (const reader of [colleague, stranger, nowhere]) {
      expect(await desk.readDraft(reader, id)).toBeNull()
      expect(await desk.viewDraft(reader, id)).toBeNull()
      expect(await desk.listSharedDrafts(reader)).toEqual([])
      await expect(desk.exportDraft(reader, id, { format: 'txt' })).rejects.toMatchObject({ kind: 'missing' })
      await expect(desk.shareDraft(reader, id, 'edit')).rejects.toThrow()
      expect(await desk.removeDraft(reader, id)).toBe(false)
    }
    expect(await desk.viewDraft(owner, id)).toEqual({ hold: 'own', shared: null, owner: null })
  })

  it('let to read is read and taken away by the unit, and changed by nobody else', async () => {
    const { desk, id } = await openWithDraft()
    await desk.shareDraft(owner, id, 'read')
    expect((await desk.readDraft(colleague, id))?.id).toBe(id)
    expect(await desk.listSharedDrafts(colleague)).toMatchObject([{ id, hold: 'read', owner: '1' }])
    expect((await desk.exportDraft(colleague, id, { format: 'txt' })).bytes.length).toBeGreaterThan(0)
    await expect(desk.reviseDraft(colleague, id, '换个开头')).rejects.toMatchObject({ kind: 'missing' })
    await expect(desk.shareDraft(colleague, id, 'edit')).rejects.toMatchObject({ kind: 'missing' })
    await expect(desk.offerDraft(colleague, id)).rejects.toThrow()
    expect(await desk.readDraft(stranger, id)).toBeNull()
    // It is not among his own: a talk goes on with his own alone.
    expect(await desk.listDrafts(colleague)).toEqual([])
  })

  it('let to edit is changed by the unit, and taken back at once', async () => {
    const { desk, id } = await openWithDraft()
    await desk.shareDraft(owner, id, 'edit')
    expect((await desk.reviseDraft(colleague, id, '调处改成135起')).kind).toBe('revised')
    expect((await desk.readDraft(owner, id))?.text).toContain('135起')
    await desk.shareDraft(owner, id, null)
    expect(await desk.readDraft(colleague, id)).toBeNull()
    expect(await desk.listSharedDrafts(colleague)).toEqual([])
  })

  it('is let by nobody whose unit is not known', async () => {
    const { desk } = openTestDesk()
    const { id } = await desk.makeDraft(nowhere, brief)
    await expect(desk.shareDraft(nowhere, id, 'read')).rejects.toMatchObject({ kind: 'input' })
  })

  it('is deleted by its owner, and then is there for nobody', async () => {
    const { desk, id } = await openWithDraft()
    await desk.shareDraft(owner, id, 'edit')
    expect(await desk.removeDraft(colleague, id)).toBe(false)
    expect(await desk.removeDraft(owner, id)).toBe(true)
    expect(await desk.readDraft(owner, id)).toBeNull()
    expect(await desk.listDrafts(owner)).toEqual([])
    expect(await desk.listSharedDrafts(colleague)).toEqual([])
  })

  it('goes on being let to the unit under the one who takes it over', async () => {
    const { desk, id } = await openWithDraft()
    const boss = buildReader('terminal', { role: 'administrator' })
    await desk.shareDraft(owner, id, 'read')
    await desk.allowPerson(boss, 'telegram:9')
    await desk.removePerson(boss, owner.person, 'telegram:9')
    expect((await desk.viewDraft(buildReader('telegram:9'), id))?.hold).toBe('own')
    expect((await desk.viewDraft(colleague, id))?.hold).toBe('read')
  })
})

describe('a talk', () => {
  async function openWithTalk() {
    const kit = openTestDesk()
    await kit.say('石桥乡怎么治欠薪？', { reader: owner, conversation: 'web:talk' })
    return kit
  }

  it('is read by the unit it is let to, and gone on with by nobody else', async () => {
    const { desk, say } = await openWithTalk()
    expect(await desk.listTurns(colleague, 'web:talk')).toEqual([])
    await desk.shareTalk(owner, 'web:talk', 'read')
    expect(await desk.listTurns(colleague, 'web:talk')).toHaveLength(1)
    expect(await desk.listSharedTalks(colleague)).toMatchObject([{ conversation: 'web:talk', hold: 'read' }])
    expect(await desk.listTurns(stranger, 'web:talk')).toEqual([])
    expect(await say('那杨坪镇呢？', { reader: colleague, conversation: 'web:talk' })).toMatchObject([
      { kind: 'error' },
    ])
    expect(await desk.listTurns(owner, 'web:talk')).toHaveLength(1)
  })

  it('let to edit is gone on with, stays its owner’s, and is deleted by him with all its turns', async () => {
    const { desk, say, journal } = await openWithTalk()
    await desk.shareTalk(owner, 'web:talk', 'edit')
    const replies = await say('那杨坪镇呢？', { reader: colleague, conversation: 'web:talk' })
    expect(replies.at(-1)).toMatchObject({ kind: 'answer' })
    expect(await desk.viewTalk(owner, 'web:talk')).toMatchObject({ hold: 'own', shared: { may: 'edit' } })
    expect(await desk.removeTalk(colleague, 'web:talk')).toBe(false)
    expect(await desk.removeTalk(owner, 'web:talk')).toBe(true)
    expect(await journal.turns.list('web:talk', 9)).toEqual([])
    expect(await desk.viewTalk(colleague, 'web:talk')).toBeNull()
  })

  it('shows of another’s answers none that rests on a report which is not there for who reads', async () => {
    const { desk, say } = openTestDesk({
      views: {
        viewFor: ({ person }) =>
          ({ listReports: async () => (person === colleague.person ? [] : seen) }) as never,
      },
    })
    const seen = [
      { id: 1, metadata: { place: { province: null, city: null, county: '青禾县', town: '石桥乡' } } },
      { id: 2, metadata: { place: { province: null, city: null, county: '云岭县', town: '柳溪镇' } } },
    ]
    await say('石桥乡怎么治欠薪？', { reader: owner, conversation: 'web:talk' })
    await desk.shareTalk(owner, 'web:talk', 'read')
    expect((await desk.listTurns(owner, 'web:talk'))[0]?.answer).not.toBeNull()
    expect((await desk.listTurns(colleague, 'web:talk'))[0]?.answer).toBeNull()
  })

  it('of a group is each member’s to go on with, and nobody else’s', async () => {
    const { desk, say } = openTestDesk()
    const member = (name: string) => buildReader(`wecom:group:g#${name}`)
    const group = { conversation: 'wecom:group:g', isGroup: true }
    await say('石桥乡怎么治欠薪？', { ...group, reader: member('wecom:li') })
    expect(await desk.listTurns(member('wecom:wang'), 'wecom:group:g')).toHaveLength(1)
    expect(await desk.listTurns(buildReader('wecom:wang'), 'wecom:group:g')).toEqual([])
  })
})
