// Step: encode. In: a draft as it stands. Out: the column beside it: outline, findings of the gate, where each number came from.

import { type Html, html } from '#channels/web/frame/html.ts'
import { widenMarks } from '#channels/web/frame/wide-marks.ts'
import type { OpenedDraft } from '#desk/drafts/draft-room.ts'
import { listLostPieces } from '#domain/brief.ts'
import { contradictionLead, type DraftSection, type NumberSource } from '#domain/draft.ts'
import type { Finding } from '#domain/finding.ts'
import { anchorOfCell, listCellSources } from './render-form.ts'

/** Where a number's entry in the right column is: sections by their order, numbers by theirs. */
export function anchorOf(section: number, paragraph: number, source: number): string {
  return `s${section}-${paragraph}-${source}`
}

const looks = { block: 'fault', warn: 'warn', note: 'minor' } as const

/** 已写, 待补, 缺素材, or nothing for a heading that only groups. */
function sayState({ paragraphs, table }: DraftSection): string {
  if (paragraphs.length === 0) return table ? (table.filled.length > 0 ? '已写' : '缺素材') : ''
  const written = paragraphs.map(({ text }) => text.replace(/【待补充[^】]*】/g, '')).join('')
  if (written.trim() === '') return '缺素材'
  return paragraphs.some(({ text }) => text.includes('【待补充')) ? '待补' : '已写'
}

/** The headings, each with its state. */
export function renderParts(sections: readonly DraftSection[]): Html {
  const items = sections.map((section, index) =>
    section.heading === ''
      ? null
      : html`<li class="l${section.level}"><a href="#part-${index}">${section.heading}</a><span>${sayState(section)}</span></li>`,
  )
  return html`<ol class="parts">${items}</ol>`
}

/** One finding with what stands there and what to do; `place` is where the text shows it. */
export function renderFinding(
  { severity, text, where, fix }: Finding,
  { id = null, place = null }: { id?: string | null; place?: string | null } = {},
): Html {
  const quote = where.quote && !text.includes(where.quote) ? `“${where.quote}” ` : ''
  const link = place === null ? null : html` <a href="#${place}">看原处</a>`
  return html`<li class="find ${looks[severity]}"${id === null ? null : html` id="${id}"`}><b>${widenMarks(text)}</b><small>${quote}${widenMarks(fix)}${link}</small></li>`
}

function renderSource(source: NumberSource, anchor: string): Html | null {
  if (source.kind === 'request') return null
  if (source.kind === 'arithmetic') {
    const formula = source.formula.replace(/[÷×+\-−]/g, (sign) => ` ${sign} `)
    return html`<li class="find" id="${anchor}"><b>${source.raw}</b> = ${formula}</li>`
  }
  const lastYear = source.kind === 'brief' ? source.lastYear : null
  const change = lastYear?.change == null ? '' : `（${lastYear.change > 0 ? '+' : ''}${lastYear.change}%）`
  const before = lastYear ? html`<small>去年报告：${lastYear.raw}${change}</small>` : null
  const from = source.isCorrected ? source.source : `出自${source.source || `素材第${source.line}行`}`
  return html`<li class="find" id="${anchor}"><b>${source.raw}</b> ${from}：“${source.quote}”${before}</li>`
}

function renderFormSources(table: DraftSection['table'], section: number): readonly (Html | null)[] {
  if (!table) return []
  return listCellSources(table).map((cell) => renderSource(cell.source, anchorOfCell(section, cell, table)))
}

function renderSources(sections: readonly DraftSection[]): readonly (Html | null)[] {
  return sections.flatMap((section, s) => [
    ...section.paragraphs.flatMap((paragraph, p) =>
      paragraph.sources.map((source, index) => renderSource(source, anchorOf(s, p, index))),
    ),
    ...renderFormSources(section.table, s),
  ])
}

