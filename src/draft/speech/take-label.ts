// Step of reading a brief: one sentence -> the label that leads it (普法:讲座12场, 问题嘛，人手少) and the rest.

import { findPart } from '#draft/brief/find-part.ts'
import { findQuantities } from '#text/numbers/find-quantities.ts'
import { itemLead } from './split-sentence.ts'

const label =
  /^((?:(?:20)?2\d年(?:度|上半年|下半年)?|[\u4e00-\u9fff“”、和与及]{2})[\u4e00-\u9fff“”、和与及]{0,14}|(?:典型|案例|事例)(?:案例)?\d{1,2})\s*[:：]\s*/

/** 问题吧，; 往后呢，; 困难，还有就是: what people say before they come to it. */
const spokenLabel =
  /^(?:至于|要说|再说|现在的?|目前的?|当前的?)?((?:存在的?|主要的?|突出的?|最大的?|老)*问题|还?[差欠缺]的(?:地方|事)?(?=就?是)|最?(?:没办法|头疼|难办|困难|不好|不够|做得不够|做得差)的(?:地方)?|短板|困难|毛病|缺点|难的(?:地方)?|难[处点题]|差距|不足|往后|以后|接下来|下一?步|今后|打算|明年|下半年|原因)(?:方面|这块|这边|的话)?(?:(?:写|说|提)[一两]?[条点句段]就(?:行|可以|好))?(?:嘛|呢|吧|啊)?(?:[，,：:]|$|就是|还是|主要是|是(?=[\u4e00-\u9fff]))(?:就是|主要是|主要|是)?[，,：:]?/

/** 学法方面呢，: the deed that its sentence tells of; 物资方面， names a thing, and stays. */
const aboutTopic =
  /^(?!其他|其它|别的|有些|多)([\u4e00-\u9fff]{1,5}[法策解访育督察管控治查诉])方面(?:呢|嘛)?[，,：:](?=\S)/
/** 【学法】镇政府会前学法11次 */
const bracketed = /^【(?!待)([^】\d]{2,12})】\s*/
/** 学法台账摘录——会前学法13次 */
const dashed = /^([\u4e00-\u9fff]{2,12})\s*(?:——|--|—|－|…{1,2})\s*(?=[\u4e00-\u9fff\d])/
/** 不足就这几条，你写好听点：有3个老户反复来: words to the writer around the name of a part. */
const wordy = /^([^\d：:【】“”]{4,30})[：:]\s*(?=\S)/

/** 明年想干3件事：一是…, 我讲几点：: counts what follows. */
const counting =
  /^((?:明年|来年|下一?步|今后|下半年)?)[^，。：:\d]{0,6}(?:干|做|抓|办|讲|说)好?[几一二三四五六七八九\d]+(?:件|项|个|点|条)(?:大?事|工作|方面|问题)?[:：]\s*/

/** 帮写: asks for what follows. */
export const asksOnly = /^(?:请|麻烦)?(?:帮忙?|给)?(?:我们?)?(?:写|起草|拟)(?:一?下)?$/

/** “互联网+明厨亮灶”：安装11家: the name of what was done. */
const quotedName = /^(“[^”]{2,20}”)\s*[:：]\s*(?=\S)/
/** “只跑一次就办好了。”: words that somebody said. */
const quotedWords = /^“(?:[^”]*[，。！？][^”]*”|[^”]{4,}”(?:[。，,；;]|$))/

/** 普法:讲座12场. What is no label stays in the sentence. `isBrief`: it holds for its sentence alone. */
export function takeLabel(given: string): { label: string; rest: string; isBrief?: true } {
  const sentence = given.replace(/^附[:：]\s*/, '').replace(quotedName, '$1')
  const spoken = spokenLabel.exec(sentence)
  if (spoken !== null && findPart(spoken[1]!, '') !== null)
    return { label: spoken[1]!, rest: sentence.slice(spoken[0].length) }
  const topic = aboutTopic.exec(sentence)
  if (topic !== null && findPart(topic[1]!, '') === null)
    return { label: topic[1]!, rest: sentence.slice(topic[0].length), isBrief: true }
  const counted = counting.exec(sentence)
  if (counted !== null)
    return { label: counted[1]!, rest: sentence.slice(counted[0].length).replace(itemLead, '') }
  const marked = bracketed.exec(sentence) ?? dashed.exec(sentence) ?? wordyPart(sentence)
  if (marked !== null) return { label: marked[1]!, rest: sentence.slice(marked[0].length) }
  const own = label.exec(sentence)
  if (own !== null && asksOnly.test(own[1]!)) return { label: '', rest: sentence.slice(own[0].length) }
  if (own === null || findQuantities(own[1]!).length > 0 || !isTopic(own[1]!))
    return { label: '', rest: sentence }
  const behind = sentence.slice(own[0].length).replace(quotedName, '$1')
  // 书记强调：…, 居民张某：“…”: who says it.
  const isQuoted = quotedWords.test(behind)
  if (speaks.test(own[1]!)) return { label: '', rest: `${own[1]!}${isQuoted ? '：' : '，'}${behind}` }
  if (isQuoted && findPart(own[1]!, '') === null) return { label: '', rest: `${own[1]!}说：${behind}` }
  // 建议：请县里再支持6台: what is asked for says so.
  if (asks.test(own[1]!) && !/建议/.test(behind))
    return { label: own[1]!, rest: `建议${behind.replace(/^(?:恳?请|希望)(?=[县市省区上])/, '')}` }
  return { label: own[1]!, rest: behind }
}

const asks = /^(?:意见|工作|几点|有关)?建议$/

const speaks = /(?:强调|指出|要求|表示|反映|感慨|介绍|讲话|发言|致辞|[^听传解诉]说|[^宣]讲)$/

function wordyPart(sentence: string): RegExpExecArray | null {
  const found = wordy.exec(sentence)
  return found !== null && /[，,]/.test(found[1]!) && findPart(found[1]!, '') !== null ? found : null
}

/** 调解数:132 is an entry, not a label over entries. */
function isTopic(text: string): boolean {
  return !/(?:数|率|量|人数|件数|次数|金额|面积|人次|总数|户数|份数)$/.test(text)
}
