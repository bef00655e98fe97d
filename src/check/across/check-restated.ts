// Rule of the gate: a number that a shortcoming or a plan takes up again is the one that the paper gave. 57名专职网格员中… beside 配备专职网格员75名.
import type { Finding } from '#domain/finding.ts'
import { type Fact, isBehindNumber, item } from '../facts/read-facts.ts'
import { buildFinding, type CheckedText } from '../gate/checked-text.ts'

/** 水口村全年讲座仅2场: what a village or a team of it did. */
export const ofPart = /[一-鿿](?:村|组|社区|片区?|网格|校|企业?)(?![级民干委务集两庄织])|个别|部分|少数/
const whole =
  /^(?:但|目前|当前)?(?:全年|今年|一年来?|上半年|下半年|全[镇乡县区]|全街道|辖区|本级|现有)(?:共|累计)?/
/** 对15个在建项目逐一复查: all of them. */
const ofAll = /^(?:继续|逐一)?(?:对|针对|围绕|在|依托|用好|管好|发挥好?)(?:现有|已有|全部|全镇|全乡)?的?$/
/** 巩固今年|32场|活动成效, 在今年办结|43件|投诉的基础上: what a plan says of the year that is over. */
const ofYear = /(?:今年|本年度?|上半年)的?([一-鿿]{0,8})$/
/** 上半年受理的110起纠纷 */
const ofThose = /(?:受理|发生|调解|办理|排查|排查出|检查|登记|发现|开展|举办)的$/
/** 57名专职网格员中有11名, 10万元经费难以满足: said of the whole. */
const asWhole =
  /^(?:中(?![心队央层期])|里[有仅只]|[要需虽仍均都]|难以|主要|平均|全靠|全部|普遍|大多|逐一|仅能|只能|无法|不足以|远不能|尚不能|满足不了)/
/** Before a count, and no part of what is counted. */
const counting = /^.*(?:现有|共有|配备|下辖|辖有?|设有|建有|覆盖|储备)(?=[一-鿿])/
const closing = /(?:现有|共有|仅有|只有|总数|总计|合计|多达|达到|配备|虽然|[共仅只才达为有约虽])+$/
const deeds =
  /^(?:仅有|只有|共有|[仅只共有]|累计|已|又|各类|开展|举办|组织|召开|受理|调解|调处|办理|检查|排查|评查|抽查|抽取|巡查|管理|整治|发放|落实|安排)+/
interface Given extends Fact {
  /** From the number to the next mark. */
  readonly behind: string
  /** What is counted, as it stands before the number. */
  readonly own: string
}

/** No paper takes up more; a hostile one is not held pair by pair. */
const mostRestated = 60
const longestNoun = 9
const longNoun = 4
/** So much alike behind two numbers is one thing: 农民工追回工资. */
const longTail = 6

export function checkRestated(checked: CheckedText, facts: readonly Fact[]): Finding[] {
  const given = facts
    .filter((fact) => isGiven(fact))
    .map(
      (fact): Given => ({
        ...fact,
        behind: behindOf(checked.text, fact).replace(/^(?:均|都)?(?:为|是|属于?)/, ''),
        own: bareNoun(fact.lead),
      }),
    )
  const again = facts
    .filter((fact) => isPlain(fact) && (!isGiven(fact) || ofThose.test(fact.lead)))
    .slice(0, mostRestated)
  return again.flatMap((fact) => {
    const kin = given.filter((one) => isAlike(one, fact))
    const same = findSame(checked, fact, kin)
    const values = new Set(same.map(({ value }) => value))
    // Several values under one name are parts or doors of their own.
    if (values.size !== 1 || values.has(fact.value)) return []
    const first = same[0]!
    return [sayOther(checked, first, fact)]
  })
}

/** The number as it was given first, and where it is another. */
export function sayOther(checked: CheckedText, first: Fact, again: Fact): Finding {
  return buildFinding(checked, again.at, {
    rule: 'two-values',
    severity: 'warn',
    text: `前后不一致：前面是“${first.lead.slice(-12)}${first.raw}”，这里是“${again.raw}”`,
    fix: '核实后统一',
  })
}

export function isPlain({ isChange, isOtherTime, qualifier, value, kin }: Fact): boolean {
  return !isChange && !isOtherTime && qualifier === 'none' && value > 0 && kin !== '%' && kin !== ''
}

