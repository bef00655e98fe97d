// Step of revision: 应该是26万不是25万, 12改13, 整改数错了，212处 -> which number is to become which.
import { parseCount } from '#text/numbers/numerals.ts'
import { type NamedFact, type RequestRule, type RevisionRequest, readByRules } from './revision-request.ts'

const number =
  '(?:约|近|超过?)?[\\d零〇一二两三四五六七八九十百千万亿.]+[余多]?[万亿]?(?:[\\u4e00-\\u9fff]{0,4}?|[%％])(?:以上|左右)?'
const become =
  '(?:改成|改为|改作|改到|调成|调为|调到|变为|更新为|订正为|应改为|应为|应该是|应该为|应是|应当是|更正为|换成|变成|调整为|写成|修改为|(?<![整修技危厕旧棚])改|→|->)'
const wrong =
  '(?:有误|错了|不对|不准|不是这个数|写错了?|说错了?|记错了?|搞错了?|弄错了?|填错了?|报错了?|打错了?)'
const mark = '[，,、：:\\s]*'
/** What the number counts; a mark ends it, but for 处罚少写了1件，应该是5件. */
const name = '([^，,。；;]{0,24}?)'
const is = '(?:(?:其实|实际上?|应该?|应当)?(?:是|为))'

const of = (said: string, value: string, old: string | null = null): RevisionRequest => ({
  kind: 'correct',
  ...nameFact(said),
  old,
  value,
})

const rules: readonly RequestRule[] = [
  // 第4条是去年的
  [
    /^(?:不对[，,])?(第[一二三四五六七八九十\d]{1,3}[条项点个])(?:里面?|中)?的?([^，,。；;]{0,12}?)(?:这个|那个)?(?:数字?|数据)?(?:是|属于)(?:去年|上年|上一年)(?:度)?的?(?:数字?|数据)?$/,
    (m) => ({ kind: 'past', ...nameFact(m[1]! + m[2]!) }),
  ],
  // 讨薪金额应该是26万，不是25万
  [
    new RegExp(`^(?:把|将)?${name}${is}?[:：]?(${number})${mark}(?:而)?不是(${number})$`),
    (m) => of(m[1]!, m[2]!, m[3]!),
  ],
  // 执法检查不是56次，是65次
  [new RegExp(`^${name}不是(${number})${mark}(?:而|就)?${is}(${number})$`), (m) => of(m[1]!, m[3]!, m[2]!)],
  // 达标率71.8不对，改成73.5
  [
    new RegExp(
      `^(?:把|将)?${name}(${number})(?:这个数)?(?:是)?${wrong}${mark}(?:${become}|${is})[:：]?(${number})$`,
    ),
    (m) => of(m[1]!, m[3]!, m[2]!),
  ],
  // 普法场次12改13, 把18人改成20人
  [
    new RegExp(
      `^(?:把|将)?${name}(?:从|由|的)?(${number})(?:这个数)?(?:都|要|得)?${become}[:：]?(${number})$`,
    ),
    (m) =>
      /[第下上每]$/.test(m[1]!) || !/[\d一二两三四五六七八九十]/.test(m[2]!) ? null : of(m[1]!, m[3]!, m[2]!),
  ],
  // 整改数错了，212处
  [
    new RegExp(
      `^${name}(?:数字?|数据)?(?:我|被|给|是)?${wrong}${mark}(?:${is}|应该?|应当)?${mark}(${number})$`,
    ),
    (m) => of(m[1]!, m[2]!),
  ],
  // 讨薪金额改为30万元, 应该是3600份
  [
    new RegExp(
      `^(?:数字|数据)?(?:把|将)?([^，,。；;]{0,24}?(?:[少多漏错][^，,。；;]{1,6}[，,])?)(?:数字)?(?:要|得|都|就)?${become}[:：]?(${number})$`,
    ),
    (m) => of(m[1]!, m[2]!),
  ],
  [new RegExp(`^(?:是|其实是|实际是)(${number})$`), (m) => of('', m[1]!)],
]

/** 普法是15场: what stands is corrected, else it is a fact to add. 去年是41起 says something of another year. */
const asserted = new RegExp(
  `^(.{2,24}?)(?:的)?(?:${is}|(?:那里|那儿|那个|那条|那块|这里|这块)(?:应该?|要|得|就|该)?(?:写|填|是|为|成){1,2})(${number})$`,
)
const otherYear = /去年|上年|上一年|同期|前年|明年|下一?年|来年|20\d\d年/

/** Null when it corrects no number. `isAddition`: it was said with 再加, so that nothing that stands is meant. */
export function readCorrection(text: string, isAddition = false): RevisionRequest | null {
  if (!/[\d零〇一二两三四五六七八九十百千万亿]/.test(text)) return null
  const request = readByRules(text, rules)
  if (request || isAddition) return request
  const said = asserted.exec(text)
  if (!said || otherYear.test(said[1]!) || /[，,、。；;]/.test(said[1]!)) return null
  return { kind: 'say', text, under: '', isCorrection: true, isAddition: false }
}

const itemFirst = /^第([一二三四五六七八九十\d]{1,3})[条项点个](?:里面?|中|那里)?(?:的|是)?/

/** 第3条宣传 -> the third item, 宣传; what was said of the mistake itself goes. */
function nameFact(said: string): NamedFact {
  const counted = itemFirst.exec(said.trim())
  const item = counted ? parseCount(counted[1]!) : null
  const name = said
    .trim()
    .replace(itemFirst, '')
    .replace(/[，,、：:\s]+(?:应该?|数|我)?$/, '')
    .replace(/[，,]?(?:少|多|漏)(?:写|报|算|说|填)?了?\d{0,6}[一-龥]?$/, '')
    .replace(/(?:那里|那个数?|这个数?|那块|这块|那边|里面?写?|写)?的?$/, '')
    .replace(/^(?:那个|这个|我们?的?|里面的?)/, '')
  return { name: name.trim(), item }
}
