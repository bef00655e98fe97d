// Step: encode. In: an answer. Out: plain text for the clipboard, with its citations and, where a model wrote it, the label the law asks for.
import type { Answer, AnswerLine, Citation } from '#domain/answer.ts'
import { nameCitation } from './render-citation.ts'

/** 查了:5份报告,4个乡镇,2022—2024年。 The answer's own line where it has one (it may add 未计本镇). */
export function saySearched(answer: Answer): string {
  const own = answer.lines.find((line) => line.kind === 'frame' && line.text.startsWith('查了'))
  if (own?.kind === 'frame') return own.text
  const { reports, places, years } = answer.searched
  const range =
    years.length === 0 ? '' : `,${[...new Set([Math.min(...years), Math.max(...years)])].join('—')}年`
  return `查了:${reports}份报告,${places.length}个乡镇${range}。`
}

/** How the answer came about. */
export function sayHow(answer: Answer): string {
  return answer.by === 'extract' ? '原文摘录,未用大模型。' : `AI辅助生成,须人工核实(${answer.by})。`
}

function renderPlainLine(line: AnswerLine, citations: readonly Citation[]): string {
  if (line.kind === 'table') return [line.head, ...line.rows].map((row) => row.join('\t')).join('\n')
  if (line.kind === 'heading') return `\n${line.text}`
  if (line.kind !== 'quotes') return line.text
  const quotes = line.quotes.map((number) => {
    const citation = citations.find(({ n }) => n === number)
    return citation ? `“${citation.quote}”[${number}]` : ''
  })
  return `${line.lead ? `${line.lead}:` : ''}${quotes.filter(Boolean).join(';')}`
}

/** The answer as text: lines, then one line a citation, then what was searched and how. */
export function renderPlainAnswer(answer: Answer): string {
  const body = answer.lines.length > 0 ? answer.lines : [{ kind: 'frame' as const, text: answer.text }]
  const lines = body
    .filter((line) => line.kind !== 'frame' || !line.text.startsWith('查了'))
    .map((line) => renderPlainLine(line, answer.citations))
  const sources = answer.citations.map(
    (citation) => `[${citation.n}] ${nameCitation(citation)} · ${citation.file}`,
  )
  return [...lines, '', ...sources, '', `${saySearched(answer)}${sayHow(answer)}`].join('\n')
}
