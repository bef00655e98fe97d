// Step: a follow-up that wants what was told in another form (写成一句话放报告里, 改成表格, 短一点) -> the numbers told last, as rows of a table or as one sentence. Null where it names anything else, or no number was told last.
import { asksNumber, type Frame, namesPlace } from '#domain/frame.ts'
import type { AskingPattern } from '#domain/prompt-book.ts'
import {
  type Cell,
  type Operator,
  type Reckoning,
  type Retelling,
  retellings,
  type ToldNumber,
  type ToldTurn,
} from '#domain/talk/ledger.ts'
import { bareSaying } from '#question/follow/read-operation.ts'
import { type Asking, countPlaces, countThings, namingOf } from './asking.ts'
import {
  cellOf,
  cellsOf,
  distinctPlaces,
  distinctYears,
  rowOfPlaces,
  scopeOf,
  standsFor,
  toldCell,
} from './choose-cells.ts'
import { cutPairs } from './cut-pairs.ts'
import { isOneCell, isOneMeasure, type Series } from './list-series.ts'
import { nameSeries } from './name-series.ts'

export type Reckonings = readonly AskingPattern<Operator | Retelling>[]

export const isRetelling = (as: Operator | Retelling): as is Retelling =>
  (retellings as readonly string[]).includes(as)

export interface Retold {
  readonly form: Retelling
  /** What its words name. */
  readonly said: string
}

/** What it is for, whom it is for and how it should be. */
const purposes =
  /能?直接|放|塞|写|贴|抄|填|发|用|搁|加|进|到|上|里|材料|报告|总结|汇报|稿子|简报|领导|发言|短信|微信|群|[我你您咱们要给请帮把就行能想好让看]|麻烦|这|那|几?个?数字?|刚才|上面|前面|以上|上述|结果|带上?|出处|引用|内容|[，,。；;！!？?]/g
/** Something else is asked. */
const asks =
  /怎么|咋|如何|为[什何啥]|什么|啥|哪|谁|多少|好多|几[个件起人名]|做法|经验|原因|不足|问题|打算|情况/

/** 从多到少怎么排 is how it is told. */
const orderly = /从[高多大低少小]到[高多大低少小]|(?:是)?怎么排的?|排(?:个|一下|下)?[序名]/g

/** A longer message asks more. */
const longest = 60

/** Null: it wants no other form. */
export function readRetelling(text: string, reckonings: Reckonings): Retold | null {
  if (text.length > longest) return null
  const bare = bareSaying(text)
  const found = reckonings.find(({ as, pattern }) => isRetelling(as) && pattern.test(bare))
  if (!found || !isRetelling(found.as)) return null
  const said = namingOf(leaveForm(bare, reckonings)).trim()
  return asks.test(said) ? null : { form: found.as, said }
}

/** The words without form, use, order and bare measures. */
function leaveForm(text: string, reckonings: Reckonings): string {
  const forms = reckonings.filter(({ as }) => isRetelling(as))
  const rest = forms.reduce((left, { pattern }) => left.replace(pattern, ' '), text)
  return rest.replace(orderly, ' ').replace(shaping, ' ').replace(measures, '').replace(purposes, ' ')
}

/** 压成, whose 一句 is read as how many lines are wanted. */
const shaping = /(?:写|整|改|编|凑|串|缩|压|拢|浓缩|概括|归纳|提炼)[成为作出](?=\s|$)/g

const measures = /(?<=[\u4e00-\u9fff]{2})[件起次场处户份人]数/g

/** Numbers that were told are wanted in another form: those of the last answer, or what is named of the answers before. */
export function asksRetold(text: string, last: Frame, reckonings: Reckonings): boolean {
  const retold = readRetelling(text, reckonings)
  if (retold === null || retold.form === 'short') return false
  const newest = toldLast(last)
  if (newest !== null && isTold(retold.said, [newest])) return true
  return cutPairs(retold.said).length > 0 && isTold(retold.said, last.ledger ?? [])
}

/** What the last answer told in numbers; null where it told none. */
export function toldLast(last: Frame): ToldTurn | null {
  const newest = last.ledger?.at(-1)
  const isOfNumbers = last.reckoning !== undefined || asksNumber(last)
  const isLast = newest?.plain === last.plain && newest.numbers.some(({ isTold }) => isTold)
  return isOfNumbers && newest && isLast ? newest : null
}

