// Step: lines and citations of an answer -> its plain text with [n] marks, as a chat shows it.
import { type AnswerLine, type Citation, type Searched, tellSearched } from '#domain/answer.ts'
import { spokenQuote } from '#shared/spoken-quote.ts'

export function renderText(lines: readonly AnswerLine[], citations: readonly Citation[]): string {
  return lines.map((line) => renderLine(line, citations)).join('\n')
}

/** 石桥乡 2023:“…”[1];“…”[2] */
function renderLine(line: AnswerLine, citations: readonly Citation[]): string {
  if (line.kind === 'quotes') {
    const quotes = line.quotes.map(
      (n) => `“${spokenQuote(citations.find((one) => one.n === n)?.quote ?? '')}”[${n}]`,
    )
    return line.lead === '' ? quotes.join('；') : `${line.lead}：${quotes.join('；')}`
  }
  if (line.kind === 'table')
    return [line.head, ...line.rows].map((row) => `| ${row.join(' | ')} |`).join('\n')
  return line.text
}

/** 查了:24份报告,8个乡镇,2022—2024年;未计本镇。 */
export function renderSearched(searched: Searched, isOwnLeftOut: boolean): string {
  return `${tellSearched(searched)}${isOwnLeftOut ? '；未计本镇' : ''}。`
}
