// What a reader says of an answer: three buttons at its foot. Fragments for script, back to the conversation without.

import { type Html, html } from '#channels/web/frame/html.ts'
import { identify } from '#channels/web/frame/identify.ts'
import type { Page } from '#channels/web/frame/page.ts'
import { readField } from '#channels/web/frame/read-form.ts'
import { type Verdict, verdictNames } from '#desk/feedback.ts'

/** 有用, 没用, 引用不对 for the turn that was answered at this time. */
export function renderFeedback(at: string): Html {
  const buttons = Object.entries(verdictNames).map(
    ([verdict, name]) => html`<button name="verdict" value="${verdict}">${name}</button>`,
  )
  return html`<form class="feedback" method="post" action="/feedback" hx-post="/feedback" hx-swap="outerHTML"><input type="hidden" name="at" value="${at}">${buttons}</form>`
}

export const feedbackPage: Page = {
  nav: null,
  open(app, { desk }) {
    app.post('/feedback', async (c) => {
      const [turn, given] = [await readField(c, 'at'), await readField(c, 'verdict')]
      const verdict = Object.keys(verdictNames).find((name): name is Verdict => name === given) ?? 'useful'
      const { reader, conversation } = await identify(c, desk)
      await desk.giveFeedback(reader, { conversation, turn, verdict })
      if (!c.req.header('hx-request')) return c.redirect('/#latest', 303)
      return c.html(html`<span class="feedback" role="status">记下了：${verdictNames[verdict]}</span>`)
    })
  },
}