function isTold(said: string, turns: readonly ToldTurn[]): boolean {
  const told = turns
    .map(({ plain, numbers }) => `${plain} ${numbers.map(({ words }) => words).join(' ')}`)
    .join(' ')
  return cutPairs(said).every((pair) => told.includes(pair))
}

export function retell(asking: Asking, form: Retelling, reckonings: Reckonings): Reckoning | null {
  const { now, last, series, newest } = asking
  const said = leaveForm(now.plain, reckonings)
  const named = cutPairs(namingOf(said)).length > 0 ? nameSeries({ ...asking, said }) : []
  if (named === null || (named.length === 0 && toldLast(last) === null)) return null
  const { reckoning } = last
  const isNarrowed = namesPlace(now) || now.years.length > 0
  // What was listed alone is told with what was told of it before.
  const isReckoned = reckoning && reckoning.operator !== 'list'
  if (form !== 'table' && named.length === 0 && !isNarrowed && isReckoned) return { ...reckoning, form }
  if (form === 'short') return null
  const told = series.filter(({ isTold, turn }) => isTold && turn === newest)
  const whole = rowOfCounted(asking)
  const own = named.length > 0 ? named : asMany(told, asking)
  const rows = own.map((row) => (whole && isOneMeasure(row, whole) ? whole : row))
  if (rows.length === 0 || rows.length > mostRows) return null
  const isAimed = isNarrowed || countPlaces(now.text) !== null
  const cellsOfRow = (row: Series) => (form === 'table' ? gridOf(row) : toldOf(row).map(toldCell))
  const isWhole = (row: Series) => row === whole && !isNarrowed
  const aimed = rows.map((row) =>
    isAimed && !isWhole(row) ? cellsOf(row, scopeOf(asking, row)) : cellsOfRow(row),
  )
  const lines = joinLines(aimed).map((cells) => [cells])
  return { operator: 'list', form, lines: sorts.test(now.text) ? lines.map(inOrder(now)) : lines }
}

const mostRows = 4

/** 四个乡镇: what one turn told of so many. */
function rowOfCounted(asking: Asking): Series | null {
  const count = asking.now.include.length > 0 ? null : countPlaces(asking.now.text)
  return count === null ? null : rowOfPlaces(asking, count)
}

/** 这两个数 after each was told in a turn of its own: as many as are counted, the newest. */
function asMany(told: readonly Series[], { now, series }: Asking): readonly Series[] {
  const count = countThings(now.text) ?? 0
  const numbers = told.reduce((sum, { active }) => sum + active.length, 0)
  if (numbers >= count) return told
  return series
    .filter(({ isTold }) => isTold)
    .toSorted((a, b) => a.turn - b.turn)
    .slice(-count)
}

/** Rows of one measure that were told of one place each are one: of each place and year the one that was told. */
function joinLines(lines: readonly (readonly Cell[])[]): readonly (readonly Cell[])[] {
  const joined: (readonly Cell[])[] = []
  for (const cells of lines) {
    const at = joined.findIndex((other) => completes(other, cells))
    if (at < 0) joined.push(cells)
    else joined[at] = joined[at]!.map((cell, i) => (cell.kind === 'told' ? cell : cells[i]!))
  }
  return joined
}

function completes(a: readonly Cell[], b: readonly Cell[]): boolean {
  const isOf = (one: Cell, other: Cell) =>
    isOneCell(standsFor(one), standsFor(other)) && one.number.unit === other.number.unit
  const isTwice = a.some((cell, i) => cell.kind === 'told' && b[i]?.kind === 'told')
  return a.length === b.length && !isTwice && a.every((cell, i) => isOf(cell, b[i]!))
}

const sorts = /排(?:个|一下|下)?[序名]|排一排|怎么排|从[高多大低少小]到/

/** 从多到少: by what is known of them; what was not told yet stays behind. */
function inOrder({ isLeastFirst }: Frame) {
  const sign = isLeastFirst ? 1 : -1
  const weightOf = (cell: Cell) =>
    cell.kind === 'told' ? sign * cell.number.value : Number.POSITIVE_INFINITY
  return (sides: readonly (readonly Cell[])[]) =>
    sides.map((cells) => cells.toSorted((a, b) => weightOf(a) - weightOf(b)))
}

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
