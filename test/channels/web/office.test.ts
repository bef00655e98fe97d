// What an administrator sees of the office on the page: settings while the program runs, the audit, verdicts.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openMemoryJournal } from '../../fakes/memory-journal.ts'
import { openTestWeb, openVisitor, type TestWeb, type Visitor } from './open-test-web.ts'

const journal = openMemoryJournal()
let web: TestWeb
let visitor: Visitor
beforeAll(async () => {
  web = await openTestWeb({ journal, isLocalPage: true })
  visitor = openVisitor(web.url)
})
afterAll(() => web?.close())

const read = async (path: string) => (await visitor.get(path)).text()

describe('settings on the page', () => {
  it('hold at once, stay in the journal, and go back to what the program was started with where the box is empty', async () => {
    expect(await read('/settings')).toContain('placeholder="120"')
    await visitor.post('/settings', { sourceHours: '6', keepDays: '90' })
    expect(await web.desk.currentSettings()).toMatchObject({ sourceHours: 6, keepDays: 90, person: 120 })
    expect(await read('/settings')).toMatch(/name="keepDays" value="90"/)
    const later = await openTestWeb({ journal })
    expect(await later.desk.currentSettings()).toMatchObject({ sourceHours: 6 })
    await later.close()
    await visitor.post('/settings', { sourceHours: '', keepDays: '' })
    expect(await web.desk.currentSettings()).toMatchObject({ sourceHours: 24, keepDays: null })
  })

  it.each(['0', '-3', '1.5', '很多', '99999999'])(
    '%s is refused, said, and stays in its box; nothing is set',
    async (typed) => {
      const refused = await visitor.post('/settings', { person: typed, files: '7' })
      expect(refused.status).toBe(400)
      const page = await refused.text()
      expect(page).toContain('一个人一分钟最多问几条')
      expect(page).toContain(`value="${typed}"`)
      expect(await web.desk.currentSettings()).toMatchObject({ person: 120, files: 300 })
    },
  )
})

describe('the audit and verdicts on the page', () => {
  it('tell who did what, the latest first, and find by words', async () => {
    await visitor.post('/ask', { text: '其他乡镇怎么处理欠薪的？' })
    await visitor.post('/settings', { person: '50' })
    const page = await read('/audit')
    expect(page.indexOf('<td>改动</td>')).toBeGreaterThan(0)
    expect(page.indexOf('<td>改动</td>')).toBeLessThan(page.indexOf('<td>查问</td>'))
    expect(page).not.toContain('其他乡镇怎么处理欠薪的')
    expect(await read(`/audit?${new URLSearchParams({ words: '查问' })}`)).not.toContain('<td>改动</td>')
    const reports = [...page.matchAll(/(\S+?[乡镇]20\d\d年)（\S+?\.\w+）/gu)].map(([, name]) => name!)
    expect(reports.length).toBeGreaterThan(0)
    const named = reports[0]!.replace(/^.*>/u, '')
    expect(await read(`/audit?${new URLSearchParams({ words: named })}`)).toContain('<td>查问</td>')
    expect(await read('/audit.csv')).toContain('查问')
  })

  it('tell what was said of an answer and why', async () => {
    const at = /name="at" value="([^"]+)"/.exec(await read('/'))?.[1] ?? ''
    await visitor.post('/feedback', { at, verdict: 'useless', note: '没有说怎么预防' })
    const page = await read('/verdicts')
    expect(page).toContain('没有说怎么预防')
    expect(page).toContain('没用 1 条')
    expect(await read('/verdicts.jsonl')).toContain('"note":"没有说怎么预防"')
  })
})
