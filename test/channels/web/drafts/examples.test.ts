// What the boxes offer to be typed does what it says: every example of the page is typed, on drafts of several kinds.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { briefExample, suggestRevisions } from '#channels/web/drafts/examples.ts'
import { openTestWeb, openVisitor, type TestWeb } from '../open-test-web.ts'

let web: TestWeb
beforeAll(async () => {
  web = await openTestWeb()
})
afterAll(() => web?.close())

const briefs = [
  briefExample,
  '写2024年法治政府建设年度报告\n调处矛盾纠纷132起，成功130起\n开展普法活动14场次',
  '写普法这段：开展宪法宣传周活动6场，发放资料2000余份',
  '写信访工作总结\n受理信访件56件，办结54件，办结率96.4%',
]

describe.each(briefs)('of %s', (text) => {
  it('each suggestion makes a new version', async () => {
    const { desk, reader } = web
    const first = await desk.makeDraft(reader, { text })
    let opened = first
    for (const words of suggestRevisions(first.draft)) {
      const revision = await desk.reviseDraft(reader, opened.id, words)
      expect(revision, words).toMatchObject({ kind: 'revised' })
      if (revision.kind === 'revised') opened = revision.opened
    }
    const later = suggestRevisions(opened.draft)
    expect(later).toContain('撤销')
    for (const words of later)
      expect(await desk.reviseDraft(reader, opened.id, words), words).toMatchObject({ kind: 'revised' })
  })
})

it('the example of a brief makes a draft with its numbers', async () => {
  const visitor = openVisitor(web.url)
  const form = new FormData()
  form.append('text', briefExample)
  const { location } = Object.fromEntries((await visitor.post('/drafts', form)).headers)
  const page = await (await visitor.get(location ?? '')).text()
  for (const number of ['132起', '130起', '18名', '25万元']) expect(page).toContain(`>${number}</a>`)
})
