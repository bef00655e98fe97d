// Rule of the gate: a character written twice: 以文字为为主, 群群众, 落实实到位. What reads better with one of them was meant so (prompts/checking/doubles.txt).
import type { CheckTables } from '#domain/drafting-book.ts'
import type { Finding } from '#domain/finding.ts'
import { oncePer } from '#shared/once-per.ts'
import { buildFinding, type CheckedText, findSpans, type Rule } from '../gate/checked-text.ts'

export const checkDoubled: Rule = (checked) => {
  const { checking } = checked.drafting
  const known = listKnown(checking)
  return findSpans(checked.text, /([一-鿿])\1/g)
    .slice(0, mostLooks)
    .flatMap(({ start, match }) =>
      isSlip(checked, { at: start, one: match[1]! }, known) ? [say(checked, start)] : [],
    )
}

/** No paper has more of them. */
const mostLooks = 400

interface Known {
  readonly words: ReadonlySet<string>
  readonly doubles: readonly string[]
  readonly reduplications: ReadonlySet<string>
}

const listKnown = oncePer(
  ({ words, doubles, reduplications }: CheckTables): Known => ({
    words: new Set(words),
    doubles,
    reduplications: new Set(reduplications),
  }),
)

/** 志愿者者: what never begins a word. */
const closing = /[者们]/

interface Doubled {
  readonly at: number
  readonly one: string
}

/** Rungs of the state and houses stand side by side with what is theirs: 各村|村民, 司法所|所长, 网店|店主. */
const rungs = /[省市县区乡镇村组街队某所店会校站院局部科班处厅户办]/
/** Marks and ends that are warnings of reading already, and 张某某. */
const told = /[的了某]/

function isSlip(checked: CheckedText, { at, one }: Doubled, known: Known): boolean {
  const { text } = checked
  if (told.test(one) || text[at + 2] === one || text[at - 1] === one) return false
  if (/(.)\1/.test(text.slice(at + 2, at + 4)) || /(.)\1/.test(text.slice(Math.max(0, at - 2), at)))
    return false
  if (isReduplicated(text, at, known) || isEachOf(text, at)) return false
  if (isNumeral(text, at) || isOwnName(checked, at) || closing.test(one)) return true
  // 5个|个体户, 3名|名师; 2件件, and 实实|在在.
  if (/[\d余]/.test(text.charAt(at - 1))) return !opensWord(text, at + 1, known.words)
  if (/[几多数两每一二三四五六七八九十百千万]/.test(text.charAt(at - 1))) return false
  // 枫林镇镇2024年: no word begins with the second.
  if (rungs.test(one)) return !/[一-鿿、”）)]/.test(text.charAt(at + 2) || '、')
  // 补交部分|分四期.
  if (one === '分' && /^[一二两三四五六七八九十\d几多]/.test(text.slice(at + 2))) return false
  // 进一步提高|高。: behind a word, and nothing follows.
  if (isWord(text.slice(at - 1, at + 1), known.words) && /^[。；，、：（）”\d\n]/.test(text.slice(at + 2)))
    return true
  if (isWithinWord(text, at, known.words)) return true
  if (known.doubles.some((word) => text.startsWith(word, at))) return false
  if (/^[一-鿿]{0,2}(?:村|镇|乡|街道|社区|县|市|路|桥)/.test(text.slice(at + 2, at + 6))) return false
  if (meets(text, at, known.words) || isNameBefore(checked, at)) return false
  return countAlone(text, at, 2) > countAlone(text, at, 1)
}

/** 喜滋滋, 津津有味, 困难重重: the pair in a word of three or four. */
function isReduplicated(text: string, at: number, { reduplications }: Known): boolean {
  const spans = [
    [at - 1, at + 2],
    [at - 2, at + 2],
    [at, at + 4],
  ] as const
  return spans.some(([from, to]) => reduplications.has(text.slice(Math.max(0, from), to)))
}

