// Step of writing: a prescribed form and the facts -> the form with what was said in its cells. Nothing is added up and nothing is guessed: what does not say its cell is asked for.
import type { BriefFigure, BriefStatement } from '#domain/brief.ts'
import type { DraftTable, FilledCell } from '#domain/draft.ts'
import type { Form } from '#domain/drafting-book.ts'
import { ownParts } from '#draft/place/place-facts.ts'
import { multiplyExactly } from '#text/numbers/quantity-number.ts'
import { sourceOf } from '../write/build-paragraph.ts'
import type { ThemeFacts } from '../write/write-theme.ts'
import { bareLabel, type FormCell, listHeadRows, readForm } from './read-form.ts'

export interface FilledForm {
  readonly table: DraftTable
  /** What was said and names no single cell: 不予公开1件. */
  readonly open: readonly string[]
}

/** One number as it was said. */
interface Said {
  /** The words before the number since the one before it, and those behind it. */
  readonly before: string
  readonly after: string
  readonly value: number
  readonly unit: string
  readonly isExact: boolean
  readonly shown: string
  /** How all of it came out, said behind it: 1件，结果维持; empty when it was not said of all. */
  readonly outcome: string
  /** Sentence it belongs to: what it leaves unsaid is taken from there. */
  readonly sentence: number
  readonly figure: BriefFigure | null
  readonly statement: BriefStatement | null
}

export function fillForm(form: Form, facts: ThemeFacts): FilledForm {
  const cells = readForm(form)
  const names = listNames(form, cells)
  const given = new Map<FormCell, Said[]>()
  const open: string[] = []
  let carried: { sentence: number; named: readonly Named[] } = { sentence: -1, named: [] }
  for (const said of listSaid(facts)) {
    const own = form.vetoes.some((word) => said.before.includes(word)) ? [] : findNamed(said, names)
    const isPartOnly = own.length > 0 && own.every(({ name }) => name.isPart)
    const earlier = isPartOnly && carried.sentence === said.sentence ? carried.named : []
    const named = [...earlier.map((one) => ({ ...one, end: -1 })), ...own]
    if (!isPartOnly && own.length > 0)
      carried = { sentence: said.sentence, named: own.filter(({ name }) => name.label !== form.total) }
    const found = findCells(named, cells).filter((cell) => fitsUnit(cell, said, form))
    const taken = said.value === 0 ? found : chooseCell(found, named)
    if (taken.length === 0 && found.length > 0) open.push(said.shown)
    const settled = findNamed({ before: said.outcome, after: '' }, names).filter(({ name }) => name.isPart)
    const came = settled.length === 1 ? findCells([...named, ...settled], cells) : []
    const all = came.length === 1 && fitsUnit(came[0]!, said, form) ? [...taken, ...came] : taken
    for (const cell of all) given.set(cell, [...(given.get(cell) ?? []), said])
  }
  const filled = fillCells(given, open)
  return { table: buildTable(form, filled), open: [...new Set(open)] }
}

/** Two numbers for one cell: neither; the nearer word wins over a nought that was said of the whole. */
function fillCells(
  given: ReadonlyMap<FormCell, readonly Said[]>,
  open: string[],
): readonly [FilledCell, string][] {
  return [...given].flatMap(([cell, all]): [FilledCell, string][] => {
    const counted = all.filter(({ value }) => value !== 0)
    const told = counted.length > 0 ? counted : all
    const [first] = told
    if (!first?.isExact || told.some(({ value }) => value !== first.value)) {
      open.push(...told.map(({ shown }) => shown))
      return []
    }
    const text = String(cell.isMoney ? multiplyExactly(first.value, 1e-4) : first.value)
    const { row, column, labels, heads } = cell
    return [[{ row, column, labels, heads, source: buildSource(first, text) }, text]]
  })
}

function buildSource({ figure, statement }: Said, text: string): FilledCell['source'] {
  const span = { start: 0, end: text.length, raw: text }
  if (figure) return { ...sourceOf(figure, null), ...span }
  const { line, text: quote } = statement!
  return { kind: 'statement', ...span, line, source: `素材第${line}行`, quote }
}

