// Rules of the gate that ingest applies to every report it reads (numbering, years of headings, slips, phrases): warnings -> findings.
import type { Finding, Severity } from '#domain/finding.ts'
import type { Warning } from '#domain/report.ts'
import type { CheckedText, Rule } from './checked-text.ts'

const advice: Readonly<Record<string, { readonly severity: Severity; readonly fix: string }>> = {
  'numeral-missing': { severity: 'block', fix: '补上编号' },
  'numeral-repeated': { severity: 'block', fix: '按顺序改编号' },
  'numeral-skipped': { severity: 'warn', fix: '按顺序改编号，或补上缺的一节' },
  'half-bracket': { severity: 'warn', fix: '补全括号' },
  'heading-year': { severity: 'block', fix: '改成本报告年度，下一年安排用下一年' },
  'stale-year': { severity: 'block', fix: '改成本报告年度' },
  'cause-missing': { severity: 'warn', fix: '补一到两句原因，或改标题' },
  'repeated-character': { severity: 'warn', fix: '删去多出的字' },
  'range-without-dash': { severity: 'block', fix: '补上连接号“—”' },
  'date-without-mark': { severity: 'block', fix: '补上“年”“月”' },
  'double-mark': { severity: 'warn', fix: '删去多出的标点' },
  traditional: { severity: 'warn', fix: '改成简体字' },
}

/** Phrases have a rule of their own (check-phrases). Warnings about reading the file itself are not the author's faults and are left out. */
export const checkWarnings: Rule = (checked): Finding[] =>
  checked.report.warnings.flatMap((warning) => {
    const known = advice[warning.rule]
    if (!known || isOwnNumeral(checked, warning) || isPlanned(checked, warning)) return []
    const { start, end } = warning.where ?? { start: 0, end: 0 }
    const quote = checked.text.slice(start, end)
    return [
      {
        rule: warning.rule,
        severity: known.severity,
        text: warning.text,
        where: { start, end, quote },
        fix: known.fix,
      },
    ]
  })

/** 四、改进措施 …（一）2026年制作图解10篇: of the year to come, under a heading that is of it. */
function isPlanned({ report, text, year }: CheckedText, { rule, where }: Warning): boolean {
  if (rule !== 'heading-year' || where === null || where === undefined || year === null) return false
  const own = report.sections.find(({ start }) => start === where.start)
  const above = report.sections.findLast(
    ({ start, level }) => start < where.start && level < (own?.level ?? 9),
  )
  const named = [...text.slice(where.start, where.end).matchAll(/20\d\d/g)].map(([one]) => Number(one))
  const isAhead = named.every((one) => one === year || one === year + 1)
  return (
    isAhead &&
    above !== undefined &&
    /改进|整改|措施|打算|计划|安排|下一?步|思路|努力方向/.test(above.heading)
  )
}

/** A section that is written alone carries the numeral of its place in the report. */
function isOwnNumeral(checked: CheckedText, warning: Warning): boolean {
  return (
    !checked.isWhole &&
    warning.rule === 'numeral-skipped' &&
    warning.where?.start === checked.report.sections.find((section) => section.level > 0)?.start
  )
}
