// Step: a follow-up in its own words -> the kind of answer that it asks for: a number in a unit, a thing of the table, a cause, a plan, a remedy, what is wrong, and of which side in time.
import type { Asks, Frame, Want } from '#domain/frame.ts'
import type { PromptBook } from '#domain/prompt-book.ts'
import { listAskedThings } from '#retrieve/rank/asked-things.ts'
import { buildUnitPattern, readAskedUnits, readMeasureWord } from '#retrieve/read-unit.ts'

export interface Asking {
  /** What a number in a unit that is asked for matches; null: none is. */
  readonly unit: RegExp | null
  /** What it is counted in where no table has it (几稿); null: nothing. */
  readonly measure: string | null
  /** A number is asked for, in no unit that a table has. */
  readonly isCounted: boolean
  readonly things: PromptBook['askedThings']
  readonly isCause: boolean
  readonly isPlan: boolean
  readonly isRemedy: boolean
  readonly isProblem: boolean
  /** What is wrong with the thing (毛病, 岔子), and not with the year's work. */
  readonly isFault: boolean
  readonly isList: boolean
  /** It is told in words, and no number answers. */
  readonly isInWords: boolean
  /** Whether a word names the kind of answer (改名, 原因), and no thing. */
  readonly names: (word: string) => boolean
  /** What came after what was told, or before it; null: neither is said. */
  readonly side: 'later' | 'earlier' | null
}

export function readAsking(
  { text, want, part }: Asks,
  { askedThings }: Pick<PromptBook, 'askedThings'>,
): Asking {
  // 管了几个月，投诉下来没有: whether, and no number.
  const said = text.replace(points, ' ')
  const last = said.split(/[，,]/).at(-1)!
  const asked = asksWhether.test(last) ? last : said
  const things = listAskedThings(text, askedThings)
  const phrases = things.flatMap((thing) => thing.asked)
  return {
    names: (word) => isCount.test(word) || phrases.some((one) => one.includes(word) || word.includes(one)),
    unit: readAskedUnits(asked) === null ? null : buildUnitPattern(asked),
    isCounted: want === 'value' && readAskedUnits(asked) === null,
    measure: readAskedUnits(asked) === null ? readMeasureWord(asked) : null,
    things,
    isCause: want === 'why' || part === 'cause',
    isPlan: part === 'plan',
    isRemedy: want === 'how' || asksDeed.test(text),
    isProblem: part === 'problem' || asksWrong.test(text),
    isFault: asksWrong.test(text),
    isList: asksList.test(text),
    isInWords: inWords.includes(want) && readAskedUnits(asked) === null && asksWord.test(text),
    side: earlier.test(text) ? 'earlier' : later.test(text) ? 'later' : null,
  }
}

/** 一趟, 几回, 多久 */
const isCount = /^(?:[一二两三几多][\u4e00-\u9fff]|多少|好多)$/
/** 那几件 points to what was told, and asks for no number. */
const points = /[那这哪]几[\u4e00-\u9fff]/g
const asksWhether = /(?:没有?|[吗吧不嘛])[\s?？。]*$/
const asksDeed = /打算|[咋怎]/
const asksList = /哪[些几三两]|都[有是]啥|分别/
const asksWrong = /毛病|岔子|漏洞|差错|纰漏|好使|好用|管用|灵不灵|[难卡堵]在/
const later = /后[来头首面]|之后|往后|以后|转年|翌年|[次隔第][二2]?年|如今|现在|眼下|目前|最近/
const earlier = /之前|以前|原[来先本]|头一?年|当初|起初|一开始|早先|本来|先前|没[^，。？]{1,8}前/

/** 后来针对这个出了个啥, 谁牵头写的, after a number: something that is told in words, and the years that it is of are no order to list that number. */
export function asksForWords({ focus, reckoning }: Pick<Frame, 'focus' | 'reckoning'>): boolean {
  const asks = focus?.asks
  if (reckoning?.operator !== 'list' || reckoning.form !== undefined) return false
  if (!asks || readAskedUnits(asks.text) !== null) return false
  return inWords.includes(asks.want) && asksWord.test(asks.text)
}

const inWords: readonly Want[] = ['detail', 'how', 'why', 'overview']
const asksWord = /[啥谁咋]|什么|怎么|如何/
