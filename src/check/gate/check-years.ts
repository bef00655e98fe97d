// Rules of the gate: the years of a text fit the report year. Beside those of ingest (heading-year, stale-year): plans, sentences, written forms.
import type { Finding } from '#domain/finding.ts'
import type { Span } from '#domain/span.ts'
import { findYears } from '#text/years.ts'
import { buildFinding, type CheckedText, findSpans, isInPart, type Rule } from './checked-text.ts'

export const checkYears: Rule = (checked) => [
  ...checkReportYear(checked),
  ...checkTitleYear(checked),
  ...checkLeadYear(checked),

  ...checkUntil(checked),
  ...checkPeriod(checked),
  ...checkSentenceYears(checked),
  ...checkForms(checked),
]

/** Below it a year was read against what else stands there. */
const sure = 0.6

/** The year asked for and the year that the text itself is about. */
function checkReportYear(checked: CheckedText): Finding[] {
  const { report, year } = checked
  const own = report.metadata.year
  // A notice and a plan are about what is to come.
  if (!checked.isWhole || /^(?:通知|计划)$/.test(report.metadata.kind)) return []
  if (
    year === null ||
    own === null ||
    own === year ||
    (report.metadata.evidence.year?.confidence ?? 1) < sure
  )
    return []
  // 2021年至2025年, 2021—2025年: several years are looked back at, to this one.
  const range = new RegExp(`20\\d\\d年?[—\\-－–至到~～]{1,2}${year}年`)
  if (range.test(checked.text) && own < year) return []
  // Only inferred, from the day it was signed: it stands nowhere.
  const at = checked.text.indexOf(String(own))
  if (at < 0) return []
  return [
    buildFinding(
      checked,
      { start: at, end: at + 4 },
      {
        rule: 'report-year',
        severity: 'block',
        text: `本报告是 ${year} 年度，正文写的是 ${own} 年`,
        fix: `全文改成 ${year} 年，下一年安排改成 ${year + 1} 年`,
      },
    ),
  ]
}

/** 某镇2023年工作总结 over the report on 2024: the title was left as it was. */
function checkTitleYear(checked: CheckedText): Finding[] {
  const { report, year } = checked
  const { title, evidence } = report.metadata
  // Read from the title against the body, so that it is in doubt.
  const isDoubted = evidence.year?.from === 'title' && evidence.year.confidence < sure
  if (year === null || title === null || (report.metadata.year !== year && !isDoubted)) return []
  const named = findYears(title)
  const [first] = named
  // 政府工作报告 and plans go by the year to come.
  if (!first || named.length > 1 || first.kind !== 'year' || /政府工作报告|计划|安排|方案|通知/.test(title))
    return []
  if (first.year === year || !/总结|汇报|报告|小结|述职|述法/.test(title)) return []
  const start = Math.max(0, checked.text.indexOf(title)) + first.start
  return [
    buildFinding(
      checked,
      { start, end: start + (first.end - first.start) },
      {
        rule: 'report-year',
        severity: 'warn',
        text: `标题写的是 ${first.year} 年，正文说的是 ${year} 年`,
        fix: `标题改成“${year}年”，或核对正文`,
      },
    ),
  ]
}

/** 现将2024年度……报告如下 in the report on 2025. */
function checkLeadYear(checked: CheckedText): Finding[] {
  const { year } = checked
  if (year === null) return []
  return findSpans(checked.text, /现(?:就|将|把)[^。，,\n]{0,24}?(20\d{2})年度?/g).flatMap((span) => {
    if (Number(span.match[1]) === year) return []
    const start = span.end - /20\d{2}年度?$/.exec(span.match[0])![0].length
    return [
      buildFinding(
        checked,
        { start, end: span.end },
        {
          rule: 'report-year',
          severity: 'block',
          text: `报告的是 ${span.match[1]} 年，本报告是 ${year} 年度`,
          fix: `改成“${year}年”`,
        },
      ),
    ]
  })
}

