// Step of reading a brief: the lines that lead it (政府工作报告里只要“民生保障”这一节) -> the part of that report which alone is to be written, by its name.

/** Whose parts are written apart, each by another office. */
export const wholePaper = '政府工作报告'

const mark = '一?(?:部分|[节段块章])'
const asked =
  '(?:(?:请|麻烦|劳驾)?(?:你|您)?(?:帮|给|替)?(?:我们?|咱们?)?(?:来)?(?:只|光|单|就|仅|先|专门)(?:需要?|要|写|报|出|做|用|来|给)|(?:请|麻烦)?(?:你|您)?(?:帮|给|替)?(?:我们?|咱们?)?(?:写|起草|撰写|拟)|仅|只)'
/** 补一段, 要一节: the part is counted, and its name follows. */
const counted = '(?:写|补|要|来|出|加|拟|起草|弄|整|做)(?:上|个)?一?[节段块章](?:关于)?的?'
/** What stands before the name: the paper, its own part (第二部分里的, 2024年工作回顾中), and that it is asked for. */
const before = new RegExp(
  `^(?:.*?${wholePaper}(?:用|起草)?(?:第[一二三四五六七八九十]{1,2}部分)?(?:里头|里面?|当中|中|的)*(?:[讲写说谈](?!话)|关于|有关|涉及)?|${counted}|${asked}|“?(?:20\\d{2}年度?)?工作回顾”?(?:里面?|中)?的?|[本这]节回顾|20\\d{2}(?:年度?)?的?|(?!城乡)[\\u4e00-\\u9fff]{2,5}(?:镇|乡(?![村镇])|街道)的?(?=[“”\\u4e00-\\u9fff]{2}))+`,
)
const quotedName = new RegExp(`^“([^”\\d]{2,16})”(?:(?:这|那)?${mark})?`)
const markedName = new RegExp(
  `^([^“”\\d]{2,16}?)(?:工作|情况)?的?(?:这|那)?${mark}(?=$|[你我您的里来就用说写吧呗素材稿初要归由，]|材料|数据)`,
)
const askedFor = new RegExp(`(?:${asked}|${counted})[^，。]{0,8}$`)
const countedFor = new RegExp(`${counted}$`)
/** 其他部分, 文字部分, 整篇, 请按两大块: no name of a part. */
const nothing =
  /^(?:请|按|分(?!管)|其[他它余]|别的|全部|整[个篇]|全[文篇]|文字|数[据字]|表格?|这|那|哪|本|前|后|上|下|第?[一二三四五六七八九十]+)(?:[一个些]|$)|不[用要写]|别写/
/** 按两大块写全文: all of it. */
const wholeAsked = /写(?:成|个|一篇)?(?:全文|全篇|整篇)|[分按][两三四五六几](?:大)?[块个]/
const longestLine = 200
const headLines = 3

/** Empty where no part is asked for alone, or of another paper. */
export function readPartAlone(head: string): string {
  const lines = head.split('\n').slice(0, headLines)
  const line = lines.find((one) => one.includes(wholePaper))?.slice(0, longestLine)
  if (line === undefined || wholeAsked.test(line)) return ''
  const folded = line.replace(/[《"]([^》"]{2,16})[》"](?!.{0,2}政府)/g, '“$1”')
  // A point or a dash behind the paper's name leads the name of its part: 政府工作报告·民政事业.
  const [, dashed] =
    new RegExp(`${wholePaper}(?:[·•・]|[—-]{1,2})([\\u4e00-\\u9fff]{2,12})(?=$|[（(，,\\s])`).exec(folded) ??
    []
  const pieces = folded.split(/[，,。:：；;！!（()）【】\s]+|(?:—){1,2}|[·•・]/)
  for (const piece of pieces) {
    const named = nameOf(piece)
    if (named !== '' && !nothing.test(named)) return named
  }
  return dashed !== undefined && !nothing.test(dashed) ? bare(dashed) : ''
}

function nameOf(piece: string): string {
  const lead = before.exec(piece)?.[0] ?? ''
  const rest = piece.slice(lead.length)
  const quoted = quotedName.exec(rest)
  if (quoted !== null && (lead !== '' || quoted[0].length > quoted[1]!.length + 2)) return quoted[1]!
  const marked = markedName.exec(rest)?.[1]
  if (marked !== undefined) return bare(marked)
  const isCounted = countedFor.test(lead) && askedFor.test(lead)
  return isCounted && /^[\u4e00-\u9fff、]{2,16}$/.test(rest) ? bare(rest) : ''
}

function bare(name: string): string {
  const open = name.replace(/(?:的|工作|情况|方面|专题)+$/, '')
  return open.length < leastName ? '' : open
}

const leastName = 2
