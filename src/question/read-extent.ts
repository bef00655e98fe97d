// Step: question -> how many are asked for or which one, in which order, and whether what is not written is asked for.
import type { Frame } from '#domain/frame.ts'
import type { AskingPattern, ExtentRole } from '#domain/prompt-book.ts'
import type { Span } from '#domain/span.ts'
import { parseCount } from '#text/numbers/numerals.ts'
import { saysOwn } from './scope/says-own.ts'

export interface Extent extends Pick<Frame, 'n' | 'until' | 'isLeastFirst' | 'isNegated' | 'asksOwnRank'> {
  /** 第二名: the one, not as many. */
  readonly isNth: boolean
  /** What says so: no words of the topic. */
  readonly spans: readonly Span[]
}

export type Extents = readonly AskingPattern<ExtentRole>[]

const number = '(\\d{1,2}|[一二两三四五六七八九十]{1,3})'
/** 第二名, 排第三, 老二; no 第二季度, 第一责任人, 第一时间. */
const nth = new RegExp(
  `(?:第|老|其)${number}(?:名|位|个|条|点|家|项|份|种|步|大)|第${number}(?=[多少高低大小好差快慢]的?)|(?:排|列|居|位列|是)(?:在)?第${number}(?!季|年|届|批|期|责|时)|^[\\s\\S]{0,6}(?:第|老|其)${number}(?=$|[\\s,，?？。呢咧嘞啊吧是展]|细)`,
)
/** 倒数第二, 头一条, 最后一名. */
const end = new RegExp(
  `倒数第?${number}|(?:头|最后|末)(一)(?:名|条|个|位|家|点)|(次席|居次|亚军)|(最末|末位|垫底)的?(?:那|一)?(?:名|个|位|家)?(?:呢|是|$)`,
)
/** 前三名, 头两家, 后五位; no 前三年, 前三季度. */
const among = new RegExp(
  `(?:前|头|后|末|最后|倒数|top\\s?|(?:[队榜末排]尾|垫底|末位|榜首|吊车尾)的?(?:那|这)?)${number}(?:名|位|个|家|强|甲|条|$|(?=再?排))`,
  'i',
)
/** 最多的三家, 哪三家最多. */
const most = new RegExp(
  `(?:最[多少高低大小好差快慢]|靠前|领先|落后)的?(?:就|都)?[是有为]?(?:那|前|哪)?${number}(?:个|家|名|位)|哪${number}(?:个|家|名|位)(?=.{0,12}最)`,
)
/** 第二、第三名, 第二到第四: two places of an order with what lies between. */
const stretch = new RegExp(
  `第${number}(?:名|位|个|家)?(?:[、，,和与跟及到至比]|\\s)\\s?第?${number}(?=$|名|位|个|家|[\\s,，?？。呢咧嘞啊吧是各])`,
)

/** 给我三条, 写三句, 列五个: as many lines as are asked for. */
const lines = new RegExp(
  `(?:给|来|列|写|说|整|要|挑|选|找|拿|成(?!功)|为|到|提|举|讲|取|搞|凑|留|出|捏|并|个)[^\\d一二两三四五六七八九十。，,？?]{0,6}?${number}(?:个)?(?:条|点|句|段|行|个(?!月|多|工作|镇|乡|街道|地方|单位|家|人)|方面|项)`,
)

/** 一条一条说给我听: one after the other, and not one. */
const oneByOne = /([一1])(条|个|件|项|句|点|样)(?:[、，,])?\1\2/g

/** Numbers over twenty count things, they order nothing. */
const mostAsked = 20

