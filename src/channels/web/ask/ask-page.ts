// Page 问: a conversation whose every quote opens its passage. Works as plain forms; with script the answer streams in.
import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import { type Html, html } from '#channels/web/frame/html.ts'
import { identify } from '#channels/web/frame/identify.ts'
import type { Page, PageDeps } from '#channels/web/frame/page.ts'
import { readField, readFiles, readSent } from '#channels/web/frame/read-form.ts'
import { renderProblem } from '#channels/web/frame/render-frame.ts'
import { renderPaperBar } from '#channels/web/frame/render-sharing.ts'
import type { Message } from '#chat/chat.ts'
import type { Remark } from '#domain/journal/remark.ts'
import { mayAs } from '#domain/reader.ts'
import { AppError } from '#shared/errors.ts'
import {
  renderAskForm,
  renderDrawer,
  renderLibraryNotes,
  renderPlaceForm,
  renderWelcome,
} from './render-ask.ts'
import { renderFollowUps } from './render-next.ts'
import { renderPast } from './render-past.ts'
import { mostInMenu, nameTalkChannel, renderTalks } from './render-talks.ts'
import { openReplyView, renderTurn } from './render-turn.ts'

const nav = { href: '/', label: '问', name: '问：问同行的报告' }

interface AskView {
  readonly problem?: Html
  /** What has just been said, whole (the journal may keep less of it), and the remarks of before. */
  readonly extra?: { readonly shown: Html; readonly before: readonly Remark[] }
  readonly isPlaceOpen?: boolean
  /** What was typed as 本单位 and not understood. */
  readonly typedPlace?: string
}

async function renderAskPage(c: Context, deps: PageDeps, view: AskView = {}): Promise<Html> {
  const { desk, renderPage } = deps
  const { reader, conversation } = await identify(c, desk)
  const [own, turns, remarks, talks, shared, paper, reports, index] = await Promise.all([
    desk.readPlace(reader),
    desk.listTurns(reader, conversation),
    view.extra?.before ?? desk.listRemarks(reader, conversation),
    // The one that is open is no entry of the menu; nameless ones are none either.
    desk.listTalks(reader, '', 3 * mostInMenu),
    desk.listSharedTalks(reader),
    desk.viewTalk(reader, conversation),
    desk.listReports(reader),
    desk.readIndexState(reader),
  ])
  const isPlaceOpen = own === null || view.isPlaceOpen
  const suggestions = isPlaceOpen ? await desk.suggestPlaces(reader, view.typedPlace ?? '') : []
  const past = await renderPast({ turns, remarks }, { reader, desk, conversation })
  const latest = past.pop()
  const isNew = latest === undefined && !view.extra
  const isOther = (talk: { conversation: string }) =>
    talk.conversation !== conversation &&
    (talk.conversation.startsWith('web:') || nameTalkChannel(talk.conversation) !== null)
  const bar =
    paper === null || latest === undefined
      ? null
      : renderPaperBar({ action: '/talk', what: '这个对话', paper, unit: reader.unit })
  const menus = renderTalks(talks.filter(isOther), shared.filter(isOther))
  const place = renderPlaceForm({ own, suggestions, isOpen: isPlaceOpen ?? false })
  const main = html`<div class="col">${view.problem}<div class="over">${place}${menus}</div>
${renderLibraryNotes({ reports, index, mayAdd: mayAs(reader, 'editor') })}${isNew && reports.length > 0 ? renderWelcome() : html`<h1 class="unseen">问报告</h1>`}
<div id="turns">${past}<span id="latest"></span>${latest}${view.extra?.shown}</div>${bar}<p id="live" class="unseen" role="status"></p></div>${paper?.hold === 'read' ? null : renderAskForm()}`
  return renderPage(c, { title: '问', current: nav.href, main, aside: renderDrawer() })
}

