// Tool: a stored report -> into which parts it tells what was done, by their own headings. Null where it has no such parts. Composers write with it, the gate writes again.
import type { StoredReport } from '#domain/stored-report.ts'
import { touchesOrder } from '#text/private/find-orders.ts'
import { titleOf } from './read-items.ts'

/** Fewer are no division of a report; more are not read through. */
const least = 3
const most = 10
/** Longer ones are cut at their first mark, all together and one alone. */
const longest = { all: 90, one: 18 }
const shortest = 3

/** 分8块写：群众钱袋子、诉求办理、…: the smallest headings with a line of their own. */
export function tellHeadings(report: StoredReport): string | null {
  const titles = [2, 3, 1].map((level) => listTitles(report, level)).find(({ length }) => length >= least)
  if (!titles) return null
  const shown = titles.slice(0, most)
  const isShort = shown.join('').length <= longest.all
  const said = shown.map((title) => (isShort ? title : cutTitle(title)))
  const cut = titles.length > most ? `，前${most}块是` : ''
  return `分${titles.length}块写${cut}：${said.join('；')}`
}

function listTitles({ sections, warnings }: StoredReport, level: number): readonly string[] {
  return sections
    .filter(
      (one) => one.level === level && told.includes(one.part) && !touchesOrder(warnings, one.headingSpan),
    )
    .map(titleOf)
    .filter((title) => title.length >= shortest && !/\d/.test(title) && !ofWhole.test(title))
}

const told: readonly StoredReport['sections'][number]['part'][] = ['practice', 'other', 'leader']
/** 主要举措和成效 says nothing of what it is. */
const ofWhole = /主要(?:举措|做法|工作|措施)|工作(?:情况|回顾)$|需要报告/

/** 聚焦公开透明，权力在阳光下运行 -> 聚焦公开透明 */
function cutTitle(title: string): string {
  const first = title.split(/[,，、；;：:]/)[0]!
  return first.length >= shortest && first.length <= longest.one ? first : title.slice(0, longest.one)
}
