// Step of reading a brief: lines that only name the material (平安建设工作总结数据) or speak to the writer (给我出一期简报) are no facts.

import { isNote } from '#draft/roles/is-note.ts'
import { cutEnd } from '#shared/cut-end.ts'

const titled =
  /^[^，,。；;：:]{0,40}(?:素材|数据|材料|台账|台帐|汇报|总结|小结|通报|报告|年报|报表|统计表|清单|用的?数)(?:用|数)?(?:\s?[（(][^（）()]*[)）])?$/
/** 松岗乡2023年护林工作情况（护林站供稿）: named by place or year, and said whose it is. */
const ofPlace =
  /^(?=[^，,。；;：:]{0,24}(?:(?:19|20)\d{2}年|[镇乡]|街道|社区))[^，,。；;：:]{2,36}(?:数据表|统计|汇总|情况表?|要点|(?:情况|总结)(?:和|及|与|暨)[\u4e00-\u9fff]{0,6}(?:计划|打算|安排))(?:表)?(?:\s?[（(][^（）()]*[)）])?$/
const nothing = /^[^，,。；;：:]{2,40}(?:总结|汇报|报告|材料|年报|简报)(?:时?用|的|(?:时|里)?要用的)$/

/** The first line alone: 欠薪治理工作情况（劳动所提供）, 副镇长述职述法. */
const first =
  /^(?:20\d{2}年度?)?[\u4e00-\u9fff“”]{2,14}(?:情况(?:说明)?|述[职责](?:述[法廉])?)(?:\s?[（(][^（）()]{0,20}[)）]|\s[\u4e00-\u9fff、]{2,16})?$/
/** 关于报送某总结的通知要点：: what the county sent. */
const notice = /^关于[^，。；]{4,50}(?:通知|函|方案)(?:要点|要求|内容)?(?:[（(][^（）()]{0,20}[)）])?[:：]?$/

/** 马鞍镇财政所上半年工作总结和下半年计划 数据从表里粘的, 石鼓乡 法治政府建设 2025: words that name a paper, or a place, a subject and a year, and count nothing. */
const namesPaperAnywhere =
  /(?:述[职责]述?[法廉]?|述法|总结|小结|汇报|报告|通报|简报|年报|素材|台账|底稿|初稿|备忘|要点|供稿|摘要|材料)(?![了过要员费])/
/** 基础台账不够规范, 上报材料质量不高, 问题：总结提炼少: what is said of papers is no title of one. */
const saidOfPaper = new RegExp(
  `^(?:存在的?)?(?:问题|不足|困难|短板|打算|计划|下一步)[^：:]{0,4}[:：]|${namesPaperAnywhere.source}[^，。]{0,6}(?:不|没|未|缺|偏|太|较|难|少|差|滞后|薄弱|老套|陈旧|单一|空洞|雷同)`,
)
const ofYear =
  /^(?=.*20\d{2})(?:[\u4e00-\u9fff“”]{2,14}(?:年度?)?|20\d{2}年?度?)(?:\s+(?:[\u4e00-\u9fff“”]{2,14}|20\d{2}年?度?|\d{1,2}[-—~至到]\d{1,2}月份?)){1,3}$/
const mostFirst = 60

/** 双溪镇小流域治理  2025年, below a line that only says what paper it is. */
const placeSubject =
  /^[\u4e00-\u9fff]{2,5}(?:镇|乡|街道)(?!党|政府|人大)[\u4e00-\u9fff“”]{2,14}(?:\s*20\d{2}年?(?:度|[上下]半年)?)?$/
export function isPlaceSubject(line: string): boolean {
  return placeSubject.test(line.trim()) && !/[了过被]|没有|全部/.test(line)
}

/** 2024.9 */
const monthAlone = /^(?:20\d{2}[.．/-]\d{1,2}(?:[.．/-]\d{1,2})?|20\d{2}年(?:\d{1,2}月)?)$/

/** 某乡防汛工作情况汇报   2024.9   县水利局要的，周五前交: what stands behind the title says when and for whom. */
function leaveNotes(line: string): string {
  const [title = '', ...behind] = line.trim().split(/\s{2,}|[，,]\s*|\s(?=20\d{2}[.．/-])/)
  return behind.length > 0 && behind.every((one) => monthAlone.test(one) || isNote(one)) ? title : line
}