/** What was said for each version, what it differs in from the one that stands, and the way back; nothing for the first alone. */
function renderVersions({ id, instructions, draft }: OpenedDraft, mayChange: boolean): Html | null {
  if (instructions.length < 2) return null
  const items = instructions
    .map((said, at) => {
      const n = at + 1
      const isNow = n === draft.version
      const back = html`<form class="inline" method="post" action="/drafts/${id}/edit"><input type="hidden" name="version" value="${draft.version}"><button name="back" value="${n}">退回</button></form>`
      return html`<li>第 ${n} 稿<span>${said || '起草'}</span>${isNow ? html`<small>现在</small>` : html`<a href="/drafts/${id}?changes=${n}">对照</a>${mayChange ? back : null}`}</li>`
    })
    .reverse()
  return html`<details><summary>改过 ${instructions.length - 1} 次</summary><ol class="versions">${items}</ol></details>`
}

/** Of what stands nowhere in the text so many are shown. */
const mostUnused = 20

/** Numbers of the material that the text does not say; those in words of one's own can be put in by a press. */
function renderUnused({ id, draft }: OpenedDraft, mayChange: boolean): readonly Html[] {
  const { unusedFigures, version } = draft
  const lost = listLostPieces(draft.unused)
  const put = (text: string) =>
    mayChange
      ? html`<form class="inline" method="post" action="/drafts/${id}/edit"><input type="hidden" name="version" value="${version}"><button name="added" value="${text}">写进去</button></form>`
      : null
  const rest = lost.length - mostUnused
  return [
    ...unusedFigures.map(
      ({ indicator, raw }) =>
        html`<li class="find warn"><b>素材没用上：“${indicator} ${raw}”</b><small>可以说：加一条，写明放在哪一段</small></li>`,
    ),
    ...lost
      .slice(0, mostUnused)
      .map(
        ({ text, source }) =>
          html`<li class="find warn"><b>素材没用上：“${text}”</b><small>素材${source} ${put(text)}</small></li>`,
      ),
    ...(rest > 0 ? [html`<li class="find warn"><b>还有 ${rest} 处没用上</b></li>`] : []),
  ]
}

/** As many as stand below. */
function sayListed(findings: readonly Finding[], unused: number, hasMore: boolean): string {
  const minor = findings.filter(({ severity }) => severity === 'note').length + (hasMore ? 1 : 0)
  const watched = findings.length + (hasMore ? 1 : 0) - minor + unused
  const told = [...(watched > 0 ? [`${watched} 条要看`] : []), ...(minor > 0 ? [`${minor} 条留意`] : [])]
  return told.length === 0 ? '没有要看的' : told.join('，')
}

/** The right column; on a phone it opens from below. */
export function renderDraftFacts(opened: OpenedDraft, mayChange: boolean): Html {
  const { draft } = opened
  const { findings, sections } = draft
  // What the text itself asks for is filled there; contradictions are findings.
  const pending = draft.pending.filter(
    (item) => !item.startsWith('【待补充】') && !item.startsWith(contradictionLead),
  )
  const told = sections.flatMap(({ paragraphs, table }) => [
    ...paragraphs.flatMap(({ sources }) => sources),
    ...(table ? listCellSources(table) : []).map(({ source }) => source),
  ])
  const count = told.filter(({ kind }) => kind !== 'request').length
  const isSound = findings.every(({ severity }) => severity !== 'block')
  const unused = renderUnused(opened, mayChange)
  const open =
    pending.length === 0
      ? null
      : html`<li class="find minor"><b>还可以补充</b><small>${pending.join('；')}</small></li>`
  return html`<aside id="facts" aria-label="核对" tabindex="-1"><header><button type="button" class="close" data-close-facts aria-label="关闭核对">×</button><h2>核对：${sayListed(findings, unused.length, pending.length > 0)}</h2><p class="path">${isSound ? `${count} 个数都有出处；没有用到别的乡镇的数字和原句` : '有必改的，改好再发'}</p></header>
${renderParts(sections)}<ul class="finds">${findings.map((finding) => renderFinding(finding))}${unused}${open}</ul>
<details class="sources-of" open><summary>数的出处</summary><ul class="finds">${renderSources(sections)}</ul></details>
${renderVersions(opened, mayChange)}</aside>`
}
