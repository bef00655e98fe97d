// Step of reading a brief: the clauses of one sentence -> clauses that each count something, what counts nothing joined to its neighbour.
import { unitClass } from '#check/gate/check-two-values.ts'
import { measureResidue } from '#check/measure-residue.ts'
import type { TableCell } from '#domain/brief.ts'
import { findSummed } from '#draft/values/find-summed.ts'
import { listPairs } from '#shared/list-pairs.ts'
import { findQuantities } from '#text/numbers/find-quantities.ts'
import type { IndicatorBook } from './match-indicator.ts'
import type { BriefClause } from './split-brief.ts'

export interface JoinedClause {
  readonly text: string
  /** 都整改了: said of its last number. */
  readonly tail: string
  readonly line: number
  readonly numbers: number
  /** A 、 parts it from the clause before it. */
  readonly isListed?: boolean
  /** Its cell or row; empty where the line says it. */
  readonly source?: string
  readonly cell?: TableCell | undefined
  /** Where clauses of several cells were joined, from where each holds. */
  readonly sources?: readonly {
    readonly from: number
    readonly source: string
    readonly cell: TableCell | undefined
  }[]
}

/** A clause without a number joins the one after it (or before, at the end): 司法所牵头，调处132起. Pure filler (普法方面) goes. */
export function joinBare(
  sentence: readonly BriefClause[],
  { book, part }: { book: IndicatorBook; part: string | null },
): JoinedClause[] {
  const words = book.drafting.themes.flatMap((theme) => [theme.name, ...theme.words])
  const counted = sentence.map(countClause)
  if (counted.every((clause) => clause.numbers === 0)) return counted
  const joined: JoinedClause[] = []
  let waiting = ''
  let isParted = false
  const summed = findSummed(counted)
  for (const [index, clause] of counted.entries()) {
    // 行政处罚7件，其中罚款6件，警告1件: the parts stay with their sum.
    isParted =
      joined.length > 0 &&
      waiting === '' &&
      (summed.has(index) ||
        /^(?:其中|包括|分别)/.test(clause.text) ||
        (isParted && (sentence[index]!.isPart === true || isPart(clause, joined.at(-1)!.text))))
    if (isParted) {
      joined.push(
        addPart(joined.pop()!, clause, { isSummed: summed.has(index), isFirst: !summed.has(index - 1) }),
      )
    } else if (clause.numbers > 0) {
      // 领导接访，34次: a number alone is of what was named before it.
      const isAlone = isNumberAlone(clause.text) && !predicate.test(waiting)
      const isNamed = isAlone && !(allOf.test(clause.text) && waiting.length > longestNamed)
      joined.push({ ...clause, text: (isNamed ? waiting.replace(/，$/, '') : waiting) + clause.text })
      waiting = ''
    } else if (joined.length > 0 && waiting === '' && tailWords.test(clause.text)) {
      const last = joined.pop()!
      joined.push({ ...last, tail: [last.tail, clause.text].filter(Boolean).join('，') })
    } else if (measureResidue(clause.text, [], words) !== '')
      waiting += `${clause.text}${/\d$/.test(clause.text) ? '、' : '，'}`
    else if (isSubject(clause.text, counted[index + 1])) waiting += clause.text
  }
  const bare = waiting.slice(0, -1)
  const last = joined.at(-1)
  // The parts of a report keep a sentence as it was said.
  if (bare !== '' && part !== null && last)
    return [...joined.slice(0, -1), { ...last, text: `${last.text}，${bare}` }]
  // What comes last and counts nothing is a statement of its own.
  return bare === '' ? joined : [...joined, { text: bare, tail: '', line: sentence[0]!.line, numbers: 0 }]
}

/** 重大决策全部经法律顾问审查，共11件: a sentence of its own, and no name of what is counted. */
const allOf = /^(?:一共|总共|共)/
const longestNamed = 8

/** 约340间没登记 says more than its number. */
function isNumberAlone(text: string): boolean {
  const [only, ...more] = findQuantities(text)
  return (
    only !== undefined &&
    more.length === 0 &&
    /^(?:[一总]?共)?[约近]?$/.test(text.slice(0, only.at.start)) &&
    only.at.end === text.length
  )
}

/** 底数不清: a sentence of its own, and no name of what is counted. */
const predicate = /[不没未][\u4e00-\u9fff]{1,3}，$|[多少高低大小好差快慢]，$/