async function readMessage(c: Context, { desk }: PageDeps): Promise<Message> {
  const text = (await readField(c, 'text')).trim()
  const files = await Promise.all((await readFiles(c, 'files')).map(readSent))
  if (!text && files.length === 0)
    throw new AppError('input', '还没有写问题。', {
      fix: '在下面的框里写一句话，例如：其他乡镇怎么处理欠薪的？',
    })
  return { ...(await identify(c, desk)), text, ...(files.length > 0 ? { files } : {}) }
}

/** A file that was sent without words is named. */
function sayAsked({ text, files = [] }: Message): string {
  const names = files.map(({ name }) => `附：${name}`)
  return [text, ...names].filter(Boolean).join('\n')
}

function streamReply(c: Context, deps: PageDeps, message: Message): Response {
  // Reverse proxies would otherwise hold the lines back.
  c.header('X-Accel-Buffering', 'no')
  return streamSSE(c, async (stream) => {
    const stop = new AbortController()
    stream.onAbort(() => stop.abort())
    const own = await deps.desk.readPlace(message.reader)
    const view = openReplyView(own)
    const question = { question: sayAsked(message), at: new Date(), own }
    const waiting = html`<section class="answer under-way" aria-busy="true"><ol class="steps"><li>正在查</li></ol></section>`
    await stream.writeSSE({ event: 'turn', data: renderTurn({ ...question, body: waiting }).toString() })
    for await (const event of deps.chat.converse(message, stop.signal)) {
      if (stop.signal.aborted) return
      await stream.writeSSE({ event: 'body', data: view.push(event).toString() })
    }
    // 本单位 may have been told or changed in the conversation itself.
    const told = await deps.desk.readPlace(message.reader)
    if (told === own) return
    const line = renderPlaceForm({ own: told, suggestions: [], isOpen: told === null })
    await stream.writeSSE({ event: 'own', data: line.toString() })
  })
}

async function answerWhole(c: Context, deps: PageDeps, message: Message): Promise<Response> {
  const own = await deps.desk.readPlace(message.reader)
  const view = openReplyView(own)
  const before = await deps.desk.listRemarks(message.reader, message.conversation)
  let body = html``
  for await (const event of deps.chat.converse(message, c.req.raw.signal)) body = view.push(event)
  if (view.isKept()) return c.redirect('/#latest', 303)
  const shown = renderTurn({ question: sayAsked(message), at: new Date(), own, body })
  return c.html(await renderAskPage(c, deps, { extra: { shown, before } }))
}

async function savePlace(c: Context, deps: PageDeps): Promise<Response> {
  const typedPlace = await readField(c, 'place')
  try {
    const { reader } = await identify(c, deps.desk)
    await deps.desk.savePlace(reader, typedPlace)
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
      const message = await readMessage(c, deps)
      const isStream = c.req.header('accept')?.includes('text/event-stream')
      return isStream ? streamReply(c, deps, message) : answerWhole(c, deps, message)
    })
    app.get('/next', async (c) => {
      const { reader, conversation } = await identify(c, deps.desk)
      const turn = c.req.query('at') ?? ''
      const call = { conversation, turn }
      const [texts, table] = await Promise.all([
        deps.desk.suggestNext(reader, call),
        deps.desk.suggestTable(reader, call),
      ])
      return c.html(html`${renderFollowUps(texts, table)}`)
    })
    app.post('/place', (c) => savePlace(c, deps))
    app.get('/places', async (c) => {
      const { reader } = await identify(c, deps.desk)
      const names = await deps.desk.suggestPlaces(reader, c.req.query('place') ?? '')
      return c.html(html`${names.map((name) => html`<button name="place" value="${name}">${name}</button>`)}`)
    })
    app.get('/library-notes', async (c) => {
      const { reader } = await identify(c, deps.desk)
      const [reports, index] = await Promise.all([
        deps.desk.listReports(reader),
        deps.desk.readIndexState(reader),
      ])
      const notes = renderLibraryNotes({ reports, index, mayAdd: mayAs(reader, 'editor') })
      return c.html(html`${notes}${reports.length > 0 ? renderWelcome() : null}`)
    })
  },
}
