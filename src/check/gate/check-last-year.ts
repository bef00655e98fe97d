// Rules of the gate: figures against the own report of the year before. Slips of unit or place, large jumps, numbers left unchanged.
import type { Finding } from '#domain/finding.ts'
import { buildFinding, type CheckedText, type Rule } from './checked-text.ts'

/** A change of more than half is asked about by whoever reads both reports. */
const largeChange = 0.5

export const checkLastYear: Rule = (checked) => {
  const unchanged: string[] = []
  const findings = checked.report.figures.flatMap((figure) => {
    const before = checked.lastYear.filter(
      (one) =>
        one.indicator === figure.indicator &&
        one.unit === figure.unit &&
        one.channel === figure.channel &&
        one.parent === null,
    )
    if (before.length !== 1 || figure.kind !== 'count' || figure.parent !== null) return []
    const last = before[0]!
    // From some to none, or none to some, is news and no slip of a unit.
    if (last.value === 0 || figure.value === 0) return []
    if (last.value === figure.value) {
      if (figure.value >= 10) unchanged.push(figure.raw)
      return []
    }
    return compare(checked, figure, last)
  })
  if (unchanged.length === 0) return findings
  const at = checked.report.figures.find((figure) => figure.raw === unchanged[0])!.at
  const text = `有 ${unchanged.length} 个数与上年报告完全相同：${unchanged.slice(0, 5).join('、')}`
  return [
    ...findings,
    buildFinding(checked, at, {
      rule: 'unchanged-figure',
      severity: 'note',
      text,
      fix: '确认不是沿用上年的数',
    }),
  ]
}

function compare(
  checked: CheckedText,
  figure: CheckedText['report']['figures'][number],
  last: { raw: string; value: number },
): Finding[] {
  const ratio = Math.max(figure.value / last.value, last.value / figure.value)
  const said = `本年“${figure.raw}”，上年报告是“${last.raw}”`
  if (ratio >= 8) {
    return [
      buildFinding(checked, figure.at, {
        rule: 'unit-slip',
        severity: 'warn',
        text: `${said}，相差约 ${Math.round(ratio)} 倍，像是单位或位数错了`,
        fix: '核对单位（元、万元）和位数',
      }),
    ]
  }
  if (Math.abs(figure.value - last.value) / last.value <= largeChange) return []
  return [
    buildFinding(checked, figure.at, {
      rule: 'large-change',
      severity: 'note',
      text: `${said}，变动超过一半`,
      fix: '核实；属实的可写一句原因',
    }),
  ]
}
