// Step of reading a brief: what people say around the facts (我记得是, 书记说了) and what they take back (这个你别写) -> left out; what was taken back is listed.
import type { UnusedPiece } from '#domain/brief.ts'
import { findQuantities } from '#text/numbers/find-quantities.ts'

/** This it is that is not to be written: what stands right before. */
const cancel =
  /^[你您]们?(?:自己|心里)?(?:知道|清楚|晓得|有数)就(?:行|好|可以)|^(?:[你您]?(?:就|先|可|千万)?)(?:不|别|勿|不要|不能)(?:要)?(?:外传|公开|对外|(?:登|印|发|传)(?:出来|出去|上去|进去|上)|上稿|见报|曝光)(?:了|啊|哈)*$|^(?:这|那|前面|上面|刚才)(?:个|条|句|些|段|事|一?块|一句|一条|说的)?(?:数字?)?(?:(?:也|都|还|太)?(?:不|没)(?:太|大|敢)?(?:准|确定|一定|把握|有把握|保险|核过|核实)(?:的|的话)?)?[，,]?[你您]?(?:就|先|可|也)?(?:别|不要|不用|不许|甭|不能)(?:写|提|说|放|加|算|报|登|印)(?:进去|上去|出来|进来)?(?:了|啊|哈|吧)*$/
/** 出庭那块就别写了, 经济指标此处不写: what it names is not to be written, and says nothing itself. */
const named =
  /^(?![这那前上])[\u4e00-\u9fff]{2,12}?(?:(?:那|这)(?:一?块|个|部分|方面)|的事情?|的话)[你您]?(?:就|先|可)?(?:别|不要|不用|不许|甭|不)(?:写|提|说)(?:进去|上去|出来|进来)?(?:了|啊|哈|吧)*$/
/** Where a sentence says so of itself, it is a note to whoever writes. */
const notHere = /^(?:此处|本节|这里|这一?[节段]|文中)(?:就|先)?(?:不|别)(?:再)?(?:写|提|说|展开)(?:了|啊)?$/
const inBrackets =
  /[（(](?:内部用?[，,]?)?(?:这[个条]?|报告里|材料里|稿子里)?[你您]?(?:别|不要|不用|不)(?:写|提|带|外传|公开)(?:进去|上去|了|啊)*[)）]|[（(](?:内部(?:用|掌握|资料)|保密)[^（）()]{0,12}[)）]/

/** ，这个你写上: what stands before it is to be written; the words that ask for it are not. */
const wanted =
  /[，,](?:这|那)(?:个|条|句|点|段|一[条句点])?[你您]?(?:都|也|就|可|一定|务必|必须|记得|要|得|给我){0,3}(?:(?:写|加|放|提)(?:上去?|进去?|进来|一下|一笔|一句)|(?<=[定须必要])(?:有|留|保留|写))(?:了|啊|哈|吧)*(?=[。；;！!，,]|\s*$)/g

/** 合计318万元 ← 这个数站里报的: what an arrow says of a fact is said to whoever writes. */
const arrow = /(?<=\S)\s*(?:←|⬅|<-{1,2}|《-{1,2})\s*(\S.*)$/

/** One line; the rest keeps its words. */
export function leaveUnsaid(given: string, source: string): { text: string; unused: readonly UnusedPiece[] } {
  const aside = arrow.exec(given)
  const line = aside === null ? given : given.slice(0, aside.index)
  const left = leaveWords(line, source)
  const note: readonly UnusedPiece[] =
    aside === null ? [] : [{ text: aside[1]!.trim(), reason: '是给写稿人的说明，没有写进正文', source }]
  return { text: left.text, unused: [...left.unused, ...note] }
}

