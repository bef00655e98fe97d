// Step of reading: words that are known to shorten, move or remove -> which part they name, in whatever order they were said.
import type { RevisionRequest } from './revision-request.ts'

/** What the draft has of the words: a heading, a theme, an ordinal. */
export interface NamedPart {
  /** As `findTarget` understands it. */
  readonly target: string
  /** Where in the message it is named. */
  readonly at: number
}

const ordinal = /第\s?([一二三四五六七八九十\d]{1,3})(?:个|大)?(?:自然)?(段|部分|节|章|条|块|点|项)/g
const place =
  /(?:最后|末尾|结尾|最末)(?:一?[段节块部分]{1,2})?|(?:开头|开篇|引言|导语|前言|帽子)(?:一?[段节块部分]{1,2})?/g

/** Parts by their place, in the order they are named. */
export function listOrdinals(text: string): readonly NamedPart[] {
  const counted = [...text.matchAll(ordinal)].map((match) => ({
    target: `第${match[1]}${/[块点项条]/.test(match[2]!) ? '部分' : match[2]}`,
    at: match.index,
  }))
  const placed = [...text.matchAll(place)].map((match) => ({
    target: /^[最末结]/.test(match[0]) ? '最后' : '开头',
    at: match.index,
  }))
  return [...counted, ...placed].sort((a, b) => a.at - b.at)
}

const behind = /后[面边头]|往后|靠后|之后|殿后|后捎|压轴|挪后|放后|最后|末尾/
const ahead = /前[面边头]|往前|靠前|之前|提前|打头|开头|最前|先[说写讲放]|第一|放前|挪前|头里|领头|上面|上头/

/** 能不能把第三块挪前头, 先数据后措施: which goes before or behind which. */
export function readLooseOrder(text: string, parts: readonly NamedPart[]): RevisionRequest | null {
  const [first, second] = parts
  const isAhead = ahead.test(text)
  const isBehind = behind.test(text)
  if (first === undefined) return null
  if (second === undefined || second.target === first.target)
    return isAhead && !/最后|末尾/.test(text) ? { kind: 'first', target: first.target } : null
  // 第二块和第三块换一下位置
  if (/对调|调换|互换|调个|换[一个]*下?(?:位置|顺序|次序)|(?:位置|顺序|次序)[^，。]{0,3}[换调]/.test(text))
    return { kind: 'before', target: second.target, other: first.target }
  if (/先.{1,14}[，,]?\s?(?:再|后|然后)/.test(text))
    return { kind: 'before', target: first.target, other: second.target }
  if (isAhead && !isBehind) return { kind: 'before', target: first.target, other: second.target }
  if (isBehind && !isAhead) return { kind: 'after', target: first.target, other: second.target }
  // 安全搁前边，农业往后捎
  const lead = /前/.exec(text)?.index ?? 0
  return lead > second.at
    ? { kind: 'before', target: second.target, other: first.target }
    : { kind: 'before', target: first.target, other: second.target }
}

const out =
  /(?:给我|都|就|也|可以|先|直接|还是|全)*(?:删掉|删了|删去|删除|去掉|去除|拿掉|拿下来|拿下|拿走|划掉|抹掉|抠掉|砍掉|撤掉|撤下来?|掐掉|摘掉|剔除|省了|免了|不提了?|别提了?|不写了?|别写了?|不用写了?|甭要了?|甭写了?|不要了?|不用了?|没必要写?|多余了?|删|撤(?=了|吧|掉|$))(?:吧|了|呗|哈|掉|行吗|可以吗|吗|呀)*/
const trail =
  /(?:那|这)?一?(?:句话?|个数|条|项|处|截|点|块)(?:话|数|内容|文字)?(?:的|就)?$|的(?:内容|数字?|事|情况)$|(?:整[个段节条句]|全部|都|就)$/

/** What is to go, in the words that name it; null where none are left. */
export function readLooseTarget(text: string): string | null {
  const clauses = text.trim().split(/[，,。；;！!\s]/)
  const at = clauses.findIndex((clause) => out.test(clause))
  const said = clauses[at]
  if (said === undefined) return null
  if (leansBack(said)) return topicOf(clauses.slice(0, at).findLast((one) => one.length > 1) ?? '')
  const match = out.exec(said)!
  const before = said.slice(0, match.index)
  return bareTarget(before.trim() !== '' ? before : said.slice(match.index + match[0].length))
}

/** 那句不要了, 删掉这个: what is to go was named before. */
export function leansBack(said: string): boolean {
  const match = out.exec(said)
  if (match === null) return false
  const named = said.slice(0, match.index) + said.slice(match.index + match[0].length)
  return pointer.test(named.trim())
}

const pointer =
  /^(?:你?把|将|就)?(?:那|这)一?(?:[个句条项处块点段]|一?些)?(?:话|数|内容|事)?(?:就|也|都|还是|可以|先|给我|吧|[，,。])*$/
/** 册子不是我们发的 -> 册子 */
function topicOf(clause: string): string | null {
  const topic = clause
    .replace(/^(?:其实|哦|对了|那个|这个|关于|里面?的?)+/, '')
    .split(/(?:又?不是|不归|不算|没有?|都?是|根本|不该|不能|不准|别|太|的事|有问题|还没)/)[0]!
  const bare = bareTarget(topic === '' ? clause : topic)
  return bare
}

/** 领导说…: who wants it gone. */
const asker = /^(?:领导|书记|[镇乡]长|主任|上面|县里|他们?)们?(?:都|又|也)?(?:说|要求?|讲|让|嫌)[，,]?/

/** What is named, without the words about it; null where none are left. */
export function bareTarget(name: string): string | null {
  const bare = name
    .replace(
      /^(?:那个|这个|关于|有关|刚[才刚]?(?:加|写|补|说|添)(?:上|进去)?的|你?把|将|对了|还有|能不能|可不可以|麻烦|请|帮我|里面?的?|[，,\s])+/,
      '',
    )
    .replace(asker, '')
    .replace(/(?<=[\u4e00-\u9fff]{2})(?:先|就|也|都|还是|[?？吗吧呢呀\s])+$/, '')
    .replace(trail, '')
    .replace(/(?:那|这|那个|里面|的)$/, '')
    .trim()
  return bare.length < 2 || bare.length > 24 ? null : bare
}

/** 名字别写出来, 全都叫当事人. */
export function hidesNames(text: string): boolean {
  return (
    /(?:名字|姓名|真名|人名|名儿)/.test(text) &&
    (out.test(text) || /隐|遮|露|匿|打码|换成|代替|某/.test(text))
  )
}
