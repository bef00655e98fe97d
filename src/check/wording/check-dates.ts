// Rules of the gate: the year of a dated event and of what is promised fit the report's year and the day it was signed.
import type { Finding } from '#domain/finding.ts'
import { findSigned } from '../gate/check-signed.ts'
import { sayOtherYear } from '../gate/check-years.ts'
import { buildFinding, type CheckedText, findSpans, isInPart, type Rule } from '../gate/checked-text.ts'

export const checkDates: Rule = (checked) =>
  checked.year === null
    ? []
    : [...checkEvents(checked, checked.year), ...checkPromises(checked, checked.year)]

const dated = /(?<=^|[\n。；])[ \u3000]*(20\d{2})年\d{1,2}月(?:\d{1,2}日)?/gm
const thisYear = /今年|本年|年内|上半年|下半年|本季度/
const began = /[，,]?[^，。；\n]{0,14}(?:开展|组织|召开|举办|举行|启动|开设|邀请)/y
/** What began earlier may go on. */
const goesOn =
  /以来|起[，,]|成立|建成|反映|投诉|立案|纠纷|事故|印发|发布|施行|签订|登记|累计|至今|持续|历时|当时|此前/

/** 2019年5月12日，开展…，这是今年的首场: an event of the report's year with another year before it. */
function checkEvents(checked: CheckedText, year: number): Finding[] {
  return findSpans(checked.text, dated).flatMap((span) => {
    const named = Number(span.match[1])
    if (named >= year) return []
    const sentence = checked.text.slice(span.end, span.end + 120).split(/[。；\n]/)[0]!
    if (sentence.includes(`${year}年`) || isInPart(checked, span.start, ['plan'])) return []
    began.lastIndex = span.end
    const isOwn = thisYear.test(sentence) || (began.test(checked.text) && !goesOn.test(sentence))
    if (!isOwn) return []
    return [
      sayOtherYear(checked, span, {
        text: `这一句的日期是 ${named} 年，本报告是 ${year} 年度`,
        fix: `核实；是本年的事就改成“${year}年”`,
      }),
    ]
  })
}

const due =
  /(20\d{2})年(?:(\d{1,2})月(?:(\d{1,2})日|底|份|[上中下]旬)?|(?:年?[底末]|[上下]半年))(?=前|之前|以前|内|书面|完成|办结|答复|化解|整改)/g
const left =
  /剩余|其余|余下|尚未|未办结|未化解|未整改|正在|将(?!军)|拟(?!定)|计划|承诺|约定|预计|限期|力争|确保|争取/
const settled = /已(?:于|经|在|按|全部|如期|完成|办结|化解|整改)|均于|如期|按期完成/

/** 剩余1件约定2024年1月20日前答复 in a report signed in January 2025: what is still to be done is not due before. */
function checkPromises(checked: CheckedText, year: number): Finding[] {
  const signed = findSigned(checked.text)
  const now = signed ? signed.year * 12 + signed.month : year * 12 + 1
  return findSpans(checked.text, due).flatMap((span) => {
    const named = Number(span.match[1])
    const month = span.match[2] === undefined ? 12 : Number(span.match[2])
    if (named * 12 + month >= now || named > year || isInPart(checked, span.start, ['plan'])) return []
    const clause = checked.text
      .slice(Math.max(0, span.start - 40), span.start)
      .split(/[。；\n]/)
      .at(-1)!
    const behind = checked.text.slice(span.end, span.end + 24).split(/[。；\n]/)[0]!
    const asked = clause.split(/[，,]/).slice(-2).join('，')
    if (!left.test(asked) || settled.test(asked.replace(/已约定|已承诺/g, '') + behind)) return []
    return [
      buildFinding(
        checked,
        { start: span.start, end: span.end },
        {
          rule: 'past-due',
          severity: 'warn',
          text: `“${span.match[0]}”在本报告之前，这里说的是还没有办完的事`,
          fix: `核对年份，多半应为“${year + 1}年”`,
        },
      ),
    ]
  })
}
