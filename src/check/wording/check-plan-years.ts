// Rules of the gate: what is planned lies ahead. 2023年底前建成 in the plan for 2025.
import type { Finding } from '#domain/finding.ts'
import type { Span } from '#domain/span.ts'
import { findYears } from '#text/years.ts'
import { buildFinding, type CheckedText, findSpans, isInPart, type Rule } from '../gate/checked-text.ts'

export const checkPlanYears: Rule = (checked) => [
  ...checkPlanHeadings(checked),
  ...checkUntilYears(checked),
  ...checkPastYears(checked),
]

/** 2023年底前建成 in the plan for 2025: what is planned lies ahead. */
function checkUntilYears(checked: CheckedText): Finding[] {
  const { year } = checked
  if (year === null) return []
  return findSpans(
    checked.text,
    /(20\d\d)年(?:年?底|年?末|上半年|下半年|春节|清明|五一|端午|中秋|国庆|元旦|汛期|\d{1,2}月(?:份|底|\d{1,2}日)?)?(?:前|之前|以前)|(?<=[到至])(20\d\d)年(?:年?底|年?末)/g,
  ).flatMap((span) => {
    const named = Number(span.match[1] ?? span.match[2])
    const before = checked.text.slice(Math.max(0, span.start - 4), span.start)
    if (
      named > year ||
      (named === year && (isHalfPlan(checked, span.start) || isWithinYear(checked))) ||
      /截[至止]到?$/.test(before) ||
      !isInPart(checked, span.start, ['plan'])
    )
      return []
    return [sayPlanYear(checked, span)]
  })
}

/** Signed before its own year is over: what is due by its end lies ahead. */
function isWithinYear({ text, year }: CheckedText): boolean {
  const signed = /(20\d\d)年\d{1,2}月\d{1,2}日$/.exec(text.slice(-longestSigned).trimEnd())
  return signed !== null && Number(signed[1]) === year
}

const longestSigned = 40

/** 三、下半年工作计划 is of the report's own year. */
function isHalfPlan({ report }: CheckedText, at: number): boolean {
  return report.sections.some(
    ({ start, end, heading }) => start <= at && at < end && /下半年|[二三四]季度/.test(heading),
  )
}

const pastYear =
  /(?<![较比与同超过于为对从自至在，,\d—-]|以来|巩固|基础|落实)(20\d\d)年(?:度|全年|[第上下]?[一二三四半][季年]度?|下半年)?(?=[一-鿿])(?!以来|度?(?:的|同期|同|底数|结转|遗留|欠|未|立项|试点|启动|签订|报告|规划|印发|成立|建成|形成|实施|排查|已)|年?底|年?末|\d|[—至到~-])/g

/** 确保村集体经济收入2024年全年突破350万元 in the plan of 2025: a year that is over, and nothing looks back at it. */
function checkPastYears(checked: CheckedText): Finding[] {
  const { year } = checked
  if (year === null) return []
  return findSpans(checked.text, pastYear).flatMap((span) => {
    const behind = checked.text.slice(span.end, span.end + 30).split(/[，。；\n]/)[0]!
    const before = checked.text
      .slice(0, span.start)
      .slice(-20)
      .split(/[，。；\n]/)
      .at(-1)!
    if (Number(span.match[1]) >= year || !isInPart(checked, span.start, ['plan'])) return []
    if (/[较比]|同期|基础|以来|相比|超过|审计|决算|收尾|扫尾|跨年|遗留|欠缴|《[^》]*$/.test(before + behind))
      return []
    return [sayPlanYear(checked, span)]
  })
}

function sayPlanYear(checked: CheckedText, { start, end }: Span): Finding {
  const year = checked.year ?? 0
  const due = isHalfPlan(checked, start) ? year : year + 1
  return buildFinding(
    checked,
    { start, end },
    {
      rule: 'plan-year',
      severity: 'warn',
      text: `打算里的“${checked.text.slice(start, end)}”已经过去，本报告是 ${year} 年度`,
      fix: `核实；是下一步的安排就改成“${due}年”`,
    },
  )
}

/** The year of a plan is the year after the report's; ingest lets the report's own year pass. */
function checkPlanHeadings(checked: CheckedText): Finding[] {
  const { year } = checked
  if (year === null) return []
  const tops = checked.report.sections.filter(({ level }) => level === 1)
  return tops.flatMap((section, index) => {
    const isLast = index > 0 && index === tops.length - 1 && ofPlan.test(section.heading)
    const years = findYears(section.heading).filter((mention) => mention.kind === 'year')
    const [named] = years
    // 2023年改进措施 of 2024 is left from an older paper.
    const isOld = named !== undefined && named.year < year && measures.test(section.heading)
    if (section.part !== 'plan' && !isLast && !isOld) return []
    if (years.length !== 1 || (named!.year !== year && !isOld)) return []
    // 2025年下半年工作打算 of a paper on the first half.
    if (
      /^(?:年度?)?(?:下半年|第?[二三四]季度|\d{1,2}月)/.test(
        section.heading.slice(years[0]!.end).replace(/^年/, ''),
      )
    )
      return []
    const start = section.headingSpan.start + years[0]!.start
    return [
      buildFinding(
        checked,
        { start, end: start + 5 },
        {
          rule: 'plan-year',
          severity: 'block',
          text: `“${section.heading.slice(0, 24)}”是下一年的安排，年份应为 ${year + 1} 年`,
          fix: `改成“${year + 1}年”`,
        },
      ),
    ]
  })
}

/** What is to be done. */
const measures = /年度?(?:下一步)?(?:改进|整改|工作)?(?:措施|打算|安排|计划|思路)$/

/** What the last heading of a report is about. */
const ofPlan = /(?:安排|打算|计划|重点|思路|目标|任务)$/
