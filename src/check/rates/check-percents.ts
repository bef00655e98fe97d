// Rule of the gate: shares of one whole make no more than all of it. 土地类占45%，劳资类占28%，邻里类占30%; 三次产业 24:41:37.
import type { Finding } from '#domain/finding.ts'
import { addUp } from '#text/numbers/add-up.ts'
import { type Fact, groupBySentence, isLoose } from '../facts/read-facts.ts'
import { buildFinding, type CheckedText, findSpans } from '../gate/checked-text.ts'

const named = /([一-鿿])(?:所|约|各|分别)?占(?:比|总数|全部|全年)?[一-鿿]{0,6}(?:为|达)?(?:的)?$/
const others = /其[他它余]|剩余/

export function checkPercents(checked: CheckedText, facts: readonly Fact[]): Finding[] {
  return [...groupBySentence(facts).flatMap((group) => checkShares(checked, group)), ...checkRatio(checked)]
}

/** Kinds of one sort: their names end alike (…类占, …纠纷占), or what is left stands with them. */
function checkShares(checked: CheckedText, group: readonly Fact[]): Finding[] {
  const shares = group.filter((fact) => fact.unit === '%' && !fact.isChange && named.test(fact.lead))
  const first = shares[0]
  if (!first || shares.length < 3 || isLoose(shares)) return []
  const rest = shares.filter(({ lead }) => others.test(lead))
  const ends = new Set(
    shares.filter(({ lead }) => !others.test(lead)).map(({ lead }) => named.exec(lead)![1]),
  )
  const sum = addUp(shares.map(({ value }) => value))
  const isOver = sum > 100 + shares.length * rounding(shares)
  const isUnder = rest.length > 0 && sum < 100 - shares.length * rounding(shares)
  if ((ends.size > 1 && rest.length === 0) || !(isOver || isUnder)) return []
  const list = shares.map(({ raw }) => raw).join('、')
  return [
    buildFinding(checked, first.at, {
      rule: 'child-sum',
      severity: 'warn',
      text: `各项占比（${list}）相加是 ${sum}%，${isOver ? '超过' : '不到'} 100%`,
      fix: '核对各项占比',
    }),
  ]
}

/** What rounding may add to each: half of the last place. */
function rounding(shares: readonly Fact[]): number {
  const places = shares.map(({ raw }) => raw.split('.')[1]?.replace(/\D/g, '').length ?? 0)
  return 0.5 * 10 ** -Math.max(...places)
}

const ratio =
  /(?<![\d.:：])(\d{1,2}(?:\.\d{1,2})?)[:：](\d{1,2}(?:\.\d{1,2})?)[:：](\d{1,2}(?:\.\d{1,2})?)(?![\d:：])/g

/** 三次产业结构 of three numbers is of a hundred. */
function checkRatio(checked: CheckedText): Finding[] {
  return findSpans(checked.text, ratio).flatMap(({ start, end, match }) => {
    const before = checked.text
      .slice(Math.max(0, start - 40), start)
      .split('。')
      .at(-1)!
    const sum = addUp(match.slice(1, 4).map(Number))
    if (!/产业结构|产业之?比|产业比例|产业比重|产业增加值/.test(before) || Math.abs(sum - 100) < 0.2)
      return []
    return [
      buildFinding(
        checked,
        { start, end },
        {
          rule: 'child-sum',
          severity: Math.abs(sum - 100) > 1 ? 'warn' : 'note',
          text: `“${match[0]}”三项相加是 ${sum}，不是 100`,
          fix: '核对三项比例',
        },
      ),
    ]
  })
}