function buildTable(form: Form, filled: readonly [FilledCell, string][]): DraftTable {
  const rows = form.rows.map((cells) => [...cells])
  for (const [{ row, column }, text] of filled) rows[row]![column] = text
  return {
    heads: form.heads,
    headRows: listHeadRows(form),
    rows,
    merges: form.merges,
    filled: filled.map(([cell]) => cell).sort((a, b) => a.row - b.row || a.column - b.column),
    isForm: true,
  }
}

/** A label or a head with the words that name it. */
interface Name {
  readonly label: string
  readonly words: readonly string[]
  /** A column beside rows that have names, or a column below another one: it says a part of what the rest names. */
  readonly isPart: boolean
}

interface Named {
  readonly name: Name
  /** Where its word ends in the words before the number; behind it, the end of all. */
  readonly end: number
}

function listNames({ words }: Form, cells: readonly FormCell[]): readonly Name[] {
  const hasLabels = cells.some(({ labels }) => labels.length > 0)
  const labels = new Set(cells.flatMap((cell) => cell.labels))
  const tops = new Set(hasLabels ? [] : cells.map(({ heads }) => heads[0] ?? ''))
  const heads = new Set(cells.flatMap((cell) => cell.heads).filter((head) => !labels.has(head)))
  return [...labels, ...heads].map((label) => {
    const given = words.get(label)
    // 上年结转政府信息公开申请3件: a count needs no 数量.
    const bare = bareLabel(label)
    const own = given?.length === 0 ? [] : [bare, bare.replace(/数量?$/, ''), ...(given ?? [])]
    return {
      label,
      words: own.filter((word) => word.length >= 2),
      isPart: !labels.has(label) && !tops.has(label),
    }
  })
}

/** Names that the words say; a word inside a longer one of another name says nothing. */
function findNamed(
  { before, after }: Pick<Said, 'before' | 'after'>,
  names: readonly Name[],
): readonly Named[] {
  const text = `${before}\n${after}`
  const hits = names.flatMap((name) =>
    name.words.flatMap((word) => {
      const start = text.lastIndexOf(word)
      return start < 0 ? [] : [{ name, start, end: start + word.length }]
    }),
  )
  const free = hits.filter(
    (hit) =>
      !hits.some(
        (other) =>
          other.name !== hit.name &&
          other.start <= hit.start &&
          other.end >= hit.end &&
          other.end - other.start > hit.end - hit.start,
      ),
  )
  const best = new Map<Name, { start: number; end: number }>()
  for (const { name, start, end } of free)
    if (end > (best.get(name)?.end ?? -1)) best.set(name, { start, end })
  // 行政复议、行政诉讼0件 says it of both.
  const listed = [...best].sort((a, b) => b[1].start - a[1].start)
  let joined = { start: Number.POSITIVE_INFINITY, end: 0 }
  return listed.map(([name, { start, end }]) => {
    const isJoined =
      end <= joined.start && /^[、和及或与](?:行政)?$|^(?:行政)?$/.test(text.slice(end, joined.start))
    joined = { start, end: isJoined ? joined.end : end }
    return { name, end: joined.end }
  })
}

/** Cells that most of the names lead to; of those the ones whose name stands nearest to the number. */
function findCells(named: readonly Named[], cells: readonly FormCell[]): readonly FormCell[] {
  const scored = cells.map((cell) => {
    const path = [...cell.labels, ...cell.heads]
    const own = named.filter(({ name }) => path.includes(name.label))
    const isNamed = cell.labels.length === 0 || own.some(({ name }) => cell.labels.includes(name.label))
    const whole = own.filter(({ name }) => !name.isPart)
    return {
      cell,
      count: isNamed && whole.length > 0 ? own.length : 0,
      end: Math.max(-1, ...whole.map(({ end }) => end)),
    }
  })
  const most = Math.max(0, ...scored.map(({ count }) => count))
  const best = scored.filter(({ count }) => count === most && most > 0)
  const nearest = Math.max(...best.map(({ end }) => end))
  return best.filter(({ end }) => end === nearest).map(({ cell }) => cell)
}

