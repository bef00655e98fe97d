// Step of reading: “册子”改成“宣传手册”, 第二个问题就说… -> which words of the facts are to be others.
import { parseCount } from '#text/numbers/numerals.ts'
import { peelTalk } from './peel-talk.ts'
import type { RevisionRequest } from './revision-request.ts'

const become = /改成|改为|改作|换成|写成|写为|说成|变成|应为|应该是|更正为|改叫|→|->|不是/
const quoted = /[“"「『]([^”"」』]{1,20})[”"」』]/g
/** “手册”不是“册子”: what is right stands first. */
const denied = /不[是叫要用]{1,2}[“"「『][^”"」』]+[”"」』]\s*$/
/** 人手不足这句太直，换成“力量还需充实”: what stands is named without quotes. */
const namedPhrase =
  /^(?:把|将)?([^，,。；;\d“"]{2,20}?)(?:这|那)(?:一?句话?|个(?:词|说法|提法)|几个字)[^“"「『\d]{0,14}(?:改成|改为|换成|写成|写为|说成)[“"「『]([^”"」』\d]{1,30})[”"」』]$/
/** 来信8件是来电8件: the same number of something else. */
const sameCount =
  /^([\u4e00-\u9fff]{1,8}?)(\d[\d.]*[\u4e00-\u9fff%]{0,2})(?:应该?)?(?:是|改成|应为)([\u4e00-\u9fff]{1,8}?)\2$/
const bare = /^(?:把|将)?([^，,。；;\d]{1,12}?)(?:改成|改为|换成|写成|改叫)([^，,。；;\d]{1,16})$/

/** 夜巡那条是义警干的: who did it stands before it. */
const doneBy =
  /^([\u4e00-\u9fff]{2,10}?)(?:那|这)(?:一?[条个块句]|一?项)?(?:应该?)?是([\u4e00-\u9fff]{2,8}?)(?:去|来)?(?:干|做|搞|弄|办|开展|组织|负责|牵头|完成)的(?:[，,].{0,12}(?:清楚|明白|出来))?$/

/** 冬病夏治错了，叫冬季清欠行动 */
const misnamed =
  /^(?:那个)?([\u4e00-\u9fff]{2,12}?)(?:这个)?(?:名字|名称|说法)?(?:写|说|叫|打)?(?:错了|不对|有误)[，,](?:应该?)?(?:叫|是叫|写|改成|改为)(?:做|成)?([\u4e00-\u9fff]{2,16})$/

const name = '([\\u4e00-\\u9fff]{2,10}?)'
/** 村名打错了，是大新村，不是大兴村: what is right, and what stands. */
const rightFirst = new RegExp(
  `^(?:[^，,。；;\\d]{0,8}(?:错|不对|有误|写反)[^，,。；;]{0,3}[，,])?(?:应该?|其实|正确的)?(?:是|叫|写|要写)${name}[，,]?(?:而)?不[是叫]${name}$`,
)
/** 不是大兴村，是大新村 */
const wrongFirst = new RegExp(
  `^(?:\\d[\\d.]*[万亿]?[\\u4e00-\\u9fff%]{0,3}?(?:这个|那个)?数?(?=不[是叫]))?(?:[^，,。；;\\d]{0,8}(?:错|不对|有误)[^，,。；;]{0,3}[，,])?不[是叫]${name}[，,]?(?:应该?|而)?(?:是|叫)${name}$`,
)

/** Both in quotes, or one of them pointed at: nothing else can be meant. Null where it names no two, and for numbers, which are corrected where they stand. */
export function readQuotedWords(text: string): RevisionRequest | null {
  const bareText = text.trim().replace(/[。.！!吧\s]+$/, '')
  const phrase = namedPhrase.exec(bareText)
  if (phrase) return ofWords(phrase.slice(1))
  const right = rightFirst.exec(bareText)
  if (right) return ofWords([right[2]!, right[1]!])
  const wrong = wrongFirst.exec(bareText)
  if (wrong) return ofWords(wrong.slice(1))
  const counted = sameCount.exec(bareText)
  if (counted && counted[1] !== counted[3]) return ofWords([counted[1]!, counted[3]!])
  const other = misnamed.exec(bareText)
  if (other) return ofWords(other.slice(1))
  const by = doneBy.exec(bareText)
  if (by && !by[1]!.includes(by[2]!)) return ofWords([by[1]!, by[2]! + by[1]!])
  const named = [...text.matchAll(quoted)].map((match) => match[1]!)
  if (named.length !== 2 || !become.test(text)) return null
  return ofWords(denied.test(text.trim()) ? named.toReversed() : named)
}

/** Without quotes, where it is known to correct something. */
export function readRewording(text: string): RevisionRequest | null {
  return (
    readQuotedWords(text) ??
    ofWords(
      bare
        .exec(bareOf(text))
        ?.slice(1)
        .map((one) => one.trim().replace(/^[“"「『](.*)[”"」』]$/, '$1')) ?? [],
    )
  )
}

/** 法律明白人那几个字 */
const pointer = /(?:这|那)(?:[一两三四五六几\d]{0,2}个?(?:字|词|词儿|说法|提法|叫法))$/

function bareOf(text: string): string {
  return peelTalk(text).text.replace(/[。.！!吧\s]+$/, '')
}

function ofWords([old, value]: readonly string[]): RevisionRequest | null {
  const named = old?.replace(pointer, '')
  return !named || !value || /\d/.test(named + value) ? null : { kind: 'reword', old: named, value }
}

const parts = '(问题|不足|短板|困难|毛病|差距|原因|打算|计划|整改措施)'
const before = '^(?:请|把|将|那个?|存在的?|主要的?|我们?的?)*'
const nth = '([一二三四五六七八九十\\d])'
const spot = '(?:部分|方面|那[段块里条个]|这[段块条个]|里面?的?|那儿)?的?'
const turns =
  '(?:[^，,。；;]{0,8}(?:太|不|有点)[^，,。；;]{1,8}[，,]|这句|那句)?[，,：:\\s]*(?:(?:全|都|整个)?(?:改成|改为|换成|改写成|重写成|改作|改一下)|换个?说法|改个?说法|换一?[句种](?:话|说法)?|改一改)'
const say = '(?:就|直接|改|应该)*(?:说|写|叫|讲)(?:成|是|作)?'
const deny = '(?:别|不要|莫|甭|不能|不用?|不好)(?:再|直接|光)?(?:说|写|讲|叫|提)(?!得|那么|这么|太)'

const itemOf = new RegExp(
  `${before}(?:第${nth}[个条点项]${spot}${parts}|${parts}${spot}第${nth}[个条点项]|${parts}${spot}${nth}是)`,
)
const headed = new RegExp(`${before}${parts}${spot}(?=${turns})`)
const insteadOf = new RegExp(
  `^(.*?)${deny}(?:什么)?[“"]?([^，,。；;“”"]{2,24})[”"]?[，,。；;\\s]+(?:要)?${say}[：:，,\\s]*[“"]?([^“”"]{3,60}?)[”"]?$`,
)
const turned = new RegExp(`^${turns}[：:，,\\s]*(?:${say})?[：:，,\\s]*[“"]?(.{3,200}?)[”"]?$`, 's')
const says = new RegExp(`^[^，,。\\d]{0,8}[，,：:\\s]*${say}[：:，,\\s]*[“"]?(.{3,200}?)[”"]?$`, 's')

/** 第一个问题别写了 */
const drops = /^(?:就|都|也|给我|可以|先)*(?:别写|别提|不写|不提|不要|删掉?|去掉|拿掉|不用写?)(?:了|掉|吧)*$/

/** Null where it names no part with its new words, and no words that are denied with those instead. */
export function readReplacement(said: string): Extract<RevisionRequest, { kind: 'replace' }> | null {
  const text = said.trim().replace(/[。.！!吧了哈\s]+$/, '')
  const item = itemOf.exec(text)
  const named = item ?? headed.exec(text)
  const rest = named === null ? text : text.slice(named[0].length)
  const which = item ? (item[1] ?? item[4] ?? item[6]) : undefined
  const place = {
    part: named === null ? '' : item ? (item[2] ?? item[3] ?? item[5])! : named[1]!,
    item: which === undefined ? null : parseCount(which),
  }
  if (item && drops.test(rest)) return { kind: 'replace', ...place, old: '', text: '' }
  const other = insteadOf.exec(rest)
  if (other && !/\d/.test(other[2]!) && (named !== null || other[1]!.length <= 12))
    return { kind: 'replace', ...place, old: other[2]!, text: other[3]! }
  if (named === null) return null
  const value = (turned.exec(rest) ?? (item ? says.exec(rest) : null))?.[1]
  if (value === undefined || !/[\u4e00-\u9fff]{3}/.test(value)) return null
  return { kind: 'replace', ...place, old: '', text: value }
}
