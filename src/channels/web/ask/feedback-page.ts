// What a reader says of an answer: three buttons at its foot, the one pressed marked, to be changed, taken back and explained. Fragments for script, back to the conversation without.
import { type Html, html } from '#channels/web/frame/html.ts'
import { identify } from '#channels/web/frame/identify.ts'
import type { Page } from '#channels/web/frame/page.ts'
import { readField, readFields } from '#channels/web/frame/read-form.ts'
import { type GivenVerdict, mostNote, verdictNames, verdicts } from '#desk/feedback.ts'

const posted = html`method="post" action="/feedback" hx-post="/feedback" hx-target="closest .feedback" hx-swap="outerHTML"`

/** What is wrong, for those who mend it. */
function renderWhy(at: string, { verdict, note }: GivenVerdict): Html | null {
  if (verdict === 'useful') return null
  const said = note === '' ? '哪里不对' : '改说明'
  const form = html`<form class="menu" ${posted}><input type="hidden" name="at" value="${at}"><input type="hidden" name="verdict" value="${verdict}"><textarea name="note" rows="2" maxlength="${mostNote}" aria-label="哪里不对" placeholder="例如：第2条引的是前一年的数">${note}</textarea><button>记下</button></form>`
  return html`<details class="picker why"><summary>${said}</summary>${form}</details>`
}

/** 有用, 没用, 引用不对 for the turn that was answered at this time; `given`: what was said of it before. */
export function renderFeedback(at: string, given: GivenVerdict | null): Html {
  const buttons = Object.entries(verdictNames).map(([verdict, name]) => {
    const isGiven = verdict === given?.verdict
    const value = isGiven ? 'none' : verdict
    return html`<button name="verdict" value="${value}" aria-pressed="${String(isGiven)}"${isGiven ? html` title="再点一下就收回"` : null}>${name}</button>`
  })
  const kept =
    given === null
      ? null
      : html`<span class="kept" role="status">记下了${given.note === '' ? '' : `：${given.note}`}</span>`
  return html`<span class="feedback"><form ${posted}><input type="hidden" name="at" value="${at}">${buttons}</form>${given && renderWhy(at, given)}${kept}</span>`
}

export const feedbackPage: Page = {
  nav: null,
  open(app, { desk }) {
    app.post('/feedback', async (c) => {
      const [turn, given] = [await readField(c, 'at'), await readField(c, 'verdict')]
      const [note] = await readFields(c, 'note')
      const verdict = verdicts.find((name) => name === given) ?? null
      const { reader, conversation } = await identify(c, desk)
      const now = await desk.giveFeedback(reader, {
        conversation,
        turn,
        verdict,
        ...(note === undefined ? {} : { note }),
      })
      if (!c.req.header('hx-request')) return c.redirect(`/#at-${turn}`, 303)
      return c.html(renderFeedback(turn, now))
    })
  },
}