/** The one cell that is meant, or the one that takes what is not parted; none where there are several. */
function chooseCell(found: readonly FormCell[], named: readonly Named[]): readonly FormCell[] {
  const totals = found.filter(({ isTotal }) => isTotal)
  const isParted = named.some(({ name }) => found.some(({ heads }) => heads.at(-1) === name.label))
  if (isParted) return found.length === 1 ? found : []
  return totals.length === 1 ? totals : []
}

function fitsUnit({ isMoney }: FormCell, { unit, statement }: Said, { units }: Form): boolean {
  if (statement) return true
  return isMoney ? unit === '元' : units.includes(unit)
}

const past = /^(?:上年|去年|上年度|(?:19|20)\d{2}年)(?!度?结转|转入)/
const denied = /(?:没有|未(?:收到|发生|产生|出现|制发|制定)|无|零)/

/** In the order of the material; plans, shortcomings and other years' numbers say nothing of this year. */
function listSaid({ figures, statements }: ThemeFacts): readonly Said[] {
  const own = figures.filter(({ theme, lastYearOf }) => lastYearOf === null && !isOtherPart(theme))
  const counted = own.flatMap((figure, index): Said[] => {
    const previous = own[index - 1]
    const next = own[index + 1]
    const from = previous?.clauseIndex === figure.clauseIndex ? Math.min(previous.at.end, figure.at.start) : 0
    const to = next?.clauseIndex === figure.clauseIndex ? next.at.start : figure.clause.length
    const before = figure.clause.slice(from, figure.at.start)
    if (past.test(before)) return []
    return [
      {
        before: before.replace(/^[^\u4e00-\u9fff]*[，；、]/, ''),
        after: figure.clause.slice(figure.at.end, Math.max(figure.at.end, to)).split(/[，；。、]/)[0]!,
        value: figure.value,
        unit: figure.unit,
        isExact: figure.qualifier === 'none',
        outcome: outcomeOf(figure, next?.clauseIndex === figure.clauseIndex ? next.at.start : undefined),
        shown: `${before.replace(/^[^\u4e00-\u9fff]+/, '')}${figure.raw}`,
        sentence: figure.sentence,
        figure,
        statement: null,
      },
    ]
  })
  const clauses = new Map(own.map((figure) => [figure.clauseIndex, figure]))
  const within = [...clauses.values()].map(
    ({ clause, ...figure }): BriefStatement => ({ ...figure, text: leaveCounted(clause) }),
  )
  const unsaid = [...statements, ...within].filter(
    ({ theme, text }) => !isOtherPart(theme) && denied.test(text),
  )
  const noughts = unsaid.flatMap((statement) =>
    statement.text
      .split(/[，；。]/)
      .filter((clause) => denied.test(clause))
      .map((clause): Said => {
        const { sentence } = statement
        const said = { value: 0, unit: '', isExact: true, shown: clause, outcome: '' }
        const base = { ...said, sentence, figure: null, statement }
        return { ...base, before: clause, after: '' }
      }),
  )
  return [...counted, ...noughts]
}

/** 1件，结果维持; 3件，均维持: how all of it came out. */
function outcomeOf({ clause, at, value, tail }: BriefFigure, end = clause.length): string {
  const behind = tail || (/^[，,]([^，。；\d]+)/.exec(clause.slice(at.end, end))?.[1] ?? '')
  return value === 1 || /[都均全]/.test(behind) ? behind : ''
}

/** Clauses without a number. */
function leaveCounted(clause: string): string {
  return clause
    .split(/[，；。]/)
    .filter((one) => !/\d/.test(one))
    .join('，')
}

function isOtherPart(theme: string | null): boolean {
  return theme !== null && ownParts.has(theme)
}
