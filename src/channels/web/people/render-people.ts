// Step: encode. In: the people that the desk lists. Out: those who wait, those who may, those who no longer may, each with what can be done.
import { type Html, html } from '#channels/web/frame/html.ts'
import { sayClock } from '#channels/web/frame/say-time.ts'
import { type ListedPerson, roleNames } from '#desk/people/manage-people.ts'

const channelNames: Readonly<Record<string, string>> = {
  telegram: 'Telegram',
  wecom: '企业微信',
  page: '网页',
}

/** People of chats; empty parts are left out. */
export function renderPeople(people: readonly ListedPerson[]): Html {
  const of = (standing: ListedPerson['standing']) => people.filter((person) => person.standing === standing)
  const [asking, allowed, removed] = [of('asking'), of('allowed'), of('removed')]
  return html`${renderPart('等你同意', asking, renderAsking)}${renderPart('可以用的', allowed, renderAllowed)}${renderPart('停用的', removed, renderRemoved)}
${people.length === 0 ? html`<p>还没有人。在企业微信或 Telegram 里给案头发一句话，就会出现在这里。</p>` : null}
<form class="filters" method="post" action="/people/allow"><input name="id" aria-label="编号" placeholder="wecom:账号 或 telegram:编号" required><button>加一个人</button></form>`
}

function renderPart(
  title: string,
  people: readonly ListedPerson[],
  renderActions: (person: ListedPerson) => Html,
): Html | null {
  if (people.length === 0) return null
  const rows = people.map(
    (person) => html`<tr><td>${nameOf(person)}</td><td>${channelNames[person.channel] ?? person.channel}</td>
<td>${person.place ?? ''}</td><td>${person.lastSeen ? sayClock(person.lastSeen) : ''}</td><td>${renderActions(person)}</td></tr>`,
  )
  return html`<h2>${title}（${people.length}）</h2><div class="scroll"><table><thead><tr><th>谁</th><th>从哪里来</th><th>本单位</th><th>最近</th><th>权限</th></tr></thead><tbody>${rows}</tbody></table></div>`
}

function nameOf({ id, name, joinedTo }: ListedPerson): Html {
  const other = joinedTo ? html` <span class="tag">同 ${joinedTo}</span>` : null
  return html`${name ?? ''} <small>${id}</small>${other}`
}

const hidden = (id: string) => html`<input type="hidden" name="id" value="${id}">`

function renderButton(id: string, action: 'allow' | 'remove', label: string): Html {
  return html`<form class="filters" method="post" action="/people/${action}">${hidden(id)}<button>${label}</button></form>`
}

function renderAsking({ id }: ListedPerson): Html {
  return html`${renderButton(id, 'allow', '同意')}${renderButton(id, 'remove', '拒绝')}`
}

function renderRemoved({ id }: ListedPerson): Html {
  return renderButton(id, 'allow', '恢复')
}

function renderAllowed({ id, name, role, unit }: ListedPerson): Html {
  const roles = Object.entries(roleNames).map(
    ([value, label]) =>
      html`<option value="${value}"${value === role ? html` selected` : null}>${label}</option>`,
  )
  const who = name ?? id
  return html`<form class="filters" method="post" action="/people/set">${hidden(id)}<select name="role" aria-label="${who}的权限">${roles}</select><input name="unit" value="${unit ?? ''}" placeholder="单位" aria-label="${who}的单位"><button>改</button></form>
<details><summary>停用</summary><form class="filters" method="post" action="/people/remove">${hidden(id)}<input name="heir" placeholder="稿子归谁（编号，可不填）" aria-label="稿子归谁"><button>停用</button></form></details>`
}
