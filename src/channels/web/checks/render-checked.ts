// Step: encode. In: a text that a person handed in, and the findings on it. Out: the text with what was found marked, the findings beside it.

import { renderFinding } from '#channels/web/drafts/render-draft-facts.ts'
import { type Html, html } from '#channels/web/frame/html.ts'
import { sayClock } from '#channels/web/frame/say-time.ts'
import type { CheckedFile } from '#desk/checks/check-desk.ts'
import type { OpenedCheck } from '#desk/checks/kept-checks.ts'
import type { Finding } from '#domain/finding.ts'

interface Flaw {
  readonly start: number
  readonly end: number
  /** Number of the finding; its entry is #f0, its place in the text #w0. */
  readonly at: number
  readonly isFault: boolean
}

/** Places in reading order; of two that overlap the graver one, which comes first in the list, is marked. */
function findFlaws(findings: readonly Finding[]): readonly Flaw[] {
  const flaws: Flaw[] = []
  for (const [at, { where, severity }] of findings.entries()) {
    const isFree = flaws.every((other) => where.end <= other.start || other.end <= where.start)
    if (where.end > where.start && isFree) flaws.push({ ...where, at, isFault: severity === 'block' })
  }
  return flaws.sort((a, b) => a.start - b.start)
}

function renderLine(text: string, line: { start: number; end: number }, flaws: readonly Flaw[]): Html {
  const pieces: (Html | string)[] = []
  let end = line.start
  for (const flaw of flaws) {
    const [from, to] = [Math.max(flaw.start, line.start), Math.min(flaw.end, line.end)]
    if (from >= to) continue
    const id = from === flaw.start ? html` id="w${flaw.at}"` : null
    const mark = html`<a class="flaw${flaw.isFault ? ' fault' : ''}"${id} href="#f${flaw.at}">${text.slice(from, to)}</a>`
    pieces.push(text.slice(end, from), mark)
    end = to
  }
  pieces.push(text.slice(end, line.end))
  if (line.start === 0 && line.end <= 60) return html`<h1>${pieces}</h1>`
  const isHeading = line.end - line.start <= 40 && /^[一二三四五六七八九十]+、/.test(text.slice(line.start))
  return isHeading ? html`<h4>${pieces}</h4>` : html`<p>${pieces}</p>`
}

function renderSheet(text: string, flaws: readonly Flaw[]): Html {
  const lines: Html[] = []
  let start = 0
  for (const line of text.split('\n')) {
    if (line.trim()) lines.push(renderLine(text, { start, end: start + line.length }, flaws))
    start += line.length + 1
  }
  return html`<article class="letter">${lines}</article>`
}

function renderPart(title: string, findings: readonly Finding[], among: CheckedFile): Html | null {
  if (findings.length === 0) return null
  const flaws = findFlaws(among.findings)
  const items = findings.map((finding) => {
    const at = among.findings.indexOf(finding)
    return renderFinding(finding, {
      id: `f${at}`,
      place: flaws.some((flaw) => flaw.at === at) ? `w${at}` : null,
    })
  })
  return html`<h3>${title} ${findings.length} 条</h3><ol class="finds">${items}</ol>`
}

/** Changed here, or a changed file: the same rules run over it. */
function renderAgain({ check, text }: OpenedCheck): Html {
  const form = `/checks/${check.id}`
  const here = html`<form method="post" action="${form}"><textarea name="text" rows="12" aria-label="稿子的文字">${text}</textarea><p class="choices"><button class="main">改好了，再查</button></p></form>`
  const file = html`<form method="post" action="${form}" enctype="multipart/form-data"><label class="button">选改过的稿子<input class="unseen" type="file" name="file" required></label><span class="fix" data-chosen></span><button>查这份文件</button></form>`
  const remove = html`<details class="picker"><summary>删除</summary><form class="menu" method="post" action="${form}/delete"><p>删了就找不回来。</p><button class="main danger">删掉这次核对</button></form></details>`
  return html`<section class="again"><details><summary>在这里改，改了再查</summary>${here}</details><div class="check-box">${file}${remove}</div></section>`
}

/** The text in the middle. */
export function renderChecked(opened: OpenedCheck): Html {
  const { check, text, findings } = opened
  const times = check.times > 1 ? `，查过 ${check.times} 次` : ''
  return html`<div class="col drafting checked"><div class="draft-bar"><p><a href="/drafts">← 稿</a>　<b>${check.name}</b>　${sayClock(check.at)}查${times}</p><div><button type="button" class="js-only facts-button" data-facts>核对</button><a class="button" href="/checks/${check.id}/list" download>导出清单</a></div></div>${renderSheet(text, findFlaws(findings))}<p class="scope">红线是必改的，黄线是建议看的，点一下看为什么。数对不对、事实有没有，还要人核一遍。</p>${renderAgain(opened)}</div>`
}

/** What was found, beside it. */
export function renderCheckedFacts(checked: CheckedFile): Html {
  const isMust = ({ severity }: Finding) => severity === 'block'
  const [must, rest] = [checked.findings.filter(isMust), checked.findings.filter((one) => !isMust(one))]
  const sum =
    checked.findings.length === 0 ? '没有查出要改的' : `${must.length} 条必改，${rest.length} 条建议`
  return html`<aside id="facts" aria-label="核对" tabindex="-1"><header><button type="button" class="close" data-close-facts aria-label="关闭核对">×</button><h2>查了：${sum}</h2></header>${renderPart('必改', must, checked)}${renderPart('建议', rest, checked)}</aside>`
}
