// Correcting what was read of a file, on the upload page, before it enters.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestWeb, openVisitor, type TestWeb } from './open-test-web.ts'

let web: TestWeb
beforeAll(async () => {
  web = await openTestWeb()
})
afterAll(() => web?.close())

const asPart = { 'hx-request': 'true' }

async function upload() {
  const visitor = openVisitor(web.url)
  const form = new FormData()
  form.append('files', new File(['双河镇工作总结\n一、做法'], '总结.txt'))
  const card = await (await visitor.post('/reports/upload', form, asPart)).text()
  return { visitor, card, token: /name="token" value="([^"]+)"/.exec(card)?.[1] ?? '' }
}

describe('a preview on the upload page', () => {
  it('offers place and year to be corrected where one of them is not sure', async () => {
    const { card } = await upload()
    expect(card).toMatch(/<details class="edit" open>/)
  })

  it('enters with what was corrected', async () => {
    const { visitor, token } = await upload()
    const amended = await visitor.post(
      '/reports/amend',
      { token, place: '青禾县柳溪镇', year: '2022' },
      asPart,
    )
    const card = await amended.text()
    expect(card).toContain('青禾县柳溪镇')
    expect(card).toMatch(/<dt>年份<\/dt><dd>2022<\/dd>/)
    const entered = await (await visitor.post('/reports/confirm', { token }, asPart)).text()
    expect(entered).toContain('已入库')
    expect((await web.desk.listReports(web.reader)).at(-1)?.metadata.year).toBe(2022)
  })

  it('goes on waiting, with the reason, when the place is not known', async () => {
    const { visitor, token } = await upload()
    const said = await (
      await visitor.post('/reports/amend', { token, place: '火星镇', year: '' }, asPart)
    ).text()
    expect(said).toContain('没认出“火星镇”')
    expect(said).toContain(token)
  })
})
