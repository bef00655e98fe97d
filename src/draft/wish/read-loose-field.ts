// Step of reading: words that are known to set a field of the paper (落款单位是…, 呈县信访局) -> the field, in whatever order they were said.
import { type PaperFieldRequest, readRecipient } from './read-paper-field.ts'

const date = /(?:(20\d\d)\s?[年.\-/]\s?)?(1[0-2]|0?[1-9])\s?[月.\-/]\s?(3[01]|[12]\d|0?[1-9])\s?[日号]?/
const body =
  '((?:[\u4e00-\u9fff]{0,16}(?:党委和政府|党委政府|人民政府|办事处|党工委|委员会|政府|党委|领导小组|办公室|县委|市委|区委|局|办|站|所|中心|委|部|院))(?:[、和及与，]?(?:县|市|区|镇|乡)?(?:人民)?(?:政府|党委|纪委|人大))?)'
const signed = new RegExp(
  `(?:落款|落个款|落上款|署名|署个名|署|盖章|章|单位(?:名称)?)(?:单位|处|那里|的)?(?:请|写?错了?|不对|有误|应该?是?|改?成|改?为|写|是|用|就|要|填|统一用?|[:：，,\\s“"]){0,5}${body}`,
)
const sentTo = new RegExp(
  `(?:主送|抬头|报送|呈送?|上报|报给?|递交|(?<!抄)送给?|发给)(?:机关|单位)?(?:请|调整为|更改为|变更为|改?成|改?为|写|是|用|就|要|填|给|到|[:：，,\\s“"]){0,5}((?:(?:再|还|也)?(?:加上?|添上?|增加))?)${body}`,
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
  const day = /落款|落个款|落上款|日期|时间|成文|署|签|标/.test(text) ? date.exec(text) : null
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