export function isGiven(fact: Fact): boolean {
  return isPlain(fact) && fact.part !== 'problem' && fact.part !== 'cause' && fact.part !== 'plan'
}

/** In another sentence, and counted alike: 742家次 are not 742家. */
export function isAlike(one: Fact, fact: Fact): boolean {
  const isTimes = ({ raw }: Fact) => raw.endsWith('次')
  return one.kin === fact.kin && one.sentence.start !== fact.sentence.start && isTimes(one) === isTimes(fact)
}

/** Those of the same name: behind the number (73名农民工追回工资), else before it (下访28次). */
function findSame(
  { text, drafting, report }: CheckedText,
  fact: Fact,
  given: readonly Given[],
): readonly Fact[] {
  const behind = behindOf(text, fact)
  const lead = fact.lead.replace(item, '')
  const taken = findTaken(lead, behind, given)
  if (taken.length > 0) return taken
  // 上半年化解2件 in the plan of a yearly report is of the year to come.
  const isAhead = /上半年/.test(lead) && !/半年/.test(report.metadata.title ?? '')
  const done = fact.part === 'plan' && !isAhead ? findOfYear(lead, behind, given) : []
  if (done.length > 0) return done
  for (let length = Math.min(longestNoun, behind.length); length >= 2; length--) {
    const noun = behind.slice(0, length)
    const found = given.filter(
      (one) => isTail(one, noun) || isNamed(one, noun) || (length === 2 && one.lead.endsWith(noun)),
    )
    if (found.length === 0) continue
    if (isMeant(fact, { lead, noun, rest: behind.slice(length) })) return found
    const exact = found.filter(({ own }) => own === noun)
    if (exact.length > 0 && isAllOf(fact, { lead, noun, exact })) return exact
    // 3项|决策中仅评估1项: of a name of two characters the only one there is.
    if (length === 2 && isFreeOf(lead) && /^中(?:仅|只|有|仍|还)/.test(behind.slice(length))) return found
    const alike = found.filter((one) => length >= longTail && isTail(one, noun))
    if (alike.length > 0) return alike
  }
  const before = text.slice(fact.sentence.start, fact.at.start - fact.lead.length)
  const isNone =
    fact.part === 'plan' || behind.length >= 2 || isBehindNumber({ text }, fact) || ofPart.test(before)
  // 上半年化解2件: a deed names nothing that was counted.
  const isDeed = drafting.checking.relations.done.includes(bareNoun(lead))
  const named = isNone || isDeed ? [] : findNamed({ ...fact, lead }, given)
  return named.length > 0 ? named : findMisprint(fact, given)
}

/** 对45名|队员开展轮训: all of them; and 3名|法律顾问 are more than there are. */
function isAllOf(
  { part, value }: Fact,
  { lead, noun, exact }: { lead: string; noun: string; exact: readonly Given[] },
): boolean {
  if (part === 'plan') return ofAll.test(lead)
  return noun.length >= longNoun && lead === '' && exact.every((one) => one.value < value)
}

function isFreeOf(lead: string): boolean {
  return lead === '' || whole.test(lead)
}

/** 用好新装的|36个|公共视频探头, 对尚余的|3件|积案: what was 新装 or 尚余 bears that word and the noun. */
function findTaken(lead: string, behind: string, given: readonly Given[]): readonly Given[] {
  const word = /([一-鿿]{2})的$/.exec(lead)?.[1]
  if (word === undefined) return []
  return given.filter((one) => {
    const noun = one.lead.slice(one.lead.indexOf(word) + word.length).replace(/^的/, '')
    const isNoun = behind.startsWith(noun) || (noun.length > 2 && behind.startsWith(noun.slice(-2)))
    return one.lead.includes(word) && noun.length >= 2 && isNoun
  })
}

/** 在今年开展法治讲座|24场: bears the same words before it; 在今年审议|5项|重大行政决策: those behind it. */
function findOfYear(lead: string, behind: string, given: readonly Given[]): readonly Given[] {
  const said = ofYear.exec(lead)?.[1]
  if (said === undefined || said === '') return []
  const noun = behind.replace(/的.*$/, '')
  const exact = given.filter((one) => withoutScope(one.lead).endsWith(said))
  return exact.length > 0 ? exact : given.filter(({ own }) => noun.length >= longNoun && own.endsWith(noun))
}

function isTail({ behind }: Given, noun: string): boolean {
  return noun.length > 2 && behind.startsWith(noun)
}

