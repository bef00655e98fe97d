// Step: encode. In: the tokens that the desk lists, and the people. Out: each with whose it is and when it was used, and the form for a new one.
import { type Html, html } from '#channels/web/frame/html.ts'
import { sayClock } from '#channels/web/frame/say-time.ts'
import type { ListedPerson } from '#desk/people/manage-people.ts'
import type { ListedToken } from '#desk/people/token-desk.ts'
import { isGroupId } from '#domain/journal/person.ts'

/** Without a token the three doors are shut: the page says so. */
export function renderTokens(tokens: readonly ListedToken[], people: readonly ListedPerson[]): Html {
  const holders = people.filter(
    ({ id, standing, joinedTo }) => standing === 'allowed' && joinedTo === null && !isGroupId(id),
  )
  const names = new Map(people.map(({ id, name }) => [id, name]))
  const items = tokens.map((token) => renderToken(token, names.get(token.person) ?? null))
  const list = items.length > 0 ? html`<ul class="persons">${items}</ul>` : null
  const options = holders.map(
    ({ id, name }) => html`<option value="${id}">${name ? `${name}（${id}）` : id}</option>`,
  )
  return html`<h2 id="tokens">给别的程序的令牌（${tokens.length}）</h2><p class="scope">Dify、LobeChat、Open WebUI 和 MCP 客户端凭令牌来问，看得到什么、能做什么，和令牌的主人一样。${tokens.length === 0 ? '现在一个也没有，这些门都关着。' : null}</p>${list}
<form class="filters" method="post" action="/people/tokens/add"><label>以谁的身份<select name="person">${options}<option value="page:api">新开一个网页账号 page:api</option></select></label><input name="name" aria-label="给谁用" placeholder="给谁用，例如 Dify" maxlength="40"><button>发令牌</button></form>`
}

function renderToken({ id, person, name, createdAt, lastUsed }: ListedToken, holder: string | null): Html {
  const used = lastUsed === null ? '还没用过' : `最近用 ${sayClock(lastUsed)}`
  return html`<li class="person"><div><b>${name ?? id}</b><small>${holder ? `${holder}（${person}）` : person} · ${id} · 发于 ${sayClock(createdAt)} · ${used}</small></div><div><form class="inline" method="post" action="/people/tokens/remove"><input type="hidden" name="id" value="${id}"><button>作废</button></form></div></li>`
}

/** Shown this once, on the page alone. */
export function renderNewToken(person: string, token: string): Html {
  return html`<div class="note" role="status"><p>${person} 的令牌，只显示这一次，请现在就抄到要用它的程序里：</p><p class="link"><code>${token}</code></p></div>`
}
