// Step: outline. A heading and its parent's part -> what the section is about.
import type { SectionPart } from '#domain/report.ts'
import { simplify } from '#text/traditional.ts'
import { findYears } from '#text/years.ts'

const leader = /第一责任人|主要负责(?:人|同志).{0,6}(?:履行|履职|职责)|述职|述法/
const plan =
  /下一?(?:年|步|阶段)|打算|工作计划|主要安排|工作安排|工作思路|思路|展望|努力方向|今后|明年|^.{0,6}计划/
const problem = /问题|不足|短板|困难|差距|薄弱|欠缺|弱项/
/** 投诉多,原因是… is a problem with its cause, not a section on causes. */
const cause = /^.{0,14}(?:原因|成因|根源)(?!是|在于)/
const practice =
  /举措|成效|做法|措施|亮点|经验|开展情况|工作情况|完成情况|推进情况|落实情况|履职情况|主要工作|重点工作|工作开展|成绩/

/** The part of a section; a lower one keeps its parent's unless its own heading says otherwise. */
export function classifyPart(
  printed: string,
  parent: SectionPart | null,
  reportYear: number | null,
): SectionPart {
  if (parent === 'plan' || parent === 'leader') return parent
  const heading = simplify(printed)
  const own = classifyHeading(heading, reportYear)
  if (parent === null) return own ?? 'other'
  if (parent === 'problem' || parent === 'cause')
    return own === 'cause' ? 'cause' : own === 'plan' ? 'plan' : parent
  // 化解矛盾,解决问题 is a practice; only a heading that says that something is lacking leaves it.
  if (own === 'problem')
    return /存在.{0,8}(?:问题|不足|困难|短板)|(?:问题|不足)[和及与]原因/.test(heading) ? 'problem' : parent
  if (own === 'plan') return /下一?(?:年|步|阶段)|打算|工作计划|主要安排|明年/.test(heading) ? 'plan' : parent
  return own === null || parent === 'practice' ? (own === 'leader' ? own : parent) : own
}

function classifyHeading(heading: string, reportYear: number | null): SectionPart | null {
  const isCause = cause.test(heading) && !/(?:和|及|与|、).{0,4}(?:原因|成因|根源)/.test(heading)
  if (isCause) return 'cause'
  if (problem.test(heading)) return 'problem'
  const years = findYears(heading).filter((mention) => mention.kind === 'year')
  const isLater = reportYear !== null && years.some((mention) => mention.year === reportYear + 1)
  if (plan.test(heading) || (isLater && !years.some((mention) => mention.year === reportYear))) return 'plan'
  if (leader.test(heading)) return 'leader'
  return practice.test(heading) ? 'practice' : null
}
