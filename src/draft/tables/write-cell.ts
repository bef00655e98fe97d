// Tool of reading a table row: a name and its number as one clause, the unit where the head or the whole table says it.
import { findUnit } from '#text/numbers/quantity-units.ts'
import type { GridNumber } from '#text/tables/lay-out-grid.ts'

/** 各村公开（期）: the unit of all of a table. */
export function captionUnit({ caption }: GridNumber): string | undefined {
  const said = /[（(]([\u4e00-\u9fff]{1,2})[)）][:：]?\s*$/.exec(caption)?.[1]
  return said !== undefined && findUnit(said, 0) === said ? said : undefined
}

/** 检查家次 | 96, 参训人数 | 40: the head says in what it counts. */
const ownUnit = /^(.*[\u4e00-\u9fff]{2})(?:([家人户车件批场亩台]次)|([起件次人户家份场条名期处])数)$/

/** Cells never meet without words or a mark between them: 12345工单：317件. */
export function writeCell(name: string, { words, unit }: GridNumber): string {
  const counted = unit === '' && /^[\d.,]+$/.test(words) ? ownUnit.exec(name) : null
  if (counted !== null) return `${counted[1]}${words}${counted[2] ?? counted[3]}`
  return `${name}${/\d$/.test(name) ? '：' : ''}${withUnit(words, unit)}`
}

export function withUnit(words: string, unit: string): string {
  return unit === '' || /[\u4e00-\u9fff%‰㎡]$/.test(words.replace(/[十百千万亿余多]+$/, ''))
    ? words
    : `${words}${unit}`
}

/** Null for 1.2万, 120余 and words. */
export function plainValue({ words }: GridNumber): number | null {
  const found = /^(\d[\d,]*(?:\.\d+)?)[\u4e00-\u9fff%]{0,3}$/.exec(words)
  return found === null || /[万亿余多]/.test(words) ? null : Number(found[1]!.replaceAll(',', ''))
}
