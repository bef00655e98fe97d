// Step after checking: what the gate says of a draft against where its words came from -> the findings that hold. A rule reads the text alone; the draft knows its numbers.
import type { Brief, BriefFigure } from '#domain/brief.ts'
import type { DraftParagraph, DraftSection, NumberSource } from '#domain/draft.ts'
import type { Finding } from '#domain/finding.ts'
import { lastWords, tail } from '#draft/material/find-doubles.ts'
import { readShape } from '#draft/write/row-shape.ts'
import { groupBy } from '#shared/group-by.ts'
import { listPairs } from '#shared/list-pairs.ts'
import { foldWidth } from '#text/numbers/quantity-masks.ts'

interface Written {
  readonly sections: readonly DraftSection[]
  /** As `renderText` prints it: the places of the findings point into it. */
  readonly text: string
  /** Whether a model wrote any of it. */
  readonly isByModel: boolean
}

export function judgeFindings(
  findings: readonly Finding[],
  written: Written,
  brief: Brief,
): readonly Finding[] {
  const at = listPlaces(written)
  const rows = listRows(brief)
  const tabled = listTabled(written, brief)
  const told = listTold(written)
  const asksCause = findings.some(({ rule, text }) => rule === 'item-missing' && text.includes('原因'))
  return findings.filter((finding) => {
    const { rule, where } = finding
    const found = at(where.start)
    const figure = found && figureOf(found.source, brief)
    // Its table was added up as a table; what stands in two cells is no two counts of one thing.
    if (figure?.cell !== undefined && betweenNumbers.has(rule)) return false
    if (rule === 'number-without-source' || rule === 'number-unit')
      return found?.source?.kind !== 'arithmetic' && !isAsWritten(where.quote, brief)
    // A number of the material, or a sum of some, is no slip of another.
    if (rule === 'unit-slip' && /与素材/.test(finding.text)) return found?.source == null
    if (rule === 'child-sum') return !otherKinds.test(written.text.slice(where.end, where.end + reach))
    if (rule === 'brief-conflict') return !isOfKinds(finding, brief)
    // What is asked for is told by the item of the law.
    if (rule === 'item-thin') return !where.quote.startsWith('【待补充')
    if (rule === 'numeral-skipped') return written.isByModel || !ownItem.test(where.quote)
    if (rule === 'average')
      return !monthly.test(written.text.slice(Math.max(0, where.start - reach), where.start))
    if (lastYearRules.has(rule) && /上年报告/.test(finding.text))
      return !(figure && (rows.has(figure.id) || hasPast(figure, brief)))
    if (rule === 'part-over-whole') return !(figure && isOtherRow(finding, figure, { rows, brief }))
    if (rule === 'sentence-year') return !isOfPlans(finding, found?.paragraph, brief)
    if (rule === 'figure-unused')
      return (
        !isInTable(finding, tabled) &&
        !isPrinted(finding, written.text) &&
        !isToldOtherwise(finding, told, brief)
      )
    // Said once, by the item of the law.
    if (rule === 'cause-missing') return !asksCause
    if (rule === 'foreign-place')
      return written.isByModel || where.quote === '' || isGiven(where.quote, brief)
    return true
  })
}

/** Rules that hold one number against others of the text. */
const betweenNumbers: ReadonlySet<string> = new Set([
  'child-sum',
  'part-over-whole',
  'two-values',
  'brief-conflict',
])

/** 一是…；二是…: numbered by the draft itself, one after the other. */
const ownItem = /^[一二三四五六七八九十]{1,2}是/
/** 发放268.4万元，每月520元: of a month, and the sum is of the year. */
const monthly = /(?:每[月季周天日]|[月季日]均)[^，。]{0,4}$/
const reach = 8
/** 其余13起是其他类型: a kind of the whole, and not what is left to do. */
const otherKinds = /^(?:是|为|属于?|系)?(?:其他|其它|别的)/

/** 1260人(次) in brackets of the other width, the other count in 【待核实：86名还是68名】. */
function isAsWritten(quote: string, { figures }: Brief): boolean {
  return (
    quote !== '' &&
    figures.some(({ raw, rival }) =>
      [raw, rival?.raw ?? ''].some((one) => foldWidth(one) === foldWidth(quote)),
    )
  )
}

function isPrinted({ text }: Finding, shown: string): boolean {
  const raw = /“([^”]+)”/.exec(text)?.[1] ?? ''
  return raw !== '' && /[（()）]/.test(raw) && foldWidth(shown).includes(foldWidth(raw))
}

