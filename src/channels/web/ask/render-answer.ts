// Step: encode. In: an answer, or the lines of one under way. Out: markup: rows of quotes by heading, sources, what was searched.

import { type Html, html } from '#channels/web/frame/html.ts'
import {
  nameCitation,
  renderCitationBox,
  renderMarkedText,
  sayNamesake,
} from '#channels/web/frame/render-citation.ts'
import { renderAnswer as renderPlainAnswer } from '#chat/render-answer.ts'
import type { GivenVerdict } from '#desk/feedback.ts'
import type { Answer, AnswerLine, Choice, Citation } from '#domain/answer.ts'
import { isEmptyCell } from '#domain/comparison.ts'
import { spokenQuote } from '#shared/spoken-quote.ts'
import { renderFeedback } from './feedback-page.ts'
import { isSearchedLine, sayHow, saySamples, saySearched } from './render-foot.ts'
import { renderNext } from './render-next.ts'

interface Block {
  readonly head: string | null
  readonly lines: AnswerLine[]
}

/** A heading opens a block that takes the quotes and sentences after it; everything else stands alone. */
function splitBlocks(lines: readonly AnswerLine[]): readonly Block[] {
  const blocks: Block[] = []
  for (const line of lines) {
    const last = blocks.at(-1)
    if (line.kind === 'heading') blocks.push({ head: line.text, lines: [] })
    else if (last?.head != null && (line.kind === 'quotes' || line.kind === 'sentence')) last.lines.push(line)
    else blocks.push({ head: null, lines: [line] })
  }
  return blocks
}

function renderQuotes(numbers: readonly number[], citations: readonly Citation[]): readonly Html[] {
  return numbers.flatMap((number) => {
    const citation = citations.find(({ n }) => n === number)
    return citation ? [html`<q>${spokenQuote(citation.quote)}</q>${renderCitationBox(citation)}`] : []
  })
}

function renderTable(line: AnswerLine & { kind: 'table' }, citations: readonly Citation[]): Html {
  const head = line.head.map((cell) => html`<th scope="col">${cell}</th>`)
  const rows = line.rows.map(([first, ...cells]) => {
    const rest = cells.map(
      (cell) =>
        html`<td class="${isEmptyCell(cell) ? 'none' : ''}">${renderMarkedText(cell, citations)}</td>`,
    )
    return html`<tr class="${first?.endsWith('（本单位）') ? 'me' : ''}"><th scope="row">${renderMarkedText(first ?? '', citations)}</th>${rest}</tr>`
  })
  return html`<div class="scroll" role="group" aria-label="表" tabindex="0"><table><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table></div>`
}

function renderLine(line: AnswerLine, citations: readonly Citation[]): Html {
  if (line.kind === 'table') return renderTable(line, citations)
  if (line.kind !== 'quotes') {
    const look = line.text.startsWith('口径') ? 'scope' : ''
    return html`<p class="${look}">${renderMarkedText(line.text, citations)}</p>`
  }
  const lead = line.lead ? html`<span class="place">${line.lead}</span>` : null
  return html`<p>${lead}${renderQuotes(line.quotes, citations)}</p>`
}

// A longer lead (最接近的一句…) does not fit the column and stands above its quotes.
const maxColumnLead = 12

function renderBlock(block: Block, citations: readonly Citation[]): Html {
  const [only] = block.lines
  if (block.head === null && only?.kind === 'quotes') {
    const quotes = renderQuotes(only.quotes, citations).map((quote) => html`<p>${quote}</p>`)
    const width = only.lead.length > maxColumnLead ? ' stacked' : ' placed'
    return html`<div class="row${width}"><h3 class="by-place">${only.lead}</h3><div>${quotes}</div></div>`
  }
  const lines = block.lines.map((line) => renderLine(line, citations))
  return block.head === null
    ? html`${lines}`
    : html`<div class="row"><h3>${block.head}</h3><div>${lines}</div></div>`
}

/** The lines of an answer, whole or so far; the first one leads. A line that says what was searched is left to the foot. */
export function renderLines(lines: readonly AnswerLine[], citations: readonly Citation[]): Html {
  const shown = lines.filter((line) => !isSearchedLine(line))
  const [first, ...rest] = shown
  const isConclusion = first?.kind === 'sentence' && rest[0]?.kind === 'table'
  const lead =
    first?.kind === 'frame' || isConclusion
      ? html`<p class="lead">${renderMarkedText(first.text, citations)}</p>`
      : null
  const blocks = splitBlocks(lead ? rest : shown).map((block) => renderBlock(block, citations))
  return html`${lead}${blocks}`
}

/** From here on the sources stand in two columns. */
const manySources = 8

function renderSources(citations: readonly Citation[], own: string | null): Html | null {
  if (citations.length === 0) return null
  const isMixed = citations.some(({ isSample }) => !isSample)
  const keyOf = (citation: Citation) => `${citation.reportId} ${citation.section}`
  const keys = [...new Set(citations.map(keyOf))]
  const items = keys.map((key) => {
    const group = citations.filter((citation) => keyOf(citation) === key)
    const first = group[0]!
    const namesake = sayNamesake(first.place, own)
    const warn = namesake ? html` <span class="warn">${namesake}</span>` : null
    const sample = isMixed && first.isSample ? html` <span class="tag">样例</span>` : null
    return html`<li><span class="boxes">${group.map(renderCitationBox)}</span><span>${nameCitation(first)}${sample}${warn}</span></li>`
  })
  return html`<ul class="sources${keys.length > manySources ? ' many' : ''}" aria-label="引用的报告">${items}</ul>`
}

function renderDropped(answer: Answer): Html | null {
  if (answer.dropped.length === 0) return null
  const items = answer.dropped.map(({ text, reason }) => html`<li>${text}<small>${reason}</small></li>`)
  return html`<details class="dropped"><summary>有 ${answer.dropped.length} 句没有核对上出处，没有写进答案</summary><ul>${items}</ul></details>`
}

/** Buttons that ask again with what was chosen. */
export function renderChoices(choices: readonly Choice[]): Html | null {
  if (choices.length === 0) return null
  const buttons = choices.map(({ label }) => html`<button name="text" value="${label}">${label}</button>`)
  return html`<form class="choices ask-again" method="post" action="/ask">${buttons}</form>`
}

export interface JudgedTurn {
  readonly at: string
  /** What this person said of it before. */
  readonly given: GivenVerdict | null
}

/** A whole answer, refusal or question back, with its sources, its range and the text that copying takes. `own` is 本单位, `turn` what verdicts are of, null where nothing goes on from it. */
export function renderAnswer(answer: Answer, own: string | null, turn: JudgedTurn | null): Html {
  const lines = answer.lines.length > 0 ? answer.lines : [{ kind: 'frame' as const, text: answer.text }]
  const body = renderLines(lines, answer.citations)
  if (answer.kind === 'clarify')
    return html`<section class="answer clarify">${body}${turn === null ? null : renderChoices(answer.choices)}</section>`
  const said = [saySearched(answer), saySamples(answer), sayHow(answer)]
    .filter(Boolean)
    .map((text) => html`<span>${text}</span>`)
  return html`<section class="answer ${answer.kind}" data-copies>${body}${renderSources(answer.citations, own)}${renderDropped(answer)}
<footer class="foot"><span class="said">${said}</span>${turn && renderNext(answer, turn.at)}<span class="foot-tools">${turn && renderFeedback(turn.at, turn.given)}<button type="button" class="js-only" data-copy>复制</button></span></footer>
<pre class="copied" hidden>${`${renderPlainAnswer(answer, own)}\n${sayHow(answer)}`}</pre></section>`
}
