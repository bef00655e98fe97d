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
}

const listKnown = oncePer(({ words, doubles }: CheckTables): Known => ({ words: new Set(words), doubles }))

/** 志愿者者: what never begins a word. */
const closing = /[者们]/

interface Doubled {
  readonly at: number
  readonly one: string
}

/** Rungs of the state and houses stand side by side with what is theirs: 各村|村民, 司法所|所长, 网店|店主. */
const rungs = /[省市县区乡镇村组街队某所店会校站院局部科班处厅户办]/
/** Marks and ends that are warnings of reading already. */
const told = /[的了]/

function isSlip(checked: CheckedText, { at, one }: Doubled, { words, doubles }: Known): boolean {
  const { text } = checked
  if (rungs.test(one) || told.test(one) || text[at + 2] === one || text[at - 1] === one) return false
  // 5个|个体户, 3名|名师; 实实|在在.
  if (/[\d几多数两余每一二三四五六七八九十百千万]/.test(text.charAt(at - 1))) return false
  if (/(.)\1/.test(text.slice(at + 2, at + 4)) || /(.)\1/.test(text.slice(Math.max(0, at - 2), at)))
    return false
  if (closing.test(one)) return true
  // 补交部分|分四期.
  if (one === '分' && /^[一二两三四五六七八九十\d几多]/.test(text.slice(at + 2))) return false
  // 进一步提高|高。: behind a word, and nothing follows.
  if (isWord(text.slice(at - 1, at + 1), words) && /^[。；，、\n]/.test(text.slice(at + 2))) return true
  if (doubles.some((word) => text.startsWith(word, at))) return false
  if (/^[一-鿿]{0,2}(?:村|镇|乡|街道|社区|县|市|路|桥)/.test(text.slice(at + 2, at + 6))) return false
  if (meets(text, at, words)) return false
  return countAlone(text, at, 2) > countAlone(text, at, 1)
}

/** 委员会|会议, 加强|强化: a word ends with the one and another begins with the other. */
function meets(text: string, at: number, words: ReadonlySet<string>): boolean {
  const lengths = [2, 3, 4]
  return (
    lengths.some((length) => isWord(text.slice(Math.max(0, at + 1 - length), at + 1), words)) &&
    lengths.some((length) => isWord(text.slice(at + 1, at + 1 + length), words))
  )
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
