// Step: encode. In: a draft as it stands. Out: the column beside it: outline, findings of the gate, where each number came from.
import type { OpenedDraft } from '#chat/draft-desk.ts'
import type { DraftSection, NumberSource } from '#domain/draft.ts'
import type { Finding } from '#domain/finding.ts'
import { type Html, html } from './html.ts'
import { anchorOf } from './render-draft.ts'

const looks = { block: 'fault', warn: 'warn', note: '' } as const

/** 已写, 缺素材, or nothing for a heading that only groups. */
function sayState({ paragraphs }: DraftSection): string {
  if (paragraphs.length === 0) return ''
  const written = paragraphs.map(({ text }) => text.replace(/【待补充[^】]*】/g, '')).join('')
  return written.trim() === '' ? '缺素材' : '已写'
}

function renderOutline(sections: readonly DraftSection[]): Html {
  const items = sections.map((section, index) =>
    section.heading === ''
      ? null
      : html`<li class="l${section.level}"><a href="#part-${index}">${section.heading}</a><span>${sayState(section)}</span></li>`,
  )
  return html`<ol class="parts">${items}</ol>`
}

/** One finding with what stands there and what to do. */
export function renderFinding({ severity, text, where, fix }: Finding): Html {
  const quote = where.quote && !text.includes(where.quote) ? `“${where.quote}” ` : ''
  return html`<li class="find ${looks[severity]}"><b>${text}</b><small>${quote}${fix}</small></li>`
}

function renderSource(source: NumberSource, anchor: string): Html | null {
  if (source.kind === 'request') return null
  if (source.kind === 'arithmetic') {
    const formula = source.formula.replace(/[÷×+\-−]/g, (sign) => ` ${sign} `)
    return html`<li class="find" id="${anchor}"><b>${source.raw}</b> = ${formula}</li>`
  }
  const { lastYear } = source
  const change = lastYear?.change == null ? '' : `（${lastYear.change > 0 ? '+' : ''}${lastYear.change}%）`
  const before = lastYear ? html`<small>去年报告：${lastYear.raw}${change}</small>` : null
  return html`<li class="find" id="${anchor}"><b>${source.raw}</b> 出自素材第 ${source.line} 行：“${source.quote}”${before}</li>`
}

function renderSources(sections: readonly DraftSection[]): readonly (Html | null)[] {
  return sections.flatMap((section, s) =>
    section.paragraphs.flatMap((paragraph, p) =>
      paragraph.sources.map((source, index) => renderSource(source, anchorOf(s, p, index))),
    ),
  )
}

/** The right column; on a phone it opens from below. */
export function renderDraftFacts({ draft, understood }: OpenedDraft): Html {
  const { findings, sections, unusedFigures } = draft
  const told = sections.flatMap(({ paragraphs }) => paragraphs.flatMap(({ sources }) => sources))
  const count = told.filter(({ kind }) => kind !== 'request').length
  const isSound = findings.every(({ severity }) => severity !== 'block')
  const watched = findings.filter(({ severity }) => severity !== 'note').length + unusedFigures.length
  const unused = unusedFigures.map(
    ({ indicator, raw }) =>
      html`<li class="find warn"><b>素材没用上：“${indicator} ${raw}”</b><small>可以说：加一条，写明放在哪一段</small></li>`,
  )
  return html`<aside id="facts" aria-label="核对" tabindex="-1"><header><button type="button" class="close" data-close-facts aria-label="关闭核对">×</button><h2>核对：${watched > 0 ? `${watched} 条要看` : '没有要看的'}</h2><p class="path">${isSound ? `${count} 个数都有出处；没有用到别的乡镇的数字和原句` : '有必改的，改好再发'}</p></header>
${renderOutline(sections)}<ul class="finds">${findings.map(renderFinding)}${unused}</ul>
<details class="sources-of" open><summary>数的出处</summary><ul class="finds">${renderSources(sections)}</ul></details>
<details><summary>素材是这样理解的</summary><p class="scope">${understood}</p></details></aside>`
}
