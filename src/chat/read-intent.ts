// Step: what a person typed -> what he wants of the conversation itself. Everything else is a question for the library.

import { cutEnd } from '#shared/cut-end.ts'

export type Intent =
  | { readonly kind: 'thanks' }
  /** Poems, jokes, the weather: nothing that reports or drafts are about. */
  | { readonly kind: 'chatter' }
  /** Marks alone, or a command that there is not. */
  | { readonly kind: 'unclear' }
  | { readonly kind: 'change-place' }
  | { readonly kind: 'clear-place' }
  /** `rest` is a question that followed in the same message; empty when none did. */
  | { readonly kind: 'place'; readonly place: string; readonly rest: string }
  /** Only meant for a waiting preview when one waits; `isExplicit` words mean nothing else. */
  | { readonly kind: 'confirm'; readonly isExplicit: boolean }
  | { readonly kind: 'discard'; readonly isExplicit: boolean }
  /** Only meant for a waiting preview; a question when none waits. */
  | { readonly kind: 'correct'; readonly field: 'year' | 'place'; readonly value: string }
  | { readonly kind: 'question'; readonly text: string }

const fixed: readonly (readonly [RegExp, Intent])[] = [
  [
    /^(好的?[,，\s]?)?(太?谢谢|多谢|感谢|谢了|辛苦|麻烦)(你|您|了|啦|哈|啊)*$|^(再见|拜拜|回头见)$/,
    { kind: 'thanks' },
  ],
  [
    /^(请|麻烦)?你?(帮|给|替)?我?(写|讲|说|来|编|推荐|翻译|算|唱|画)(一?[个首篇段则张幅]|点|些)?.{0,6}(诗|歌词?|情书|小说|笑话|段子|对联|电影|菜谱|星座|运势|命|代码|画)$/,
    { kind: 'chatter' },
  ],
  [/^.{0,8}(天气(怎么样|如何|预报)?|几点(钟|了)|星期几|周几|今天几号|股票|彩票)$/, { kind: 'chatter' }],
  [/^(换|改|更改|修改|设置?|重设)(一?下)?(本)?单位$/, { kind: 'change-place' }],
  [/^(清除|删除|去掉|不设)(本)?单位$/, { kind: 'clear-place' }],
  [/^(确认|确认入库|入库|全部确认|全部入库)$/, { kind: 'confirm', isExplicit: true }],
  [/^(是|是的|对|对的|好|好的|可以|行|没问题|ok|yes|y)$/i, { kind: 'confirm', isExplicit: false }],
  [/^(不要|放弃|不入库|别入库|不要了|都不要|全部不要)$/, { kind: 'discard', isExplicit: true }],
  [/^(不|不是|不对|算了|不用|不用了|no|n)$/i, { kind: 'discard', isExplicit: false }],
]

const suffix = '(?:街道办事处|街道|民族乡|民族镇|镇|乡|苏木|开发区|管委会|农场|林场)'
const stop = '[\\s，,。.;；！!、]'
const placeChars = '[\\u4e00-\\u9fff·]'

/** 我是柳溪镇的，…… / 本单位是青禾县柳溪镇 / 我在柳溪镇工作。 */
const placePatterns = [
  new RegExp(
    `^(?:本单位|我单位|我们单位|单位)(?:是|为|：|:|\\s)\\s*(${placeChars}{2,30})(?:${stop}+(.*))?$`,
    's',
  ),
  new RegExp(`^(?:我|我们|咱们?)(?:是|来自)(${placeChars}{1,28}?)的[人啊呀哈哦嘛呢]?(?:${stop}+(.*))?$`, 's'),
  new RegExp(
    `^(?:我|我们|咱们?)(?:是|来自|在)(${placeChars}{1,26}?${suffix})(?:工作|上班|的)?(?:${stop}+(.*))?$`,
    's',
  ),
]

/** What was asked before is asked of it. */
const ofOwn = '我们镇呢'

const yearPattern = /^(?:年份|年度)(?:应该)?(?:是|改成|改为|：|:|\s)\s*((?:19|20)\d\d)年?(?:度)?$/
const placePattern = /^(?:地区|乡镇|地方)(?:应该)?(?:是|改成|改为|：|:|\s)\s*([\u4e00-\u9fff]{2,40})$/

/** 忘了说，我是石桥的: said late, of what was asked before. */
const late =
  /^(?:哦|噢|啊|对了|不好意思|抱歉|[，,\s])*(?:忘了?(?:记)?(?:跟你|给你|和你)?(?:说|讲|提)了?|补充?(?:一句|一下)|漏说了?)[，,：:\s]*/

/** Words that make a "place" a question or a role instead. */
const notPlace = /哪|什么|谁|吗|怎么|多少|是不是|不是|领导|干部|新来|负责|司法所|法治办|党政办/

/** Letters, characters, a number that is a name (12345), one digit that may be a choice, a year (23): something to go by. */
const sayable = /[\u4e00-\u9fffA-Za-z]|1\d{2,}|^[1-9①-⑨]$|^(?:20)?2\d$/
const command = /^\/[a-z_]{1,30}$/i

/** Never empty: what fits no rule is a question. */
export function readIntent(message: string): Intent {
  const text = message.trim()
  const said = cutEnd(text, /[\s。.!！~～,，]/)
  // A lone ? asks for help.
  const bare = cutEnd(said, /[?？]/) || said.charAt(0)
  for (const [pattern, intent] of fixed) if (pattern.test(bare)) return intent
  const isLate = late.test(text)
  for (const pattern of placePatterns) {
    const [, place, rest = ''] = pattern.exec(text.replace(late, '')) ?? []
    const asked = rest.trim() === '' && isLate ? ofOwn : rest.trim()
    if (place && !notPlace.test(place)) return { kind: 'place', place, rest: asked }
  }
  const year = yearPattern.exec(bare)?.[1]
  if (year) return { kind: 'correct', field: 'year', value: year }
  const place = placePattern.exec(bare)?.[1]
  if (place && !notPlace.test(place)) return { kind: 'correct', field: 'place', value: place }
  if (!sayable.test(text) || command.test(text)) return { kind: 'unclear' }
  return { kind: 'question', text }
}

/** True for 柳溪镇 or 青禾县柳溪镇 and nothing else: what is sent after being asked for 本单位. */
export function isBarePlace(text: string): boolean {
  return new RegExp(`^${placeChars}{1,26}${suffix}$`).test(text.trim()) && !notPlace.test(text)
}