/** 寨寨有阵地, 项项都过了: each of them, at the start of a clause. */
function isEachOf(text: string, at: number): boolean {
  return (
    !/[一-鿿\d]/.test(text.charAt(at - 1)) &&
    /^(?:[有都皆见能通抓讲必要可过]|落实)/.test(text.slice(at + 2, at + 4))
  )
}

/** （二二）, 一一、: the numeral of a heading. */
function isNumeral(text: string, at: number): boolean {
  const before = /(?:^|\n)[ 　]*([（(]?)$/.exec(text.slice(Math.max(0, at - 6), at))
  const behind = /^([一二三四五六七八九十])\1([、）)])/.exec(text.slice(at, at + 3))
  return before !== null && behind !== null && (before[1] === '') === (behind[2] === '、')
}

/** 枫枫林镇: without one of them it is the own name. */
function isOwnName({ text, place }: CheckedText, at: number): boolean {
  const bare = text.slice(Math.max(0, at - longestName), at) + text.slice(at + 1, at + longestName)
  const own = Math.min(at, longestName)
  const names = [place?.town, place?.county, place?.city].filter((name) => typeof name === 'string')
  return names.some((name) => {
    const from = bare.indexOf(name)
    return from >= 0 && from <= own && own < from + name.length - 1
  })
}

const longestName = 8

/** 5个|个体户: a word begins with the second of them. */
function opensWord(text: string, at: number, words: ReadonlySet<string>): boolean {
  return [2, 3, 4].some((length) => isWord(text.slice(at, at + length), words))
}

/** 人民民政府, 管理理念: with one of them it is a word of four that goes over both sides. */
function isWithinWord(text: string, at: number, words: ReadonlySet<string>): boolean {
  const bare = text.slice(Math.max(0, at - 3), at) + text.slice(at + 1, at + 5)
  const own = Math.min(at, 3)
  // 县人人民政府, and not 工人|人民调解: at its beginning only where the first ends no word.
  const opens = ![2, 3].some((length) => isWord(text.slice(Math.max(0, at + 1 - length), at + 1), words))
  return [0, 1, 2, 3].some(
    (from) =>
      (from < own || (opens && from === own)) && own < from + 3 && words.has(bare.slice(from, from + 4)),
  )
}

/** 委员会|会议, 加强|强化: a word ends with the one and another begins with the other. */
function meets(text: string, at: number, words: ReadonlySet<string>): boolean {
  const lengths = [2, 3, 4]
  return (
    lengths.some((length) => isWord(text.slice(Math.max(0, at + 1 - length), at + 1), words)) &&
    lengths.some((length) => isWord(text.slice(at + 1, at + 1 + length), words))
  )
}

/** 浔海|海警工作站 in 浔海县: the name of what is above, and a word that begins with the character it ends with. */
function isNameBefore({ text, place }: CheckedText, at: number): boolean {
  const name = text.slice(at - 1, at + 1)
  return [place?.town, place?.county, place?.city].some((own) => own?.startsWith(name))
}

const dictionary = new Intl.Segmenter('zh', { granularity: 'word' })
const around = 5

function isWord(piece: string, words: ReadonlySet<string>): boolean {
  if (!/^[一-鿿]{2,4}$/.test(piece)) return false
  return words.has(piece) || [...dictionary.segment(piece)].length === 1
}

/** Characters that stand alone where the dictionary cuts what is around, with the character once or twice. */
function countAlone(text: string, at: number, times: number): number {
  const before = /[一-鿿]*$/.exec(text.slice(Math.max(0, at - around), at))![0]
  const behind = /^[一-鿿]*/.exec(text.slice(at + 2, at + 2 + around))![0]
  const said = before + text.charAt(at).repeat(times) + behind
  return [...dictionary.segment(said)].filter(({ segment }) => segment.length === 1).length
}

function say(checked: CheckedText, start: number): Finding {
  const end = start + 2
  return buildFinding(
    checked,
    { start, end },
    {
      rule: 'repeated-character',
      severity: 'warn',
      text: `“${checked.text.slice(Math.max(0, start - 3), end + 3).replace(/\s/g, '')}”里“${checked.text[start]}”重复了`,
      fix: '删去多出的字',
    },
  )
}
