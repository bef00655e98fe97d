// Step of the sentence check: how far a clause reaches. All, some and only are said by the passage, of the same thing.
import type { Quantity } from '#text/numbers/find-quantities.ts'
import type { SentenceFault } from './cited-passage.ts'
import type { Clause } from './claim-source.ts'
import { measureCover } from './measure-support.ts'
import type { Claim } from './read-claims.ts'

const all =
  /全部(?!门)|全都|全面(?=恢复|完成|实现|解决|消除|改善|好转)|彻底|完全|悉数|配齐|普遍|(?<![法出政务生研场])所有|一律|无一|任何|(?<![平人户年月日亩村镇地场])均(?!衡|价|等|值|匀|为?\d)|(?<![成首古花省])都(?![市会江匀昌安])/
const saidAll =
  /全部|全都|全面|彻底|完全|全员|全体|(?<![平月人年])均|都|悉数|逐[一户个件项案人]|100%|百分之百|全覆盖|(?<![法出政务生研场])所有|一律|无一|户户|人人|每[一个户人名件村]/
const some = /部分|个别|有的|有些|少数|一些|多数/
/** 两地都: each has its own mark. */
const several = /[两二三四五六几]个?(?:地|镇|乡|县|者)/
const someKept = /部分|个别|有的|有些|少数|一些|多数|多半|不少|有\d|偶|几/
const only = /(?:仅|只)[^，]{0,20}[一1两2][项个家名件种处起]|[仅只]有|唯独|单单/
const onlySaid = /[仅只唯才单独就]|不足|不到/
/** So much of a clause's words one clause must carry to be what it comes from. */
const same = 0.5

/** `form`: the content of the clause; `near`: what carries it; `clauses`: those of the passages. */
export function checkScope(
  { clause, before, each }: Claim,
  form: string,
  { near, clauses }: { near: readonly Clause[]; clauses: readonly Clause[] },
): SentenceFault | null {
  const fault: SentenceFault = { rule: 'scope', text: clause.raw }
  // 两地都: each is looked at by itself.
  const word = each.length > 1 || several.test(clause.raw) ? null : all.exec(clause.raw)
  if (word && !saysAll(clause, word, near)) return fault
  const isCounted = clause.quantities.some((own) =>
    near.some((one) => one.quantities.some((each) => countsAs(own, each))),
  )
  if (only.test(clause.raw) && !isCounted && !clauses.some(({ raw }) => onlySaid.test(raw))) return fault
  if (someKept.test(clause.raw) || someKept.test(before)) return null
  const carriers = clauses.filter((one) => measureCover(form, one.form) >= same)
  return carriers.length > 0 && carriers.every(({ raw }) => some.test(raw)) ? fault : null
}

/** 只有3批次: the passage counts them. */
const countsAs = (own: Quantity, other: Quantity) => own.value === other.value && own.unit === other.unit

/** Near by the passage says all, or says the same number twice (受理17件，办结17件); what stands after 均 is what its all is said of. */
function saysAll({ quantities, start }: Clause, word: RegExpExecArray, near: readonly Clause[]): boolean {
  // 98%的白鹤都: the share says of how many.
  if (quantities.some(({ unit, at }) => unit === '%' && at.end - start <= word.index)) return true
  const after = quantities.filter(({ at }) => at.start - start > word.index)
  const holders = near.filter((one) =>
    after.every((own) => one.quantities.some(({ value, unit }) => value === own.value && unit === own.unit)),
  )
  if ((after.length > 0 ? holders : near).some(({ raw }) => saidAll.test(raw))) return true
  const values = near.flatMap((one) => one.quantities.map(({ value, unit }) => `${value}${unit}`))
  return new Set(values).size < values.length
}
