// Step of revision: 主送县委县政府, 落款日期…, 标题改成…, 年份是2025年 -> the field of the paper that is to be set.
import { type RequestRule, type RevisionRequest, readByRules } from './revision-request.ts'

/** A field as it is to stand. */
export type PaperFieldRequest = Extract<
  RevisionRequest,
  { kind: 'title' | 'recipient' | 'copied' | 'issuer' | 'date' | 'year' | 'town' | 'paper' }
>

const put =
  '(?:改成|改为|调整为|更改为|变更为|换成|写成|写上|填上|定为|定在|就写|就叫|叫做|应该是|应为|改|写|用|填|叫|是|为|给|到|[:：，,\\s]){1,4}'

/** 抄送去掉 sets nothing. */
const notGone = '(?!.{0,3}(?:去掉|不要|删|不写|取消|拿掉|不用|空着|别写))'

const rules: readonly RequestRule[] = [
  [
    new RegExp(
      `^(?:把|将)?(?:报告|稿子|文章|文件)?的?(?:大)?(?:标题|题目|题名)${put}(?=.{4,60}$)([^。；;]{4,60})$`,
    ),
    (m) => ({ kind: 'title', title: m[1]!.replace(/^[《“"「]|[》”"」]$/g, '') }),
  ],
  [
    new RegExp(
      `^(?:请)?(?:把|将)?(?:报告|稿子)?的?(?:主送机关|主送单位|主送|抬头|报送单位|报送机关|报送|呈报|呈送|上报)(?:${put})?${notGone}((?:(?![，,](?:抄送|落款|署名|标题|题目|日期|年份))[一-龥、，,和及《》（）]){2,40}?)(?:这一?栏|那里)?[:：]?$`,
    ),
    (m) => readRecipient(m[1]!),
  ],
  [
    new RegExp(
      `^(?:请)?(?:把|将)?(?:同时|另外|还|再|也)?(?:抄送|抄报)(?:机关|单位|给)?(?:${put})?${notGone}((?:(?![，,](?:主送|落款|署名|标题|题目|日期|年份))[一-龥、，,和及（）]){2,40}?)[。]?$`,
    ),
    (m) => readCopied(m[1]!),
  ],
  [
    new RegExp(
      `^(?:把|将)?(?:落款|成文|署名|印发|发文|签发)?的?(?:日期|时间|落款)(?:${put})?(?:(20\\d\\d)[年.\\-/])?(\\d{1,2})[月.\\-/](\\d{1,2})[日号]?$`,
    ),
    (m) => readDate(m[1], Number(m[2]), Number(m[3])),
  ],
  [
    new RegExp(
      `^(?:把|将)?(?:落款|署名|述职人|报告人|汇报人|撰稿人?)(?:单位|人)?(?:${put})?((?!.*(?:日期|时间|错|去掉|不要|改))[\\u4e00-\\u9fff]{2,20})$`,
    ),
    (m) => ({ kind: 'issuer', issuer: m[1]! }),
  ],
  [
    /^(?:把稿子|整个|全文)?(?:改成|改为|换成|改写成|写成|按)([^\d，,。]{0,10}(?:报告|总结|汇报|汇报材料|简报|信息|述职|述法|专报))(?:的?(?:格式|写法|样子|形式))?(?:来?写)?$/,
    (m) => ({ kind: 'paper', name: m[1]! }),
  ],
]

/** Null when it sets no field. */
export function readPaperField(text: string): RevisionRequest | null {
  return readByRules(text, rules) ?? readBareValue(text)
}

const talk =
  '(?:年份|年度|日期|请|统一|地名|地方|单位|镇名|乡名|名字|名称|乡镇|我们?|咱们?|这|那|都|也|又|还是|再|就|要|给我|把|将|整个|全部|应该?|应|其实|现在|如今|实际|正确的|哦|噢|嗯|好像|不好意思|写的|要写的|写|搞|弄|打|填|说|记|错了?|不对|有误|反了|变了|改成|改为|改|换成|换|更名为|改叫|叫|是|为|成|按|用)'
