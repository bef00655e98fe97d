// Rule of the gate: what is within another number is no more than it, and a thing that fell has not risen. 债务430万元中的600万元; 成绩106分（满分100分）; 收入下滑，同比增长3.1%.
import type { Finding } from '#domain/finding.ts'
import type { Span } from '#domain/span.ts'
import { isComparable } from '#text/numbers/alike-units.ts'
import { findQuantities } from '#text/numbers/find-quantities.ts'
import { buildFinding, type CheckedText, findSpans } from '../gate/checked-text.ts'

const number = '\\d[\\d.]*(?:万|亿)?[一-鿿%]{1,3}?'
const within = new RegExp(`(${number})(?:当)?中的(${number})(?=[，,。；;、）)])`, 'g')
const ofFull = /(\d[\d.]*)分[（(]?(?:，|,)?(?:满分|总分|卷面|百分制)(?:为|是)?(\d[\d.]*)分/g
/** 增速回落，同比增长3%: how fast it grows may fall. */
const turned =
  /(?<![增涨降]?[速幅]|势头|占比|比重)(下滑|下降|减少|萎缩|走低|降低|增长|上升|增加|回升|攀升)[，,](?:同比|比上年|较上年|与上年相比)(增长|增加|上升|提高|下降|减少|降低)(?=约?\d)/g
const falls = /下|减|萎|低/

export function checkWithin(checked: CheckedText): Finding[] {
  const { text } = checked
  return [
    ...findSpans(text, within).flatMap(({ match, start, end }) => {
      const [whole, part] = [match[1]!, match[2]!].map((raw) => findQuantities(raw)[0])
      const isMore = whole && part && isComparable(whole.unit, part.unit) && part.value > whole.value
      return isMore
        ? [say(checked, { start, end }, `“${match[2]}”多于“${match[1]}”，而说的是其中的一部分`)]
        : []
    }),
    ...findSpans(text, ofFull).flatMap(({ match, start, end }) =>
      Number(match[1]) > Number(match[2])
        ? [say(checked, { start, end }, `“${match[1]}分”超过满分“${match[2]}分”`)]
        : [],
    ),
    ...findSpans(text, turned).flatMap(({ match, start, end }) =>
      falls.test(match[1]!) === falls.test(match[2]!)
        ? []
        : [say(checked, { start, end }, `前面说“${match[1]}”，后面说“同比${match[2]}”，方向相反`)],
    ),
  ]
}

function say(checked: CheckedText, at: Span, text: string): Finding {
  return buildFinding(checked, at, { rule: 'two-values', severity: 'warn', text, fix: '核实后改正' })
}
