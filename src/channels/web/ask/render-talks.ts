// Step: encode. In: a person's talks and those let to his unit. Out: the menu over a conversation, and the page that lists all of them.
import { type Html, html } from '#channels/web/frame/html.ts'
import { sayClock } from '#channels/web/frame/say-time.ts'
import type { SharedTalk } from '#desk/sharing/sharing-desk.ts'
import { type ListedTalk, nameTalk } from '#desk/talk-list.ts'

const channelNames: Readonly<Record<string, string>> = { wecom: '企业微信', telegram: 'Telegram' }

/** Null for one that is held here. */
export function nameTalkChannel(conversation: string): string | null {
  return channelNames[conversation.split(':')[0] ?? ''] ?? null
}

/** One that is held here is gone on with, one of a chat is read. */
function renderOpening(talk: ListedTalk, owner: string | null): Html {
  const { conversation, at } = talk
  const channel = nameTalkChannel(conversation)
  const when = html`<small>${[owner, channel, sayClock(at)].filter(Boolean).join(' · ')}</small>`
  return channel === null
    ? html`<button name="conversation" value="${conversation}">${nameTalk(talk)}${when}</button>`
    : html`<a href="/talk?${new URLSearchParams({ of: conversation })}#at-${at}">${nameTalk(talk)}${when}</a>`
}

/** So many stand in the menu; the page has all of them. */
export const mostInMenu = 12

function renderTalkMenu(title: string, items: readonly Html[]): Html | null {
  if (items.length === 0) return null
  const all = html`<a href="/talks">全部对话</a>`
  return html`<details class="picker"><summary>${title}</summary><form class="menu talk-list" method="post" action="/talk/open">${items}${all}</form></details>`
}

/** Earlier conversations to go on with (or to read, where they are held in a chat), those let to the unit, and a new one (hidden by page.css until this one has begun). */
export function renderTalks(talks: readonly ListedTalk[], shared: readonly SharedTalk[]): Html {
  const own = talks.slice(0, mostInMenu).map((talk) => renderOpening(talk, null))
  const others = shared.slice(0, mostInMenu).map((talk) => renderOpening(talk, talk.owner))
  const list = own.length === 0 && others.length === 0 ? html`<a href="/talks">对话</a>` : null
  const fresh = html`<form class="fresh" method="post" action="/talk/new"><button>新的对话</button></form>`
  return html`<div class="talks">${renderTalkMenu('之前的对话', own)}${renderTalkMenu('本单位的对话', others)}${list}${fresh}</div>`
}

interface TalkList {
  readonly talks: readonly ListedTalk[]
  readonly shared: readonly SharedTalk[]
  /** What was searched for; empty for all. */
  readonly words: string
}

/** Characters of a name in a sentence or a box; the box takes no more. */
const longestShown = 60

function renderRow(talk: ListedTalk): Html {
  const { conversation } = talk
  const of = new URLSearchParams({ of: conversation })
  const hidden = html`<input type="hidden" name="conversation" value="${conversation}">`
  const name = nameTalk(talk).slice(0, longestShown)
  const rename = html`<details class="picker"><summary>改名</summary><form class="menu" method="post" action="/talk/rename">${hidden}<input name="name" value="${name}" maxlength="60" aria-label="对话的名字"><button class="main">记下</button></form></details>`
  const remove = html`<details class="picker"><summary>删除</summary><form class="menu" method="post" action="/talk/delete">${hidden}<p>要删掉的是“${name}”。问过的话和回答都没有了，找不回来。</p><button class="main danger">删掉这个对话</button></form></details>`
  const take = html`<a href="/talk/word?${of}" download>导出 Word</a><a href="/talk/text?${of}" download>导出 .md</a>`
  return html`<li><form class="talk-list" method="post" action="/talk/open">${renderOpening(talk, null)}</form><div class="row-tools">${rename}${take}${remove}</div></li>`
}

/** Search above, own ones, then those of the unit. */
export function renderTalkList({ talks, shared, words }: TalkList): Html {
  const search = html`<form class="talk-search" method="get" action="/talks"><input type="search" name="words" value="${words}" placeholder="找问过的话，例如 欠薪" aria-label="找对话" maxlength="100"><button>找</button></form>`
  const none = words
    ? html`<p class="fix">没有哪个对话里问过“${words}”。<a href="/talks">看全部</a></p>`
    : html`<p class="fix">还没有对话。<a href="/">去问一句</a></p>`
  const own = talks.length === 0 ? none : html`<ul class="talk-rows">${talks.map(renderRow)}</ul>`
  const rows = shared.map((talk) => html`<li>${renderOpening(talk, talk.owner)}</li>`)
  const others =
    rows.length === 0 || words
      ? null
      : html`<h2>本单位的对话</h2><form method="post" action="/talk/open"><ul class="talk-rows talk-list">${rows}</ul></form>`
  return html`<div class="col"><h1>对话</h1>${search}${own}${others}</div>`
}