/** 来信7件 and 网上信访58件: one indicator, and two things counted. */
function isOfKinds({ text }: Finding, { figures }: Brief): boolean {
  const name = /“([^”]+)”/.exec(text)?.[1]
  const same = figures.filter(
    (one) =>
      one.indicator === name && one.lastYearOf === null && text.includes(`第${one.line}行“${one.raw}”`),
  )
  const words = same.map((one) =>
    lastWords(one)
      .replace(/^[其中：:\s]+|[（(].*$/g, '')
      .replace(tail, ''),
  )
  return (
    words.length > 1 &&
    words.every((one, at) => words.every((other, index) => at === index || isOther(one, other)))
  )
}

function isOther(one: string, other: string): boolean {
  return one !== '' && other !== '' && !listPairs(one).some((pair) => other.includes(pair))
}

/** Figures that stand in cells. */
function listTabled({ sections }: Written, { figures }: Brief): readonly BriefFigure[] {
  const ids = new Set(
    sections.flatMap(({ table }) =>
      (table?.filled ?? []).flatMap(({ source }) => (source.kind === 'brief' ? [source.figure] : [])),
    ),
  )
  return figures.filter(({ id }) => ids.has(id))
}

/** Figures of the paragraphs, by id. */
function listTold({ sections }: Written): ReadonlySet<number> {
  return new Set(
    sections.flatMap(({ paragraphs }) =>
      paragraphs.flatMap(({ sources }) =>
        sources.flatMap((one) => (one.kind === 'brief' ? [one.figure] : [])),
      ),
    ),
  )
}

/** 0件 is told as 未发生, and last year's number of a kind is left to a table or left out. */
function isToldOtherwise({ text }: Finding, told: ReadonlySet<number>, { figures }: Brief): boolean {
  return figures.some(
    ({ id, line, raw, value, lastYearOf }) =>
      text.includes(`第${line}行的“${raw}”`) &&
      ((value === 0 && told.has(id)) || (lastYearOf !== null && told.has(lastYearOf))),
  )
}

function isInTable({ text }: Finding, tabled: readonly BriefFigure[]): boolean {
  return tabled.some(({ line, raw }) => text.includes(`第${line}行`) && text.includes(`“${raw}”`))
}

const lastYearRules: ReadonlySet<string> = new Set(['unit-slip', 'large-change'])

interface Place {
  readonly paragraph: DraftParagraph
  readonly source: NumberSource | null
}

/** A place in the whole text -> the paragraph there, and the number that stands there. */
function listPlaces({ sections, text }: Written): (at: number) => Place | null {
  let from = 0
  const spans = sections
    .flatMap(({ paragraphs }) => paragraphs)
    .flatMap((paragraph) => {
      const start = text.indexOf(paragraph.text, from)
      if (start < 0) return []
      from = start + paragraph.text.length
      return [{ start, end: from, paragraph }]
    })
  return (at) => {
    const span = spans.find(({ start, end }) => start <= at && at < end)
    if (span === undefined) return null
    const own = at - span.start
    const source = span.paragraph.sources.find(
      (one) => one.kind !== 'request' && one.start <= own && own < one.end,
    )
    return { paragraph: span.paragraph, source: source ?? null }
  }
}

function figureOf(source: NumberSource | null, { figures }: Brief): BriefFigure | null {
  return (source?.kind === 'brief' && figures.find(({ id }) => id === source.figure)) || null
}

/** Ids of the figures in rows of villages or kinds -> their row: one village is not the whole. */
function listRows({ figures }: Brief): ReadonlyMap<number, string> {
  const all = [...groupBy(figures, ({ line, sentence }) => `${line} ${sentence}`)]
  return new Map(
    all.flatMap(([row, own]) => {
      const shape = readShape(own)
      const isPart = shape !== null && shape.kind !== 'total'
      return isPart ? own.map(({ id }) => [id, row] as const) : []
    }),
  )
}

/** The material itself says what it was last year. */
function hasPast({ id, clause, at }: BriefFigure, { figures }: Brief): boolean {
  return (
    figures.some(({ lastYearOf }) => lastYearOf === id) ||
    /从[^，。]{0,12}\d[^，。]*$/.test(clause.slice(0, at.start))
  )
}

/** Parts and wholes of two rows are no pair. */
function isOtherRow(
  { text }: Finding,
  figure: BriefFigure,
  { rows, brief }: { rows: ReadonlyMap<number, string>; brief: Brief },
): boolean {
  const row = rows.get(figure.id)
  const whole = /总数“([^”]+)”/.exec(text)?.[1]
  if (row === undefined || whole === undefined) return false
  const same = brief.figures.filter(({ raw }) => raw.replace(/\s/g, '') === whole)
  return same.length > 0 && same.every(({ id }) => rows.has(id) && rows.get(id) !== row)
}

/** 2026年，… is told of what is planned, under whatever heading. */
function isOfPlans({ where }: Finding, paragraph: DraftParagraph | undefined, brief: Brief): boolean {
  const named = Number(/20\d{2}/.exec(where.quote)?.[0] ?? 0)
  if (brief.year === null || named !== brief.year + 1 || paragraph === undefined) return false
  const told = [...brief.figures.map(({ theme, clause }) => ({ theme, text: clause })), ...brief.statements]
  const plans = told.filter(({ theme }) => theme === '打算')
  return (
    paragraph.text.startsWith(`${named}年`) ||
    plans.some(({ text }) => text.length > 3 && paragraph.text.includes(text.slice(0, 6)))
  )
}

/** A place that the material never names was read into the draft's own words. */
function isGiven(quote: string, { lines }: Brief): boolean {
  return lines.some((line) => line.replace(/\s/g, '').includes(quote))
}
