// Step: an answer -> WeCom markdown: headings bold, tables with their rule, citations numbered, the passage quoted where the answer does not hold it.
import { listHeadings, renderAnswer } from '#chat/render-answer.ts'
import type { Answer, Citation } from '#domain/answer.ts'
import { spokenQuote } from '#shared/spoken-quote.ts'

/** Passages quoted under an answer that only points to them, and characters of each; the rest opens by button or word. */
const most = { quotes: 6, quote: 80 }

export function renderMarkdown(answer: Answer, askerPlace: string | null): string {
  const headings = listHeadings(answer)
  const lines = renderAnswer(answer, askerPlace).split('\n')
  const marked = lines.map((line) => (headings.has(line) ? `**${defuse(line)}**` : defuse(line)))
  const quotes = quotePassages(answer)
  return [ruleTables(marked).join('\n'), ...(quotes.length > 0 ? [quotes.join('\n')] : [])].join('\n\n')
}

/** What is no answer: only that nothing in it acts as a sign of the markup. */
export function renderPlain(text: string): string {
  return ruleTables(text.split('\n').map(defuse)).join('\n')
}

function quotePassages({ text, citations }: Answer): readonly string[] {
  const unquoted = citations.filter(({ quote }) => !text.includes(spokenQuote(quote)))
  const shown = unquoted.slice(0, most.quotes).map(quotePassage)
  const left = unquoted.length - shown.length
  return left > 0
    ? [...shown, `> 另有${left}处原文，回“看[${unquoted[most.quotes]?.n}]的原文”这样打开。`]
    : shown
}

function quotePassage({ n, quote }: Citation): string {
  const said = [...spokenQuote(quote).replace(/\s+/g, ' ')]
  const shown = said.length <= most.quote ? said.join('') : `${said.slice(0, most.quote).join('')}……`
  return `> [${n}] 原文：“${defuse(shown)}”`
}

/** The first row of a table is its head; without a rule under it WeCom shows no table. */
function ruleTables(lines: readonly string[]): readonly string[] {
  return lines.flatMap((line, at) => {
    const isHead = isRow(line) && !isRow(lines[at - 1] ?? '')
    if (!isHead || /^\|[\s:|-]+\|$/.test(lines[at + 1] ?? '')) return line
    return [line, `|${'---|'.repeat(line.split('|').length - 2)}`]
  })
}

function isRow(line: string): boolean {
  return line.startsWith('| ') && line.endsWith(' |')
}

/**
 * Words of a report or a model are shown, never obeyed: no link, picture, tag or thinking block comes about by them. A blank
 * of no width parts the two signs.
 */
function defuse(text: string): string {
  return text.replace(/\]\(/g, ']\u200b(').replace(/<(?=[a-zA-Z/!])/g, '<\u200b')
}
