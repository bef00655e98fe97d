// Step of comparing: what must be said under the table because scopes differ: units, channels, shorter periods,
// several figures in one cell, missing reports, samples.
import type { ComparedFigure, ComparisonCell, ComparisonRow } from '#domain/comparison.ts'

/** One sentence a difference, in the order of the table; nothing when all figures are of one kind. */
export function noteScope(rows: readonly ComparisonRow[]): string[] {
  return [
    ...noteUnits(rows),
    ...new Set(noteYears(rows)),
    ...rows.flatMap(noteRow),
    ...noteQualifiers(rows),
    ...noteSamples(rows),
  ]
}

function noteUnits(rows: readonly ComparisonRow[]): string[] {
  const indicators = [...new Set(rows.map((row) => row.indicator))]
  return indicators.flatMap((indicator) => {
    const own = rows.filter((row) => row.indicator === indicator)
    const units = [...new Set(listFigures(own).map((figure) => figure.unit))]
    if (units.length < 2) return []
    const lead = indicators.length > 1 ? `${indicator}：` : ''
    return [`${lead}${units.map((unit) => `“${unit}”`).join('')}按各报告原文，未换算。`]
  })
}

function noteRow(row: ComparisonRow): string[] {
  return row.cells.flatMap((cell) => noteCell(row, cell))
}

function noteCell(row: ComparisonRow, cell: ComparisonCell): string[] {
  const where = `${row.place}${cell.year}年`
  const notes: string[] = []
  const { figures } = cell
  const channels = figures.filter((figure) => figure.channel !== null)
  if (channels.length > 0 && channels.length === figures.length) {
    const list = channels.map((figure) => `${figure.channel}${figure.text}`).join('、')
    const many = channels.length > 1 ? '，可能有重复，未合计' : `，不是全${wholeOf(row)}的数`
    notes.push(`${where}是分渠道的数：${list}${many}。`)
  } else if (figures.length > 1) {
    const list = figures.map((figure) => `${figure.channel ?? figure.subject ?? ''}${figure.text}`).join('、')
    notes.push(`${where}有${figures.length}个数（${list}），分别列出，未合计。`)
  }
  for (const figure of figures) {
    const narrow = readNarrowPeriod(figure, cell.year)
    if (narrow !== null) notes.push(`${where}的${figure.text}只统计${narrow}。`)
    if (figure.citation.year !== null && figure.citation.year !== cell.year) {
      notes.push(`${where}的${figure.text}取自${figure.citation.year}年的报告。`)
    }
  }
  return notes
}

function wholeOf({ place }: ComparisonRow): string {
  return /(?:街道|乡|苏木|县|区|市|州|盟|旗|省)$/.exec(place)?.[0] ?? '镇'
}

/** A period shorter than the year, as written; null for 2023年, 今年以来, 全年. 截至11月 is told: the year is not whole. */
export function readNarrowPeriod(figure: Pick<ComparedFigure, 'period'>, year: number): string | null {
  const period = figure.period?.replace(/\s/g, '') ?? ''
  const rest = period
    .replace(String(year), '')
    .replace(/^年度?(?:以来|来|全年)?|今年以?来?|全年|年内|本年度|截至目前|截至/g, '')
  if (rest === '' || /^(?:19|20)\d{2}年/.test(period.replace(String(year), ''))) return null
  return /^\d{1,2}月(?:底|\d+日)?$/.test(rest) && period.startsWith(String(year)) ? `到${rest}` : rest
}

function noteQualifiers(rows: readonly ComparisonRow[]): string[] {
  const hasApproximate = listFigures(rows).some((figure) => figure.qualifier !== 'none')
  return hasApproximate ? ['带“余”“近”“约”“以上”等字样的是约数，按原文保留。'] : []
}

/** Figures of different years do not stand beside each other. */
function noteYears(rows: readonly ComparisonRow[]): string[] {
  return [...new Set(rows.map((row) => row.indicator))].flatMap((indicator) => {
    const told = rows
      .filter((row) => row.indicator === indicator)
      .map((row) => row.cells.filter((cell) => cell.figures.length > 0))
    const counts = new Map<number, number>()
    for (const cell of told.flat()) counts.set(cell.year, (counts.get(cell.year) ?? 0) + 1)
    const places = told.filter((cells) => cells.length > 0).length
    if (places < 2 || places === Math.max(0, ...counts.values())) return []
    return [
      `各地的数不是同一年的（${[...counts.keys()].sort((a, b) => a - b).join('、')}年），不宜直接比大小。`,
    ]
  })
}

function noteSamples(rows: readonly ComparisonRow[]): string[] {
  return listFigures(rows).some((figure) => figure.citation.isSample)
    ? ['表中有样例报告的数，只供试用。']
    : []
}

function listFigures(rows: readonly ComparisonRow[]): ComparedFigure[] {
  return rows.flatMap((row) => row.cells.flatMap((cell) => cell.figures))
}
