// Page 问: a conversation whose every quote opens its passage. Works as plain forms; with script the answer streams in.
import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import { type Html, html } from '#channels/web/frame/html.ts'
import type { Page, PageDeps } from '#channels/web/frame/page.ts'
import { readField } from '#channels/web/frame/read-form.ts'
import { openConversation, readVisitor } from '#channels/web/frame/read-visitor.ts'
import { renderProblem } from '#channels/web/frame/render-frame.ts'
import type { Message } from '#desk/desk.ts'
import { AppError } from '#shared/errors.ts'
import {
  renderAskForm,
  renderDrawer,
  renderLibraryNotes,
  renderPlaceForm,
  renderTalks,
  renderWelcome,
} from './render-ask.ts'
import { openReplyView, renderPastTurn, renderTurn } from './render-turn.ts'

const nav = { href: '/', label: '问', name: '问：问同行的报告' }

interface AskView {
  readonly problem?: Html
  /** A turn that the journal does not keep (an error, a notice). */
  readonly extra?: Html
  readonly isPlaceOpen?: boolean
  /** What was typed as 本单位 and not understood. */
  readonly typedPlace?: string
}

async function renderAskPage(c: Context, deps: PageDeps, view: AskView = {}): Promise<Html> {
  const { desk, renderPage } = deps
  const visitor = readVisitor(c)
  const [own, turns, talks, reports, index] = await Promise.all([
    desk.readPlace(visitor.person),
    desk.listTurns(visitor.person, visitor.conversation),
    desk.listTalks(visitor.person),
    desk.listReports(),
    desk.readIndexState(),
  ])
  const isPlaceOpen = own === null || view.isPlaceOpen
  const suggestions = isPlaceOpen ? await desk.suggestPlaces(view.typedPlace ?? '') : []
  const past = turns.map((turn) => renderPastTurn(turn, own))
  const latest = past.pop()
  const isNew = turns.length === 0 && !view.extra
  const others = talks.filter(({ conversation }) => conversation !== visitor.conversation)
  const place = renderPlaceForm({ own, suggestions, isOpen: isPlaceOpen ?? false })
  const main = html`<div class="col">${view.problem}<div class="over">${place}${renderTalks(others)}</div>
${renderLibraryNotes(reports, index)}${isNew && reports.length > 0 ? renderWelcome() : html`<h1 class="unseen">问报告</h1>`}
<div id="turns">${past}<span id="latest"></span>${latest}${view.extra}</div><p id="live" class="unseen" role="status"></p></div>${renderAskForm()}`
  return renderPage({ title: '问', current: nav.href, main, aside: renderDrawer() })
}

async function readMessage(c: Context): Promise<Message> {
  const text = (await readField(c, 'text')).trim()
  if (!text)
    throw new AppError('input', '还没有写问题。', {
      fix: '在下面的框里写一句话，例如：其他乡镇怎么处理欠薪的？',
    })
  return { ...readVisitor(c), text }
}

function streamReply(c: Context, deps: PageDeps, message: Message): Response {
  // Reverse proxies would otherwise hold the lines back.
  c.header('X-Accel-Buffering', 'no')
  return streamSSE(c, async (stream) => {
    const stop = new AbortController()
    stream.onAbort(() => stop.abort())
    const own = await deps.desk.readPlace(message.person)
    const view = openReplyView(own)
    const question = { question: message.text, at: new Date(), own }
    const waiting = html`<section class="answer under-way" aria-busy="true"><ol class="steps"><li>正在查</li></ol></section>`
    await stream.writeSSE({ event: 'turn', data: renderTurn({ ...question, body: waiting }).toString() })
    for await (const event of deps.desk.converse(message, stop.signal)) {
      if (stop.signal.aborted) return
      await stream.writeSSE({ event: 'body', data: view.push(event).toString() })
    }
    // 本单位 may have been told or changed in the conversation itself.
    const told = await deps.desk.readPlace(message.person)
    if (told === own) return
    const line = renderPlaceForm({ own: told, suggestions: [], isOpen: told === null })
    await stream.writeSSE({ event: 'own', data: line.toString() })
  })
}

async function answerWhole(c: Context, deps: PageDeps, message: Message): Promise<Response> {
  const own = await deps.desk.readPlace(message.person)
  const view = openReplyView(own)
  let body = html``
  for await (const event of deps.desk.converse(message, c.req.raw.signal)) body = view.push(event)
  if (view.isKept()) return c.redirect('/#latest', 303)
  const extra = renderTurn({ question: message.text, at: new Date(), own, body })
  return c.html(await renderAskPage(c, deps, { extra }))
}

async function savePlace(c: Context, deps: PageDeps): Promise<Response> {
  const typedPlace = await readField(c, 'place')
  try {
    await deps.desk.savePlace(readVisitor(c).person, typedPlace)
    return c.redirect('/', 303)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const problem = renderProblem(error.message, error.fix)
    return c.html(await renderAskPage(c, deps, { problem, isPlaceOpen: true, typedPlace }), 400)
  }
}

export const askPage: Page = {
  nav,
  open(app, deps) {
    app.get('/', async (c) =>
      c.html(await renderAskPage(c, deps, { isPlaceOpen: c.req.query('place') !== undefined })),
    )
    app.post('/ask', async (c) => {
      const message = await readMessage(c)
      const isStream = c.req.header('accept')?.includes('text/event-stream')
      return isStream ? streamReply(c, deps, message) : answerWhole(c, deps, message)
    })
    app.post('/place', (c) => savePlace(c, deps))
    app.get('/places', async (c) => {
      const names = await deps.desk.suggestPlaces(c.req.query('place') ?? '')
      return c.html(html`${names.map((name) => html`<button name="place" value="${name}">${name}</button>`)}`)
    })
    app.get('/library-notes', async (c) => {
      const [reports, index] = await Promise.all([deps.desk.listReports(), deps.desk.readIndexState()])
      return c.html(html`${renderLibraryNotes(reports, index)}${reports.length > 0 ? renderWelcome() : null}`)
    })
    app.post('/talk/open', async (c) => {
      const wanted = await readField(c, 'conversation')
      const talks = await deps.desk.listTalks(readVisitor(c).person)
      // Only one's own: the name alone opens nothing.
      if (talks.some(({ conversation }) => conversation === wanted)) await openConversation(c, wanted)
      return c.redirect('/#latest', 303)
    })
    app.post('/talk/new', async (c) => {
      await openConversation(c)
      return c.redirect('/', 303)
    })
  },
}
