// Step of the gate: a text -> the numbers that stand in rows of its tables and are not of the report's own year.
import type { Span } from '#domain/span.ts'

/** 88 of 调解纠纷（件） 88 92 4 under 指标 2022年 2023年 增减 in the report on 2023; a row under no head tells of no year. */
export function findOtherCells(text: string, year: number | null): readonly Span[] {
  let head: readonly string[] = []
  let start = 0
  return text.split('\n').flatMap((line) => {
    const from = start
    start += line.length + 1
    if (line.length > longestRow || /[，。；：]/.test(line)) {
      head = []
      return []
    }
    const cells = [...line.matchAll(/[^\s|]+/g)]
    if (cells.some(([cell]) => period.test(cell))) head = cells.map(([cell]) => cell)
    const numbers = cells.filter(([cell]) => bare.test(cell))
    if (numbers.length < 2) return []
    const own = head.map((cell) => isOwn(cell, year)).reverse()
    return cells.flatMap((cell, at) => {
      const isNumber = bare.test(cell[0])
      const isMine = own[cells.length - 1 - at] === true
      return isNumber && !isMine
        ? [{ start: from + cell.index, end: from + cell.index + cell[0].length }]
        : []
    })
  })
}

export function isWithin(spans: readonly Span[], at: number): boolean {
  return spans.some(({ start, end }) => start <= at && at < end)
}

/** No row of a table that is written as a line is longer. */
const longestRow = 400
const bare = /^[-−—]?\d[\d,.]*%?$/
const period = /20\d\d年|[去上今本]年|同期|增减/

function isOwn(head: string, year: number | null): boolean {
  return /^(?:今年|本年|本期)/.test(head) || (year !== null && head.includes(String(year)))
}
