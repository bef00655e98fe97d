// Step: reading prompts/indicators.tsv. Text of the file in, indicators out; every fault names its line.
import type { Aggregation } from '#domain/figure.ts'
import type { Indicator } from '#domain/prompt-book.ts'
import { AppError } from '#shared/errors.ts'

const aggregations: readonly string[] = ['sum', 'snapshot', 'ratio']

/** Lines of the table in order; `#` lines, blank lines and the header are skipped. Throws AppError `input` with the line number. */
export function parseIndicators(text: string): Indicator[] {
  const indicators: Indicator[] = []
  const lineOf = new Map<string, number>()
  for (const [index, line] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    if (line.trim() === '' || line.startsWith('#') || line.startsWith('指标名')) continue
    const indicator = parseLine(line, index + 1)
    const earlier = lineOf.get(indicator.name)
    if (earlier !== undefined) throw fault(index + 1, `指标“${indicator.name}”在第 ${earlier} 行已经有了`)
    lineOf.set(indicator.name, index + 1)
    indicators.push(indicator)
  }
  if (indicators.length === 0) throw fault(1, '没有一个指标')
  return indicators
}

function parseLine(line: string, number: number): Indicator {
  const cells = line.split('\t').map((cell) => cell.trim())
  if (cells.length !== 5) throw fault(number, `应有 5 列,实有 ${cells.length} 列`)
  const [name = '', synonyms = '', units = '', aggregation = '', section = ''] = cells
  if (name === '') throw fault(number, '指标名是空的')
  if (!aggregations.includes(aggregation)) {
    throw fault(number, `汇总方式“${aggregation}”不认识,只能是 sum、snapshot、ratio`)
  }
  return {
    name,
    synonyms: splitList(synonyms),
    units: splitList(units),
    aggregation: aggregation as Aggregation,
    section,
  }
}

function splitList(cell: string): string[] {
  return cell
    .split(/[;\uFF1B]/)
    .map((item) => item.trim().replace(/\s+/g, ' '))
    .filter(Boolean)
}

function fault(line: number, reason: string): AppError {
  return new AppError('input', `指标表第 ${line} 行:${reason}`, {
    fix: `改 prompts/indicators.tsv 第 ${line} 行;各列用制表符隔开,文件开头有说明`,
  })
}