/** 合法性审查47件，其中合同38件、文件6件: what a whole was made of opens with one 其中. */
function addPart(
  sum: JoinedClause,
  clause: ReturnType<typeof countClause>,
  { isSummed, isFirst }: { isSummed: boolean; isFirst: boolean },
): JoinedClause {
  // 86件中，初次71件、重复15件 says already of what they are.
  const isWithin = /\d[\u4e00-\u9fff]{1,2}[中里内]$/.test(sum.text)
  const isOpen = isWithin || /其中|包括|分别|[:：]/.test(sum.text)
  const isKind = isListing(clause) && !became.test(clause.text)
  const text = isOpen ? clause.text.replace(/^其中[:：]?/, '') : clause.text
  const isNamed = isSummed && isFirst && isKind && !isOpen && sum.numbers === 1
  const isListed = isListing(clause) && (!isSummed || clause.isListed || (isOpen && isKind))
  const mark = isNamed ? '，其中' : !isWithin && (isListed || text !== clause.text) ? '、' : '，'
  return {
    ...sum,
    text: `${sum.text}${mark}${text}`,
    numbers: sum.numbers + clause.numbers,
    sources: [
      ...(sum.sources ?? [{ from: 0, source: sum.source ?? '', cell: sum.cell }]),
      ...(clause.sources ?? [{ from: 0, source: clause.source, cell: clause.cell }]).map((one) => ({
        ...one,
        from: one.from + sum.text.length + mark.length - (clause.text.length - text.length),
      })),
    ],
  }
}

/** What became of a whole is no kind of it. */
const became =
  /^(?:已|尚|还|仍|没|未|不|改|办[理结完]|化解|调[成解处]|成功|完成|整改|解决|追回|维持|撤|胜|败|处[罚理]|立案|答复|回复|通过|签|移送|转|引导|正在|今年|去年|上年|上半年|下半年)/

/** 其中 opens the list; a part that says more is told behind a comma. */
function isListing({ text }: { readonly text: string }): boolean {
  return !/^(?:其中|包括|分别|另|剩|余|还)/.test(text)
}

/** 反诈宣传，入户3600户: without it nobody knows what the houses were for. */
function isSubject(text: string, next: { text: string; numbers: number } | undefined): boolean {
  if (!/^[\u4e00-\u9fff]{4,8}$/.test(text) || /(?:方面|工作|情况|这块|部分|数据)$/.test(text)) return false
  if (next === undefined || next.numbers === 0 || !/^[\u4e00-\u9fff]{2,6}\d/.test(next.text)) return false
  return !listPairs(text).some((pair) => next.text.includes(pair))
}

function countClause({ text, line, source, cell, aside, isListed = false }: BriefClause) {
  const numbers = findQuantities(text).length || bareNumber(text)
  const sources = aside === undefined ? {} : { sources: [{ from: 0, source, cell }, aside] }
  return { text, tail: '', line, numbers, isListed, source, cell, ...sources }
}

const longestPart = 10
/** 、 says itself that the list goes on. */
const longestListed = 24

/** 文件12件 behind 合法性审查41件，其中合同29件: short, and the parts do not yet make up the sum. */
function isPart({ text: clause, isListed }: Pick<JoinedClause, 'text' | 'isListed'>, sum: string): boolean {
  const [total, ...parts] = findQuantities(sum)
  const told = parts.reduce((all, part) => all + part.value, 0)
  const own = findQuantities(clause)[0]
  const isAlike =
    own !== undefined &&
    [total, ...parts].some((one) => one !== undefined && unitClass(one.unit) === unitClass(own.unit))
  return (
    clause.length <= (isListed ? longestListed : longestPart) &&
    isAlike &&
    total !== undefined &&
    told < total.value
  )
}

/** 接访：班子成员48次: who and how often, and the label says what. */
function nameDeed(text: string, label: string): string | null {
  const who =
    /^(?![约谈走慰培表问处提选调轮通教引招新补配下免])[\u4e00-\u9fff]{0,4}(?:成员|领导|干部|负责人|书记|[镇乡]长|人员)(?=\d[\d.]*[次人场天])/.exec(
      text,
    )?.[0]
  const isDeed = /^[\u4e00-\u9fff]{2,4}$/.test(label) && !/(?:情况|方面|工作|领导|成员|干部)$/.test(label)
  return who !== undefined && isDeed && !who.includes(label) ? who + label + text.slice(who.length) : null
}

/** 在建项目：23个 counts what the label names. */
function isCountOf(label: string, text: string): boolean {
  return (
    isThing(label) &&
    /^(?:一?共|共有|有)?[约近]?\d[\d.,]*[万千百亿]?余?[\u4e00-\u9fff%]{0,3}(?:左右|以上|以下)?(?:[（(][^（）()]*[)）])?$/.test(
      text,
    ) &&
    !/^\d{1,4}年|^\d{1,2}月/.test(text)
  )
}

/** 全年检查：餐饮店310家次、食堂24家次: what was done stands in the label. */
const listed =
  /^(?:全年|今年|累计|共)?(?:合法性审[核查]|审[核查]|检查|排查|抽检|整治|走访|慰问|查处|拆除|清理|清运|新建|改造|硬化|安装|发放|培训|转移|救助|劝返|劝离|追回|收缴|投入)$/