/** 截至2025年11月 in the report on 2024: reports are handed in by 1 March of the year after. */
function checkUntil(checked: CheckedText): Finding[] {
  const { year } = checked
  if (year === null) return []
  return findSpans(checked.text, /截[至止]到?(20\d{2})年(?:(\d{1,2})月)?/g).flatMap((span) => {
    const [named, month] = [Number(span.match[1]), Number(span.match[2] ?? 12)]
    if (named === year || (named === year + 1 && month <= 4)) return []
    // 截至2024年底化解9件，2025年化解3件: counted up to then, and on from there.
    if (named < year && isCompared(checked.text, span.end, year)) return []
    return [
      buildFinding(checked, span, {
        rule: 'sentence-year',
        severity: 'warn',
        text: `“${span.match[0]}”与报告年度 ${year} 不符`,
        fix: `核实；如是沿用旧稿，改成“${year}年”`,
      }),
    ]
  })
}

/** 统计期限为2023年1月1日至2023年12月31日 in the report on 2024. */
function checkPeriod(checked: CheckedText): Finding[] {
  const { year } = checked
  if (year === null) return []
  const period =
    /(?:统计|数据)[^。\n]{0,8}(?:期限|时限|时段|区间|周期|时间)[^。\n\d]{0,6}(20\d{2})年(\d{1,2})月\d{1,2}日\s?[起至到—~-]{1,2}\s?(?:(20\d{2})年)?(\d{1,2})月\d{1,2}日/g
  return findSpans(checked.text, period).flatMap((span) => {
    const [from, fromMonth, to, toMonth] = [1, 2, 3, 4].map((at) =>
      Number(span.match[at] ?? span.match[1]),
    ) as [number, number, number, number]
    // A year that begins in December before is a year, too; more than that is none.
    const months = (to - from) * 12 + toMonth - fromMonth
    if (from <= year && year <= to && months <= 12) return []
    return [
      buildFinding(checked, span, {
        rule: 'sentence-year',
        severity: 'warn',
        text: `统计期限写的是 ${from === to ? from : `${from}—${to}`} 年，本报告是 ${year} 年度`,
        fix: `核实；如是沿用旧稿，改成“${year}年”`,
      }),
    ]
  })
}

/** A sentence that opens with another year as its time was probably left from an older text. */
function checkSentenceYears(checked: CheckedText): Finding[] {
  const { year, text } = checked
  if (year === null) return []
  const opening =
    /(?<=^|[\n。；;，,：:])[ \u3000]*(20\d{2})年(?:度|全年)?(?=[，,]|[\u4e00-\u9fff]|\d{1,2}月?[至—～~-])(?!以?来|底|前|初|版|的规|印发|修订|发布|起|至|到|—|-)/gm
  return findSpans(text, opening).flatMap((span) => {
    const named = Number(span.match[1])
    const isPlan = isInPart(checked, span.start, ['plan'])
    const isHeading = checked.report.sections.some(
      (section) => section.headingSpan.start <= span.start && span.start < section.headingSpan.end,
    )
    const isDate = /^20\d{2}年\d{1,2}(?![至—～~-]?\d{0,2}[至—～~-])/.test(
      text.slice(span.start, span.start + 12).trim(),
    )
    if (isHeading || isDate || named === year || (isPlan && named === year + 1)) return []
    // What is to be mended is told with its date; two years side by side are compared.
    if (named === year + 1 && (isAhead(checked, span.start) || tellsPlan(text, span.end))) return []
    if (
      named < year &&
      (isCompared(text, span.end, year) ||
        isBase(text, span) ||
        isEchoed(text, span) ||
        isLeft.test(text.slice(span.end, span.end + 8)) ||
        isTraced.test(text.slice(span.end, span.end + 60)))
    )
      return []
    if (/(?:较|比|同比|与|相比).{0,4}$/.test(text.slice(Math.max(0, span.start - 6), span.start))) return []
    return [
      sayOtherYear(checked, span, {
        text: `这一句说的是 ${named} 年，本报告是 ${year} 年度`,
        fix: `核实；如是沿用旧稿，改成“${year}年”`,
      }),
    ]
  })
}

/** 2024年结转的11处隐患: from then. */
const isLeft =
  /^[一-鿿]{0,5}(?:结转|遗留|转入|形成|报告|年报|提出|反映|查出|交办|未(?:办结|化解|整改|完成)|立案|签订|启动|成立|建成|印发|施行)/

