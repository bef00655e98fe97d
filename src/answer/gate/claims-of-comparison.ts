// Step of the gate: what is said about a table (who has most, what differs, who is silent), held against the table itself and the figures behind it.

import { keepFiguresOf } from '#compare/place-rows.ts'
import { countPlaces, type ReportLevel } from '#domain/place.ts'
import { isComparable } from '#text/numbers/alike-units.ts'
import type { ClaimOf } from './draft-line.ts'
import { type GateView, rowNamed } from './gate-view.ts'
import { readShownTable, type ShownNumber, type ShownRow } from './read-shown-table.ts'

async function readRows(indicator: string, view: GateView): Promise<readonly ShownRow[] | null> {
  const line = view.lines.find((one) => one.kind === 'table' && one.indicator === indicator)
  if (line?.kind !== 'table') return null
  const table = await readShownTable(line, view)
  return 'fault' in table ? null : table.rows
}

interface Entry extends ShownNumber {
  readonly name: string
  readonly year: number
}

/** 2023年，石桥乡187起[1]，多于柳溪镇132件[2]。 Each number is its place's in the table, in order, and the first is the greatest (or least) there. */
export async function tellRanking(claim: ClaimOf<'ranking'>, view: GateView): Promise<string | null> {
  const rows = await readRows(claim.indicator, view)
  if (rows === null) return null
  const year = Number(/^(\d{4})年，/.exec(claim.said)?.[1] ?? 0)
  const table = rows.flatMap(listEntries)
  const { told, rest } = readEntries(claim.said.replace(/^\d{4}年，/, ''), year, table)
  const [first, ...others] = told
  const words = rest.replace(/[，、。]/g, '')
  const order = orders.find(({ pattern }) => pattern.test(words))
  if (!first || others.length === 0 || !order) return null
  const rivals = table.filter(
    (one) =>
      isComparable(one.figure.unit, first.figure.unit) &&
      (year === 0 ? isNewest(one, table) : one.year === year),
  )
  const isFirst = rivals.every(({ figure }) => order.holds(first.figure.value, figure.value))
  const isSorted = others.every(({ figure }, i) => order.holds(told[i]!.figure.value, figure.value))
  const isRate = first.figure.unit === '%'
  return isFirst && isSorted && (order.ofRates === null || order.ofRates === isRate) ? claim.said : null
}

const orders: readonly {
  readonly pattern: RegExp
  /** Null: of both. */
  readonly ofRates: boolean | null
  readonly holds: (first: number, later: number) => boolean
}[] = [
  { pattern: /^(?:多于|最多依次是(?:其余见表)?)$/, ofRates: false, holds: (a, b) => a >= b },
  { pattern: /^(?:高于|最高依次是(?:其余见表)?)$/, ofRates: true, holds: (a, b) => a >= b },
  { pattern: /^(?:少于|最少依次是(?:其余见表)?)$/, ofRates: false, holds: (a, b) => a <= b },
  { pattern: /^(?:低于|最低依次是(?:其余见表)?)$/, ofRates: true, holds: (a, b) => a <= b },
  { pattern: /^写出的数相同$/, ofRates: null, holds: (a, b) => a === b },
]

/** A cell with one number of the whole place can be ranked. */
function listEntries({ place, cells }: ShownRow): readonly Entry[] {
  return cells.flatMap(({ year, numbers }) =>
    numbers.length === 1 && numbers[0]!.figure.channel === null
      ? [{ ...numbers[0]!, name: place, year }]
      : [],
  )
}

function isNewest(entry: Entry, table: readonly Entry[]): boolean {
  return table.every(({ name, year }) => name !== entry.name || year <= entry.year)
}

