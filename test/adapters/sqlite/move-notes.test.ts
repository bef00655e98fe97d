// A data folder of the version that kept drafts, talks and verdicts as notes, opened by this one: three invented reports, two persons.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import Libsql from 'libsql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { restoreData } from '#adapters/sqlite/backup/restore-data.ts'
import { openDatabase } from '#adapters/sqlite/database/open-database.ts'
import { journalMigrations } from '#adapters/sqlite/journal/journal-migrations.ts'
import { openJournal } from '#adapters/sqlite/journal/open-journal.ts'
import { openApp } from '#app/open-app.ts'
import type { App } from '#channels/terminal/app-port.ts'
import { readConfig } from '#config.ts'
import type { Journal } from '#ports/journal.ts'
import { everyReader } from '../../fakes/library/whole-library.ts'

const root = mkdtempSync(join(tmpdir(), 'antou-kept-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

const reader = (person: string) => ({ person, unit: null, role: 'editor', withSamples: false }) as const
const visitor = reader('web:personAAAAAAAAAAAAAAAA')
const talk = 'web:talkAAAAAAAAAAAAAAAAAA'
const chat = 'telegram:7'
const chatter = reader(chat)
const [visitorsDraft, chatsDraft] = ['rkc86ZJJlunh', 'ktkYCK45OXCk']

describe('a data folder whose journal kept notes', () => {
  const dataDir = join(root, 'data')
  let app: App
  beforeAll(async () => {
    const file = join(root, 'kept.tar')
    writeFileSync(file, gunzipSync(readFileSync('test/fixtures/files/kept-data.tar.gz')))
    await restoreData({ dataDir, file, isForced: false })
    app = await openApp(readConfig({ ANTOU_EMBEDDER: 'none', TELEGRAM_ALLOWED_USERS: '7' }, { dataDir }), {
      access: 'write',
      withSamples: false,
    })
  })
  afterAll(() => app?.close())

  it('has its reports, which answer, with their originals and what was quoted of them', async () => {
    const reports = await app.desk.listReports(visitor)
    expect(reports.map(({ file }) => file)).toHaveLength(3)
    for (const { id } of reports) {
      expect((await app.desk.readReport(visitor, id))?.text.length).toBeGreaterThan(100)
      expect((await app.desk.readOriginal(visitor, id))?.length).toBeGreaterThan(100)
    }
    const { answer } = (await app.desk.listTurns(visitor, talk))[0]!
    if (answer === null) throw new Error('the answer is not shown')
    const request = { askerPlace: '岚水县松岗乡', context: [] }
    const again = await app.desk.ask(visitor, { text: '其他乡镇怎么处理欠薪的？', ...request })
    expect(again.kind).toBe('answer')
    for (const { reportId, start, end, quote } of answer.citations)
      expect((await app.desk.readReport(visitor, reportId))?.text.slice(start, end)).toBe(quote)
  })

  it('has its persons with their places', async () => {
    expect(await app.desk.readPlace(visitor)).toBe('岚水县松岗乡')
    expect(await app.desk.readPlace(chatter)).toBe('岚水县松岗乡')
  })

  it('has its talks, each of the person who began it', async () => {
    expect(await app.desk.listTalks(visitor)).toMatchObject([
      { conversation: talk, question: '其他乡镇怎么处理欠薪的？' },
    ])
    expect((await app.desk.listTurns(visitor, talk)).map(({ question }) => question)).toEqual([
      '其他乡镇怎么处理欠薪的？',
      '调解了多少起？',
    ])
    expect(await app.desk.listTurns(chatter, chat)).toHaveLength(2)
    expect(await app.desk.listTurns(chatter, talk)).toEqual([])
  })

  it('has its drafts with all versions and the final that left, each of its owner', async () => {
    const draft = await app.desk.readDraft(visitor, visitorsDraft)
    expect(draft?.instructions).toEqual(['', '调解改成135起', '去掉待补充'])
    expect(draft?.text).toContain('135起')
    expect(draft?.finals).toMatchObject([{ person: visitor.person, version: 3, format: 'docx' }])
    expect(await app.desk.listDrafts(chatter)).toMatchObject([{ id: chatsDraft, version: 2 }])
    expect(await app.desk.readDraft(chatter, visitorsDraft)).toBeNull()
    const events = []
    for await (const event of app.chat.converse({
      conversation: chat,
      reader: chatter,
      text: '普法改成16场',
    }))
      events.push(event)
    expect(JSON.stringify(events)).toContain('16场')
  })

  it('has its verdicts, one a row; said anew, one takes the place of its former', async () => {
    const kept = await app.desk.listFeedback(everyReader)
    expect(kept.map(({ question, type }) => [question, type])).toEqual([
      ['其他乡镇怎么处理欠薪的？', 'useful'],
      ['法治宣传做了什么？', 'useless'],
      ['普法活动有多少场？', 'wrong-citation'],
    ])
    const [turn] = await app.desk.listTurns(chatter, chat)
    await app.desk.giveFeedback(chatter, { conversation: chat, turn: turn!.at, verdict: 'useful' })
    expect((await app.desk.listFeedback(everyReader)).map(({ type }) => type)).toEqual([
      'useful',
      'useful',
      'wrong-citation',
    ])
  })

  it('still awaits the place that was asked for', async () => {
    const conversation = 'web:talkBBBBBBBBBBBBBBBBBB'
    const other = reader('web:personBBBBBBBBBBBBBBBB')
    for await (const _ of app.chat.converse({ conversation, reader: other, text: '岚水县荷塘镇' }));
    expect(await app.desk.readPlace(other)).toBe('岚水县荷塘镇')
  })

  it('lets its visitors in by their unsigned cookies, and nobody else', async () => {
    expect(await app.desk.admitUnsigned(visitor.person, talk)).toBe(true)
    expect(await app.desk.admitUnsigned('web:unknownAAAAAAAAAAAAAAA', talk)).toBe(false)
    expect(await app.desk.admitUnsigned(chat, null)).toBe(false)
  })
})

describe('antou doctor', () => {
  it('says which records cannot be read, and how many', async () => {
    const dataDir = join(root, 'data')
    const connection = new Libsql(join(dataDir, 'journal.db'))
    connection.exec("UPDATE feedback SET json = '{' WHERE seq < 3")
    connection.close()
    const config = readConfig({ ANTOU_EMBEDDER: 'none' }, { dataDir })
    const app = await openApp(config, { access: 'read', withSamples: false })
    const rows = await app.diagnose()
    await app.close()
    expect(rows.find(({ name }) => name === '对话和稿子')).toMatchObject({
      state: 'warn',
      text: '读不出来的记录：feedback 2条',
    })
  })
})

describe('a journal with notes that nobody understands', () => {
  const dataDir = join(root, 'odd')
  let journal: Journal
  beforeAll(async () => {
    const migrations = journalMigrations.slice(0, 1)
    const old = openDatabase({ path: join(dataDir, 'journal.db'), migrations })
    const notes = {
      'draft:torn': '{"record":',
      'draft:alone': '{"record":{}}',
      'drafts:web:1': '["torn","gone"]',
      'talks:web:1': '[{"conversation":"web:c","question":"一","at":"2024"},7]',
      'talks:web:2': 'nonsense',
      'finals:torn': '[{"person":"web:1"}]',
      feedback: '{"verdict":"useful"}',
      'await-place:c': 'true',
      'draft-now:c': 'torn',
      'weather:today': '"rain"',
    }
    for (const [key, json] of Object.entries(notes))
      old.run('INSERT INTO note (key, json) VALUES (?, ?)', [key, json])
    const turn = 'INSERT INTO turn (conversation, at, question, answer) VALUES (?, ?, ?, ?)'
    old.run(turn, ['web:c', '2024', '一', '{}'])
    old.run(turn, ['web:lost', '2024', '二', '{}'])
    old.close()
    journal = await openJournal({ dataDir })
  })
  afterAll(() => journal?.close())

  it('opens, with what could be moved', async () => {
    expect(await journal.talks.listOf('web:1', 9)).toMatchObject([{ conversation: 'web:c', question: '一' }])
    expect(await journal.awaitedPlaces.read('c')).toEqual({ choices: [] })
    expect(await journal.draftsUnderWay.read('c')).toEqual({ draft: 'torn' })
    expect(await journal.talks.read('web:lost')).toMatchObject({ person: null })
  })

  it('keeps the others aside or unread, and counts them', async () => {
    // torn and lone draft, a talk that is a number, talks that are no JSON, the weather
    expect(await journal.countUnreadable()).toEqual({ turn: 2, final: 1, feedback: 1, aside: 5 })
  })
})
