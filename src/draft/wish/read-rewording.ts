// Step of reading: “册子”改成“宣传手册” -> which words of the facts are to be others.
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

/** Both in quotes, or one of them pointed at: nothing else can be meant. Null where it names no two, and for numbers, which are corrected where they stand. */
export function readQuotedWords(text: string): RevisionRequest | null {
  const bareText = text.trim().replace(/[。.！!吧\s]+$/, '')
  const phrase = namedPhrase.exec(bareText)
  if (phrase) return ofWords(phrase.slice(1))
  const counted = sameCount.exec(bareText)
  if (counted && counted[1] !== counted[3]) return ofWords([counted[1]!, counted[3]!])
  const named = [...text.matchAll(quoted)].map((match) => match[1]!)
  if (named.length !== 2 || !become.test(text)) return null
  return ofWords(denied.test(text.trim()) ? named.toReversed() : named)
}

/** Without quotes, where it is known to correct something. */
export function readRewording(text: string): RevisionRequest | null {
  return (
    readQuotedWords(text) ?? ofWords(bare.exec(text.trim().replace(/[。.！!吧\s]+$/, ''))?.slice(1) ?? [])
  )
}

function ofWords([old, value]: readonly string[]): RevisionRequest | null {
  return !old || !value || /\d/.test(old + value) ? null : { kind: 'reword', old, value }
}
