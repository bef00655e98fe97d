// Step: encode. The parts around a conversation: own place, notes on the library, examples, the box to ask in, the drawer.

import { type Html, html } from '#channels/web/frame/html.ts'
import type { IndexState } from '#desk/report-desk.ts'
import type { ReportSummary } from '#domain/report.ts'

const examples = ['其他乡镇怎么处理欠薪的？', '各乡镇去年调解了多少纠纷？', '同行报告里，不足都写了哪些？']

interface PlaceView {
  readonly own: string | null
  readonly suggestions: readonly string[]
  readonly isOpen: boolean
}

/** 本单位: one line when it is known, a form when it is not (or is being changed). */
export function renderPlaceForm(view: PlaceView): Html {
  if (!view.isOpen) {
    const change = view.own ? html`<a href="/?place">改</a>` : null
    return html`<div class="own" id="own"><span>本单位：${view.own ?? '未填'}</span>${change}</div>`
  }
  const chips = view.suggestions.map((name) => html`<button name="place" value="${name}">${name}</button>`)
  return html`<section class="place-form" id="own" aria-labelledby="place-title"><h2 id="place-title">你是哪个乡镇（街道）的？</h2>
<p>填了本单位，“其他乡镇”才知道要把谁除外。随时能改。</p>
<form method="post" action="/place"><input name="place" value="${view.own}" placeholder="县和乡镇，例如 青禾县柳溪镇" aria-label="本单位" autocomplete="off" maxlength="60" hx-get="/places" hx-trigger="input changed delay:200ms" hx-target="#places"><button>记下</button></form>
<form class="choices" method="post" action="/place" id="places" aria-label="可选的地区">${chips}</form></section>`
}

/** While vectors are made: how many are left; polls itself until done. Without an encoder: what that means. */
export function renderIndexState(index: IndexState): Html | null {
  const { ready, pending } = index.vectors
  if (index.mode === 'words-only') return html`<p class="index-state">没有句向量模型，只按字词检索。</p>`
  if (index.mode === 'meaning') return null
  return html`<p class="index-state" hx-get="/index-state" hx-trigger="every 2s" hx-swap="outerHTML"><progress max="${ready + pending}" value="${ready}" aria-label="索引进度"></progress><span>正在建立按意思检索的索引，还剩 ${pending} 句；现在先按字词回答。</span></p>`
}

export interface LibraryNotes {
  readonly reports: readonly ReportSummary[]
  readonly index: IndexState
  /** Whoever looks may put reports in. */
  readonly mayAdd: boolean
}

/** Said before the first question: empty library (looks again by itself: reports may be going in), samples only, index under way. */
export function renderLibraryNotes({ reports, index, mayAdd }: LibraryNotes): Html {
  if (reports.length === 0) {
    const add = html`<p>先放几份同行公开的报告进来，Word、PDF、网页、文本都可以，放进来就能问。</p><p><a class="button" href="/reports">去放报告</a></p>`
    return html`<section class="empty" hx-get="/library-notes" hx-trigger="every 3s" hx-swap="outerHTML"><h2>资料库里还没有报告。</h2>${mayAdd ? add : html`<p>请编辑或管理员放几份同行公开的报告进来，放进来就能问。</p>`}</section>`
  }
  const isSamples = reports.every((report) => report.isSample)
  const samples = html`<p class="index-state">现在答的是虚构的样例报告，供试用；放进自己的报告后，样例就不再出现。${mayAdd ? html`<a href="/reports">去放报告</a>` : null}</p>`
  return html`${isSamples ? samples : null}${index.mode === 'words' ? renderIndexState(index) : null}`
}

/** What to ask, for a conversation without turns. */
export function renderWelcome(): Html {
  const buttons = examples.map((text) => html`<button name="text" value="${text}">${text}</button>`)
  return html`<section class="welcome"><h1>问同行的报告，每一句都有出处。</h1><form class="examples ask-again" method="post" action="/ask" aria-label="可以这样问">${buttons}</form></section>`
}

/** The box to ask in; the second button shows only while an answer is under way. */
export function renderAskForm(): Html {
  return html`<div class="ask"><form id="ask" method="post" action="/ask" enctype="multipart/form-data"><label class="attach" title="附文件：报告、台账、写好的稿子"><span aria-hidden="true">＋</span><span class="unseen">附文件</span><input class="unseen" type="file" name="files" multiple></label><textarea name="text" rows="1" placeholder="问报告、比数据，或说“帮我写化解纠纷这一段”" data-short="问报告、比数据、写一段" aria-label="提问"></textarea><span class="chosen" data-chosen></span><button class="send">问</button><button type="button" class="stop" hidden>停</button></form></div>`
}

/** The empty drawer; a citation fills it. */
export function renderDrawer(): Html {
  return html`<aside id="source" class="shut" aria-label="原文" tabindex="-1"><p class="hint">点任何一个<span class="n">1</span>，原文在这里打开，落在那一句。</p></aside>`
}
