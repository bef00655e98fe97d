// Rule of the gate: a report is signed after the time that it reports on. 2024年1月9日 under the report on 2024.
import type { Finding } from '#domain/finding.ts'
import { buildFinding, type CheckedText, type Rule } from './checked-text.ts'

/** Reports on a year are finished from November of it on. */
const earliestMonth = 11
const lastLines = 6

export const checkSigned: Rule = (checked): Finding[] => {
  const { year } = checked
  const signed = findSigned(checked.text)
  const due = year === null || !checked.isWhole ? null : dueMonth(checked)
  if (year === null || !signed || due === null) return []
  const isEarly = signed.year < year || (signed.year === year && signed.month < due)
  if (!isEarly) return []
  const said = checked.text.slice(signed.start, signed.end)
  const isAnnual = due === earliestMonth
  return [
    buildFinding(checked, signed, {
      rule: 'signed-early',
      severity: 'warn',
      text: `落款日期“${said}”早于 ${year} 年${isAnnual ? '年末，报告的是全年' : `${due}月，报告的时间还没有完`}`,
      fix: `核对日期，多半应为 ${isAnnual ? year + 1 : year} 年`,
    }),
  ]
}

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

/** By what the title calls it: null for a plan, a notice or a bulletin. */
function dueMonth({ text, report, year }: CheckedText): number | null {
  const title = report.metadata.title ?? text.split('\n', 1)[0]!
  const isReport = title.includes(String(year)) && /报告|总结|汇报|述职|述法|小结/.test(title)
  if (
    !isReport ||
    /下半年(?!工作?(?:计划|安排|打算))|\d月|月份|阶段|方案|通知|请示|函|简报|要点|意见|讲话|动员|部署|规划/.test(
      title,
    )
  )
    return null
  const part = parts.find(([named]) => named.test(title))
  if (part) return part[1]
  return /计划|安排/.test(title) ? null : earliestMonth
}
