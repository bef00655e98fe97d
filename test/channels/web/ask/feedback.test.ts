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
  it('keep the verdict of the answer they stand under', async () => {
    const visitor = openVisitor(web.url)
    await visitor.post('/ask', { text: '欠薪怎么处理' })
    const page = await (await visitor.get('/')).text()
    const at = /name="at" value="([^"]+)"/.exec(page)?.[1] ?? ''
    const said = await visitor.post('/feedback', { at, verdict: 'wrong-citation' }, { 'hx-request': 'true' })
    expect(await said.text()).toContain('记下了：引用不对')
    expect(await web.desk.listFeedback(everyReader)).toMatchObject([
      { question: '欠薪怎么处理', type: 'wrong-citation' },
    ])
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
