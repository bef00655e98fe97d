// Step of the sentence check: words by which a clause says more than its nouns: ranks, levels, titles, all and none, how often.
import { normalise } from '#text/normalise.ts'
import type { CitedPassage, SentenceFault } from './cited-passage.ts'
import { type Clause, readClauses, type Wording } from './claim-source.ts'
import { foldWords } from './claim-wording.ts'
import { measureCover } from './measure-support.ts'
import type { Claim } from './read-claims.ts'

/** Each stands in a cited passage as it is written: a model adds them to round a sentence off. */
const literal: readonly RegExp[] = [
  // Ranks, firsts and ordinals.
  /第一(?!责任人|时间|书记)|第[二三四五六七八九十百\d]{1,3}[年期次批个名位届轮步件起版季条]|首[位个家次创批]|居首|领先|名列|位居|排名|唯一|遥遥/g,
  /(?:国家|全国|中央|[省市县区镇乡村])级(?!市)|街道级|全[国省市县区](?!面|域)/g,
  /(?:其[他它余]|别的|各|所有|全部|多数|大多数|大部分|部分|少数|许多|不少)(?:的)?(?:乡镇|镇|乡|街道|地方|地区)/g,
  // Who did it; an office by its own name.
  /[\u4e00-\u9fff]{2}(?<!格|布|结|大|全|开|僵|时|当)(?:局(?![面部势限])|(?<![餐大客展])厅|(?<![场厕处会住诊])(?<![一二两三四五六七八九十几多\d])所(?![有在需属以得作限致提设规]))/g,
  /公安|税务|城管|法院|检察院|司法[所局]|派出所|住建|民政|市场监管|应急管理|生态环境|自然资源|农业农村|水利|卫健|人社|教育局|妇联|工会|团委|纪委|人大|政协|律师|法官|检察官|民警|教师|老师|医生|志愿者|乡贤|第三方|媒体|记者/g,
]
/** 第一套 is 首套; who leads is first. */
const first: Readonly<Record<string, string>> = {
  第一: '首',
  首位: '领跑',
  首个: '第一个',
  领先: '领跑',
  居首: '第一',
}
/** What came of it for someone; stands in the clause itself or beside it. */
const outcomes =
  /免职|撤职|(?<!\d)处分(?!类)|开除|问责|追责|约谈|立案|拘留|逮捕|判刑|起诉|罚款|吊销|停业|关停|破产|表彰|奖励|获奖|示范|先进|试点|摘牌|挂牌|通报/g
/** 得分最高 of one is not that of another: one clause says both. */
const superlative = /最(?!后|终|近|新|初|大限度)[\u4e00-\u9fff]/g
const oneClause = 0.75
const bounds: readonly RegExp[] = [
  /最[高大多长重远快]|[至顶]多|上限|不[得能可会]?超过|[以之]?内|限\d/,
  /最[低小少短轻近慢]|至少|起码|下限|不[得能可会]?[少低]于|以上/,
]
const sharesNumber = (one: Clause, own: Clause['quantities']) =>
  own.some(({ value }) => one.quantities.some((other) => other.value === value))
const titles =
  /(副?)(书记|镇长|乡长|县长|区长|市长|局长|所长|主任|院长|检察长|校长|部长|科长|队长|组长|会长|站长|厂长)(?!江|期|远|效|假)/g
/** That a report does not say something cannot be cited. */
const absence =
  /(?:报告|原文|资料|材料|文中|段落)[^，。]{0,8}(?:未|没有?|无)[^，。]{0,4}(?:提|写|说|涉及|披露|记载|公布|体现|明确|数据|内容)|(?:未|没有?|无)(?:作)?(?:提及|提到|涉及|写到|披露|说明|写明|公布具体|相关(?:数据|内容|表述|记载))/
const frequency = /每(?:半年|季度|个月|月|周|星期|天|日|晚|年)/g
const usual: Readonly<Record<string, string>> = {
  日均: '每日',
  每天: '每日',
  月均: '每月',
  每个月: '每月',
  年均: '每年',
}
const usualRate = /[日月年]均|每天|每个月/g
/** 日均9.8吨 is 每天9.8吨. */
const foldRates = (text: string) => text.replace(usualRate, (word) => usual[word] ?? word)

export function checkEmphasis({ clause, passages, deps }: Claim): SentenceFault | null {
  const raw = normalise(clause.raw).text
  const texts = passages.map(({ text }) => normalise(text).text)
  const folded = texts.map((text) => foldWords(text, deps.sameWords))
  const stands = (word: string) =>
    texts.some((text) => text.includes(word)) ||
    folded.some((text) => text.includes(foldWords(word, deps.sameWords)))
  for (const pattern of literal) {
    const missing = (raw.match(pattern) ?? []).find((word) => !stands(word) && !stands(first[word] ?? word))
    if (missing) return { rule: 'clause', text: missing }
  }
  if (absence.test(raw) && !stands(absence.exec(raw)![0])) return { rule: 'clause', text: clause.raw }
  return checkTitles(raw, texts) ?? checkFrequency(clause, passages, deps)
}

/** Words that must stand near by: what came of it. */
export function checkNearby({ raw }: Clause, near: readonly Clause[]): SentenceFault | null {
  const window = near.map((one) => one.raw).join('|')
  const outcome = (raw.match(outcomes) ?? []).find((word) => !window.includes(word))
  return outcome ? { rule: 'clause', text: outcome } : null
}

/** `form`: the clause's words without places. */
export function checkSuperlative(
  { raw, quantities }: Clause,
  form: string,
  clauses: readonly Clause[],
): SentenceFault | null {
  const isSaid = (word: string) =>
    clauses.some((one) => one.raw.includes(word) && measureCover(form, `${one.form}|${one.raw}`) >= oneClause)
  // 整车最重63千克 is 整车质量上限63千克: what bounds the same number.
  const isBound = (word: string) =>
    bounds.some(
      (bound) =>
        bound.test(word) && clauses.some((one) => bound.test(one.raw) && sharesNumber(one, quantities)),
    )
  const missing = (raw.match(superlative) ?? []).find((word) => !isSaid(word) && !isBound(word))
  return missing ? { rule: 'clause', text: missing } : null
}

/** 副主任 is no 主任, and no 镇长 a 县长. */
function checkTitles(raw: string, texts: readonly string[]): SentenceFault | null {
  for (const [title, vice, office] of raw.matchAll(titles)) {
    const pattern = new RegExp(vice ? title : `(?<!副)${office}`)
    if (!texts.some((text) => pattern.test(text))) return { rule: 'clause', text: title }
  }
  return null
}

/** C级12家每月查一次 is not every quarter: the clause that holds the number says how often. */
function checkFrequency(
  { raw, quantities }: Clause,
  passages: readonly CitedPassage[],
  wording: Wording,
): SentenceFault | null {
  for (const [often] of raw.matchAll(frequency)) {
    const clauses = passages.flatMap(({ text }) => readClauses(text, wording))
    const timed = clauses.filter((one) => foldRates(one.raw).search(frequency) >= 0)
    const same = timed.filter((one) =>
      one.quantities.some((other) =>
        quantities.some(({ value, unit }) => value === other.value && unit === other.unit && unit !== '次'),
      ),
    )
    if (!(same.length > 0 ? same : timed).some((one) => foldRates(one.raw).includes(foldRates(often))))
      return { rule: 'clause', text: often }
  }
  return null
}
