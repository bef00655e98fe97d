// Who is served in chats, what each may do, and that each use leaves a row: over a real desk and a journal in memory.
import { describe, expect, it } from 'vitest'
import type { Desk } from '#desk/desk.ts'
import type { DeskParts } from '#desk/open-desk.ts'
import type { PersonNotice } from '#desk/people/admit.ts'
import type { Reader } from '#domain/reader.ts'
import { buildReader, openTestDesk } from '../chat/open-test-desk.ts'

const [li, wang, chief] = ['telegram:5', 'wecom:wang', 'wecom:chief']
const administrator = buildReader('terminal', { role: 'administrator' })

const many = { person: 100, group: 100, files: 100, groupFiles: 100 }

function open(limits: Partial<typeof many> = {}, given: Partial<Pick<DeskParts, 'journal' | 'now'>> = {}) {
  const told: PersonNotice[] = []
  const kit = openTestDesk({
    admitted: { people: new Set([wang]), administrators: new Set([chief]) },
    started: { ...many, ...limits },
    tellPerson: async (notice) => told.push(notice) > 0,
    ...given,
  })
  const speak = (person: string, name: string | null = null) =>
    kit.desk.admit({ person, chat: person, isGroup: false, name, channel: `${person.split(':')[0]}:bot` })
  const inGroup = (person: string) =>
    kit.desk.admit({ person, chat: 'wecom:group:g1', isGroup: true, name: '司法所群' })
  return { ...kit, told, speak, inGroup }
}

async function readerOf(admission: ReturnType<Desk['admit']>): Promise<Reader> {
  const admitted = await admission
  if (admitted.kind === 'refused') throw new Error(`refused: ${admitted.text}`)
  return admitted.reader
}

const question = { text: '怎么化解纠纷？', askerPlace: null, context: [] }

