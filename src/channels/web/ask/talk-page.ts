// Page 对话: all that a person has asked, to find again, go on with, call by a name, take away, delete. A talk of a chat is read here and goes on there.
import type { Context } from 'hono'
import { html } from '#channels/web/frame/html.ts'
import { identify } from '#channels/web/frame/identify.ts'
import type { Page, PageDeps } from '#channels/web/frame/page.ts'
import { readField } from '#channels/web/frame/read-form.ts'
import { openConversation, readVisitor } from '#channels/web/frame/read-visitor.ts'
import { renderNote, renderProblem } from '#channels/web/frame/render-frame.ts'
import { readMay } from '#channels/web/frame/render-sharing.ts'
import { layTalk, writeTalk } from '#chat/memory/write-talk.ts'
import { nameTalk } from '#desk/talk-list.ts'
import type { Reader } from '#domain/reader.ts'
import { writeLocalDay } from '#shared/spell-date.ts'
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

/** Among his own and those let to him; its first question where nobody gave it a name. */
async function nameOf(reader: Reader, conversation: string, { desk }: PageDeps): Promise<string | null> {
  const talks = [...(await desk.listTalks(reader)), ...(await desk.listSharedTalks(reader))]
  const talk = talks.find((one) => one.conversation === conversation)
  return talk === undefined ? null : nameTalk(talk)
}

const formats = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  md: 'text/markdown; charset=utf-8',
} as const

/** Called as the talk is, with the day on which it was last gone on with. */
async function takeTalk(c: Context, deps: PageDeps, format: keyof typeof formats): Promise<Response> {
  const { reader, turns, remarks, conversation } = await readTalk(c, deps)
  const last = [turns.at(-1)?.at, remarks.at(-1)?.at]
    .flatMap((at) => at ?? [])
    .toSorted()
    .at(-1)
  if (last === undefined) return c.redirect('/talks', 303)
  const title = (await nameOf(reader, conversation, deps)) ?? '对话'
  const file = `${title.replace(/[\\/:*?"<>|\s]+/g, '').slice(0, 40) || '对话'} ${writeLocalDay(last)}.${format}`
  c.header('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file)}`)
  c.header('Content-Type', formats[format])
  const document = layTalk(title, { turns, remarks })
  if (format === 'md') return c.body(writeTalk(document))
  return c.body(new Uint8Array(await deps.desk.writeTalkDocument(document, conversation)))
}

async function rename(c: Context, deps: PageDeps): Promise<Response> {
  const { reader } = await identify(c, deps.desk)
  const conversation = await readField(c, 'conversation')
  await deps.desk.renameTalk(reader, conversation, await readField(c, 'name'))
  const name = await nameOf(reader, conversation, deps)
  return deps.tell(c, '/talks', renderNote(`改好了，现在叫“${name ?? '对话'}”。`))
}

async function remove(c: Context, deps: PageDeps): Promise<Response> {
  const { reader, conversation } = await identify(c, deps.desk)
  const named = await readField(c, 'conversation')
  const own = await deps.desk.listTalks(reader)
  const talk = own.find((one) => one.conversation === (named || conversation))
  await deps.desk.removeTalk(reader, named || conversation)
  if (named !== '' && talk === undefined)
    return deps.tell(c, '/talks', renderProblem('没有删：没有这个对话，或者它不是你的。', '刷新一下再看。'))
  // The one that is open has gone.
  if (named === '' || named === readVisitor(c).conversation) await openConversation(c)
  return deps.tell(
    c,
    named === '' ? '/' : '/talks',
    renderNote(`${talk ? `“${nameTalk(talk)}”` : '对话'}删了。`),
  )
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
    app.get('/talk/text', (c) => takeTalk(c, deps, 'md'))
    app.get('/talk/word', (c) => takeTalk(c, deps, 'docx'))
    app.post('/talk/open', (c) => goOn(c, deps))
    app.post('/talk/rename', (c) => rename(c, deps))
    app.post('/talk/share', async (c) => {
      const { reader, conversation } = await identify(c, desk)
      const may = readMay(await readField(c, 'may'))
      if (may !== null) await desk.shareTalk(reader, conversation, may === 'none' ? null : may)
      return c.redirect('/#latest', 303)
    })
    app.post('/talk/delete', (c) => remove(c, deps))
    app.post('/talk/new', async (c) => {
      await openConversation(c)
      return c.redirect('/', 303)
    })
  },
}
