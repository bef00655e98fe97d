// Step: a follow-up that wants what was told in another form (写成一句话放报告里, 改成表格, 短一点) -> the numbers told last, as rows of a table or as one sentence. Null where it names anything else, or no number was told last.
import { asksNumber, type Frame, namesPlace } from '#domain/frame.ts'
import type { AskingPattern } from '#domain/prompt-book.ts'
import {
  type Operator,
  type Reckoning,
  type Retelling,
  retellings,
  type ToldNumber,
  type ToldTurn,
} from '#domain/talk/ledger.ts'
import { bareSaying } from '#question/follow/read-operation.ts'
import { type Asking, namingOf } from './asking.ts'
import { cellOf, distinctPlaces, distinctYears, toldCell } from './choose-cells.ts'
import { cutPairs } from './cut-pairs.ts'
import type { Series } from './list-series.ts'
import { nameSeries } from './name-series.ts'

export type Reckonings = readonly AskingPattern<Operator | Retelling>[]

export const isRetelling = (as: Operator | Retelling): as is Retelling =>
  (retellings as readonly string[]).includes(as)

export interface Retold {
  readonly form: Retelling
  /** Its words without what says so and what it is for. */
  readonly said: string
}

/** What it is for, whom it is for and how it should be. */
const purposes =
  /能?直接|放|塞|写|贴|抄|填|发|用|搁|加|进|到|上|里|材料|报告|总结|汇报|稿子|简报|领导|发言|短信|微信|群|[我你您咱们要给请帮把就行能想好让看]|麻烦|这|那|几?个?数字?|刚才|上面|前面|以上|上述|结果|带上?|出处|引用|内容|[，,。；;！!？?]/g
/** Something else is asked. */
const asks =
  /怎么|咋|如何|为[什何啥]|什么|啥|哪|谁|多少|好多|几[个件起人名]|做法|经验|原因|不足|问题|打算|情况/

/** A longer message asks more. */
const longest = 60

/** Null: it wants no other form. */
export function readRetelling(text: string, reckonings: Reckonings): Retold | null {
  if (text.length > longest) return null
  const bare = bareSaying(text)
  const found = reckonings.find(({ as, pattern }) => isRetelling(as) && pattern.test(bare))
  if (!found || !isRetelling(found.as)) return null
  const rest = bare.replace(found.pattern, ' ').replace(purposes, ' ')
  return asks.test(rest) ? null : { form: found.as, said: namingOf(rest).trim() }
}

/** Numbers of the last answer are wanted in another form: what else is named was told of. */
export function asksRetold(text: string, last: Frame, reckonings: Reckonings): boolean {
  const retold = readRetelling(text, reckonings)
  const newest = retold && toldLast(last)
  return retold !== null && retold.form !== 'short' && newest !== null && isTold(retold.said, newest)
}

/** What the last answer told in numbers; null where it told none. */
export function toldLast(last: Frame): ToldTurn | null {
  const newest = last.ledger?.at(-1)
  const isOfNumbers = last.reckoning !== undefined || asksNumber(last)
  const isLast = newest?.plain === last.plain && newest.numbers.some(({ isTold }) => isTold)
  return isOfNumbers && newest && isLast ? newest : null
}

function isTold(said: string, { plain, numbers }: ToldTurn): boolean {
  const told = `${plain} ${numbers.map(({ words }) => words).join(' ')}`
  const pairs = cutPairs(said)
  return pairs.every((pair) => told.includes(pair))
}

export function retell(asking: Asking, retold: Retold): Reckoning | null {
  const { now, last, series, newest } = asking
  if (toldLast(last) === null || namesPlace(now)) return null
  const named = cutPairs(retold.said).length > 0 ? nameSeries({ ...asking, said: retold.said }) : []
  if (named === null) return null
  const { form } = retold
  const { reckoning } = last
  // What was listed alone is told with what was told of it before.
  const isReckoned = reckoning && reckoning.operator !== 'list'
  if (form !== 'table' && named.length === 0 && isReckoned) return { ...reckoning, form }
  if (form === 'short') return null
  const rows = named.length > 0 ? named : series.filter(({ isTold, turn }) => isTold && turn === newest)
  if (rows.length === 0 || rows.length > mostRows) return null
  return {
    operator: 'list',
    form,
    lines: rows.map((row) => [form === 'table' ? gridOf(row) : toldOf(row).map(toldCell)]),
  }
}

const mostRows = 4

/** Of one place all its years that were told, the first first. */
function toldOf({ numbers, active }: Series): readonly ToldNumber[] {
  const told = numbers.filter(({ isTold }) => isTold)
  if (distinctPlaces(told).length > 1) return active
  return told.toSorted((a, b) => (a.year ?? 0) - (b.year ?? 0))
}

/** Of each place every year that was told. */
function gridOf(row: Series): Reckoning['lines'][number][number] {
  const years = distinctYears(row.numbers)
  return distinctPlaces(row.active).flatMap((place) => years.map((year) => cellOf(row, place, year)))
}
