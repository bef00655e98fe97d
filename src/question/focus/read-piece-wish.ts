// Step: a follow-up that asks for a few sentences of what was just told (把这些拢成两三句, 缩成一百字以内) -> how long they may be. Null where it asks for none, or for those of another thing.
import type { PieceWish } from '#domain/talk/focus.ts'
import { parseCount } from '#text/numbers/numerals.ts'

const count = '[\\d一二两三四五六七八九十百几]{1,5}'
/** 写两句, 拢成两三句, 缩成一百字以内, 写成一小段 */
const writes = new RegExp(
  `(?:写|拟|编|凑|拢|整理?|缩|压|并|捏|合|归纳|概括|总结|提炼|改)(?:写|成|到|为|出|个|上|我)*(?:(${count})个?)?小?(句|段|字)(?:话|文字)?(?:以内|左右|上下|之内)?`,
)
/** 一百来个字 */
const lengthOf = new RegExp(`(${count})(?:来|多)?个?字`)
const overYears = /[两二三四五几]年|逐年|历年|年年|一年比一年/
const shortens = /缩|压|短|概括|总结|提炼|归纳/
const several = /这[些两几三块事]|那[些两几三]|前面|以上|上面|刚才/
/** What points to what was told, what it is for, and how it is to be. */
const around =
  /[这那](?:个|些|块|段|件|事|[两几三](?:个|件|条|样)?)?|例子|以上|上面|上述|刚才|前面|说的|内容|照着?|按着?|根据|把|将|让|给|帮|请|麻烦|谢+谢?|好的?|行|我们?|咱们?|本|镇|乡|街道|放进?|写进|用|念|发|开会|会上|工作?群|领导|年终|汇报|报告|讲话|稿子?|材料|里头?|就行|一下|[，,。；;！!？?～~\s的了吧呢啊来想要能可以成也再又您你]|(?:别|不要?|莫)带?(?:数字?|出处)/g

/** Sentences of a 段, where nothing says how many. */
const ofParagraph = 4
const longest = 60

/** By its words alone, whatever was told before it. */
export function asksForSentences(text: string): boolean {
  return text.length <= longest && writes.test(text) && !/哪|怎么|咋|多少|谁|吗/.test(text)
}

/** `spoken`: words of what was asked about, and what was told of it; `told`: characters that the last answer quotes. */
export function readPieceWish(
  text: string,
  { spoken, told }: { readonly spoken: readonly string[]; readonly told: number },
): PieceWish | null {
  const said = asksForSentences(text) ? writes.exec(text) : null
  if (said === null) return null
  const [phrase, number = '', unit = ''] = said
  const many = Math.max(
    ...[...number.matchAll(/\d+|[一二两三四五六七八九十百]+/g)].map(([one]) => parseCount(one) ?? 0),
    0,
  )
  const length = lengthOf.exec(text)?.[1]
  const characters = unit === '字' ? many || null : length ? parseCount(length) : null
  const sentences = unit === '句' ? lastOf(number) : ofParagraph
  // 缩成两句 after a long answer: that answer alone.
  if (shortens.test(phrase) && !several.test(text) && told > (characters ?? shortAnswer)) return null
  const named = text.replace(phrase, '').replace(around, '')
  const isOfThing = named.length < 2 || spoken.some((word) => sharesWord(word, named))
  return isOfThing
    ? {
        named: named.length < 2 ? '' : named,
        characters,
        sentences,
        isOverYears: overYears.test(text),
        hasNumbers: !/(?:别|不要?|莫)带?数/.test(text),
      }
    : null
}

/** Of an answer that is shorter than this nothing is to be left out. */
const shortAnswer = 80

/** 3 of 两三, 1 of 一. */
function lastOf(number: string): number {
  const last = [...number].at(-1) ?? ''
  return parseCount(last) ?? ofParagraph
}

/** Two characters that stand beside each other stand so in both. */
export function sharesWord(word: string, named: string): boolean {
  const [one, other] = [word.slice(0, longest), named.slice(0, longestNamed)]
  for (let at = 2; at <= one.length; at++) if (other.includes(one.slice(at - 2, at))) return true
  return false
}

/** Characters of a sentence that is looked at for a word. */
const longestNamed = 400
