// Step of reading a brief: tables pasted into a text (bars, tabs, columns of blanks) taken out of it, with the line above each.

import type { TableWords } from '#domain/prompt-book.ts'
import { findPart } from '#draft/brief/find-part.ts'
import { isTitleLine } from '#draft/brief/find-title.ts'
import { closeAlone } from '#draft/speech/mark-labels.ts'
import { findTextTables } from '#text/tables/find-text-tables.ts'
import type { BriefTable } from './brief-table.ts'

/** `text` keeps its other lines. */
export function splitTables(
  given: string,
  words: TableWords,
): { text: string; tables: readonly BriefTable[] } {
  const text = closeAlone(given)
  if (!/[|｜\t]|[^\S\n]{2}|\S \S+ \S/.test(text)) return { text, tables: [] }
  const blocks = findTextTables([{ kind: 'text', text: text.replace(/\r\n?/g, '\n') }], words)
  const tables: BriefTable[] = []
  const rest: string[] = []
  let from = 0
  for (const block of blocks) {
    if (block.kind === 'table') {
      const caption = takeCaption(rest, from)
      tables.push({ rows: block.rows, caption, ...standOf(rest) })
      from = rest.length
    } else if (block.kind !== 'margin') rest.push(block.text)
  }
  return { text: rest.join('\n'), tables }
}

/** Where a table stands that comes behind `lines`: what is right above it, and the heading it is under. */
export function standOf(lines: readonly string[]): Pick<BriefTable, 'above' | 'heading'> {
  const above = lines.findLast((line) => /[\u4e00-\u9fff]/.test(line))
  const heading = lines.findLast((line) => isHeaded(line))
  return {
    ...(above === undefined ? {} : { above: above.trim() }),
    ...(heading === undefined ? {} : { heading: heading.trim() }),
  }
}

function isHeaded(line: string): boolean {
  return headed.test(line.replace(counting, ''))
}

/** ## 执法, 三、执法, （三）执法, 【执法队】 */
const headed =
  /^\s*(?:#{1,4}\s|[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[)）]|【)[^，。；;\d]{2,20}[】:：]?\s*$/

const mostCaptions = 3
/** 表2 各村调解情况, 表：受理事项 */
const ofTable = /^(\s*#*\s*)(?:附?表)\s*\d{0,2}\s*(?:[:：、.．]|\s)\s*(?=[\u4e00-\u9fff\d])/
/** 户厕改造，各村报上来的: says whose the table is. */
const handsOver =
  /各(?:村|社区|单位|站所|科室|部门|组)|如下|见下表|[报汇]上?来的|统计|汇总|明细|分(?:村|社区)/

/** 办理情况（单位：件）: the unit of all of the table stands behind its name. */
const unitBehind = /[（(]\s?(?:计量|数据)?单位[:：][^（）()]{1,8}[)）]\s*$/

/** 表2 主动公开, 1、主动公开, 派出所：反诈宣传月: the numeral and the office before a name. */
export function leaveItem(line: string): string {
  return line
    .replace(ofTable, '$1')
    .replace(/^(\s*#*\s*)(?:\d{1,2}[.．、)）]|[（(]\d{1,2}[)）])\s*(?=[\u4e00-\u9fff])/, '$1')
    .replace(
      /^(\s*#*\s*)[\u4e00-\u9fff]{2,8}(?:办公室|[办所站队局科]|中心)[:：]\s*(?=[\u4e00-\u9fff]{3,12}$)/,
      '$1',
    )
}

/** Years, months and 12345 count nothing. */
const counting =
  /(?:19|20)\d{2}\s?年?|12\d{3}(?=[\u4e00-\u9fff])|\d{1,2}月?\s?[-—~～至到]\s?\d{1,2}月(?:份)?|\d{1,2}月(?:份|\d{1,2}[日号])?/g

/** The lines right above a table that only name it (平安指标, 二、司法所提供): taken from the end of `lines`; what names the whole material stays there, and names the table as well. `from`: lines before it stand above another table. */
export function takeCaption(lines: string[], from = 0): string {
  const taken: string[] = []
  while (taken.length < mostCaptions && lines.length > from) {
    const given = lines.at(-1)!.trim()
    const line = leaveItem(given).replace(unitBehind, '')
    const isName =
      line.length <= 30 &&
      !/[。；]/.test(line) &&
      (!/[，,]/.test(line) || handsOver.test(line)) &&
      !/\d/.test(line.replace(counting, '')) &&
      (/^单位[:：]/.test(line) || !/[:：](?!$)/.test(line)) &&
      findPart(line, '') === null
    if (!isName) break
    // A heading of the material goes on behind its table.
    if (isTitleLine(line) || isHeaded(given)) {
      taken.unshift(given)
      break
    }
    taken.unshift(lines.pop()!)
  }
  return taken.filter(Boolean).join('\n')
}