/** 全乡仅有救生衣100件 and 救生衣120件; 全年下访26次 and 到院坝下访28次: the whole is no less than a part of it. */
function findNamed({ lead, value }: Fact, given: readonly Given[]): readonly Fact[] {
  const scope = whole.exec(lead)
  const isAll = scope !== null || closing.test(lead)
  const noun = bareNoun(scope ? lead.slice(scope[0].length) : lead)
  if (!isAll || noun.length < 2) return []
  const said = withoutScope(lead)
  const exact = given.filter((one) =>
    noun.length < 3 ? said.length > 3 && withoutScope(one.lead) === said : one.own === noun,
  )
  if (exact.length > 0) return exact
  const longer = given.filter((one) => isOfOffice(noun, one, lead))
  if (longer.length > 0) return longer
  return scope ? given.filter((one) => one.lead.endsWith(noun) && one.value > value) : []
}

const office = /^(?:[我本全]?[镇乡]|[我本全]?街道|[一-鿿]{0,6}(?:办|所|站|中心|队|部门|机构))(?:里|现有)?$/

/** 乡应急办专职安监员仅2名 of 乡应急办配备专职安监员3名: the office before it is the same, or only so few are said to be there. */
function isOfOffice(noun: string, { own, lead }: Given, said: string): boolean {
  if (own.length < longNoun || !noun.endsWith(own) || noun === own) return false
  const before = noun.slice(0, -own.length)
  return lead.includes(before) || (/[仅只]/.test(said) && office.test(before))
}

/** 全年排查隐患 and 共排查隐患. */
function withoutScope(lead: string): string {
  return lead
    .replace(item, '')
    .replace(whole, '')
    .replace(/^[共累计总]+/, '')
    .replace(closing, '')
}

/** 681处 for 618处, 6742件 for 6842件: the digits of one number that was given, with two of them changed about or one mistyped. */
function findMisprint(fact: Fact, given: readonly Fact[]): readonly Fact[] {
  if (given.some(({ value }) => value === fact.value)) return []
  const found = given.filter((one) => isMisprint(String(one.value), String(fact.value)))
  return new Set(found.map(({ value }) => value)).size === 1 ? found : []
}

function isMisprint(right: string, wrong: string): boolean {
  if (right.length !== wrong.length || !/^\d+$/.test(right + wrong)) return false
  const off = Array.from(right).filter((digit, at) => digit !== wrong[at]).length
  if (/0$/.test(right) && /0$/.test(wrong)) return false
  return right.length >= 4
    ? off === 1 || isTurned(right, wrong, off)
    : right.length === 3 && isTurned(right, wrong, off)
}

function isTurned(right: string, wrong: string, off: number): boolean {
  return off === 2 && [...right].sort().join('') === [...wrong].sort().join('')
}

/** 镇综合行政执法大队现有队员, 代办员共: what is counted, without who has it and how it is put. */
function bareNoun(lead: string): string {
  return lead
    .replace(item, '')
    .replace(closing, '')
    .replace(whole, '')
    .replace(counting, '')
    .replace(deeds, '')
}

function behindOf(text: string, { at }: Fact): string {
  return text.slice(at.end, at.end + 20).split(/[，。；、,;:：（(）)\d\n]/)[0]!
}

/** Whether the number speaks of all that bear the name. */
function isMeant(
  { part }: Fact,
  { lead, noun, rest }: { lead: string; noun: string; rest: string },
): boolean {
  if (part === 'plan') return ofYear.test(lead) || (noun.length > 2 && (ofAll.test(lead) || whole.test(lead)))
  if (ofThose.test(lead)) return true
  const isFree = lead === '' || whole.test(lead)
  if (noun.length < 3) return isFree && asWhole.test(rest)
  return ofAll.test(lead) || whole.test(lead) || (isFree && asWhole.test(rest))
}

/** 在建工程项目14个 bears the name 在建项目; a name of two characters is the whole name. */
function isNamed({ own }: Given, noun: string): boolean {
  if (noun.length < 3) return own === noun || (noun === '纠纷' && own === '矛盾纠纷')
  if (own.endsWith(noun)) return true
  if (noun.length < 4 || !own.slice(-10).includes(noun.slice(0, 2))) return false
  // 电诈发案 and 电诈案件.
  return own.endsWith(noun.slice(-2)) || (own.endsWith('案') && noun.endsWith('案件'))
}