describe('a person of a chat', () => {
  it('whom the settings name is served as an editor, and a named administrator as one', async () => {
    const { speak } = open()
    expect(await readerOf(speak(wang))).toMatchObject({ person: wang, role: 'editor', unit: null })
    expect(await readerOf(speak(chief))).toMatchObject({ role: 'administrator' })
  })

  it('whom nobody knows is told once what to do, and the administrator gets his name, id and two buttons', async () => {
    const { speak, told } = open()
    const first = await speak(li, '李\u202e明')
    expect(first).toMatchObject({ kind: 'refused', text: expect.stringContaining(li) })
    expect(await speak(li)).toEqual({ kind: 'refused', text: null })
    expect(told).toEqual([
      {
        person: chief,
        channel: null,
        text: expect.stringContaining(`李明（${li}）`),
        choices: [`同意 ${li}`, `拒绝 ${li}`],
      },
    ])
  })

  it('is served once an administrator says 同意 in his own chat, and is told so; 拒绝 shuts him out again', async () => {
    const { speak, say, told } = open()
    await speak(li, '李明')
    const boss = await readerOf(speak(chief))
    expect(await say(`同意 ${li}`, { reader: boss, conversation: chief })).toMatchObject([
      { kind: 'notice', text: expect.stringContaining('可以用了') },
    ])
    expect(told.at(-1)).toMatchObject({ person: li, channel: 'telegram:bot' })
    expect(await readerOf(speak(li))).toMatchObject({ role: 'reader' })
    await say(`拒绝 ${li}`, { reader: boss, conversation: chief })
    expect(await speak(li)).toMatchObject({ kind: 'refused', text: expect.stringContaining('停了') })
  })

  it('cannot let anybody in, himself least of all', async () => {
    const { speak, say, desk } = open()
    await speak(li)
    const reader = await readerOf(speak(wang))
    expect(await say(`同意 ${li}`, { reader, conversation: wang })).toMatchObject([{ kind: 'error' }])
    await expect(desk.setPerson(reader, wang, { role: 'administrator' })).rejects.toMatchObject({
      kind: 'denied',
    })
    expect((await speak(li)).kind).toBe('refused')
    // Not even with a reader that nobody gave him.
    await expect(desk.ask(buildReader(li), question)).rejects.toMatchObject({ kind: 'denied' })
  })

  it('who is removed is refused what waited in a queue, and his papers go to the heir', async () => {
    const { speak, desk } = open()
    const reader = await readerOf(speak(wang))
    const { id } = await desk.makeDraft(reader, { text: '写化解纠纷这段：调处132起，成功130起' })
    await desk.allowPerson(administrator, li)
    await desk.removePerson(administrator, wang, li)
    for (const waiting of [
      desk.ask(reader, question),
      desk.listDrafts(reader),
      desk.exportDraft(reader, id, { format: 'txt' }),
    ])
      await expect(waiting).rejects.toMatchObject({ kind: 'denied' })
    expect((await desk.listDrafts(await readerOf(speak(li)))).map((draft) => draft.id)).toEqual([id])
  })

  it('whom the settings make administrator cannot be removed by another', async () => {
    const { desk } = open()
    await expect(desk.removePerson(administrator, chief)).rejects.toThrow('设置里的管理员')
  })

  it('has what each of his joined ids had, under all of them', async () => {
    const { speak, desk } = open()
    const [telegram, wecom] = [li, wang]
    await desk.allowPerson(administrator, telegram)
    const before = await readerOf(speak(telegram))
    const { id } = await desk.makeDraft(before, { text: '写化解纠纷这段：调处132起，成功130起' })
    await desk.joinPeople(administrator, telegram, wecom)
    await desk.setPerson(administrator, wecom, { unit: '司法所', place: '青禾县杨坪镇' })
    const after = await readerOf(speak(telegram))
    expect(after).toMatchObject({ person: wecom, unit: '司法所', role: 'editor' })
    expect(await desk.readPlace(after)).toBe('青禾县杨坪镇')
    expect((await desk.readDraft(await readerOf(speak(wecom)), id))?.id).toBe(id)
    await desk.removePerson(administrator, telegram)
    expect((await speak(wecom)).kind).toBe('refused')
  })
})

describe('in a group', () => {
  it('the group is admitted like a person, and its rights count and not the asker’s', async () => {
    const { inGroup, desk } = open()
    expect((await inGroup(chief)).kind).toBe('refused')
    await desk.allowPerson(administrator, 'wecom:group:g1')
    await desk.setPerson(administrator, wang, { unit: '信访办' })
    const reader = await readerOf(inGroup(chief))
    expect(reader).toMatchObject({ role: 'reader', unit: null })
    expect(await readerOf(inGroup(wang))).toMatchObject({ role: 'reader', unit: null })
    await desk.setPerson(administrator, 'wecom:group:g1', { unit: '司法所', role: 'editor' })
    expect(await readerOf(inGroup(wang))).toMatchObject({ role: 'editor', unit: '司法所' })
    await expect(desk.setPerson(administrator, 'wecom:group:g1', { role: 'administrator' })).rejects.toThrow(
      '群不能',
    )
  })

  it('each member has papers and previews of his own, apart from those of his own chat', async () => {
    const { inGroup, speak, desk } = open()
    await desk.allowPerson(administrator, 'wecom:group:g1')
    await desk.setPerson(administrator, 'wecom:group:g1', { role: 'editor' })
    const [own, here, other] = [
      await readerOf(speak(wang)),
      await readerOf(inGroup(wang)),
      await readerOf(inGroup(li)),
    ]
    expect(new Set([own.person, here.person, other.person]).size).toBe(3)
    const file = { name: '报告.txt', bytes: new TextEncoder().encode('一、做法') }
    const [preview] = await desk.previewFile(here, file, 'wecom:group:g1')
    for (const foreign of [own, other])
      await expect(desk.confirmPreview(foreign, preview!.token)).rejects.toMatchObject({
        kind: expect.stringMatching('missing'),
      })
    await desk.removePerson(administrator, wang)
    expect((await inGroup(wang)).kind).toBe('refused')
    expect((await inGroup(li)).kind).toBe('admitted')
  })
})

