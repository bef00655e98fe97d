// Step: warnings. What was left out though it says something, and a text without a passage -> a warning each.
import type { Passage, Warning } from '#domain/report.ts'
import type { CleanedText } from './clean-text.ts'
import { holdsStatement } from './holds-statement.ts'

/** What these reasons left out is no part of the report: it stands in it already, or is a running head. */
const doubled: ReadonlySet<string> = new Set([
  '标题重复',
  '目录',
  '重复的页眉页脚',
  '按钮',
  '代码',
  '页眉页脚',
])

/** Nothing is dropped in silence; a report that nothing can be found in is never called stored. */
export function findLosses({ dropped }: CleanedText, passages: readonly Passage[]): Warning[] {
  const lost = dropped.filter(({ text, reason }) => !doubled.has(reason) && holdsStatement(text))
  return [
    ...(passages.length === 0
      ? [{ rule: 'no-passage', text: '读到了文字，但没有能检索的段落，请看原件', where: null }]
      : []),
    ...lost.map(({ text, reason }) => ({
      rule: 'dropped-statement',
      text: `没有读进正文（当作${reason}）：“${text.slice(0, 40)}”`,
      where: null,
    })),
  ]
}
