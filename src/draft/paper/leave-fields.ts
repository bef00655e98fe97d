// Step of reading a brief: lines that name a field of the paper (落款写镇政府 2025年1月16日, 主送：县信访局, 制表人：小何) -> the fields, and the text without them.
import { writeDay } from '#shared/spell-date.ts'

export interface PaperFields {
  /** Whom it is for; absent: no line names it. */
  readonly recipient?: string
  /** 2025-01-16 */
  readonly signedOn?: string
}

/** Who worked on the paper, and when: told to nobody. */
const doing =
  '(?:述[职法廉责]{1,4}|报告|汇报|报送|上报|填报|填表|制表|复核|审核|审签|签发|校对|校核|校稿|经办|拟稿|起草|撰稿|供稿|整理|统计|汇总|提供|录入|记录|联系|报道|采写|摄影|责编|编辑|编审)'
const doer = new RegExp(
  `^(?:${doing}(?:人|单位|部门|时间|日期|员|电话)|(?:单位|部门)(?=[:：].{0,16}(?:办|所|站|中心|镇|乡|街道|委|局)\\s*$)|(?:现任|到任|任职)(?:时间|职务)|姓名|报告年度|年度)(?:[:：]\\s*|\\s+)`,
)
const briefDoer = new RegExp(`^${doing}[:：]\\s*`)
const field =
  /^(主送|抄送|抄报|落款|署名|成文|印发)(?:机关|单位|日期|时间)?(?:统一|就|请|要)*(?:[:：]\s*|\s+|(?:写|按|用|是|为|填)(?:成|上)?)/
const day = /(?:(20\d{2})\s?[年.\-/])(\d{1,2})[月.\-/](\d{1,2})[日号]?/
const dates = /(?:20\d{2}\s?[年.\-/])?\d{1,2}[月.\-/](?:\d{1,2}[日号]?)?|20\d{2}年?(?:度|上半年|下半年)?/g
const phone = /(?:手机|电话|联系电话|微信)?[:：\s]*[\d*×][\d*×-]{6,19}/g
const longestValue = 40
const longestLine = 120

/** 区委、区政府： on a line of its own near the head. */
const addressed =
  /^((?:[\u4e00-\u9fff]{0,8}(?:[省市县区州旗镇乡](?:委|人民政府|政府|人大)|纪委|政法委|[\u4e00-\u9fff]{1,10}[局部]|[\u4e00-\u9fff]{2,10}办公室|领导小组办公室|依法治[县市区]办)[、，]?){1,3})[:：]$/
const nearHead = 12

/** Lines keep their place. */
export function leaveFields(text: string): { readonly text: string; readonly fields: PaperFields } {
  const fields: { recipient?: string; signedOn?: string } = {}
  const lines = text.split('\n').map((line, at) => {
    const recipient = at < nearHead ? addressed.exec(line.trim())?.[1] : undefined
    if (recipient !== undefined) {
      fields.recipient ??= recipient
      return ''
    }
    if (line.length > longestLine || /[|｜\t]/.test(line)) return line
    const bare = line.replace(/^[\s#>*•·-]+|[（(](?=[^（）()]*[)）]\s*$)/g, '').replace(/[)）]\s*$/, '')
    const pieces = bare.split(/[。；;]\s*|[，,、]\s*(?=[\u4e00-\u9fff]{2,6}[:：])/).filter(Boolean)
    const read = pieces.map(readField)
    for (const one of read) Object.assign(fields, one)
    return pieces.length > 0 && read.every((one) => one !== null) ? '' : line
  })
  return { text: lines.join('\n'), fields }
}

/** Null for what names no field. */
function readField(piece: string): PaperFields | null {
  const said = piece.trim()
  const named = field.exec(said)
  const led = named ?? doer.exec(said) ?? briefDoer.exec(said)
  if (led === null) return null
  const value = said.slice(led[0].length)
  const bare = value.replace(dates, '').replace(phone, '')
  if (value === '' || value.length > longestValue || /\d/.test(bare)) return null
  if (named === null) return {}
  const found = day.exec(value)
  const [month, date] = [Number(found?.[2]), Number(found?.[3])]
  const isDay = month >= 1 && month <= 12 && date <= 31
  const signedOn = isDay ? { signedOn: writeDay(Number(found![1]), month, date) } : {}
  return named[1] === '主送' ? { recipient: bare.trim() } : signedOn
}
