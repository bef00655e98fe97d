// Step: a question for what is left undone (没改完的隐患几处, 还剩几件没办结) -> the same question asked of what was done; its number is the whole without it. Null where none is asked for.
import type { Term, Want } from '#domain/frame.ts'
import { asksNumberWritten } from '#question/read-want.ts'

/** What is done with what was found, taken in or handed out. */
const doing =
  '整改|改|办|结|化解|解决|调|成功|成(?!立|为|员|本|都)|完成|销|收回|收|追|要回|拿回|讨回|找回|还|回|答复|回复|兑现|处理|处置|落实|达标|合格|通过|过关|用|采纳|吸收|到位|付|签|查实|做满|干满|满意|合上|弄|搞|修|交|报到|搬|就业|上岗|答|摘|消化|补|同意|赞成|了结|了'
/** 还没改完, 未办结: and not 有没有, 没写, 没发生. */
const undone = new RegExp(
  `(?:还|尚|仍)?(?<!有)(?:没有|没能|没得|没|未能|未|尚未|冇)(?=(?:被|给|能|全)?[\\u4e00-\\u9fff]{0,1}?(?:${doing}))(?!有|写|提|说|讲|报告|交[代待]|公布|发生|收|出现)|(?:还|尚|仍)?(?<!有)(?:没有|没|未)(?=收回|收到位)|(?<=[调谈劝办追收要改])不(?=[成好掉回])`,
  'g',
)
/** 还剩几件, 剩下的多少: nothing says what was done. */
const left = /(?:还|仍|只)?剩(?:下|余|着|了)?(?:的|有)?(?!菜|饭)|余下的?|(?:还|仍)?(?:挂着|欠着|压着)/g
const asksNumber = /多少|好多|几多|几(?![年月号日]|十|百)|[件起处名条个户宗]数/

/** Deeds that are one: what is 未成功 was not 调成, either. */
const kin: readonly (readonly string[])[] = [
  ['成功', '调成', '调好', '化解', '调解'],
  ['整改', '改完', '改好', '改掉', '改了'],
  ['追回', '收回', '要回', '拿回', '讨回', '还'],
  ['办结', '办完', '办好', '结'],
  ['采纳', '采用', '吸收', '听'],
  ['用过', '运用', '用上', '用'],
  ['解决', '消化', '处理'],
]

/** All words for the deeds that these words name. */
export function listKin(words: string): readonly string[] {
  return kin.filter((group) => group.some((word) => words.includes(word))).flat()
}

/** A deed in all its words: its number stands behind one of them. */
export function ofDone(term: Term): Term {
  const alternatives = listKin(term.word)
  return term.alternatives.length > 0 || alternatives.length === 0 ? term : { ...term, alternatives }
}

/** 几个镇没…, 几份没写 count places and reports. */
const ofPlaces = /(?:多少|好多|几)个?(?:乡镇|镇|乡|街道|地方|单位|县|家|份)/g

/** The message with what says 没 or 剩 blanked, of the same length. */
export function askDone(text: string): string | null {
  if (!asksNumber.test(text.replace(ofPlaces, '')) || asksNumberWritten(text)) return null
  const blank = (word: string) => ' '.repeat(word.length)
  const done = text.replace(undone, blank).replace(left, blank)
  return done === text ? null : done
}

/** What is left is a number, whatever else the words ask for. */
export function ofRest(want: Want): Want {
  return ['how', 'detail', 'overview', 'unclear', 'whether'].includes(want) ? 'value' : want
}
