// Rules of the gate: dates fit the time of the paper. What is promised lies behind its signature; what was done 今年 was done in the year reported on.
import type { Finding } from '#domain/finding.ts'
import { splitSentences } from '#text/split-sentences.ts'
import { buildFinding, type CheckedText, findSpans, type Rule } from '../gate/checked-text.ts'

export const checkDates: Rule = (checked) => [...findBrokenPromises(checked), ...findOldDates(checked)]

const promised =
  /(?:约定|商定|承诺|答应|计划|预计|拟|将于|力争|争取|确保)(?:于|在)?(20\d\d)年(\d{1,2})月(?:(\d{1,2})[日号])?(?:底|末)?(?:之?前|以前)/g
const signature = /^[\s　]*(20\d\d)年(\d{1,2})月(\d{1,2})日[\s　]*$/gm

/** 已约定2024年1月20日前答复 in a paper of January 2025. */
function findBrokenPromises(checked: CheckedText): Finding[] {
  const signed = findSpans(checked.text, signature).at(-1)
  if (signed === undefined) return []
  const written = dayOf(signed.match)
  return findSpans(checked.text, promised).flatMap(({ start, end, match }) => {
    if (dayOf(match) >= written) return []
    const from = start + match[0].search(/20\d\d年/)
    return [
      buildFinding(
        checked,
        { start: from, end },
        {
          rule: 'sentence-year',
          severity: 'warn',
          text: `“${match[0]}”说的是以后的事，日期却在落款（${signed.match[0].trim()}）之前`,
          fix: '核对年份',
        },
      ),
    ]
  })
}

/** A day, or the last of its month, as a number that grows with time. */
function dayOf([, year, month, day]: RegExpMatchArray): number {
  return Number(year) * 10_000 + Number(month) * 100 + Number(day ?? 31)
}

const dated = /(20\d\d)年\d{1,2}月(?:\d{1,2}日)?/g
const ofNow = /今年(?!以来)|本年度?|年内/
/** What goes back to then: a law, a case, a contract. */
const since = /起|以来|印发|施行|修订|颁布|签订|受理|立案|发生|成立|任职|至今|历时|结转|遗留|期限|[去上]年/

/** 2019年5月12日，新开展…，这是今年的首场 */
function findOldDates(checked: CheckedText): Finding[] {
  const { year, text } = checked
  if (year === null) return []
  const sentences = splitSentences(text)
  let next = 0
  return findSpans(text, dated).flatMap(({ start, end, match }) => {
    while (next < sentences.length - 1 && sentences[next]!.end <= start) next++
    const sentence = sentences[next]
    if (!sentence || Number(match[1]) >= year) return []
    const said = text.slice(sentence.start, sentence.end)
    if (!ofNow.test(said) || since.test(said)) return []
    return [
      buildFinding(
        checked,
        { start, end },
        {
          rule: 'sentence-year',
          severity: 'warn',
          text: `这一句说的是今年的事，日期却是 ${match[1]} 年，本报告是 ${year} 年度`,
          fix: `核实；如是沿用旧稿，改成“${year}年”`,
        },
      ),
    ]
  })
}
