// The page 来源 over HTTP: what is typed wrongly stays in the form, a source is added, changed and removed, a find is taken; who may not, does not.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Find } from '#domain/journal/find.ts'
import { openMemoryJournal } from '../../../fakes/memory-journal.ts'
import { openTestWeb, openVisitor, type TestWeb } from '../open-test-web.ts'

const journal = openMemoryJournal()
let web: TestWeb
beforeAll(async () => {
  web = await openTestWeb({ journal })
})
afterAll(() => web?.close())

const address = 'https://www.qinghe.example/fzzf/'

describe('the page of sources', () => {
  it('keeps what was typed where it is no address, and says what is wrong', async () => {
    const visitor = openVisitor(web.url)
    const added = await visitor.post('/sources', {
      address: '县政府网',
      name: '年报<b>栏目</b>',
      kind: '日报',
    })
    const text = await added.text()
    expect(added.status).toBe(200)
    expect(text).toContain('role="alert"')
    expect(text).toContain('value="年报&lt;b&gt;栏目&lt;/b&gt;"')
    expect(await journal.sources.list()).toEqual([])
  })

  it('adds, pauses, trusts and removes a source', async () => {
    const visitor = openVisitor(web.url)
    // As the browser shows an address.
    const typed = address.replace('https://', '')
    const added = await visitor.post('/sources', {
      address: typed,
      name: '年报栏目',
      place: '青禾县',
      told: 'yes',
    })
    expect(added.headers.get('location')).toBe('/sources')
    const [source] = await journal.sources.list()
    expect(source).toMatchObject({
      address,
      name: '年报栏目',
      place: '青禾县',
      isTrusted: false,
      isTold: true,
    })
    const id = source!.id
    for (const act of ['pause', 'trust']) await visitor.post('/sources/change', { id, act })
    expect(await journal.sources.read(id)).toMatchObject({ isPaused: true, isTrusted: true })
    expect(await (await visitor.get('/sources')).text()).toMatch(/年报栏目[\s\S]*先不看[\s\S]*直接入库/)
    await visitor.post('/sources/change', { id, act: 'remove' })
    expect(await journal.sources.list()).toEqual([])
  })

  it('shows what waits, and says in 库 how much', async () => {
    const visitor = openVisitor(web.url)
    await visitor.post('/sources', { address, name: '年报栏目' })
    const [{ id } = { id: '' }] = await journal.sources.list()
    const find: Find = {
      ...{
        source: id,
        address: `${address}1.html`,
        title: '柳溪镇2024年<i>报告</i>',
        kind: '其他',
        year: 2024,
      },
      ...{ date: '2052-01-01', notes: ['列表上的日期不对'], page: null, state: 'waiting', reason: null },
      ...{ failures: 0, at: '2026-01-01', file: 'a.html', reading: null, reportId: null },
    }
    await journal.finds.keep(`${id} ${find.address}`, find, new Uint8Array([1]))
    const text = await (await visitor.get('/sources')).text()
    expect(text).toMatch(/1 份新报告等着看[\s\S]*柳溪镇2024年&lt;i&gt;报告[\s\S]*列表上的日期不对/)
    expect(await (await visitor.get('/reports')).text()).toContain('1份新报告等着看')
  })

  it('lets an editor look and decide, and neither add nor change', async () => {
    const other = await openTestWeb({ journal, isLocalPage: false })
    const visitor = openVisitor(other.url)
    const [{ id } = { id: '' }] = await journal.sources.list()
    const text = await (await visitor.get('/sources')).text()
    expect(text).toContain('现在看')
    expect(text).not.toMatch(/加一个来源|去掉/)
    expect((await visitor.post('/sources', { address })).status).toBe(403)
    expect((await visitor.post('/sources/change', { id, act: 'remove' })).status).toBe(403)
    const decided = await visitor.post('/sources/decide', { key: 'x', act: 'refuse' })
    expect(decided.headers.get('location')).toBe('/sources')
    expect((await visitor.get('/coverage')).status).toBe(200)
    await other.close()
  })
})
