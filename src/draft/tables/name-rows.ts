// Step of reading a brief: the numbers of a table -> what each row is called and is: a village, a month, a kind, or the sum of the others. Rows that each count a thing of their own (指标 | 今年 | 去年) have no name here.
import type { RowName } from '#domain/brief.ts'
import type { TableWords } from '#domain/prompt-book.ts'
import { groupBy } from '#shared/group-by.ts'
import type { GridNumber } from '#text/tables/lay-out-grid.ts'
import { isTotal } from './check-totals.ts'
import { isNamelessHead, ownName } from './name-row.ts'
import { headAbove, isOfPlaces, partOfYear } from './table-columns.ts'

export interface NamedRows {
  /** Each with the names of its row as they are told: 3月, 宏达砖厂（工贸，3月12日）. */
  readonly numbers: readonly GridNumber[]
  readonly names: ReadonlyMap<number, RowName>
  /** Rows of sums amid the others: nothing says of which. */
  readonly sums: readonly number[]
}

interface Tools {
  readonly rows: readonly (readonly string[])[]
  readonly headers: readonly { readonly start: number; readonly last: number }[]
  readonly words: TableWords
  /** When what a row tells was done; empty where no column says it. */
  readonly whenOf: (row: number) => string
}

type Row = readonly GridNumber[]

/** Linear in the numbers. */
export function nameRows(given: readonly GridNumber[], tools: Tools): NamedRows {
  const bands = groupBy(given, ({ row }) => [...headAbove(tools.headers, row)].join())
  const named = [...bands.values()].map((band) => nameBand(band, tools))
  return {
    numbers: named.flatMap(({ numbers }) => numbers),
    names: new Map(named.flatMap(({ names }) => [...names])),
    sums: named.flatMap(({ sums }) => sums),
  }
}

function nameBand(given: readonly GridNumber[], tools: Tools): NamedRows {
  const { words } = tools
  const isPlaces = isOfPlaces(tools.rows, headAbove(tools.headers, given[0]!.row))
  const { counted, rates } = partRates(given)
  const byPeriod = nameByPeriod(counted, words)
  const named = byPeriod ?? joinOuter(counted, tools)
  const numbers = [...named, ...rates]
  const rows = [...groupBy(named, ({ row }) => row).values()]
  const totals = rows.filter((row, at) => isSum(row, words) && (at === 0 || at === rows.length - 1))
  const others = rows.filter((row) => !isSum(row, words))
  const isPlaceRow = (row: Row) => isPlaces && row.every(({ labels }) => labels.length < 2)
  const kind = byPeriod ? 'period' : 'kind'
  const isNamed =
    byPeriod !== null || others.some(isPlaceRow) || isOfKinds(others, { words, hasTotal: totals.length > 0 })
  const sums = rows
    .filter((row) => isTotal(row[0]!.labels, words) && !totals.includes(row))
    .map((row) => row[0]!.row)
  if (!isNamed) return { numbers, names: new Map(), sums: [] }
  const head = (tools.rows[given[0]!.row] && firstHead(tools, given[0]!.row)) ?? ''
  const isLike = byPeriod !== null || isPlaces || kinds.test(head)
  const mayAdd = totals.length === 0 && isLike
  const nameOf = (row: Row): RowName => ({
    name: ownName(row[0]!, words),
    kind: isPlaceRow(row) ? 'place' : kind,
    mayAdd,
  })
  const [total] = totals
  return {
    numbers,
    sums,
    names: new Map([
      ...others.map((row) => [row[0]!.row, nameOf(row)] as const),
      ...(total && totals.length === 1
        ? [[total[0]!.row, { name: '', kind: 'total', mayAdd } as const] as const]
        : []),
    ]),
  }
}

/** 整改率 | 97.9% below the sum: a row of its own, which no head of a count names. */
function partRates(given: readonly GridNumber[]): {
  readonly counted: readonly GridNumber[]
  readonly rates: readonly GridNumber[]
} {
  const rows = [...groupBy(given, ({ row }) => row).values()]
  const isRate = (row: Row) =>
    row.length === 1 && /[%％]$/.test(row[0]!.words) && /率$/.test(row[0]!.labels.at(-1) ?? '')
  if (rows.every(isRate) || !rows.some((row) => row.length > 1)) return { counted: given, rates: [] }
  return {
    counted: rows.filter((row) => !isRate(row)).flat(),
    rates: rows.filter(isRate).flatMap(([one]) => ({ ...one!, heads: [], unit: '%' })),
  }
}

