// Rule of the gate: runs shared with stored reports, the own last year's among them. 30 characters warn, 60 block.
// Five unrelated reports, compared in pairs, shared 25 at most, and those were set phrases.
import type { Finding } from '#domain/finding.ts'
import { buildFinding, type CheckedText, type ComparedReport, type Rule } from './checked-text.ts'
import { barePhrases, findSharedRuns, type SharedRun, stripPhrases } from './find-shared-runs.ts'

const warnFrom = 30
const blockFrom = 60
/** More than this of one report are told as a sum. */
const mostRuns = 8

export const checkSharedRuns: Rule = (checked): Finding[] => {
  const phrases = barePhrases(checked.book.setPhrases)
  const bare = stripPhrases(maskHead(checked.text), phrases)
  if (bare.text.length < warnFrom) return []
  const told: SharedRun[] = []
  return checked.others.flatMap((report) => {
    const runs = findSharedRuns(bare, stripPhrases(report.text, phrases), warnFrom).filter(
      (run) => !isBriefs(checked, run),
    )
    // The same piece in five reports is told once.
    const fresh = runs.filter(
      (run) => !told.some((one) => one.span.start <= run.span.start && run.span.end <= one.span.end),
    )
    told.push(...fresh)
    return describeRuns(checked, report, fresh)
  })
}

/** Title, 主送 and number of the paper are alike in all papers of a kind: blanks of the same length stand in their place. */
function maskHead(text: string): string {
  let lines = 0
  return text.replace(/[^\n]+/g, (line) => {
    if (line.trim() === '' || lines >= headLines) return line
    lines++
    const isHead =
      line.length <= longestHead &&
      !/[。；;！!，,]/.test(line) &&
      !/^[一二三四五六七八九十（(]/.test(line.trim())
    if (!isHead) lines = headLines
    return isHead ? ' '.repeat(line.length) : line
  })
}

const headLines = 6
const longestHead = 60

/** The user's own sentence is his, whoever else wrote it. */
function isBriefs(checked: CheckedText, run: SharedRun): boolean {
  const words = checked.text.slice(run.span.start, run.span.end)
  return checked.brief?.lines.some((line) => line.includes(words)) ?? false
}

function describeRuns(checked: CheckedText, report: ComparedReport, runs: readonly SharedRun[]): Finding[] {
  const longest = [...runs].sort((a, b) => b.length - a.length)
  const findings = longest.slice(0, mostRuns).map((run) => {
    const severity = run.length >= blockFrom ? ('block' as const) : ('warn' as const)
    const text = `与${report.isOwn ? '本单位' : ''}${report.name}的报告有 ${run.length} 个字连续相同`
    return buildFinding(checked, run.span, {
      rule: report.isOwn ? 'same-as-last-year' : 'shared-run',
      severity,
      text,
      fix: report.isOwn ? '按本年的情况重写' : '用自己的话重写',
    })
  })
  if (longest.length <= mostRuns) return findings
  const rest = longest.slice(mostRuns).reduce((sum, run) => sum + run.length, 0)
  const more = buildFinding(checked, longest[mostRuns]!.span, {
    rule: 'shared-run',
    severity: 'block',
    text: `与${report.name}的报告另有 ${longest.length - mostRuns} 处共 ${rest} 个字相同`,
    fix: '通篇重写',
  })
  return [...findings, more]
}
