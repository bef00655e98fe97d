// Rule of the gate: times that cannot be. 13月, 第五季度, 9时75分, 5月15日至4月15日.
import type { Finding } from '#domain/finding.ts'
import type { Span } from '#domain/span.ts'
import { buildFinding, type CheckedText, findSpans, type Rule } from '../gate/checked-text.ts'

export const checkTimes: Rule = (checked) => [
  ...findSpans(checked.text, /第?[五六七八九5-9]季度/g).map((span) => say(checked, span, '一年只有四个季度')),
  ...findSpans(
    checked.text,
    /(?<![\d.])(?:0|00|1[3-9]|[2-9]\d)月(?=份|底|初|中旬|上旬|下旬|以来|[，。、至到前起])/g,
  ).map((span) => say(checked, span, '没有这个月份')),
  ...findClocks(checked),
  ...findTurned(checked),
]

/** 25时, 9时75分, and after 上午 9:75. */
function findClocks(checked: CheckedText): Finding[] {
  const clock =
    /(?<![\d.])(\d{1,2})[时点](\d{1,2})分(?!钟)|(?:[上下中]午|晚上?|凌晨)(\d{1,2})[:：](\d{2})(?!\d)/g
  return findSpans(checked.text, clock).flatMap((span) => {
    const [hour, minute] = [Number(span.match[1] ?? span.match[3]), Number(span.match[2] ?? span.match[4])]
    return hour > 24 || minute > 59 ? [say(checked, span, '没有这个时间')] : []
  })
}

const range =
  /(?:(20\d\d)年)?(\d{1,2})月(?:(\d{1,2})日)?[至到—~-]{1,2}(?:(20\d\d)年)?(\d{1,2})月(?:(\d{1,2})日)?/g

/** The end lies before the beginning; from winter into spring a year's end lies between. */
function findTurned(checked: CheckedText): Finding[] {
  return findSpans(checked.text, range).flatMap((span) => {
    const [, year, month, day, toYear, toMonth, toDay] = span.match
    const from = [Number(year ?? toYear ?? 0), Number(month), Number(day ?? 1)] as const
    const to = [Number(toYear ?? year ?? 0), Number(toMonth), Number(toDay ?? 31)] as const
    const isTurned =
      to[0] < from[0] || (to[0] === from[0] && (to[1] < from[1] || (to[1] === from[1] && to[2] < from[2])))
    const isWinter = toYear === undefined && from[1] >= firstOfWinter && to[1] <= lastOfSpring
    return isTurned && !isWinter ? [say(checked, span, '结束的时间在开始之前')] : []
  })
}

const firstOfWinter = 9
const lastOfSpring = 6

function say(checked: CheckedText, { start, end }: Span, why: string): Finding {
  return buildFinding(
    checked,
    { start, end },
    {
      rule: 'no-such-date',
      severity: 'warn',
      text: `“${checked.text.slice(start, end)}”：${why}`,
      fix: '核对日期、时间',
    },
  )
}
