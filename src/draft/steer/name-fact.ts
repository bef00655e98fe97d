// Tool of revision: words that name a number by what it counts (钱, 来的人) or by one character of its clause (拆的那个).
import type { BriefFigure } from '#domain/brief.ts'
import type { Said } from '#draft/speech/list-numbers.ts'
import { isSameUnit } from '#text/numbers/same-unit.ts'

const nouns: readonly (readonly [RegExp, string])[] = [
  [/^(?:花的|用的|投的|拨的|收的)?(?:钱|款|资金|费用|经费|金额|款项)(?:数|那个|那块|那条)?$/, '元'],
  [/^(?:来的|参加的|到场的|到会的|听的|总)?(?:人|人数|多少人)(?:那个|那块|那条)?$/, '人'],
]

/** 钱 of 花费3.8万元. */
export function namesUnit(name: string, { unit }: Pick<BriefFigure, 'unit'>): boolean {
  return unit !== '' && nouns.some(([noun, counted]) => noun.test(name) && isSameUnit(unit, counted))
}

const pointed = /([\u4e00-\u9fff]{1,6}?)的?(?:那个|那条|那项|那块|那处|那里|这个|这条)/
const counts = /^([\u4e00-\u9fff]{1,4}?)(?:应该?|改|其实|实际|一共|总共)?(?:是|为|成)约?(?=\d)/

/** The words point to this fact and to none of the others: 拆的那个改成16处 to 拆违14处. */
export function pointsTo(text: string, figure: BriefFigure, among: readonly BriefFigure[]): boolean {
  const name = pointed.exec(text)?.[1] ?? counts.exec(text)?.[1]
  if (name === undefined) return false
  const isMeant = (one: BriefFigure) => namesUnit(name, one) || wordsBefore(one).includes(name)
  return isMeant(figure) && among.filter(isMeant).length === 1
}

const unitAhead =
  /^(?:人次|家次|件次|户次|场次|批次|万?元|[万亿]|[个处起件人名次场份条户吨亩家项期批座台所部支辆艘篇幅本册张块元米])+/

/** Of the clause what stands before the number, behind the number before it and what that counts. */
export function wordsBefore({ clause, at }: Pick<BriefFigure, 'clause' | 'at'>): string {
  const before = clause.slice(0, at.start)
  const words = before.split(/[\d，,、；;]/).at(-1)!
  const isBehindNumber = /\d$/.test(before.slice(0, before.length - words.length))
  return isBehindNumber ? words.replace(unitAhead, '') : words
}

export function isOf({ value, unit, raw }: BriefFigure, said: Said): boolean {
  const isValue = value === said.value || raw === said.raw || raw.replace(/[^\d.]/g, '') === said.raw
  return isValue && (said.unit === '' || isSameUnit(unit, said.unit) || unit === '')
}

/** Of the clause what stands about the number, up to its neighbours. */
export function nearWords({ clause, at }: BriefFigure): string {
  const before =
    clause
      .slice(0, at.start)
      .split(/[\d，,、]/)
      .at(-1) ?? ''
  const after = clause.slice(at.end).split(/[\d，,、]/)[0] ?? ''
  return `${before} ${after}`
}

/** Words of the talk itself. */
export const spare =
  /应该|不是|改成|改为|数字|错了|不对|这个|那个|今天|刚才|其实|去年|就是|核对|更正|我们|写反|打反|是的/
