// Step of reading a brief: words of the first lines -> what the paper is about: 局里让报防汛抗旱的专题汇报 -> 防汛抗旱, 民政办 -> 民政.

export const period = /(?:上|下)半年|半年|(?:前三|前两|第?[一二三四])季度|[1-9]\s?[-—~至到]\s?1?\d月份?/

/** 只要2024年产业发展这一节: what alone is to be written. */
const partAlone =
  /^(?:[你您]|请|就|先|这次|这回)*(?:只|光|单|就|仅|先|专门)(?:要|写|需要?|报|出|做|用|来|给)?(?=[\u4e00-\u9fff\d])/

export function bareTopic(words: string): string {
  const topic = words
    .split(' ')
    .at(-1)!
    .replace(sentBy, '')
    // 写给镇长看的: who reads it.
    .replace(/^.*(?:给|让|请)[\u4e00-\u9fff]{0,4}(?:[镇乡县]长|书记|主任|领导)(?:看|用|审|过目)?的?$/, '')
    .replace(/^(?:给我|先)?(?:要|来)一[份个篇](?:关于)?/, '')
    .replace(askedBehind, '')
    .replace(
      /^.*(?:帮忙|帮我|给我|给)?(?:写|起草|草拟|拟写|拟|报送|上报|报|出|提供|整理|关于|(?:弄|整|搞|做)(?=一?[下份篇个期段成])|[你您](?:就|先)?给(?:我们?)?(?:弄|整|搞|做)成?)(?:一下|成?一[份篇个期段]|成?[个份篇期]|成)?(?=.|$)/,
      '',
    )
    .replace(/^.*?(?:领导|书记|[镇乡县]长|县里|市里|上面)(?:要|催|让写)(?:一?[份篇个期])?/, '')
    .replace(/^(?:要|用)?个?\d+(?:分钟|页|字)的?|^(?:要|用)个/, '')
    .replace(/(?:就|只|先)?(?:写|要|来)$/, '')
    .replace(/^编(?:写|发)?一?[个份篇期]$/, '')
    .replace(partAlone, '')
    .replace(/(?:[你您]们?)?(?:帮忙?|给)?(?:[我咱]们?)?(?:发|写|出|弄|整|做|编)[个篇份]?$/, '')
    .replace(
      /^.*?(?:我们?|咱们?|本)(?:村|镇|乡|社区|这里|这边)?(?:搞|做|弄|办|开展)的?(?:这个|那个|这次)?/,
      '',
    )
    .replace(/^([\u4e00-\u9fff]{2,5}(?:村|社区))(?:搞|做|弄|办|开展)的?(?:这个|那个|这次)?/, '$1')
    .replace(
      /(?:的?情况)?[你您]?(?:就|先)?(?:帮|给|替)[我咱]们?(?:写|弄|整|做|搞|起草)(?:成|个)?(?:一?[个份篇])?$/,
      '',
    )
    .replace(asksAlone, '')
    .replace(/^(?:[下上]面|以[下上])(?:的)?(?:就)?是/, '')
    .replace(/^(?:[镇乡][上里]的?|我们|咱们?|本单位)(?=[\u4e00-\u9fff]{2})/, '')
    .replace(/^[\u4e00-\u9fff]{1,3}[县市区旗](?=[\u4e00-\u9fff]{1,5}(?:[镇乡]|街道))/, '')
    .replace(/^.{1,12}?(?:[镇乡县](?![村镇土])|街道|社区)(?=(?:\d{4}|[\u4e00-\u9fff]{2}))/, '')
    .replace(/(?<!\d)\d{4}(?!\d)年?度?|本年度|今年|全年|年度/g, '')
    .replace(period, '')
    .replace(/^(?:的|一[份篇个期]|[个份篇期]|[这此本那][次场轮回项])+/, '')
    .replace(/(?<=.{3})(?:进展|完成|开展|落实)(?:情况)?$/, '')
    .replace(/(?:的|工作|专题|情况|方面|专项)+$/, '')
    .replace(/^年[底终末]$/, '')
    .replace(/^(?:的)+/, '')
    .replace(/^[\u4e00-\u9fff]{1,6}(?:(?<!乡)[镇乡县]|街道)$/, '')
    .replace(/[“”"《》\s]/g, '')
    .slice(0, 20)
  return ofSender.test(topic) ? '' : ofOffice(topic)
}

/** 河长制今年的情况写个(汇报): what it is about stands before the words that ask. */
const askedBehind =
  /(?<=[\u4e00-\u9fff]{2})(?:今年|全年|[上下]半年|年度)?的?(?:工作)?情况[你您]?(?:给|帮)?(?:我们?)?(?:写|弄|整|做|搞|出|拟)(?:成)?(?:一?[个份篇期])?$/
/** 你给成个, 帮我理成一份: asks, and names nothing. */
const asksAlone =
  /^[你您]?(?:就|先|看着)?(?:帮|给|替)?(?:我们?|咱们?)?(?:弄|整|搞|做|写|凑|汇|理|归|捋|拢)?(?:成|出)?(?:一?[个份篇期])?$/
/** 龙所长发来的普法 */
const sentBy = /^[\u4e00-\u9fff]{2,8}(?:发|报|转|拷|传)(?:过?来)?的(?=[\u4e00-\u9fff]{2})/
/** 统计站老黎发的: who sent it. */
export const ofSender = /(?:发|报|转|拷|传|整理|汇总|提供|凑|给)(?:过?来)?的?$/
/** 民政办, 退役军人服务站: its work is called without the house it is done in. */
const office =
  /^([\u4e00-\u9fff]{2,8}?)(?<!派出|卫生|看守|加油|变电|托儿|研究|事务|敬老)(?:办公室|办|所|站|综合服务中心|服务中心|中心)$/
/** 妇联妇女儿童普法维权: who does it, before what is done. */
const byOffice =
  /^(?:妇联|团委|工会|武装部|[\u4e00-\u9fff]{2,4}办(?![理法公案学证好事])|[\u4e00-\u9fff]{2}站)(?=(?!规范|标准|建设)[\u4e00-\u9fff]{4,}$)/

function ofOffice(topic: string): string {
  return topic.replace(byOffice, '').replace(office, '$1')
}

const town = '[\\u4e00-\\u9fff]{2,6}?(?:镇|乡|街道)'
const year = '(?:20\\d{2}\\s?年度?|今年|全年|本年度?)'
/** 某镇2024年群众文化和文明创建工作, 某镇今年防火防汛的数我报一下, 第五次全国经济普查某乡完成情况. */
const beside = [
  new RegExp(`^(?:(?:${year})?的?${town}(?:${year})?|${year})的?([\\u4e00-\\u9fff、]{4,20}?)(?:工作)?$`),
  new RegExp(
    `^(?:${town})?(?:${year})的?((?:1\\d{4})?[\\u4e00-\\u9fff、]{2,14}?)(?:工作)?的?(?:数[据字]?|情况|材料|料)(?:$|[我都给报在])`,
  ),
  new RegExp(`^([\\u4e00-\\u9fff、]{4,16})${town}(?:工作)?(?:完成|开展|进展|落实|推进)情况$`),
]
/** Asks, tells or sends: no name of work. */
const speaks =
  /[我你您咱他写弄帮要让请念记了过着没未无]|发生|开展了|是|一下|领导|书记|主任|[镇乡]长|汇报|总结|报告|简报|材料如下|素材|数据如下|计划|打算|半年|季度/

/** 上半年进度, 各项工作: all of it. */
const ofNothing =
  /^(?:工作)?(?:年[底终末]|进度|进展|任务|指标|目标|完成|统计(?=表|数|情况)|主要|重点|各项|全面|整体|综合|基本|相关|有关|台账|情况|工作)/

/** Of the clauses that lead the material, what one of them names beside the paper; empty for none. */
export function nameBeside(clauses: readonly string[]): string {
  for (const clause of clauses) {
    const found = beside
      .map((pattern) => pattern.exec(clause)?.[1] ?? '')
      .find((words) => words !== '' && !speaks.test(words))
    const topic = found === undefined ? '' : bareTopic(found)
    if (topic.length > 1 && !ofNothing.test(topic)) return topic
  }
  return ''
}