/** Whether the first line that says anything names the material. */
export function isFirstTitle(line: string): boolean {
  const bare = leaveNotes(line)
    .trim()
    .replace(/^[#\s]+/, '')
    .replace(/[（(][^（）()]{0,40}[)）]/g, '')
  if (first.test(bare) || ofYear.test(bare)) return true
  const uncounted = bare.replace(
    /第\s?\d{1,3}\s?期|(?:19|20)\d{2}\s?年?(?:度)?|\d{1,2}月?\s?[-—~至到]\s?\d{1,2}月(?:份)?|\d{1,2}月(?:份|\d{1,2}[日号])?/g,
    '',
  )
  return (
    bare.length <= mostFirst &&
    !/[\d，,。；;]/.test(uncounted) &&
    namesPaperAnywhere.test(bare) &&
    !saidOfPaper.test(bare)
  )
}

/** Longer lines are no titles. */
const mostTitle = 45

/** （孟书记口述，某镇2024年度，帮他捋成述职述法报告）: all of the first line in brackets, which names the paper and counts nothing. */
export function isBracketTitle(line: string): boolean {
  const inner = /^\s*[（(]([^（）()]{6,80})[)）]\s*$/.exec(line)?.[1] ?? ''
  return namesPaperAnywhere.test(inner) && !/\d/.test(inner.replace(/(?:19|20)\d{2}\s?年?(?:度)?/g, ''))
}

/** 标题：某街道开展送清凉活动 */
export function leaveName(line: string): string {
  return line.trim().replace(/^[#\s]*(?:(?:标题|题目|题)[:：]\s*)?/, '')
}

/** 出一期简报，题目就叫某镇“板凳会”解开疙瘩: the headline, and what is left of the line. Null where none is named. */
export function takeHeadline(line: string): { readonly headline: string; readonly rest: string } | null {
  const found = line.length > longestNamed ? null : namedHeadline.exec(line)
  if (found === null) return null
  return { headline: found[1]!, rest: cutEnd(line.slice(0, found.index), /[，,。；;\s]/) }
}

/** A longer line tells of the work. */
const longestNamed = 160
const namedHeadline =
  /(?:题目|大?标题)(?:就|还)?(?:叫做?|是|用|定为|写成?|取为?|拟为|[：:])[：:\s]*[《「]?([\u4e00-\u9fff“”、—·]{6,40})[》」]?[。！]?\s*$/

const ofBulletin = /简报|工作动态|信息专报|工作信息/
/** 龙泉街道反诈宣传进市集, below 简报 第12期: what the bulletin is headed. */
export function isHeadline(line: string, before: string): boolean {
  const bare = leaveName(line)
  return ofBulletin.test(before) && /^[\u4e00-\u9fff“”、]{8,32}$/.test(bare) && !ofBulletin.test(bare)
}

/** A line with neither a stop nor a number beyond its year. */
export function isTitleLine(line: string): boolean {
  const bare = line
    .trim()
    .replace(/^[#\s]+/, '')
    .replace(/[，,](?:材料|数据|情况|素材|内容|要点)如下[:：。]?$/, '')
  if (notice.test(bare)) return true
  if (bare.length > mostTitle) return false
  const counted = bare.replace(
    /\d{1,2}\s?[-—~至到]\s?\d{1,2}月(?:份)?|(?:19|20)\d{2}\s?年?(?:度|上半年|下半年)?|\d{1,2}月(?:份)?/g,
    '',
  )
  return !/\d/.test(counted) && (titled.test(bare) || nothing.test(bare) || ofPlace.test(bare))
}

/** （办文说明：…不入正文。）: to whoever types it. */
const noteToTypist = /^[（(](?:办文|填报|供稿|拟稿|起草|排版)?(?:说明|备注|提示|注)[:：][^0-9]{0,200}[)）]$/
/** 单位  某镇    2024年1—6月, over a table. */
const ofUnit = /^(?:填报)?单位\s+[\u4e00-\u9fff]{2,20}(?:\s+20\d{2}年[\d—~、月至-]{0,8})?$/
const furniture =
  /^(?:填报)?单位\s{2,}[^，。；]{0,40}$|^(?:填报|制表|审核|填表|报送|供稿|整理|联系|(?:数据|材料)?来源)(?:人|单位|部门|电话|时间|日期)?\s?[:：][^，。；]{0,24}$|^[（(]?(?:内部|校稿|本单位)?联系(?:人|电话|方式)\s?[:：]?\s?[\u4e00-\u9fff]{2,4}(?:[，,\s]+(?:手机|电话|联系电话)?[:：]?[\d×*-]{0,20})?(?:[（(][^（）()]{0,16}[)）])?[)）]?$/

/** 6月28日 17:42, 安监站 老周 9:05: when a message was sent, and by whom. */
const stamp =
  /^\s*(?:[\u4e00-\u9fff]{1,8}[\s·—-]+){0,3}(?:20\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s+|\d{1,2}[-/月]\d{1,2}日?\s+|(?:昨天|今天|上午|下午|星期.|周.)\s*)*\d{1,2}:\d{2}(?::\d{2})?\s*$/

/** 应急办 2026年6月28日: whose it is, and of when. */
const ofOffice =
  /^[\u4e00-\u9fff]{2,10}(?:办|办公室|站|所|中心|局|政府|街道)\s+20\d{2}[年.-]\d{1,2}[月.-]\d{1,2}日?$/
/** [平安办工作群]: where the messages come from. */
const ofGroup = /^\s*[[【（(][\u4e00-\u9fff\d]{0,14}群(?:聊|消息|记录)?[\]】）)]\s*$/
/** （党政办整理，2024年12月20日） */
const ofHand =
  /^[（(][\u4e00-\u9fff]{2,12}(?:整理|提供|供稿|报送|填报|汇总)(?:[，,、\s]*(?:20\d{2}年)?\d{1,2}月\d{1,2}日)?[)）]$/

/** 填表：某办: says who filled it in, nothing of the work. */
export function isFurnitureLine(line: string): boolean {
  if (stamp.test(line) || ofOffice.test(line.trim()) || ofGroup.test(line) || ofHand.test(line.trim()))
    return true
  return furniture.test(line.trim()) || ofUnit.test(line.trim()) || noteToTypist.test(line.trim())
}

const asks =
  /^(?:请|帮我)?写.{2,16}(?:打算|计划|安排|不足|问题)(?:[（(][^（）()]*[)）]?)?[，,]?$|(?:写|起草|草拟|拟|出|做|弄|整)(?:一?[下个份篇期段])?[^，,。]{0,24}(?:报告|总结|汇报|简报|材料|稿|信息|段|部分|一节)|(?:帮|替|给)(?:我|忙|咱)|你(?:听|帮|记|来)|说给你|我说|小助手|别(?:写|整|弄|太)|不用管|一页纸|用(?:下面|以下|这些)的?数|(?:这|那)(?:一?段|部分|块)(?:就行|即可)?[，,。]?$|^我是.{2,12}(?:长|书记|主任|干部)|^(?:给我)?要一?[份个篇](?:关于)?[\u4e00-\u9fff]{2,16}情况|汇总写|让报|述职(?:述[廉法])?用|你看着|(?:料|材料|素材|数据|数)[^，。]{0,8}(?:归拢|归到|凑|整理|汇总|放|拢)[^，。]{0,10}(?:了|这里|文件|一起)|(?:急?要|催|等)(?:一?[个份篇])?(?:材料|稿子?|总结|报告|汇报)[，, ]?$|^我是.{1,8}长(?:，|,|分管|负责|$)|润色|(?:把|报)数|(?:领导|书记|县里|上面)让/

/** 主任，: who is asked. */
const calls =
  /^(?:主任|书记|[镇乡所站科局]长|领导|老师|师傅|同志们?|各位|[老小][\u4e00-\u9fff]|[\u4e00-\u9fff](?:主任|哥|姐|工|总|书记))[，,：: ]$/

const longestSubject = 16

/** The words at the head of the material that ask for it to be written; empty when it starts at once. */
export function findOpening(line: string): string {
  const isBare = (text: string) =>
    !/\d/.test(text.replace(/(?:19|20)\d{2}\s?年?|12345|\d{1,2}(?:月?[-—~至到]\d{1,2})?月/g, ''))
  let taken = ''
  const sentences = line.split(/(?<=[。！!])/)
  for (const [index, sentence] of sentences.entries()) {
    const next = sentences[index + 1] ?? ''
    // 今年信访工作。你帮我弄成一个总结。: dictated, what it is of before what is asked.
    const isNamed = sentence.length <= longestSubject && isBare(next) && asks.test(next)
    if (isBare(sentence) && (asks.test(sentence) || isNamed) && sentence.length <= 80) {
      taken += sentence
      continue
    }
    let led = ''
    for (const clause of sentence.split(/(?<=[，,：:]|[\u4e00-\u9fff] (?=[\u4e00-\u9fff]))/)) {
      const isTitled = taken !== '' && isTitleLine(clause)
      const isCall = taken === '' && led === '' && calls.test(clause)
      if (!isBare(clause) || !(asks.test(clause) || isTitled || isCall) || clause.length > 45) return taken
      if (isCall) led = clause
      else {
        taken += led + clause
        led = ''
      }
    }
    return taken
  }
  return taken
}
