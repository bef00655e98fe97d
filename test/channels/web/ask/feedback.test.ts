// What a reader says of an answer on the page.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { everyReader } from '../../../fakes/library/whole-library.ts'
import { openTestWeb, openVisitor, type TestWeb } from '../open-test-web.ts'

let web: TestWeb
beforeAll(async () => {
  web = await openTestWeb()
})
afterAll(() => web?.close())

describe('the three buttons under an answer', () => {
  const part = { 'hx-request': 'true' }
  const pressed = /aria-pressed="true"[^>]*>([^<]+)</

  it('keep the verdict of the answer they stand under, remembered when the page is opened again', async () => {
    const visitor = openVisitor(web.url)
    await visitor.post('/ask', { text: '欠薪怎么处理' })
    const page = await (await visitor.get('/')).text()
    expect(page).not.toMatch(pressed)
    const at = /name="at" value="([^"]+)"/.exec(page)?.[1] ?? ''
    const said = await visitor.post('/feedback', { at, verdict: 'wrong-citation' }, part)
    expect(pressed.exec(await said.text())?.[1]).toBe('引用不对')
    expect(await web.desk.listFeedback(everyReader)).toMatchObject([
      { question: '欠薪怎么处理', type: 'wrong-citation' },
    ])
    expect(pressed.exec(await (await visitor.get('/')).text())?.[1]).toBe('引用不对')
  })

  it('can be explained, changed and taken back; what was wrong goes with 有用', async () => {
    const visitor = openVisitor(web.url)
    await visitor.post('/ask', { text: '欠薪有哪些做法' })
    const at = /name="at" value="([^"]+)"/.exec(await (await visitor.get('/')).text())?.[1] ?? ''
    await visitor.post('/feedback', { at, verdict: 'useless' }, part)
    await visitor.post('/feedback', { at, verdict: 'useless', note: '引的是前年的数' }, part)
    const changed = await visitor.post('/feedback', { at, verdict: 'wrong-citation' }, part)
    expect(await changed.text()).toContain('引的是前年的数')
    const kept = async () =>
      (await web.desk.listFeedback(everyReader)).filter(({ question }) => question === '欠薪有哪些做法')
    expect(await kept()).toMatchObject([{ type: 'wrong-citation', note: '引的是前年的数' }])
    await visitor.post('/feedback', { at, verdict: 'useful' })
    expect((await kept())[0]).not.toHaveProperty('note')
    const back = await visitor.post('/feedback', { at, verdict: 'none' }, part)
    expect(await back.text()).not.toMatch(pressed)
    expect(await kept()).toEqual([])
  })

  it('are refused for an answer of another conversation', async () => {
    const at = '2026-01-05T08:00:00.000Z'
    const said = await openVisitor(web.url).post(
      '/feedback',
      { at, verdict: 'useful' },
      { 'hx-request': 'true' },
    )
    expect(said.status).toBe(404)
  })
})