/** 2023年发生的1件行政诉讼，已于2024年9月判决: what became of it since. */
const isTraced = /^[一-鿿]{2,10}的[^。；\n]{1,24}?[，,]?(?:均已|也?已经?|仍|尚|至今|目前|今年|本年|全部)/

/** 完成5320万元，2023年上半年为4680万元; 2020年洪水转移1100余人，相比之下，今年…; 2021年案件多发。今年…: told to compare with. */
function isBase(text: string, { start, end }: { start: number; end: number }): boolean {
  // 与2024年相比，件数减少18件。2024年为90件: the paragraph compares with that year.
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start)
  if (new RegExp(`[与比较同和]${text.slice(start, end).trim().slice(0, 4)}年`).test(line)) return true
  const [said = '', next = ''] = text.slice(end, end + 80).split(/[。\n]/)
  const isMid = /[，,；;：:]/.test(text.charAt(start - 1))
  if (/^同期|^曾/.test(said)) return true
  return isMid
    ? /^[^，。；]{0,10}(?:为|是|有|仅|仅有|达)\d/.test(said) ||
        /^[^。；]{0,24}(?:同比|相比|增长|下降|增加|减少)/.test(said)
    : /相比之下|今年|本年/.test(said) || /^\s*(?:今年|本年|当前|如今|现在)/.test(next)
}

/** 发现隐患243处，整改239处。2023年发现隐患198处、整改198处: this year's number stands right before, called the same. */
function isEchoed(text: string, { start, end }: Span): boolean {
  const said = /^[，,]?(?:全年|共)*([一-鿿]{2,10})\d/.exec(text.slice(end, end + 24))?.[1]
  if (said === undefined) return false
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start)
  return [said, said.slice(0, 2)].some((word) => new RegExp(`${word}[一-鿿]{0,6}\\d`).test(before))
}

/** 2026年，小河乡将重点…. */
function tellsPlan(text: string, end: number): boolean {
  const said = text.slice(end, end + 40).split(/[。；\n]/)[0]!
  return /(?<!现)将(?!军)|计划|打算|力争|拟(?!定)|确保|继续(?!下|上|保持|稳|向|好|增|减|回)/.test(said)
}

/** At the year itself, without the blanks before it. */
export function sayOtherYear(
  checked: CheckedText,
  { end, match }: { readonly end: number; readonly match: RegExpExecArray },
  said: Pick<Finding, 'text' | 'fix'>,
): Finding {
  const start = end - match[0].trimStart().length
  return buildFinding(checked, { start, end }, { rule: 'sentence-year', severity: 'warn', ...said })
}

/** Among shortcomings, or under a heading of what is to be mended. */
function isAhead(checked: CheckedText, at: number): boolean {
  return (
    isInPart(checked, at, ['problem', 'cause', 'leader']) ||
    checked.report.sections.some(
      ({ start, end, heading }) => start <= at && at < end && /改进|整改|今后|努力|下一|打算/.test(heading),
    )
  )
}

/** 2023年研究4次，2024年研究5次; 2023年立案，于2024年审结: the report's own year follows in the same line, before the next full stop. */
function isCompared(text: string, end: number, year: number): boolean {
  return new RegExp(`^[^。\\n]{2,80}(?:[，,；;、](?:而|到)?|[于至在])${year}年`).test(
    text.slice(end, end + 90),
  )
}

/** 24年度 for 2024年度, 2023-2023. */
function checkForms(checked: CheckedText): Finding[] {
  const short = findSpans(checked.text, /(?<![\d.—-])([12]\d)年(?=度|全年|工作|以来|底|初)/g).map((span) =>
    buildFinding(checked, span, {
      rule: 'short-year',
      severity: 'warn',
      text: `年份不缩写：“${span.match[0]}”`,
      fix: `写成“20${span.match[1]}年”`,
    }),
  )
  const same = findYears(checked.text)
    .filter((mention) => mention.kind === 'range' && mention.year >= mention.endYear)
    .map((mention) =>
      buildFinding(checked, mention, {
        rule: 'year-range',
        severity: 'warn',
        text: '起止年份相同或颠倒',
        fix: '核对起止年份',
      }),
    )
  return [...short, ...same]
}