/** `year` 0: each number says its own. What is no entry is left as `rest`. */
function readEntries(
  text: string,
  year: number,
  table: readonly Entry[],
): { readonly told: readonly Entry[]; readonly rest: string } {
  const told: Entry[] = []
  let rest = text
  for (const [mark] of text.matchAll(/\[\d{1,3}\]/g)) {
    const before = rest.slice(0, rest.indexOf(mark))
    const entry = table.find(
      (one) =>
        mark === `[${one.n}]` &&
        (year === 0 || one.year === year) &&
        before.endsWith(`${one.name}${year === 0 ? `（${one.year}年）` : ''}${one.text}`),
    )
    if (!entry) return { told: [], rest: text }
    const written = `${entry.name}${year === 0 ? `（${entry.year}年）` : ''}${entry.text}${mark}`
    rest = rest.replace(written, '')
    told.push(entry)
  }
  return { told, rest }
}

/** Each number of a note is a number, a period, a year or a count of the table. */
export async function tellNote(claim: ClaimOf<'note'>, view: GateView): Promise<string | null> {
  const rows = await readRows(claim.indicator, view)
  if (rows === null) return null
  const years = new Set(view.reports.map(({ metadata }) => metadata.year))
  for (const { cells } of rows) for (const { year } of cells) years.add(year)
  const sentences = claim.said.split('。')
  const isHeld = sentences.every((sentence) => {
    let rest = sentence
    for (const part of trueParts(sentence, rows)) rest = rest.replaceAll(part, '')
    rest = rest.replace(/(\d{4})(?=、|年)/g, (year) => (years.has(Number(year)) ? '' : year))
    return !/\d/.test(rest)
  })
  return isHeld ? claim.said : null
}

/** A sentence that begins with a place and a year speaks of that cell. Longest first. */
function trueParts(sentence: string, rows: readonly ShownRow[]): readonly string[] {
  const cells = rows.flatMap(({ place, cells }) =>
    cells.map((cell) => ({ ...cell, lead: `${place}${cell.year}年` })),
  )
  const own = cells.filter(({ lead }) => sentence.startsWith(lead))
  const parts = (own.length > 0 ? own : cells).flatMap(({ numbers, year }) => [
    `有${numbers.length}个数`,
    ...numbers.flatMap(({ text, figure: { period } }) => [text, ...(period ? readPeriod(period, year) : [])]),
  ])
  const all = [...parts, ...rows.flatMap((row) => rankParts(row, rows))]
  return all.sort((a, b) => b.length - a.length)
}

/** The period as written, and without its year. */
function readPeriod(period: string, year: number): readonly string[] {
  const plain = period.replace(/\s/g, '')
  return [plain, plain.replace(String(year), '').replace(/^年度?(?:以来|来)?/, '')].filter((part) =>
    /\d/.test(part),
  )
}

/** 132件在2个有数的乡镇中列第2，高于其他乡镇的0% */
function rankParts(row: ShownRow, rows: readonly ShownRow[]): readonly string[] {
  if (!row.isOwn) return []
  const levels = new Set(rows.map((one) => one.level))
  const level = levels.size === 1 ? row.level : null
  return listEntries(row).map(({ text, year, figure }) => {
    const values = rows
      .flatMap(listEntries)
      .filter((one) => one.year === year && isComparable(figure.unit, one.figure.unit))
      .map((one) => one.figure.value)
    const lower = values.filter((value) => value < figure.value).length
    const rank = 1 + values.filter((value) => value > figure.value).length
    const share = Math.round((100 * lower) / (values.length - 1))
    const kind = countPlaces(1, level).replace('1个', '')
    return `${text}在${values.length}个有数的${kind}中列第${rank}，高于其他${kind}的${share}%`
  })
}

const mostNamed = 6

/** 杨坪镇的报告没有写这个数 */
export async function tellUnwritten(
  { indicator, places }: ClaimOf<'unwritten'>,
  view: GateView,
): Promise<string | null> {
  const figures = await view.listFiguresOf(indicator)
  const levels = new Set<ReportLevel | null>()
  for (const place of places) {
    const row = rowNamed(place, view)
    if (row === null) return null
    if (keepFiguresOf(row, figures).length > 0) return null
    levels.add(row.level)
  }
  const [level = null] = levels
  const counted = countPlaces(places.length, levels.size === 1 ? level : null)
  const rest = places.length > mostNamed ? `等${counted}` : ''
  return `${places.slice(0, mostNamed).join('、')}${rest}的报告没有写这个数`
}