const talkBefore = new RegExp(`^${talk}+(?=.|$)`)
const talkBehind =
  /(?:年度|度)?的?(?:报告|总结|稿子?|材料|汇报|情况|[镇乡]长|书记|主任)?的?(?:才对|来写|写)?[吧了啊呀哈]*$/
const denied =
  /(?:^|(?<=[，,的]|报告|总结|材料))(?:而|应该)?不[是叫用](?:20\d\d年?|[^，,。]{1,8}(?:镇|乡|街道))的?/g
/** 茶亭镇已更名: why, and the name that was. */
const renamed =
  /(?:^|(?<=[，,。；;]))[^，,。；;\d]{0,6}(?:镇|乡|街道)(?:今年|去年|现在|已经?|现已|早就|刚)*(?:更名|改名|撤并|合并|撤销|改叫|改设)[^，,。；;]{0,4}/g
/** 2024 alone answers nothing; 2024年错了 denies it. */
const points = /年份|年度|错|不对|有误|反了|改|换|应该?是|还是|不是|^是|名|^按/

/** 又错了，还是2025年; 地方错了，是高坡苗族乡的: a year or a town, and nothing else but talk. */
function readBareValue(said: string): RevisionRequest | null {
  if (said.length > longestBare || !points.test(said) || /[?？]/.test(said)) return null
  const left = said
    .replace(/[“”"「」]/g, '')
    .replace(renamed, '')
    .replace(denied, '')
    .split(/[，,。；;：:！!\s]+/)
    .map((clause) => clause.replace(talkBefore, '').replace(talkBehind, ''))
    .filter((clause) => clause !== '')
  // 地名错了，已经撤并，现在叫双柳镇: why, beside it.
  const values = [...new Set(left)]
  const [value, ...more] = values.filter((one) => town.test(one) || /^20\d\d年?$/.test(one))
  const isReason = (one: string) => one === value || (one.length <= 6 && !/[\d镇乡]/.test(one))
  if (value === undefined || more.length > 0 || !values.every(isReason)) return null
  const year = /^(20\d\d)年?$/.exec(value)?.[1]
  if (year !== undefined && !/错了?$|不对$/.test(said)) return { kind: 'year', year: Number(year) }
  return town.test(value) ? { kind: 'town', town: value.replace(/^.{2,6}?[县区市旗](?=.{2})/, '') } : null
}

const longestBare = 40
const town = /^[\u4e00-\u9fff]{1,8}(?:镇|乡|街道)$/

const beside = /^(?:再|还|也|要|另|把)*(?:加|添|增|补)(?:上|个|一个|加|进)?/

function readRecipient(said: string): PaperFieldRequest {
  const { name, ...more } = readAdded(said)
  return { kind: 'recipient', recipient: name, ...more }
}

function readCopied(said: string): PaperFieldRequest {
  const { name, ...more } = readAdded(said)
  return { kind: 'copied', copiedTo: name, ...more }
}

/** 再加上县林业局: beside whom it goes to already. */
function readAdded(said: string): { readonly name: string; readonly isAdded?: true } {
  const bare = said.replace(beside, '')
  const name = readRecipientName(bare.length < 2 ? said : bare)
  return bare === said ? { name } : { name, isAdded: true }
}

/** 县委县政府 are two: 县委、县政府. */
function readRecipientName(said: string): string {
  return said
    .replace(/委(?=[省市县区州旗镇乡]?(?:人民)?政府)/g, '委、')
    .replace(/[，,]|(?<=委)[和及](?=[县市区])/g, '、')
}

function readDate(year: string | undefined, month: number, day: number): RevisionRequest | null {
  if (month < 1 || month > 12 || day < 1 || day > 31) return null
  return { kind: 'date', year: year === undefined ? null : Number(year), month, day }
}

// Words that are known to set a field (落款单位是…, 呈县信访局), in whatever order they were said.

const anyDay = /(?:(20\d\d)\s?[年.\-/]\s?)?(1[0-2]|0?[1-9])\s?[月.\-/]\s?(3[01]|[12]\d|0?[1-9])\s?[日号]?/
const body =
  '((?:[\u4e00-\u9fff]{0,16}(?:党委和政府|党委政府|人民政府|办事处|党工委|委员会|政府|党委|领导小组|办公室|县委|市委|区委|局|办|站|所|中心|委|部|院))(?:[、和及与，]?(?:县|市|区|镇|乡)?(?:人民)?(?:政府|党委|纪委|人大))?)'
const signed = new RegExp(
  `(?:落款|落个款|落上款|署名|署个名|署|盖章|章|(?<!主送|报送|抄送|呈报|上报)单位(?:名称)?)(?:单位|处|那里|的)?(?:请|写?错了?|不对|有误|应该?是?|改?成|改?为|写|是|用|就|要|填|统一用?|[:：，,\\s“"]){0,5}${body}`,
)
const sentTo = new RegExp(
  `(?:主送|抬头|报送|呈送?|上报|报给?|递交|(?<!抄)送给?|发给)(?:机关|单位)?(?:请|调整为|更改为|变更为|换成|换为|改?成|改?为|写|是|用|就|要|填|给|到|[:：，,\\s“"]){0,5}((?:(?:再|还|也)?(?:加上?|添上?|增加))?)${body}`,
)
const copiedTo =
  /抄[送报](?:机关|单位|给)?(?:改?成|改?为|写|是|用|就|要|填|给|到|[:：\s“"]){0,3}(?!.{0,3}(?:去掉|不要|删|不写|取消|拿掉|不用|别写))([\u4e00-\u9fff、]{2,30}?)(?=$|[，,。；;\s”"]|(?:主送|落款|署名|日期|标题))/
/** 署名王建国 */
const person =
  /(?:署名|落款人)(?:写|是|用|就写|叫|[:：\s]){0,2}((?!.?(?:日期|时间|单位|错|不|去|删|改|要))[\u4e00-\u9fff]{2,4})(?=$|[，,。；;\s])/
const titled =
  /(?:标题|题目|题名)[^《“"]{0,10}(?:[《“"]([^》”"]{3,60})[》”"]|(?:改成|改为|换成|叫做?|写成|写|是|用|为|定为|[:：])([^，,。；;]{4,60}))/

/** 后面落个款，枫树村村民委员会，2025年12月18号: nothing but fields is said. */
export const opensFields =
  /^(?:后面|最后|末尾|下面|底下)?(?:再|要|请|帮我|给我|把|另外)*(?:主送|抬头|落款|落个款|落上款|署名|署个名|抄送|成文日期)/

/** Empty where it names none for sure; several where it sets several. */
export function readLooseFields(text: string): readonly PaperFieldRequest[] {
  const fields: PaperFieldRequest[] = []
  const title = titled.exec(text)
  // What stands in a title is no other field.
  if (title) return [{ kind: 'title', title: (title[1] ?? title[2]!).trim() }]
  const to = sentTo.exec(text)
  if (to) fields.push(readRecipient(to[1]! + to[2]!))
  const copied = copiedTo.exec(text)?.[1]
  if (copied) fields.push({ kind: 'copied', copiedTo: copied })
  const by = (signed.exec(text) ?? person.exec(text))?.[1]
  if (by) fields.push({ kind: 'issuer', issuer: by })
  const day = /落款|落个款|落上款|日期|时间|成文|署|签|标/.test(text) ? anyDay.exec(text) : null
  if (day)
    fields.push({
      kind: 'date',
      year: day[1] === undefined ? null : Number(day[1]),
      month: Number(day[2]),
      day: Number(day[3]),
    })
  const year = /(20\d\d)(?:年|年度)?/.exec(text)?.[1]
  if (fields.length === 0 && year && /年份|年度|哪年|不是20\d\d|是20\d\d/.test(text))
    fields.push({ kind: 'year', year: Number([...text.matchAll(/(?<!不是)(20\d\d)/g)].at(-1)?.[1] ?? year) })
  return fields
}