describe('roles', () => {
  it('a reader asks and writes; an editor takes in; visibility, removal, people and audit are an administrator’s', async () => {
    const { desk } = open()
    const as = (role: Reader['role']) => buildReader('web:a', { role })
    const file = { name: 'a.txt', bytes: new TextEncoder().encode('一') }
    const tries: readonly [Reader['role'], (reader: Reader) => Promise<unknown>][] = [
      ['reader', (reader) => desk.ask(reader, question)],
      ['editor', (reader) => desk.previewFile(reader, file, null)],
      ['editor', (reader) => desk.correctReport(reader, 1, { year: 2020 })],
      ['administrator', (reader) => desk.correctReport(reader, 1, { visible: 'all' })],
      ['administrator', (reader) => desk.removeReport(reader, 1)],
      ['administrator', (reader) => desk.listPeople(reader)],
      ['administrator', (reader) => desk.exportAudit(reader, null)],
      ['administrator', (reader) => desk.listFeedback(reader)],
    ]
    const roles = ['reader', 'editor', 'administrator'] as const
    for (const [least, work] of tries)
      for (const role of roles) {
        const result = await work(as(role)).then(
          () => 'done',
          (error: { kind: string }) => error.kind,
        )
        expect([role, least, result]).toEqual([
          role,
          least,
          roles.indexOf(role) >= roles.indexOf(least) ? 'done' : 'denied',
        ])
      }
  })

  it('change for a reader that was given out before', async () => {
    const { desk, speak } = open()
    const reader = await readerOf(speak(wang))
    await desk.setPerson(administrator, wang, { role: 'reader' })
    const file = { name: 'a.txt', bytes: new TextEncoder().encode('一') }
    await expect(desk.previewFile(reader, file, null)).rejects.toMatchObject({ kind: 'denied' })
  })
})

