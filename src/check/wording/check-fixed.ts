// Rule of the gate: a fixed phrase whose head and end are right and whose middle is not: 公平司法, 第一负责人职责 (prompts/checking/fixed-phrases.txt).
import type { Finding } from '#domain/finding.ts'
import { oncePer } from '#shared/once-per.ts'
import { buildFinding, type CheckedText, type Rule } from '../gate/checked-text.ts'

/** Marks and small words that stand in it or do not. */
const small = /[“”‘’"'、，,的和与及]/

interface Bare {
  readonly text: string
  /** Where each character stands in the whole text. */
  readonly at: readonly number[]
}

function bareOf(text: string): Bare {
  const at: number[] = []
  let bare = ''
  for (let i = 0; i < text.length; i++) {
    const one = text.charAt(i)
    if (small.test(one)) continue
    bare += one
    at.push(i)
  }
  return { text: bare, at }
}

const listBare = oncePer((phrases: readonly string[]) =>
  phrases.map((phrase) => ({ phrase, bare: bareOf(phrase).text })),
)

export const checkFixed: Rule = (checked) => {
  const phrases = listBare(checked.drafting.checking.fixedPhrases)
  const bare = bareOf(checked.text)
  const told: { start: number; end: number }[] = []
  const known = phrases.flatMap((phrase) => findAll(bare.text, phrase.bare))
  return phrases.flatMap(({ phrase, bare: right }) =>
    findNear({ ...bare, whole: checked.text }, right).flatMap((span) => {
      const overlaps = (one: { start: number; end: number }) => one.start < span.end && span.start < one.end
      if (told.some(overlaps) || known.some(overlaps)) return []
      told.push(span)
      return [say(checked, { start: bare.at[span.start]!, end: bare.at[span.end - 1]! + 1 }, phrase)]
    }),
  )
}

function findAll(text: string, words: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = []
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1))
    found.push({ start: at, end: at + words.length })
  return found
}

/** So much of its head must stand there to look further, and so much of its end. */
const fewestSame = 2
const longestWrong = 3

/** Places where all but one piece of the phrase stands: at most three characters for at most three others. */
function findNear(bare: Bare & { whole: string }, right: string): { start: number; end: number }[] {
  const { text } = bare
  const head = right.slice(0, fewestSame)
  const found: { start: number; end: number }[] = []
  for (let start = text.indexOf(head); start >= 0; start = text.indexOf(head, start + 1)) {
    let same = head.length
    while (same < right.length && text[start + same] === right[same]) same++
    if (same === right.length) continue
    const end = endOf(bare, { start, same, right })
    if (end !== null) found.push({ start, end })
  }
  return found
}

interface Placed {
  readonly start: number
  /** So many characters are right from the start on. */
  readonly same: number
  readonly right: string
}

/** Where the phrase ends after its wrong piece; null where what follows is something else. */
function endOf(bare: Bare & { whole: string }, { start, same, right }: Placed): number | null {
  const { text } = bare
  if (isCutShort(bare, { start, same, right })) return start + same
  if (isLastWrong(text, { start, same, right })) return start + right.length
  for (let lack = 0; lack <= longestWrong; lack++)
    for (let wrong = 0; wrong <= longestWrong; wrong++) {
      if (lack + wrong === 0 || (lack === 0 && wrong > 1)) continue
      const rest = right.slice(same + lack)
      if (rest.length < fewestSame || right.length - lack < 2 * Math.max(lack, wrong) + fewestSame) continue
      const piece = text.slice(start + same, start + same + wrong)
      if (!/^[一-鿿]*$/.test(piece) || !text.startsWith(rest, start + same + wrong)) continue
      return start + same + wrong + rest.length
    }
  return null
}

/** 总体国家安全，: the last character left out before a mark. */
function isCutShort({ whole, at }: Bare & { whole: string }, { start, same, right }: Placed): boolean {
  if (same !== right.length - 1 || same < fewestLeft) return false
  return !/[一-鿿]/.test(whole.charAt(at[start + same - 1]! + 1))
}

const dictionary = new Intl.Segmenter('zh', { granularity: 'word' })

/** 共建共治共|管, 制度的|龙|子: one of the last two characters is another, and makes no word with what follows. */
function isLastWrong(text: string, { start, same, right }: Placed): boolean {
  const rest = right.slice(same + 1)
  if (same < fewestLeft || rest.length > 1 || !text.startsWith(rest, start + same + 1)) return false
  const piece = text.slice(start + same, start + same + 3)
  if (!/^[一-鿿]{2}/.test(piece)) return false
  const [first] = dictionary.segment(piece)
  return rest.length === 1 || first?.segment.length === 1
}

const fewestLeft = 5

function say(checked: CheckedText, span: { start: number; end: number }, phrase: string): Finding {
  return buildFinding(checked, span, {
    rule: 'set-phrase',
    severity: 'warn',
    text: `“${checked.text.slice(span.start, span.end)}”和固定提法不一致，应为“${phrase}”`,
    fix: `核对后改成“${phrase}”`,
  })
}
