// Page 人员: who may use it and who waits, for administrators: allow, remove, role, unit. The desk says who may.
import type { Context } from 'hono'
import { type Html, html } from '#channels/web/frame/html.ts'
import { identify } from '#channels/web/frame/identify.ts'
import type { Page, PageDeps } from '#channels/web/frame/page.ts'
import { readField } from '#channels/web/frame/read-form.ts'
import { renderNote, renderProblem } from '#channels/web/frame/render-frame.ts'
import { roleNames } from '#desk/people/manage-people.ts'
import type { Reader, Role } from '#domain/reader.ts'
import { AppError } from '#shared/errors.ts'
import { renderInvitation, renderPeople, type TypedPerson } from './render-people.ts'
import { renderNewToken, renderTokens } from './render-tokens.ts'

const current = '/people'

interface Shown {
  readonly news?: Html
  /** What was typed and could not be done. */
  readonly typed?: TypedPerson
}

async function show(c: Context, { desk, renderPage }: PageDeps, shown: Shown = {}): Promise<Response> {
  const { news = null, typed = { id: '', role: 'reader' } } = shown
  const { reader } = await identify(c, desk)
  const people = await desk.listPeople(reader)
  const tokens = await desk.listTokens(reader)
  const main = html`<div class="sheet people"><h1>人员</h1>${news}${renderPeople(people, typed)}${renderTokens(tokens, people)}</div>`
  return c.html(renderPage(c, { title: '人员', current, main }))
}

function readRole(given: string): { readonly role?: Role } {
  const role = Object.keys(roleNames).find((name): name is Role => name === given)
  return role ? { role } : {}
}

interface Act {
  readonly c: Context
  readonly reader: Reader
  readonly id: string
  readonly field: (name: string) => Promise<string>
}

/** What a form of this page does, and what is told of it. */
type Done = (act: Act) => Promise<Html | Response>

/** What could not be done is said on the page, above what was typed; what he may not do stays a refusal. */
async function perform(c: Context, deps: PageDeps, done: Done): Promise<Response> {
  const { reader } = await identify(c, deps.desk)
  const field = async (name: string) => (await readField(c, name)).trim()
  const id = await field('id')
  try {
    const said = await done({ c, reader, id, field })
    return said instanceof Response ? said : deps.tell(c, current, said)
  } catch (error) {
    if (!(error instanceof AppError) || error.kind === 'denied') throw error
    c.status(400)
    const role = readRole(await field('role')).role ?? 'reader'
    return show(c, deps, { news: renderProblem(error.message, error.fix), typed: { id, role } })
  }
}

/** The link stands on the page alone, never in an address that a browser remembers. */
const invite =
  (deps: PageDeps): Done =>
  async ({ c, reader, id: typed, field }) => {
    const id = typed.includes(':') ? typed : `page:${typed}`
    const { path, address, minutes } = await deps.desk.invitePerson(reader, id)
    const given = readRole(await field('role'))
    if (given.role) await deps.desk.setPerson(reader, id, given)
    return show(c, deps, { news: renderInvitation(id, address ?? new URL(path, c.req.url).href, minutes) })
  }

/** As the link: on the page alone. */
const addToken =
  (deps: PageDeps): Done =>
  async ({ c, reader, field }) => {
    const person = await field('person')
    const { token } = await deps.desk.addToken(reader, person, await field('name'))
    return show(c, deps, { news: renderNewToken(person, token) })
  }

function acts(deps: PageDeps): Readonly<Record<string, Done>> {
  const { desk } = deps
  return {
    allow: async ({ reader, id }) => {
      await desk.allowPerson(reader, id)
      return renderNote('已同意，从下一条消息起可以用。')
    },
    invite: invite(deps),
    remove: async ({ reader, id, field }) => {
      await desk.removePerson(reader, id, (await field('heir')) || undefined)
      return renderNote('已停用，从下一条消息起不再答，排着队的也不办。')
    },
    join: async ({ reader, id, field }) => {
      await desk.joinPeople(reader, id, await field('into'))
      return renderNote('并好了：权限、稿子、对话都按并到的那个编号。')
    },
    'tokens/add': addToken(deps),
    'tokens/remove': async ({ reader, id }) => {
      await desk.removeToken(reader, id)
      return renderNote('令牌作废了，从下一次请求起。')
    },
    set: async ({ reader, id, field }) => {
      await desk.setPerson(reader, id, { ...readRole(await field('role')), unit: await field('unit') })
      return renderNote('改好了。')
    },
  }
}

export const peoplePage: Page = {
  nav: { href: current, label: '人', name: '人员：谁可以用', least: 'administrator' },
  open(app, deps) {
    app.get(current, (c) => show(c, deps))
    for (const [name, done] of Object.entries(acts(deps)))
      app.post(`/people/${name}`, (c) => perform(c, deps, done))
  },
}
