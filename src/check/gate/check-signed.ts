// Rule of the gate: a report is signed after the time that it reports on. 2024年1月9日 under the report on 2024.
import type { Finding } from '#domain/finding.ts'
import { buildFinding, type CheckedText, type Rule } from './checked-text.ts'

/** Reports on a year are finished from November of it on. */
const earliestMonth = 11
const lastLines = 6

export const checkSigned: Rule = (checked): Finding[] => {
  const { year } = checked
  const signed = findSigned(checked.text)
  if (year === null || !signed || !checked.isWhole || !isReport(checked)) return []
  const due = dueMonth(checked)
  const isEarly = signed.year < year || (due !== null && signed.year === year && signed.month < due)
  // A half or a quarter of a year is reported on in that year.
  const isPart = due !== null && earliestMonth > due
  if (signed.year > (isPart ? year : year + 1)) return [sayLate(checked, signed, year)]
  if (!isEarly || endsBefore(checked.text, signed)) return []
  const said = checked.text.slice(signed.start, signed.end)
  const isAnnual = due !== null && due >= earliestMonth
  const period = isAnnual ? '年末，报告的是全年' : due === null ? '' : `${due}月，报告的时间还没有完`
  return [
    buildFinding(checked, signed, {
      rule: 'signed-early',
      severity: 'warn',
      text: `落款日期“${said}”早于 ${year} 年${period}`,
      fix: `核对日期，多半应为 ${isAnnual ? year + 1 : year} 年`,
    }),
  ]
}

/** Nobody reports on a year after the next one has gone by, nor on half a year in the next. */
function sayLate(checked: CheckedText, signed: Signed, year: number): Finding {
  return buildFinding(checked, signed, {
    rule: 'signed-late',
    severity: 'warn',
    text: `落款日期“${checked.text.slice(signed.start, signed.end)}”比报告的 ${year} 年晚得多`,
    fix: '核对落款日期的年份',
  })
}

/** 从2023年11月到2024年3月，用五个月开展…: the paper says itself up to when. */
function endsBefore(text: string, { year, month }: Signed): boolean {
  const head = text.slice(0, headLength)
  const until = /(?:到|至|—)(20\d\d)年(\d{1,2})月/.exec(head)
  return until !== null && Number(until[1]) * 12 + Number(until[2]) <= year * 12 + month
}

const headLength = 300

interface Signed {
  readonly start: number
  readonly end: number
  readonly year: number
  readonly month: number
}

/** A date that is a line of its own among the last; null where none is. */
export function findSigned(text: string): Signed | null {
  let end = text.length
  for (let count = 0; count < lastLines && end > 0; count++) {
    const start = text.lastIndexOf('\n', end - 1) + 1
    const line = text.slice(start, end)
    const match = line.length < 40 ? /(20\d\d)年(\d{1,2})月(\d{1,2})日(?=\s*$)/.exec(line) : null
    if (match && /^[\s　]*$/.test(line.slice(0, match.index)))
      return {
        start: start + match.index,
        end: start + match.index + match[0].length,
        year: Number(match[1]),
        month: Number(match[2]),
      }
    end = start - 1
  }
  return null
}

/** Parts of a year and the month in which a report on them may be signed. */
const parts: readonly (readonly [RegExp, number])[] = [
  [/上半年|半年/, 6],
  [/(?:第?一|1)季度/, 3],
  [/(?:第?二|2)季度/, 6],
  [/(?:第?三|3|前三)季度/, 9],
]

/** A report looks back; a plan, a notice and a letter do not, and a title that names another year is told as such. */
function isReport({ text, report, year }: CheckedText): boolean {
  const title = report.metadata.title ?? text.split('\n', 1)[0]!
  return (
    /报告|总结|汇报|述职|述法|小结/.test(title) &&
    (title.includes(String(year)) || !/20\d\d/.test(title)) &&
    !/方案|通知|请示|函|要点|意见|讲话|动员|部署|规划|政府工作报告/.test(title)
  )
}

const wholeYear = /(?<!\d)1月?[—－~～至到-]{1,2}12月/

/** The month in which a report may be signed at the earliest: null where its title does not name the time. */
function dueMonth({ text, report, year }: CheckedText): number | null {
  const title = report.metadata.title ?? text.split('\n', 1)[0]!
  if (!title.includes(String(year)) || /下半年(?!工作?(?:计划|安排|打算))|\d月|月份|阶段|简报/.test(title))
    return null
  const part = parts.find(([named]) => named.test(title))
  if (part) return part[1]
  if (/计划|安排/.test(title)) return null
  // 统计时间为1月至12月: it says itself that nothing of the year was left out.
  return wholeYear.test(text) ? 12 : earliestMonth
}
