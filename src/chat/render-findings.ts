// Step: findings of the gate -> the plain text a chat shows: what must be mended first, then what should.
import type { Finding } from '#domain/finding.ts'

const marks = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳'
/** More do not fit a phone; the page shows all. */
const mostShown = 12

/** 查了：2条必改，3条建议。 Then each with what stands there and what to do. */
export function renderFindings(findings: readonly Finding[]): string {
  const must = findings.filter(({ severity }) => severity === 'block')
  const should = findings.filter(({ severity }) => severity !== 'block')
  if (findings.length === 0) return '查了：没有查出要改的地方。数对不对、事实有没有，还要人核一遍。'
  const shown = findings.slice(0, mostShown)
  const lines = shown.map((finding, index) => renderFinding(finding, index))
  const split = shown.filter(({ severity }) => severity === 'block').length
  return [
    `查了：${[must.length > 0 ? `${must.length}条必改` : '', should.length > 0 ? `${should.length}条建议` : ''].filter(Boolean).join('，')}。`,
    ...(split > 0 ? ['必改', ...lines.slice(0, split)] : []),
    ...(lines.length > split ? ['建议', ...lines.slice(split)] : []),
    ...(findings.length > mostShown ? [`……另有${findings.length - mostShown}条，网页“稿”里可以看全。`] : []),
  ].join('\n')
}

function renderFinding({ text, where, fix }: Finding, index: number): string {
  const quote = where.quote && !text.includes(where.quote) ? `“${clip(where.quote)}”` : ''
  return `${marks[index] ?? '·'}${text.replace(/。$/, '')}${quote}${fix ? `。${fix}` : ''}`
}

function clip(quote: string): string {
  return quote.length > 40 ? `${quote.slice(0, 39)}…` : quote
}
