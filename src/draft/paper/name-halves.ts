// Step of reading a brief: the lines that lead it -> what the paper holds beside what was done (上半年总结+下半年计划, 半年总结，后头带下半年打算), as titles say it.

const told = '(?:总结|小结|汇报)'
const time = '(?:[下后]半年|20\\d{2}年(?:度)?|第?[二三四]季度|下一?(?:步|阶段|季度|年)|明年|来年|今后)'
const plans = '(?:计划|打算|安排|思路|要点)'
const work = '(?:的)?(?:重点|主要)?(?:工作)?'
/** 总结和下半年计划: written as titles are. */
const joined = new RegExp(`(?:${told}|情况)\\s*((?:和|及|暨|与|以及|还有|加上?)\\s*${time}?${work}${plans})`)
/** 总结+下半年计划, 总结、下半年思路, 总结（含下半年打算）, 汇报，附下半年打算, 总结，下半年计划也写上. */
const beside = new RegExp(
  `${told}(?:稿|材料)?(?:\\s*[+＋&、/／]\\s*|\\s*[（(，,]?\\s*(?:(?:后[头面边]|最后|末尾|里面|里头|其中)?(?:还|也|再|要|都|另)*(?:带上?|附上?[:：]?|加上?|连同?|包括|包含|含|写上?))\\s*)(?:个|一?[份段])?(${time})?(?:的)?((?:重点|主要)?)(?:工作)?(${plans})`,
)
const behind = new RegExp(
  `${told}\\s*[，,]\\s*(${time})(?:的)?((?:重点|主要)?)(?:工作)?(${plans})(?:也|还|都|一起|一并|要)+(?:写|带|放|附|加)`,
)
const longest = 200

/** 及下半年工作计划; empty where plans are not asked for by name. `period`: that is reported on. */
export function nameHalves(head: string, period: string): string {
  const lead = head.slice(0, longest)
  const written = joined.exec(lead)?.[1]
  if (written !== undefined) return written.replace(/^(?:还有|加上?)/, '和').replace(/\s/g, '')
  const found = beside.exec(lead) ?? behind.exec(lead)
  if (found === null) return ''
  const [, said = '', weight = '', plan] = found
  const when = said === '' && /半年|[1-6]\s?[-—~至到]\s?6月/.test(period) ? '下半年' : said
  return `及${when.replace(/^后半年$/, '下半年')}${weight}工作${plan}`
}
