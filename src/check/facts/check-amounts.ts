// Rule of the gate: an amount that no township can have in a year, in all or for each (prompts/checking/amounts.tsv).
import type { AmountLimit } from '#domain/drafting-book.ts'
import type { Finding } from '#domain/finding.ts'
import { buildFinding, type CheckedText } from '../gate/checked-text.ts'
import { type Fact, groupBySentence } from './read-facts.ts'

export function checkAmounts(checked: CheckedText, facts: readonly Fact[]): Finding[] {
  return groupBySentence(facts).flatMap((group) =>
    group.flatMap((fact, index) => {
      const words = nameOf(checked, fact)
      const rows = checked.drafting.checking.amounts.filter((row) => row.units.includes(fact.unit))
      // 人均经费6.5元: what falls to each has no bounds of a year's.
      const own = ofEach.test(fact.clause)
        ? undefined
        : rows.find((row) => row.words.some((word) => words.includes(word)))
      const isFree = own !== undefined && own.least === null && own.most === null
      const long = isLong.test(fact.raw) && !isFree ? rows.find((row) => row.words.length === 0) : undefined
      const isEach = fact.unit === '元' && each.test(fact.lead) && fact.value > mostEach
      const beside = group.slice(Math.max(0, index - 2), index)
      const reason = [own, long].reduce<string | null>(
        (told, limit) => told ?? (limit && fact.value > 0 ? findReason(limit, fact, beside) : null),
        isEach ? '偏大，一户、一人一份通常没有这么多' : findParts(checked, fact),
      )
      if (!reason) return []
      const isMoney = fact.unit === '元'
      return [
        buildFinding(checked, fact.at, {
          rule: 'unit-slip',
          severity: 'warn',
          text: `“${fact.raw}”${reason}，像是${isMoney ? '“元”“万元”写错或多写、少写了位数' : '多写了位数'}`,
          fix: isMoney ? '核对单位（元、万元）和位数' : '核对数额和位数',
        }),
      ]
    }),
  )
}

/** 每户补贴500万元 */
const each = /^[^，。；]{0,8}(?:每(?:户|人|名|位)|人均|户均)[一-鿿]{0,8}$/
const ofEach = /[人户村亩场件]均|每[一-鿿]{1,2}(?!年)/
const mostEach = 200_000
/** 31500万元, where people write 3.15亿元. */
const isLong = /\d{5,}(?:\.\d+)?万/

/** 追回工资153.2元: whole sums are told in whole yuan, those with a decimal in 万元; prices and what falls to each are not. */
function findParts({ text }: CheckedText, { raw, clause, at, unit }: Fact): string | null {
  const [, decimals = ''] = /^[^\d]*\d{1,4}\.(\d+)元/.exec(raw) ?? []
  if (unit !== '元' || decimals === '' || (decimals.length > 1 && !/^[^\d]*\d{1,2}\./.test(raw))) return null
  const isPrice =
    ofEach.test(clause) ||
    price.test(clause) ||
    /^(?:[/／每一]|左右|[至到~～—-])/.test(text.slice(at.end, at.end + 4))
  return isPrice ? null : '偏小，带小数的多半是“万元”'
}

const price = /价|标准|单位|每|费率|[元角分][/／]|[至到~～—-]$/

/** 工资172000万元; 追回25万元工资. */
function nameOf({ text }: CheckedText, fact: Fact): string {
  const behind = text.slice(fact.at.end, fact.at.end + 6).split(/[，。；、,;\n]/)[0] ?? ''
  return `${fact.clause}|${behind}`
}

function findReason(limit: AmountLimit, fact: Fact, before: readonly Fact[]): string | null {
  if (limit.most !== null && fact.value > limit.most) return `偏大，超出${limit.why}通常的数额`
  if (limit.least !== null && fact.value < limit.least) return `偏小，不到${limit.why}通常的数额`
  const shared = before.findLast((one) => limit.per.includes(one.unit) && one.value > 0)
  if (shared && limit.least !== null && fact.value / shared.value < limit.least)
    return `偏小，按“${shared.raw}”平均每${shared.unit}不到 ${limit.least} 元`
  if (!shared || limit.mostEach === null || fact.value / shared.value <= limit.mostEach) return null
  return `偏大，按“${shared.raw}”平均每${shared.unit}约 ${Math.round(fact.value / shared.value / 1000) / 10} 万元`
}
