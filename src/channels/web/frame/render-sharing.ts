// Step: encode. In: how a paper (a draft, a talk) stands to who looks. Out: whose it is, to whom it is let, and how that is changed.
import type { PaperView } from '#desk/sharing/sharing-desk.ts'
import type { Sharing } from '#domain/journal/sharing.ts'
import { type Html, html } from './html.ts'

export interface PaperBar {
  /** `/drafts/ID`, `/talk`; `/share` and `/delete` lie below it. */
  readonly action: string
  /** 这份稿子, 这个对话. */
  readonly what: string
  readonly paper: PaperView
  /** Of who looks; null: nobody said. */
  readonly unit: string | null
}

const choices: Readonly<Record<Sharing['may'] | 'none', string>> = {
  none: '只有我能看',
  read: '本单位可看',
  edit: '本单位可看可改',
}

export function renderPaperBar(bar: PaperBar): Html {
  const { paper, what } = bar
  if (paper.hold === 'own') return renderOwn(bar)
  const may = paper.hold === 'edit' ? '可以接着改' : '只给看'
  return html`<p class="paper-bar scope">${what}是${paper.owner ?? '别人'}的，${may}。</p>`
}

function renderOwn({ action, what, paper, unit }: PaperBar): Html {
  const now = paper.shared?.may ?? 'none'
  const buttons = Object.entries(choices).map(
    ([value, label]) =>
      html`<button name="may" value="${value}"${value === now ? html` aria-pressed="true"` : null}>${label}</button>`,
  )
  const form =
    unit === null
      ? html`<p class="fix">要给本单位的人看，请管理员先在“人员”里填你的单位。</p>`
      : html`<form class="menu" method="post" action="${action}/share">${buttons}<small>${unit}</small></form>`
  const share = html`<details class="picker"><summary>${choices[now]}</summary>${form}</details>`
  const remove = html`<details class="picker"><summary>删除</summary><form class="menu" method="post" action="${action}/delete"><p>删了就找不回来。</p><button class="main danger">删掉${what}</button></form></details>`
  return html`<div class="paper-bar">${share}${remove}</div>`
}

/** What a form of the bar says; null for what is none of the three. */
export function readMay(given: string): Sharing['may'] | 'none' | null {
  return given === 'read' || given === 'edit' || given === 'none' ? given : null
}
