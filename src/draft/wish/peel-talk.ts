// Step of revision: what a person says around an instruction (哦还有, …也写进去) -> the instruction alone, and whether it corrects or adds.
import { cutEnd } from '#shared/cut-end.ts'

export interface PeeledWords {
  readonly text: string
  readonly isCorrection: boolean
  readonly isAddition: boolean
}

const lead =
  /^(?:哎呀?|唉|欸|嗯+|呃|噢|哦|喔|啊|那个|等一?下|等等|对了|知道了|明白了?|收到|了解了?|好的?|行|不好意思|抱歉|刚才|刚刚|然后|那么?|就是|请|麻烦[你您]?|劳驾|能否|能不能|可否|可不可以|帮我|给我|你)(?=[，,、：:\s]|[一-龥]{2})[，,、：:\s]*/
const correcting =
  /^(?:(?:第[一二三四五六七八九十\d]{1,3}[条项点个])?(?:不对|有误|(?:写|说|记|搞|弄|填)错了?)|不是的?|错了|更正(?:一下)?|纠正(?:一下)?|订正(?:一下)?|我?(?:刚才)?(?:说|记|写|搞|弄|看|数)错了|(?:还|另外)?(?:也)?有?(?:[一二两三四五俩仨几\d]个?|这|那|些)?(?:个|些|几个)?(?:数字?|地方|处)(?:也|都|又|给我)*(?:不对|不准|错了|有误|写错了?|[要得]?改一?下|[要得]改)|(?:又|再|我|刚)*(?:重新)?(?:核|查|对|翻)(?:对|实|过)?了?(?:一下|一?遍|台账)?了?(?=[：:]))[，,、：:。！!\s]+/
const adding =
  /^(?:(?:我|再|还)?(?:要|想)?(?:再)?补充(?:一下|一点|几句|下|两点)?[，,、：:\s]+|(?:另外|还有|此外|再就是|对了还有)(?:就是|一[个点条])?[，,、：:\s]*|漏了(?:一[个条项])?[，,、：:\s]*|(?:忘|漏)(?:了|记)?(?:说|写|讲|报)?了?(?:一[个条项])?[，,、：:\s]+|忘了(?:说|写)?(?:一[个条项])?[，,、：:\s]*|(?:还有|另外)一?(?:件|个)事[，,、：:\s]+)/
const added =
  /[，,、\s]{0,3}(?:你|请)?(?:也|都|给我|帮我|一起|一并|要|麻烦){0,3}(?:写|加|补|放|填|列|记|算|添|带)(?:进去|进来|上去|上|进|一下|到稿子里|到里面|里面|[在到]?后[头面边])(?:吧|哈|啊|了|哦|呗)?$/
const trailing =
  /[，,、\s]{0,3}(?:刚才?(?:忘|漏)(?:记|了)?(?:说|写|报)?了?|(?:忘|漏)(?:记)?(?:说|写|报)了|刚想起来的?|(?:其他|其它|其余|别的)的?(?:数|都)?(?:没问题|没错|不变|不动|不用改|没变)|(?:行不行|好不好|成不成|可不可以|可以不|行吗|好吗|成吗|可以吗)[?？]?|(?:给|你|帮我)?(?:补|放|写|加|填)(?:到|在|进)(?:它|该|合适|相应|对应)[^，,。]{0,6}(?:地方|位置|部分|里)去?|就(?:这么些|这些|这样|这么多)(?:了|吧)?|没了|没有了|谢谢(?:你|您)?|辛苦了?|麻烦了?|别忘了|拜托了?|才[对是]|哈|啊|呀|哦|呗|吧)$/
/** People say two or three of them, one behind another. */
const mostWords = 5

/** A message that is nothing but such words comes back as it is. */
export function peelTalk(message: string): PeeledWords {
  let text = cutEnd(message.trim(), /[。.!！~～\s]/)
  let isCorrection = false
  let isAddition = false
  const cut = (pattern: RegExp): boolean => {
    const rest = text.replace(pattern, '').trim()
    if (rest === text || rest.length < 2) return false
    text = rest
    return true
  }
  for (let round = 0; round < mostWords; round++) {
    if (cut(correcting)) isCorrection = true
    else if (cut(adding)) isAddition = true
    else if (!cut(lead)) break
  }
  for (let round = 0; round < mostWords; round++) {
    if (cut(added)) {
      isAddition = true
      text = text.replace(/(?<=.{4})的(?:情况|事情?|内容)$/, '')
    } else if (!cut(trailing)) break
  }
  return { text, isCorrection, isAddition }
}

const listed =
  /^(?:[一二两三四五几\d][个处条点](?:地方|事|问题)?[：:，,]\s*)?[一二三四五六]是|^[（(]?\d[)）.、]\s?(?!\d)/

/** 三是加一句…；, 两个地方：一是…: without how orders are counted, and the mark behind. */
export function takeCount(text: string): string {
  return cutEnd(text.trim().replace(listed, ''), /[，,；;、\s]/)
}
