// Step: reading prompts/indicators.tsv. Text of the file in, indicators out; every fault names its line.
import type { Aggregation } from '#domain/figure.ts'
import type { Indicator, Veto } from '#domain/prompt-book.ts'
import { AppError } from '#shared/errors.ts'

const aggregations: readonly string[] = ['sum', 'snapshot', 'ratio']

/** One line that begins with 不算: a word with which a number is another thing's, and a sentence that shows it. */
export interface VetoLine extends Veto {
  /** `*` for all, an aggregation, or names of indicators. */
  readonly of: readonly string[]
  readonly example: string
}

const wheres: Readonly<Record<string, Veto['where']>> = { 句中: 'clause', 之间: 'between' }

/** Lines of the table in order; `#` lines, blank lines and the header are skipped. Throws AppError `input` with the line number. */
export function parseIndicators(text: string): Indicator[] {
  const indicators: Indicator[] = []
  const vetoes: VetoLine[] = []
  const lineOf = new Map<string, number>()
  for (const [index, line] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    if (line.trim() === '' || line.startsWith('#') || line.startsWith('指标名')) continue
    if (line.startsWith('不算\t')) {
      vetoes.push(parseVeto(line, index + 1))
      continue
    }
    const indicator = parseLine(line, index + 1)
    const earlier = lineOf.get(indicator.name)
    if (earlier !== undefined) throw fault(index + 1, `指标“${indicator.name}”在第 ${earlier} 行已经有了`)
    lineOf.set(indicator.name, index + 1)
    indicators.push(indicator)
  }
  if (indicators.length === 0) throw fault(1, '没有一个指标')
  return indicators.map((indicator) => addVetoes(indicator, vetoes))
}

/** The lines 不算 of the table, in order. */
export function parseVetoes(text: string): VetoLine[] {
  return text
    .split(/\r?\n/)
    .flatMap((line, index) => (line.startsWith('不算\t') ? [parseVeto(line, index + 1)] : []))
}

/** A word that the indicator itself is called by vetoes nothing: 败诉 is what 败诉(纠错)数 counts. */
function addVetoes(indicator: Indicator, lines: readonly VetoLine[]): Indicator {
  const own = [indicator.name, ...indicator.synonyms].join(' ')
  const vetoes = lines
    .filter(({ of }) => [`*`, indicator.aggregation, indicator.name].some((name) => of.includes(name)))
    .filter(({ word, of }) => of.includes(indicator.name) || !own.includes(word))
  return vetoes.length === 0
    ? indicator
    : { ...indicator, vetoes: vetoes.map(({ word, where }) => ({ word, where })) }
}

function parseVeto(line: string, number: number): VetoLine {
  const cells = line.split('\t').map((cell) => cell.trim())
  const [, word = '', place = '', of = '', example = ''] = cells
  const where = wheres[place]
  if (cells.length !== 5 || word === '' || of === '' || where === undefined)
    throw fault(number, '“不算”一行应写:不算、词、句中或之间、指标(* 为全部)、例句')
  return { word, where, of: splitList(of), example }
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