/** 三个镇, 两家, 八个单位, 两个柳溪, 五份报告: numbers of places and reports, which name neither a place nor a thing. */
const counted =
  /(?:\d{1,2}|[一二两俩三四五六七八九十几各]+)(?:个(?:不同的?)?(?:乡镇|镇街|镇|乡|街道|单位|地方)|家(?:单位|乡镇)?(?=20|[12]\d年|$|[\s，,？?各一合加都分的呢谁哪比差写是为里在有没（(])|份(?:报告|总结)?(?:里面?|中)?(?=$|[\s，,哪都各里中没写]))|[两俩]个(?=\s)|[两俩](?:边|方|头)(?=[谁哪差各加合一比相都多少高低])|双方|[一二三四五六七八九十]家(?=里)/g

/** 第几名, 排第几: the place in an order is asked for. */
const position = /(?:排(?:名|行)?(?:在|到)?|列|居)?第几(?:名|位|个|家)?/

/** 哪家最高、哪家垫底: the whole order holds both. */
export const bothEnds =
  /最[多高大好快].{0,12}(?:最[少低小差慢]|垫底|倒数|末位)|(?:最[少低小差慢]|垫底|倒数第一|末位).{0,12}最[多高大好快]/

export function readExtent(said: string, extents: Extents): Extent {
  const text = said.replace(oneByOne, (found) => ' '.repeat(found.length))
  const says = (as: ExtentRole, said = text) => extents.some((one) => one.as === as && one.pattern.test(said))
  const matches = [nth, end, among, most, lines, stretch].map((pattern) => pattern.exec(text))
  const [one, last, some, top, listed, several] = matches
  const [from, until] = (several?.slice(1) ?? []).map((said) => parseCount(said))
  const isStretch = from != null && until != null && from < until && until <= mostAsked
  const which = isStretch ? from : (readNumber(one ?? null) ?? readEnd(last ?? null))
  const many = [some, top, listed].map((match) => readNumber(match ?? null)).find((n) => n !== null) ?? null
  const isFromEnd = last !== null && /^(?:倒数|最后|末|最末|垫底)/.test(last?.[0] ?? '')
  const isBothEnds = bothEnds.test(text)
  const isLeastFirst = (says('least') || isFromEnd) && !isBothEnds && !/最低(?:生活|工资)|至少/.test(text)
  return {
    n: isBothEnds ? null : (which ?? many),
    ...(isStretch ? { until } : {}),
    isNth: which !== null && !isBothEnds,
    isLeastFirst,
    asksOwnRank:
      saysOwn(text, extents) && /(?<![安编])排(?![查除放污水涝班练解摸险])|第几|名次|位次/.test(text),
    isNegated: says('negated', text.replace(openly, ' ')) && asksOfSilence(text),
    spans: [
      ...matches.flatMap((match) => (match ? tailOf(match) : [])),
      ...[position.exec(text)].flatMap((match) => (match ? spanOf(match) : [])),
      ...Array.from(text.matchAll(counted), (match) => spanOf(match)),
      ...Array.from(said.matchAll(oneByOne), (match) => spanOf(match)),
      ...extents.flatMap(({ as, pattern }) => {
        const match = as === 'form' ? pattern.exec(text) : null
        return match ? [spanOf(match)] : []
      }),
    ],
  }
}

function spanOf(match: RegExpExecArray): Span {
  return { start: match.index, end: match.index + match[0].length }
}

/** Of 给我三条 and 哪三家最多 the number with its unit. */
function tailOf(match: RegExpExecArray): Span {
  const at = match[0].search(
    /(?:第|老|其|前|头|后|末|最后|倒数|top)?第?[\d一二两三四五六七八九十]|第几|最末|末位|垫底/i,
  )
  const start = match.index + Math.max(0, at)
  return { start, end: match.index + match[0].length }
}

function readNumber(match: RegExpExecArray | null): number | null {
  const found = match?.slice(1).find((one) => one !== undefined)
  if (found === undefined) return null
  const value = parseCount(found)
  return value !== null && value >= 1 && value <= mostAsked ? value : null
}

/** 头一条 and 最末 are the first from their end; 次席 the second. */
function readEnd(match: RegExpExecArray | null): number | null {
  if (match === null) return null
  return match[3] ? 2 : (readNumber(match) ?? 1)
}

/** 有没有给补贴 */
const openly = /有没有|有冇|有无|有没得/g

/** 写没写, 有没有写 ask openly, and 没有写…吗 for a yes or no; the rest asks for those who did not. */
function asksOfSilence(text: string): boolean {
  if (/(?:写|提|搞|做|报|设|建|办|有|说)没(?:有)?(?:写|提|搞|做|报|设|建|办|说)/.test(text)) return false
  if (/没(?:有)?(?:说|写|报|搞)错/.test(text)) return false
  // 没做好的 are faults that are told.
  if (/没(?:有)?(?:做|干|办|弄|搞|抓|整)(?:得|的)?(?:好|到位|实|够)/.test(text)) return false
  // 没改完的 is what is left to be done.
  if (/[没未]有?[改办结化解清销修验]{1,3}[完好掉结成](?!.{0,12}[没未]有?[写提报])/.test(text)) return false
  // 没报数的注明 says how the others are to be told.
  if (/[没未]有?[一-龥]{1,5}的?(?:请|要|都|也|另)?(?:注明|标出|标明|标一下|备注|写明|说明一下)/.test(text))
    return false
  return /谁|哪|都|啥|什么|几|名单|的(?:有|是)|们?镇.{0,4}(?:少|漏)|$/.test(text)
}
