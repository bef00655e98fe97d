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
    if (!known || isOwnNumeral(checked, warning)) return []
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

/** A section that is written alone carries the numeral of its place in the report. */
function isOwnNumeral(checked: CheckedText, warning: Warning): boolean {
  return (
    !checked.isWhole &&
    warning.rule === 'numeral-skipped' &&
    warning.where?.start === checked.report.sections.find((section) => section.level > 0)?.start
  )
}
