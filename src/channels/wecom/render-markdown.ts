// Step: an answer -> WeCom markdown: headings bold, tables with their rule, citations numbered, the passage quoted where the answer does not hold it.
import { listHeadings, quotePassages, renderAnswer } from '#chat/render-answer.ts'
import type { Answer } from '#domain/answer.ts'

const most = { quotes: 6, quote: 80 }

export function renderMarkdown(answer: Answer, askerPlace: string | null): string {
  const headings = listHeadings(answer)
  const lines = renderAnswer(answer, askerPlace).split('\n')
  const marked = lines.map((line) => (headings.has(line) ? `**${defuse(line)}**` : defuse(line)))
  const quotes = quotePassages(answer, most).map((line) => `> ${defuse(line)}`)
  return [ruleTables(marked).join('\n'), ...(quotes.length > 0 ? [quotes.join('\n')] : [])].join('\n\n')
}

/** What is no answer: only that nothing in it acts as a sign of the markup. */
export function renderPlain(text: string): string {
  return ruleTables(text.split('\n').map(defuse)).join('\n')
}

/** The first row of a table is its head; without a rule under it WeCom shows no table. */
function ruleTables(lines: readonly string[]): readonly string[] {
  return lines.flatMap((line, at) => {
    const before = lines[at - 1] ?? ''
    const isHead = isRow(line) && !isRow(before) && !isRule(before)
    if (!isHead || isRule(lines[at + 1] ?? '')) return line
    return [line, `|${'---|'.repeat(line.split('|').length - 2)}`]
  })
}

function isRow(line: string): boolean {
  return line.startsWith('| ') && line.endsWith(' |')
}

function isRule(line: string): boolean {
  return /^\|[\s:|-]+\|$/.test(line)
}

/**
 * Words of a report or a model are shown, never obeyed: no link, picture, tag or thinking block comes about by them. A blank
 * of no width parts the two signs.
 */
function defuse(text: string): string {
  return text.replace(/\]\(/g, ']\u200b(').replace(/<(?=[a-zA-Z/!])/g, '<\u200b')
}