/** 人民调解：受理286件, 规范性文件清理：废止4件: the label says of what. */
const ledByVerb =
  /^(?:共|累计|全年|今年)?(?:受理|办理|办结|接到|接待|收到|成功|检查|排查|查处|废止|修订|审查|审核|承接|调解|化解|立案|解答)(?:了)?[约近]?\d/
const genericLabel =
  /^(?:履职|履责|主要|重点|今年|全年|上半年|成效|成绩|亮点|业务|日常|综合|指标|任务|完成|做法)|.*(?:办|站|所|队|局|中心|口|线|办理|处置|处理|查处|化解|建设|保障|管理|服务|执法|监管|工作|情况)$/

function sharesPair(label: string, text: string): boolean {
  return listPairs(label).some((pair) => text.includes(pair))
}

function isThing(label: string): boolean {
  return (
    /^[\u4e00-\u9fff“”]{2,10}$/.test(label) &&
    !/(?:情况|方面|工作|数据|其他|其中|部分|内容|材料|办理|处置|办结|保障)$/.test(label)
  )
}

/** 矛盾纠纷：全年排查318起 -> 全年排查矛盾纠纷318起. */
/** 打捆机补贴：买了9台: what was paid for is counted, and not the money. */
function isMoneyAside(label: string, text: string): boolean {
  return /(?:补贴|补助|资金|经费|奖补)$/.test(label) && !/\d[\d.]*万?元/.test(text)
}

function afterVerb(text: string, label: string): string | null {
  const found =
    /^((?:全年|今年|累计|上半年)共?(?:排查|化解|受理|办理|接到|检查|查处|审查|调解|解答|整改))(?=[约近]?\d)/.exec(
      text,
    )
  const isObject = /^[\u4e00-\u9fff]{0,6}(?:纠纷|隐患|案件|线索|投诉|信访|工单|警情|合同|文件)$/.test(label)
  return found !== null && isObject ? found[1]! + label + text.slice(found[0].length) : null
}

/** 书记、镇长：专题研究3次: the label says who did it. */
export function nameLeader(
  clauses: readonly JoinedClause[],
  { label, part }: { label: string; part: string | null },
): readonly JoinedClause[] {
  const [first, ...rest] = clauses
  const done = first && part === null ? nameDeed(first.text, label) : null
  if (first && done !== null) return [{ ...first, text: done }, ...rest]
  if (first && part === null && isCountOf(label, first.text))
    return [{ ...first, text: label + first.text }, ...rest]
  if (
    first &&
    part === null &&
    listed.test(label) &&
    !first.text.includes(label) &&
    /^[\u4e00-\u9fff]{2,8}(?<!了)[约近]?\d/.test(first.text)
  )
    return [{ ...first, text: label + first.text }, ...rest]
  const deed = first && part === null && done === null ? afterVerb(first.text, label) : null
  if (first && deed !== null) return [{ ...first, text: deed }, ...rest]
  if (
    first &&
    part === null &&
    isThing(label) &&
    !genericLabel.test(label) &&
    ledByVerb.test(first.text) &&
    !sharesPair(label, first.text)
  )
    return [{ ...first, text: label + first.text }, ...rest]
  const verb =
    first && part === null && isThing(label) && !isMoneyAside(label, first.text)
      ? /^[\u4e00-\u9fff]{1,2}了(?=[约近]?\d)/.exec(first.text)?.[0]
      : null
  if (first && verb && [...verb].some((char) => label.includes(char)))
    return [{ ...first, text: label + first.text.slice(verb.length) }, ...rest]
  if (first && verb === '查了' && !label.includes('查'))
    return [{ ...first, text: `${label}检查${first.text.slice(verb.length)}` }, ...rest]
  if (first && verb) return [{ ...first, text: verb + label + first.text.slice(verb.length) }, ...rest]
  if (
    !first ||
    part !== '第一责任人' ||
    !/书记|[镇乡]长|主任|负责人|领导$/.test(label) ||
    /情况|职责|履职/.test(label) ||
    opensWithWho.test(first.text)
  )
    return clauses
  return [{ ...first, text: first.text.includes(label) ? first.text : label + first.text }, ...rest]
}

/** 党委会听汇报4次 under 书记镇长: it says itself who. */
const opensWithWho =
  /^(?:本人|我|[镇乡]?党委|党工委|[镇乡]长|街道|书记|主任|[镇乡]政府|(?:主要|行政机关)?负责人|班子)/

/** 都按时答复, 全部办结, 没有一起升级: says something of all that was just counted. */
const tailWords =
  /^(?:都|全都?(?![覆科程面国省市县镇乡村年员民家体天职日])|全部|均|也都|无一|没有一|未发生|没有发生)/

function bareNumber(text: string): number {
  return /[\u4e00-\u9fff：:]\s?\d+(?:\.\d+)?$/.test(text) && !/年$/.test(text) ? 1 : 0
}