/** Over the names of rows that are kinds of one thing: their numbers may be added. */
const kinds = /类[别型]|种类|行业|部门|单位|渠道|来源|方式|领域|片区|站所|科室|性质|条线/

function firstHead({ rows, headers }: Tools, row: number): string {
  return [...headAbove(headers, row)].map((at) => (rows[at] ?? []).find(Boolean) ?? '').join('')
}

function isSum(row: Row, words: TableWords): boolean {
  return row.every(({ labels }) => labels.length === 0) || isTotal(row[0]!.labels, words)
}

/** Several rows under heads that say what is counted; under 数量 alone only where a row sums them up. Parts of parts are no kinds. */
function isOfKinds(
  rows: readonly Row[],
  { words, hasTotal }: { words: TableWords; hasTotal: boolean },
): boolean {
  const isHeaded = ([first]: Row) => first!.heads.some((head) => !isNamelessHead(head, words))
  return (
    rows.length > 1 &&
    rows.every((row) => ownName(row[0]!, words) !== '' && !row[0]!.labels.some((one) => /^其中/.test(one))) &&
    (hasTotal || rows.every(isHeaded))
  )
}

/** 1月 | 31 | 27: each row of another month is called by it; null where rows are called otherwise. */
function nameByPeriod(given: readonly GridNumber[], words: TableWords): readonly GridNumber[] | null {
  const rows = groupBy(given, ({ row }) => row)
  const periods = new Map(
    [...rows].map(([row, own]) => [
      row,
      own.every((one) => isOfPeriod(one, own[0]!)) ? own[0]!.period : null,
    ]),
  )
  const parts = [...periods.values()].flatMap((one) => partOfYear(one) || [])
  const years = new Set(
    parts.length === 0 ? [] : [...periods.values()].flatMap((one) => /\d{4}/.exec(one ?? '')?.[0] ?? []),
  )
  const others = [...rows].filter(([row]) => !partOfYear(periods.get(row) ?? null))
  if (new Set(parts).size < leastRows || new Set(parts).size < parts.length || years.size > 1) return null
  if (others.some(([, own]) => !isSum(own, words))) return null
  return given.map((one) => {
    const part = partOfYear(periods.get(one.row) ?? null)
    const isWhole =
      /^全年/.test(part) || (/半年$/.test(part) && parts.some((other) => /\d月|季度/.test(other)))
    return { ...one, labels: part === '' || isWhole ? [words.totals[0]!] : [part], period: null }
  })
}

const leastRows = 2

function isOfPeriod({ period, labels }: GridNumber, first: GridNumber): boolean {
  return labels.length === 0 && period === first.period
}

/** 宏达砖厂 | 工贸 under 发现隐患: the outer name is the row's own where no two rows share it, and what stands right of it says more of it. */
function joinOuter(given: readonly GridNumber[], { words, whenOf }: Tools): readonly GridNumber[] {
  const isWhen = (label: string, row: number) => whenOf(row) !== '' && label.endsWith(whenOf(row))
  const dated = given.map((one) => ({
    ...one,
    labels: one.labels.filter((label) => !isWhen(label, one.row)),
  }))
  const rows = [...groupBy(dated, ({ row }) => row).values()].filter((row) => !isSum(row, words))
  const outers = new Set(rows.map(([first]) => first!.labels[0]))
  const isHeaded = rows.every(([first]) => first!.heads.some((head) => !isNamelessHead(head, words)))
  const isOwn = rows.length > 1 && outers.size === rows.length && isHeaded
  return dated.map((one) => {
    const when = whenOf(one.row)
    const [outer, ...more] = one.labels
    const said = [...(isOwn ? more : []), ...(when === '' ? [] : [when])]
    if (outer === undefined || said.length === 0 || isTotal(one.labels, words)) return one
    return {
      ...one,
      labels: isOwn
        ? [`${outer}（${said.join('，')}）`]
        : [...one.labels.slice(0, -1), `${one.labels.at(-1)}（${said.join('，')}）`],
    }
  })
}