describe('limits', () => {
  it('hold a person, and all of a group together, and never who sits at the machine', async () => {
    const { desk, speak, inGroup, wait } = open({ person: 3, group: 4 })
    const reader = await readerOf(speak(wang))
    for (let n = 0; n < 3; n++) await desk.ask(reader, question)
    await expect(desk.ask(reader, question)).rejects.toMatchObject({
      kind: 'busy',
      message: '问得有点快，这一条先没有办。',
      waitMs: expect.any(Number),
    })
    wait(20_000)
    await desk.ask(reader, question)
    await desk.allowPerson(administrator, 'wecom:group:g1')
    const [one, other] = [await readerOf(inGroup(wang)), await readerOf(inGroup(li))]
    wait(60_000)
    for (let n = 0; n < 2; n++) await Promise.all([desk.ask(one, question), desk.ask(other, question)])
    // His own he has not used up: it is not said to be his.
    await expect(desk.ask(other, question)).rejects.toMatchObject({
      kind: 'busy',
      message: '群里这一会儿问得多了，这一条先没有办。',
    })
    for (let n = 0; n < 9; n++) await desk.ask(administrator, question)
  })

  it('of files hold for a day, by whatever verb they come, and keep no question back', async () => {
    const { desk, speak, wait } = open({ files: 4 })
    const reader = await readerOf(speak(wang))
    const file = { name: '稿.txt', bytes: new TextEncoder().encode('调处132起') }
    await desk.previewFile(reader, file, null)
    await desk.checkFile(reader, { file })
    await expect(desk.makeDraft(reader, { files: [file, file, file] })).rejects.toMatchObject({
      kind: 'busy',
      fix: expect.stringContaining('小时'),
    })
    await desk.makeDraft(reader, { files: [file, file] })
    await expect(desk.previewFile(reader, file, null)).rejects.toMatchObject({ kind: 'busy' })
    await desk.ask(reader, question)
    wait(6 * 3600_000)
    await desk.previewFile(reader, file, null)
    for (let n = 0; n < 9; n++) await desk.checkFile(administrator, { file })
  })

  it('go on after a restart where they stood, and end in their time though the clock was wrong', async () => {
    const limits = { person: 4, group: 4, files: 2, groupFiles: 3 }
    const { desk, speak, inGroup, journal } = open(limits)
    const file = { name: '稿.txt', bytes: new TextEncoder().encode('调处132起') }
    const reader = await readerOf(speak(wang))
    await desk.allowPerson(administrator, 'wecom:group:g1')
    const member = await readerOf(inGroup(li))
    for (let n = 0; n < 2; n++) await desk.checkFile(reader, { file })
    for (let n = 0; n < 2; n++) await desk.ask(reader, question)
    for (let n = 0; n < 2; n++) await desk.checkFile(member, { file })
    const again = open(limits, { journal })
    await expect(again.desk.ask(reader, question)).rejects.toMatchObject({ kind: 'busy' })
    again.wait(60_000)
    await again.desk.ask(reader, question)
    await expect(again.desk.checkFile(reader, { file })).rejects.toMatchObject({ kind: 'busy' })
    const other = await readerOf(again.inGroup(wang))
    await expect(again.desk.checkFile(other, { file })).rejects.toMatchObject({ kind: 'busy' })
    const [yearBefore, dayAfter] = ['2025-01-05T08:00:00Z', '2025-01-06T08:00:01Z'].map((at) => new Date(at))
    let now = yearBefore!
    const early = open(limits, { journal, now: () => now })
    await expect(early.desk.checkFile(reader, { file })).rejects.toMatchObject({ kind: 'busy' })
    now = dayAfter!
    await early.desk.checkFile(reader, { file })
  })
})

describe('the audit', () => {
  const readRows = async (desk: Desk) => {
    let csv = ''
    for await (const piece of await desk.exportAudit(administrator, null)) csv += piece
    return csv.replace('\ufeff', '').trimEnd().split('\r\n').slice(1)
  }

  it('has a row for each question, draft, export, removal and refusal, with the reports and without the words', async () => {
    const { desk, speak } = open()
    const reader = await readerOf(speak(wang))
    await desk.ask(reader, question)
    const { id } = await desk.makeDraft(reader, { text: '写化解纠纷这段：调处132起，成功130起' })
    await desk.exportDraft(reader, id, { format: 'txt' })
    await desk.removeReport(reader, 7).catch(() => {})
    await desk.removeReport(administrator, 7)
    const rows = await readRows(desk)
    const row = (...cells: string[]) => cells.map((cell) => `"${cell}"`).join(',')
    expect(rows.map((line) => line.replace(/^"[^"]+",/, ''))).toEqual([
      row(wang, 'editor', '查问', 'ask', '办了', '1 shiqiao.txt', ''),
      row(wang, 'editor', '稿子', 'makeDraft', '办了', '', id),
      row(wang, 'editor', '导出', 'exportDraft', '办了', '', id),
      row(wang, 'editor', '删除', 'removeReport', '拒绝', '', '7'),
      row('terminal', 'administrator', '删除', 'removeReport', '没办成', '7', '7'),
      row('terminal', 'administrator', '导出', 'exportAudit', '办了', '', ''),
    ])
    // Times and ids may hold any digits.
    const words = rows.map((line) => line.replace(/^"[^"]+",/, '').replaceAll(id, '')).join()
    expect(words).not.toMatch(/化解|132/)
  })

  it('keeps no answer back when no row can be kept', async () => {
    const { desk, journal } = open()
    journal.fillDisk()
    expect((await desk.ask(administrator, question)).kind).toBe('answer')
  })
})