function leaveWords(line: string, source: string): { text: string; unused: readonly UnusedPiece[] } {
  if (
    !/[别不甭](?:要|用|许|能|再)?(?:写|提|说|放|加|算|报|展开|带|外传|公开|登|印|发|传|上稿|见报|曝光)|内部|[知清晓有](?:道|楚|得|数)就/.test(
      line,
    )
  )
    return { text: line, unused: [] }
  const unused: UnusedPiece[] = []
  const kept: string[] = []
  const leave = (isKnown = false) => {
    const taken = takeLast(kept, isKnown)
    if (taken !== '') unused.push({ text: taken, reason: '你说了不写', source })
  }
  for (const part of line.split(/(?<=[，,。；;！!])/)) {
    const bare = part.replace(/[，,。；;！!\s]+$/, '')
    if (notHere.test(bare)) {
      const from = kept.findLastIndex((one) => /[。；;！!]\s*$/.test(one)) + 1
      const sentence = [...kept.splice(from), bare].join('')
      unused.push({ text: sentence.trim(), reason: '是给写稿人的说明，没有写进正文', source })
    } else if (named.test(bare)) {
      unused.push({ text: bare, reason: '你说了不写', source })
      const last = kept.pop()
      if (last !== undefined) kept.push(closeLike(last, part))
    } else if (cancel.test(bare)) {
      leave(known.test(bare))
      const last = kept.pop()
      if (last !== undefined) kept.push(closeLike(last, part))
    } else if (inBrackets.test(part)) {
      kept.push(part.replace(inBrackets, ''))
      leave()
    } else kept.push(part)
  }
  return unused.length === 0 ? { text: line, unused } : { text: closeUp(kept.join('')), unused }
}

const known = /^[你您]们?(?:自己|心里)?(?:知道|清楚|晓得|有数)就/

const person = /手机|电话|身份证|微信/
const ledBy = /^\s*(?:手机|电话|联系电话|身份证|微信)/

/** Nobody takes back what he said so many clauses ago. */
const reach = 40

/** The last clause that counts, with what was said of it behind; without one, the last sentence. */
function takeLast(kept: string[], isKnown: boolean): string {
  const near = kept.slice(-reach)
  const first = near.findLastIndex((part, at) => at < near.length - 1 && /[。；;！!]\s*$/.test(part)) + 1
  // 采访对象某某，电话…，别登出来: the person, and not the number alone.
  const of = near.findLastIndex((part, at) => at >= first && person.test(part))
  const counts = near.findLastIndex((part, at) => at >= first && isCounted(part))
  // 追回9300元，那是某村某家的，你知道就行: who it is of, and not the number.
  const last = counts < 0 ? first : isKnown && counts + 1 < near.length ? counts + 1 : counts
  const from =
    kept.length - near.length + (of < 0 ? last : Math.max(first, ledBy.test(near[of]!) ? of - 1 : of))
  const text = kept.splice(from).join('')
  if (/[。；;！!]\s*$/.test(text) && kept.length > 0) kept.push('。')
  return text.replace(/[，,。；;！!\s]+$/, '')
}

/** A stop behind what is cancelled ends the sentence before it. */
function closeLike(text: string, cancelled: string): string {
  return /[。；;！!]\s*$/.test(cancelled) ? text.replace(/[，,\s]+$/, '。') : text
}

/** 一百三十几件 counts, too. */
function isCounted(part: string): boolean {
  return (
    findQuantities(part).length > 0 ||
    /[一二三四五六七八九十百千万][几多把][来]?[件起次场人个户条万块]/.test(part)
  )
}

function closeUp(text: string): string {
  return text.replace(/[，,]+(?=[。；;])/g, '').replace(/。{2,}/g, '。')
}

/** Who says it and how sure he is, before what is said; people in talk, not offices that report. */
const leads =
  /(?<=^|[，,。；;])(?:怎么说呢?|说实话|老实说|说白了|反正|其实|对了|哎呀|哎哟|唉|嗨|你看(?!着)|你说|我想想|我看看|让?我(?:翻|查|找)(?:一?下|一?[翻查找]|了[^，,。；;\d]{1,6}(?=[，,]))?(?![一-鿿\d])|记一下|你记一?下?)[啊呢哈吧]*(?:[，,…]+|(?=[\u4e00-\u9fff\d]))/g
/** 喂，嗯, 查出来嗯12处: breath. */
const breath =
  /(?<=^|[，,。；;])(?:喂+|[嗯呃哎噢欸]+|就是呢|那个嘛)+[，,]?(?=[\u4e00-\u9fff\d])|(?<=[\u4e00-\u9fff])[嗯呃]+(?=[\u4e00-\u9fff\d])/g
