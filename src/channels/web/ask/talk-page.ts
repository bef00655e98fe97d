// Page 对话: all that a person has asked, to find again, go on with, call by a name, take away, delete. A talk of a chat is read here and goes on there.
import type { Context } from 'hono'
import { html } from '#channels/web/frame/html.ts'
import { identify } from '#channels/web/frame/identify.ts'
import type { Page, PageDeps } from '#channels/web/frame/page.ts'
import { readField } from '#channels/web/frame/read-form.ts'
import { openConversation, readVisitor } from '#channels/web/frame/read-visitor.ts'
import { readMay } from '#channels/web/frame/render-sharing.ts'
import { writeTalk } from '#chat/memory/write-talk.ts'
import { renderDrawer } from './render-ask.ts'
import { renderPast } from './render-past.ts'
import { nameTalkChannel, renderTalkList } from './render-talks.ts'

/** More than a page of 问 shows. */
const turnsTaken = 1000

/** The name alone opens nothing: of what is not his there are no turns. */
async function readTalk(c: Context, { desk }: PageDeps) {
  const { reader } = await identify(c, desk)
  const conversation = c.req.query('of') ?? ''
  const turns = await desk.listTurns(reader, conversation, turnsTaken)
  const remarks = await desk.listRemarks(reader, conversation, turnsTaken)
  return { reader, conversation, turns, remarks }
}

async function showTalk(c: Context, deps: PageDeps): Promise<Response> {
  const { reader, conversation, turns, remarks } = await readTalk(c, deps)
  const channel = nameTalkChannel(conversation)
  const shown = await renderPast({ turns, remarks }, { reader, desk: deps.desk, conversation }, 'read')
  if (shown.length === 0) return c.redirect('/talks', 303)
  const title = channel === null ? '对话' : `在${channel}里的对话`
  const goOn =
    channel === null
      ? html`<form class="index-state" method="post" action="/talk/open"><button name="conversation" value="${conversation}">接着问这个对话</button><a href="/talks">全部对话</a></form>`
      : html`<p class="index-state">这里只看；要接着问，回到${channel}。<a href="/talks">回到对话</a></p>`
  const main = html`<div class="col"><h1>${title}</h1>${goOn}<div id="turns">${shown}</div></div>`
  return c.html(deps.renderPage(c, { title, current: '/', main, aside: renderDrawer() }))
}

async function takeTalk(c: Context, deps: PageDeps): Promise<Response> {
  const { turns, remarks, conversation } = await readTalk(c, deps)
  if (turns.length === 0 && remarks.length === 0) return c.redirect('/talks', 303)
  const day = conversation.replace(/\W+/g, '').slice(-6)
  c.header('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent(`对话-${day}.md`)}`)
  return c.body(writeTalk({ turns, remarks }), 200, { 'Content-Type': 'text/markdown; charset=utf-8' })
}

async function goOn(c: Context, { desk }: PageDeps): Promise<Response> {
  const wanted = await readField(c, 'conversation')
  const { reader } = await identify(c, desk)
  const talks = [...(await desk.listTalks(reader)), ...(await desk.listSharedTalks(reader))]
  // Only one's own and those let to him.
  if (wanted.startsWith('web:') && talks.some(({ conversation }) => conversation === wanted))
    await openConversation(c, wanted)
  return c.redirect('/#latest', 303)
}

export const talkPage: Page = {
  nav: null,
  open(app, deps) {
    const { desk } = deps
    app.get('/talks', async (c) => {
      const { reader } = await identify(c, desk)
      const words = c.req.query('words')?.slice(0, 100) ?? ''
      const [talks, shared] = await Promise.all([desk.listTalks(reader, words), desk.listSharedTalks(reader)])
      const main = renderTalkList({ talks, shared, words })
      return c.html(deps.renderPage(c, { title: '对话', current: '/', main }))
    })
    app.get('/talk', (c) => showTalk(c, deps))
    app.get('/talk/text', (c) => takeTalk(c, deps))
    app.post('/talk/open', (c) => goOn(c, deps))
    app.post('/talk/rename', async (c) => {
      const { reader } = await identify(c, desk)
      await desk.renameTalk(reader, await readField(c, 'conversation'), await readField(c, 'name'))
      return c.redirect('/talks', 303)
    })
    app.post('/talk/share', async (c) => {
      const { reader, conversation } = await identify(c, desk)
      const may = readMay(await readField(c, 'may'))
      if (may !== null) await desk.shareTalk(reader, conversation, may === 'none' ? null : may)
      return c.redirect('/#latest', 303)
    })
    app.post('/talk/delete', async (c) => {
      const { reader, conversation } = await identify(c, desk)
      const named = await readField(c, 'conversation')
      await desk.removeTalk(reader, named || conversation)
      // The one that is open has gone.
      if (named === '' || named === readVisitor(c).conversation) await openConversation(c)
      return c.redirect(named === '' ? '/' : '/talks', 303)
    })
    app.post('/talk/new', async (c) => {
      await openConversation(c)
      return c.redirect('/', 303)
    })
  },
}
