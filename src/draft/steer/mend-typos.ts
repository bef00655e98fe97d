// Step of reading: words said of the open draft -> the same with slips of the keyboard mended, where what was typed is no word and what was meant is an order or stands in the draft (珊了 -> 删了, 正改 -> 整改).
import type { Brief } from '#domain/brief.ts'
import type { Sounds } from '#domain/prompt-book.ts'
import { soundsAlike } from '#text/sounds.ts'
import { wordsBefore } from './name-fact.ts'

export interface TypingBook {
  /** Absent: nothing is mended. */
  readonly sounds?: Sounds
  readonly drafting: {
    readonly checking: {
      readonly words: readonly string[]
      readonly otherWords: readonly string[]
      readonly lookAlikes: readonly string[]
    }
  }
}

export interface Mended {
  readonly text: string
  /** 正改 -> 整改, for the reply. */
  readonly slips: readonly (readonly [typed: string, meant: string])[]
}

/** What people say to a draft; the words before and behind are read by others. */
const orders =
  '撤销 撤回 恢复 还原 删掉 删了 删去 去掉 拿掉 改成 改为 换成 放到 挪到 移到 导出 日期 标题 主送 抄送 落款 署名 补充 开头 精简 压缩 写短 定稿 那条 那句 那段'.split(
    ' ',
  )
const units = [...'处场名次起件份户条家项期批人']
const longestSaid = 200
/** What sets a number right, takes or moves it: of what is added nobody knows how it is spelt. */
const pointsBack = /改|不对|错|应[该为是]|不是|其实|删|去掉|不要|别写|挪|移|放到|也是/
const adds = /加[一上个]|补|另外|还有|新增/

export function mendTypos(said: string, brief: Brief, { sounds, drafting }: TypingBook): Mended {
  if (sounds === undefined || said.length > longestSaid) return { text: said, slips: [] }
  const { words, otherWords, lookAlikes } = drafting.checking
  const isWord = (text: string) => words.includes(text) || otherWords.includes(text)
  const isAlike = (typed: string, meant: string) =>
    soundsAlike(typed, meant, sounds) || looksAlike(typed, meant, lookAlikes)
  const own = pointsBack.test(said) && !adds.test(said) ? listOwn(brief) : []
  const material = brief.lines.join('\n')
  const slips: (readonly [string, string])[] = []
  const tryOne = (text: string, meant: string): string => {
    for (let at = 0; at + meant.length <= text.length; at++) {
      const typed = text.slice(at, at + meant.length)
      if (differences(typed, meant) !== 1 || isWord(typed) || material.includes(typed)) continue
      // 答复也改, 已到位: small words are typed as meant.
      if ([...typed].some((char, i) => char !== meant[i] && small.includes(char))) continue
      if (!isAlike(typed, meant) || isOfAnother(text, { at, typed, meant }, isWord)) continue
      slips.push([typed, meant])
      return text.slice(0, at) + meant + text.slice(at + meant.length)
    }
    return text
  }
  const mended = [...orders, ...own].reduce(
    (text, meant) => (text.includes(meant) ? text : tryOne(text, meant)),
    said.replace(pointing, '那'),
  )
  return { text: mendUnits(mended, isAlike, slips), slips }
}

const small = '也都就是的了要把被和跟还再不已又在有没到从给让请各这那我你他其'

/** 改成工作总结 is no 成功: what seems mistyped makes a word with its other neighbour. */
function isOfAnother(
  text: string,
  { at, typed, meant }: { at: number; typed: string; meant: string },
  isWord: (text: string) => boolean,
): boolean {
  const end = at + typed.length
  const isLast = typed.at(-1) !== meant.at(-1)
  return isLast
    ? isWord(text.slice(end - 1, end + 1))
    : typed[0] !== meant[0] && isWord(text.slice(at - 1, at + 1))
}

/** 不足哪里再加一句: it points and does not ask. */
const pointing =
  /(?<=[\u4e00-\u9fff]{2})哪(?=[里个条块段句](?:再|也|要|请)?(?:加|补|改|删|去掉|写[成上]|放|挪))/g

/** Names of the draft's numbers, as they are said. */
function listOwn({ figures }: Brief): readonly string[] {
  const named = figures.flatMap((one) => {
    const before = wordsBefore(one).replace(/[^\u4e00-\u9fff]/g, '')
    return [before, before.slice(-2), before.slice(0, 2)]
  })
  return [...new Set(named)].filter((name) => name.length >= 2 && name.length <= 6)
}

/** 524出 -> 524处: what stands behind a number at the end of a clause and counts nothing. */
function mendUnits(
  text: string,
  isAlike: (typed: string, meant: string) => boolean,
  slips: (readonly [string, string])[],
): string {
  return text.replace(/(?<=\d)([\u4e00-\u9fff])(?=$|[，,。；;\s])/g, (typed) => {
    if (units.includes(typed) || counters.includes(typed)) return typed
    const meant = units.find((unit) => isAlike(typed, unit))
    if (meant === undefined) return typed
    slips.push([typed, meant])
    return meant
  })
}

/** Count things as well, and sound like others that do. */
const counters =
  '个元万亿年月日号时分秒吨斤亩里米度倍成折股支只匹台套座栋间所部辆艘架根棵株本册篇幅张枚块片段节章课门堂轮回遍届级类种组队班站点岁天周页字句行层排对双把顶'

function differences(one: string, other: string): number {
  return [...one].filter((char, at) => char !== other[at]).length
}

function looksAlike(one: string, other: string, groups: readonly string[]): boolean {
  return [...one].every(
    (char, at) =>
      char === other[at] || groups.some((group) => group.includes(char) && group.includes(other[at]!)),
  )
}