const inside = /(?<=[\u4e00-\u9fff])(?:我记得(?:好像)?|我印象(?:里|中))是?(?=约?\d)/g
/** 书记说了, 镇长讲过: an order passed on. */
const passedOn =
  /(?<=^|[，,。；;：:])(?:[\u4e00-\u9fff]{0,4}(?:书记|[镇乡]长|主任|领导|县里|上头|上面))(?:也|都)?(?:说|讲|强调|交代|定|要求)了?(?:[，,]|(?=(?:每|要|明年|今后|以后)))/g
/** 刚才调解成的183起，我翻了本子，没错的: a number that was doubted for a moment stands already. */
const againRight =
  /(?<=^|[，,。；;])[嗯哦对了]{0,3}(?:刚才|前面|上面)(?:说|讲|报)?的?[^，,。；;\d]{2,12}\d[^，,。；;]{0,6}[，,](?:我(?:又|再)?(?:翻|看|查|核)[^，,。；;]{0,6}[，,])?(?:没有?错|是?对|没问题|准)的?(?=[。；;，,]|$)/g
/** 对，95.6。: said once more. */
const confirmed = /[，,](?:对|嗯|是的|没错)[，,](?:就是)?(\d[\d.]*)[%％]?(?=[，,。；;]|$)/g
const sighs = /(?<=[，,。；;\u4e00-\u9fff])(?:哎呀|哎哟|唉)[，,]?/g

/** 老周那边报的是, 小吴说: which colleague gave the number. */
const byColleague =
  /(?<=^|[，,。；;])(?:听|按|据)?[老小](?![区人师学组康百板农弱幼年])[\u4e00-\u9fff](?:那边|那里|那儿)?(?:说|讲|报|统计|记)(?:了|的|过|来)?(?:是|有)?[，,：:]?(?=[\u4e00-\u9fff\d])/g

/** 普法（司法所报的）：12场: who gave the number. */
const givenBy = /[（(][\u4e00-\u9fff]{2,8}(?:报|提供|统计|给|核)的[)）]/g
/** 你就讲小包工头层层转包: what is to be written stands behind. */
const toBeSaid =
  /(?<=^|[，,。；;：:])[你您](?:就|先|可以)?(?:讲|写|说|提)(?:一下|上|成)?[，,：:]?(?=[\u4e00-\u9fff]{4})/g

/** 我这调解67起, 调解我统计的是69起: who of us counted. */
const byMe =
  /(?<=^|[，,。；;])我(?:这边|这里|这儿|们这边|这)(?=[\u4e00-\u9fff]{2,8}\d)|(?<=[\u4e00-\u9fff])我(?:这边|们)?(?:统计|报|数|算|记)的?(?:是|有)(?=\d)/g

/** 我说几个数你给整一篇: what he is asked to write. */
const toBeWritten =
  /(?<=^|[，,。；;])(?:我(?:说|报|念|讲|给)[几些一]个?(?:数字?|情况)[，,]?)?[你您](?:就|来|看着|先)?(?:给|帮)我?(?:整|写|弄|编|凑|拟|搞)(?:成|出)?一?[篇份个](?:材料|稿子|东西)?(?:[，,。；;]|$)/g

/** 满意率我记得是95.6%，对，95.6 -> 满意率95.6%. One line. */
export function leaveTalk(line: string): string {
  const sure = line.replace(confirmed, (whole: string, said: string, at: number) =>
    line.slice(Math.max(0, at - 12), at).includes(said) ? '' : whole,
  )
  // What was said once more is no longer doubtful.
  return (sure === line ? line : sure.replace(inside, ''))
    .replace(againRight, '')
    .replace(wanted, '')
    .replace(passedOn, '')
    .replace(givenBy, '')
    .replace(toBeSaid, '')
    .replace(toBeWritten, '')
    .replace(byColleague, '')
    .replace(byMe, '')
    .replace(leads, '')
    .replace(breath, '')
    .replace(sighs, '')
}
