// Page 人员: who may use it and who waits, for administrators: allow, remove, role, unit. The desk says who may.
import type { Context } from 'hono'
import { type Html, html } from '#channels/web/frame/html.ts'
import { identify } from '#channels/web/frame/identify.ts'
import type { Page, PageDeps } from '#channels/web/frame/page.ts'
import { readField } from '#channels/web/frame/read-form.ts'
import { renderNote } from '#channels/web/frame/render-frame.ts'
import { roleNames } from '#desk/people/manage-people.ts'
import type { Role } from '#domain/reader.ts'
import { renderInvitation, renderPeople } from './render-people.ts'
import { renderNewToken, renderTokens } from './render-tokens.ts'

const current = '/people'

const notes: Readonly<Record<string, string>> = {
  allowed: '已同意，从下一条消息起可以用。',
  removed: '已停用，从下一条消息起不再答，排着队的也不办。',
  set: '改好了。',
  revoked: '令牌作废了，从下一次请求起。',
  joined: '并好了：权限、稿子、对话都按并到的那个编号。',
}

async function show(c: Context, { desk, renderPage }: PageDeps, news: Html | null = null): Promise<Response> {
  const { reader } = await identify(c, desk)
  const people = await desk.listPeople(reader)
  const tokens = await desk.listTokens(reader)
  const done = notes[c.req.query('done') ?? '']
  const note = news ?? (done ? renderNote(done) : null)
  const main = html`<div class="sheet people"><h1>人员</h1>${note}${renderPeople(people)}${renderTokens(tokens, people)}</div>`
  return c.html(renderPage(c, { title: '人员', current, main }))
}

function readRole(given: string): { readonly role?: Role } {
  const role = Object.keys(roleNames).find((name): name is Role => name === given)
  return role ? { role } : {}
}

/** The link stands on the page alone, never in an address that a browser remembers. */
async function invite(c: Context, deps: PageDeps): Promise<Response> {
  const { desk } = deps
  const { reader } = await identify(c, desk)
  const typed = (await readField(c, 'id')).trim()
  const id = typed.includes(':') ? typed : `page:${typed}`
  const { path, address, minutes } = await desk.invitePerson(reader, id)
  const given = readRole(await readField(c, 'role'))
  if (given.role) await desk.setPerson(reader, id, given)
  return show(c, deps, renderInvitation(id, address ?? new URL(path, c.req.url).href, minutes))
}

/** As the link: on the page alone. */
async function addToken(c: Context, deps: PageDeps): Promise<Response> {
  const { reader } = await identify(c, deps.desk)
  const person = (await readField(c, 'person')).trim()
  const { token } = await deps.desk.addToken(reader, person, await readField(c, 'name'))
  return show(c, deps, renderNewToken(person, token))
}

export const peoplePage: Page = {
  nav: { href: current, label: '人', name: '人员：谁可以用', least: 'administrator' },
  open(app, deps) {
    const { desk } = deps
    app.get(current, (c) => show(c, deps))
    app.post('/people/allow', async (c) => {
      const { reader } = await identify(c, desk)
      await desk.allowPerson(reader, (await readField(c, 'id')).trim())
      return c.redirect(`${current}?done=allowed`, 303)
    })
    app.post('/people/invite', (c) => invite(c, deps))
    app.post('/people/remove', async (c) => {
      const { reader } = await identify(c, desk)
      const heir = (await readField(c, 'heir')).trim()
      await desk.removePerson(reader, await readField(c, 'id'), heir || undefined)
      return c.redirect(`${current}?done=removed`, 303)
    })
    app.post('/people/join', async (c) => {
      const { reader } = await identify(c, desk)
      await desk.joinPeople(reader, await readField(c, 'id'), await readField(c, 'into'))
      return c.redirect(`${current}?done=joined`, 303)
    })
    app.post('/people/tokens/add', (c) => addToken(c, deps))
    app.post('/people/tokens/remove', async (c) => {
      const { reader } = await identify(c, desk)
      await desk.removeToken(reader, await readField(c, 'id'))
      return c.redirect(`${current}?done=revoked`, 303)
    })
    app.post('/people/set', async (c) => {
      const { reader } = await identify(c, desk)
      const unit = await readField(c, 'unit')
      await desk.setPerson(reader, await readField(c, 'id'), {
        ...readRole(await readField(c, 'role')),
        unit,
      })
      return c.redirect(`${current}?done=set`, 303)
    })
  },
}
