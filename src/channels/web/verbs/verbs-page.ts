// Pages of the desk's table of verbs: each as lines to read and as JSON, and a list of them. No item of the navigation; 数 links here.
import type { Context } from 'hono'
import { type Html, html } from '#channels/web/frame/html.ts'
import { identify } from '#channels/web/frame/identify.ts'
import type { Page, PageDeps } from '#channels/web/frame/page.ts'
import type { Verb, VerbResult } from '#desk/verbs/verb.ts'
import { verbs } from '#desk/verbs/verbs.ts'

const current = '/figures'

function readWord(c: Context): string | null {
  return c.req.query('word')?.trim().slice(0, 50) || null
}

async function run(verb: Verb, c: Context, { desk }: PageDeps): Promise<VerbResult> {
  const { reader } = await identify(c, desk)
  return verb.run(reader, { desk, word: readWord(c) })
}

function renderList(): Html {
  const items = verbs.map(
    ({ name, title, help, example }) =>
      html`<li><a href="/verbs/${name}">${title}</a>：${help}。在对话里问：“${example}”。</li>`,
  )
  return html`<div class="sheet narrow"><h1>清单</h1><ul>${items}</ul></div>`
}

function renderResult(verb: Verb, { text }: VerbResult, word: string | null): Html {
  const lines = text.split('\n').map((line) => html`<p>${line}</p>`)
  const address = `/verbs/${verb.name}.json${word ? `?${new URLSearchParams({ word })}` : ''}`
  return html`<div class="sheet narrow"><h1>${verb.title}</h1><form action="/verbs/${verb.name}"><label>只看有这个词的 <input name="word" value="${word ?? ''}" maxlength="50"></label> <button>看</button></form>${lines}<p><a href="${address}" download>取 JSON</a></p></div>`
}

export const verbsPage: Page = {
  nav: null,
  open(app, deps) {
    const show = (c: Context, title: string, main: Html) => deps.renderPage(c, { title, current, main })
    app.get('/verbs', (c) => c.html(show(c, '清单', renderList())))
    for (const verb of verbs) {
      app.get(`/verbs/${verb.name}`, async (c) =>
        c.html(show(c, verb.title, renderResult(verb, await run(verb, c, deps), readWord(c)))),
      )
      app.get(`/verbs/${verb.name}.json`, async (c) => c.json((await run(verb, c, deps)).data as object))
    }
  },
}
