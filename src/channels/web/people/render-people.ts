// Step: encode. In: the people that the desk lists. Out: those who wait, those who may, those who no longer may, each with what can be done.
import { type Html, html } from '#channels/web/frame/html.ts'
import { sayClock } from '#channels/web/frame/say-time.ts'
import { type ListedPerson, roleNames } from '#desk/people/manage-people.ts'
import { isGroupId } from '#domain/journal/person.ts'
import type { Role } from '#domain/reader.ts'

const channelNames: Readonly<Record<string, string>> = {
  telegram: 'Telegram',
  wecom: '企业微信',
  page: '网页',
}

/** Who was to be added, as typed. */
export interface TypedPerson {
  readonly id: string
  readonly role: Role
}

/** People of chats and accounts of the page; empty parts are left out. */
export function renderPeople(people: readonly ListedPerson[], typed: TypedPerson): Html {
  const of = (standing: ListedPerson['standing']) => people.filter((person) => person.standing === standing)
  const [asking, allowed, removed] = [of('asking'), of('allowed'), of('removed')]
  const none = html`<p>还没有人。在企业微信或 Telegram 里给案头发一句话，就会出现在这里；也可以在下面加一个网页账号。</p>`
  return html`${renderPart('等你同意', asking, renderAsking)}${renderPart('可以用的', allowed, (person) => renderAllowed(person, allowed))}${renderPart('停用的', removed, renderRemoved)}
${people.length === 0 ? none : null}
<h2>加一个人</h2><p class="scope">在聊天里用的，填 wecom:账号 或 telegram:编号；只用网页的，填名字，会给一个登录链接，由你转给他。</p>
<form class="filters" method="post" action="/people/invite"><input name="id" value="${typed.id}" aria-label="名字或编号" placeholder="名字，或 wecom:账号" maxlength="128" required><select name="role" aria-label="权限">${renderRoles(typed.role)}</select><button class="main">加上，给登录链接</button></form>${renderDuties()}
<details><summary>只同意在聊天里用，不给链接</summary><form class="filters" method="post" action="/people/allow"><input name="id" aria-label="编号" placeholder="wecom:账号 或 telegram:编号" required><button>同意</button></form></details>`
}

/** In the words of whoever gives them. */
const roleDuties: Readonly<Record<Role, string>> = {
  reader: '能问、能看，写和核对自己的稿',
  editor: '还能放报告、改报告和里面的数',
  administrator: '还能移除报告、管人、看状态和记录',
}

function renderDuties(): Html {
  const items = Object.entries(roleDuties).map(
    ([role, duty]) => html`<li><b>${roleNames[role as Role]}</b>${duty}</li>`,
  )
  return html`<ul class="duties">${items}</ul>`
}

/** Only this machine opens such an address. */
const isLocal = (address: string) => ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(address).hostname)

/** What an administrator hands on. */
export function renderInvitation(id: string, address: string, minutes: number): Html {
  const days = Math.round(minutes / (24 * 60))
  const local = isLocal(address)
    ? html`<p class="fix">这个链接以 ${new URL(address).host} 开头，只有这台机器打得开，转给别人打不开。要给别人用：设 ANTOU_HOST=0.0.0.0、ANTOU_PASSWORD 和 ANTOU_PUBLIC_URL（别人打开案头的网址，例如 http://10.1.2.3:8765），重新启动，再给一次链接。</p>`
    : null
  return html`<div class="note" role="status"><p>${shorten(id)}的登录链接，${days}天内有效，只能用一次。请单独转给他本人：</p><p class="link" data-copies><code class="copied">${address}</code><button type="button" class="js-only" data-copy>复制链接</button></p>${local}</div>`
}

function renderPart(
  title: string,
  people: readonly ListedPerson[],
  renderActions: (person: ListedPerson) => Html,
): Html | null {
  if (people.length === 0) return null
  const items = people.map(
    (person) =>
      html`<li class="person"><div>${renderWho(person)}</div><div>${renderActions(person)}</div></li>`,
  )
  return html`<h2>${title}（${people.length}）</h2><ul class="persons">${items}</ul>`
}

/** Of one without a name: what its channel calls it. */
const shorten = (id: string) => id.replace(/^(?:\w+:)+/, '')

function renderWho({ id, name, channel, place, lastSeen, joinedTo }: ListedPerson): Html {
  const facts = [
    isGroupId(id) ? '群' : (channelNames[channel] ?? channel),
    place,
    lastSeen && `最近 ${sayClock(lastSeen)}`,
  ]
  const other = joinedTo ? html` <span class="tag">同 ${joinedTo}</span>` : null
  return html`<b>${name ?? shorten(id)}</b>${other}<small>${id} · ${facts.filter(Boolean).join(' · ')}</small>`
}

const hidden = (id: string) => html`<input type="hidden" name="id" value="${id}">`

function renderButton(id: string, action: 'allow' | 'remove' | 'invite', label: string): Html {
  return html`<form class="inline" method="post" action="/people/${action}">${hidden(id)}<button>${label}</button></form>`
}

function renderAsking({ id }: ListedPerson): Html {
  return html`${renderButton(id, 'allow', '同意')} ${renderButton(id, 'remove', '拒绝')}`
}

function renderRemoved({ id }: ListedPerson): Html {
  return renderButton(id, 'allow', '恢复')
}

function renderRoles(chosen: Role): readonly Html[] {
  return Object.entries(roleNames).map(
    ([value, label]) =>
      html`<option value="${value}"${value === chosen ? html` selected` : null}>${label}</option>`,
  )
}

function renderAllowed(person: ListedPerson, others: readonly ListedPerson[]): Html {
  const { id, name, role, unit, joinedTo } = person
  if (joinedTo !== null) return renderRemoval(person, [])
  const who = name ?? id
  const link = isGroupId(id) ? null : renderButton(id, 'invite', '登录链接')
  return html`<form class="filters" method="post" action="/people/set">${hidden(id)}<select name="role" aria-label="${who}的权限">${renderRoles(role)}</select><input name="unit" value="${unit ?? ''}" placeholder="单位" maxlength="40" aria-label="${who}的单位"><button>改</button></form>
<div class="more-acts">${link}${renderRemoval(person, others)}${renderJoining(person, others)}</div>`
}

function renderChoices(person: ListedPerson, others: readonly ListedPerson[]): readonly Html[] {
  return others
    .filter(({ id, joinedTo }) => id !== person.id && joinedTo === null && !isGroupId(id))
    .map(({ id, name }) => html`<option value="${id}">${name ? `${name}（${id}）` : id}</option>`)
}

/** Drafts and talks stay where they are unless somebody is named who goes on with them. */
function renderRemoval(person: ListedPerson, others: readonly ListedPerson[]): Html {
  const { id, name } = person
  const heirs = renderChoices(person, others)
  const choice = html`<label>稿子和对话<select name="heir"><option value="">留着，谁也不给</option>${heirs}</select></label>`
  return html`<details><summary>停用</summary><form class="filters" method="post" action="/people/remove">${hidden(id)}${heirs.length > 0 ? choice : null}<button class="danger main">停用${name ?? shorten(id)}</button></form></details>`
}

function renderJoining(person: ListedPerson, others: readonly ListedPerson[]): Html | null {
  const targets = renderChoices(person, others)
  if (isGroupId(person.id) || targets.length === 0) return null
  return html`<details><summary>和别的编号是同一个人</summary><form class="filters" method="post" action="/people/join">${hidden(person.id)}<label>并到<select name="into">${targets}</select></label><button>合并</button></form></details>`
}
