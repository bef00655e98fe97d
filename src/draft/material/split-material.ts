// Step of reading a brief: what was given (text, tables) -> its clauses, rows and title, with what was masked or left out. Nothing is understood yet.

import type { DraftWording } from '#domain/drafting-book.ts'
import type { Place } from '#domain/place.ts'
import { isFirstTitle, isTitleLine } from '#draft/brief/find-title.ts'
import { maskMaterial } from '#draft/brief/mask-material.ts'
import type { IndicatorBook } from '#draft/brief/match-indicator.ts'
import { type AskedHead, readAsked } from '#draft/brief/read-asked.ts'
import { type BriefClause, splitBrief, splitLine } from '#draft/brief/split-brief.ts'
import { splitOutline } from '#draft/brief/split-outline.ts'
import { quoteLaws } from '#draft/clause/quote-laws.ts'
import { cutSpeech } from '#draft/dictation/cut-speech.ts'
import { joinShortLines } from '#draft/material/join-short-lines.ts'
import { isOfHead } from '#draft/paper/is-of-head.ts'
import { leaveFields, type PaperFields } from '#draft/paper/leave-fields.ts'
import { nameNextPeriod, nameYears } from '#draft/paper/name-years.ts'
import { joinFragments } from '#draft/speech/join-fragments.ts'
import { leaveSpeakers } from '#draft/speech/leave-speakers.ts'
import { markItems } from '#draft/speech/mark-items.ts'
import { joinUnits, markLabels } from '#draft/speech/mark-labels.ts'
import { markPauses, partLacks } from '#draft/speech/mark-pauses.ts'
import { sayFormally } from '#draft/speech/say-formally.ts'
import { takeCorrections } from '#draft/speech/take-corrections.ts'
import type { BriefTable } from '#draft/tables/brief-table.ts'
import { type ReadTables, type RowFact, readTables } from '#draft/tables/read-tables.ts'
import { splitTables } from '#draft/tables/split-tables.ts'
import { turnYears } from '#draft/tables/turn-years.ts'
import { namesPaper } from '#shared/paper-names.ts'
import { findQuantities } from '#text/numbers/find-quantities.ts'
import { fillBlanks } from './fill-blanks.ts'
import { leaveApart } from './leave-apart.ts'
import { markHeads } from './mark-heads.ts'
import { type PreparedText, prepareText } from './prepare-text.ts'
import { readYear } from './read-year.ts'
import { placeTables, standsFirst } from './stands-first.ts'

export interface BriefInput {
  readonly text: string
  /** Tables of an xlsx or docx. */
  readonly tables?: readonly BriefTable[]
  /** From the profile or the command line; what the text itself names wins only where these are null. */
  readonly place?: Place | null
  readonly year?: number | null
  /** Name of an outline (prompts/outlines) or Markdown/plain lines of the county's notice. */
  readonly outline?: string | null
}

export interface SplitMaterial {
  readonly given: BriefInput
  readonly clauses: readonly BriefClause[]
  readonly head: AskedHead
  readonly request: string
  readonly outline: string | null
  readonly year: number | null
  readonly text: PreparedText
  readonly tables: MaskedTables
  readonly read: ReadTables
  readonly fields: PaperFields
  /** As it was given, without the lines that name the paper or a field of it. */
  readonly told: string
}

export function splitMaterial(raw: BriefInput, book: IndicatorBook): SplitMaterial {
  const apart = leaveApart(raw.text)
  const given = foldMarks({ ...raw, text: nameVillage(apart.text) })
  const open = leaveFields(given.text)
  const half = fillBlanks(open.text)
  const parted = splitOutline(
    joinFragments(cutSpeech(takeCorrections(joinShortLines(leaveSpeakers(half.text))))),
  )
  const pasted = splitTables(parted.text, book.tableWords)
  const captioned = (given.tables ?? []).flatMap(({ caption = '' }) => caption.split('\n')).find(isFirstTitle)
  const bare = prepareText(markLines(markLabels(joinUnits(markHeads(pasted.text)))), given.place ?? null)
  const title = bare.title === '' ? (captioned ?? '') : bare.title
  const text = { ...bare, title, unused: [...apart.unused, ...half.unused, ...bare.unused] }
  const tables = maskTables([...pasted.tables, ...(given.tables ?? [])].map(turnYears))
  const { request, clauses } = splitBrief(text.text, book.drafting.wording)
  const outline = given.outline ?? parted.outline ?? half.outline
  // Where the material is silent the notice says of which year it asks.
  const year = given.year ?? readYear(request, `${text.title}\n${text.text}`) ?? readYear('', outline ?? '')
  const read = readTables(tables.tables, { words: book.tableWords, year })
  const behind = { from: clauses.at(-1)?.sentence ?? 0, line: text.text.split('\n').length }
  const rows = splitRows(read.facts, behind, book.drafting.wording)
  const isFirst = standsFirst(parted.text, pasted.text, tables.tables)
  const places = placeTables(tables.tables, { lines: text.text.split('\n'), isFirst })
  const subjects = book.drafting.outlines.flatMap(({ words }) => words)
  const head = readAsked(leadOf(given, text.title), request, subjects)
  const dated = clauses
    .map((clause) => nameNextPeriod(nameYears(clause, year), head.asked.period))
    .map((clause) => ({ ...clause, text: quoteLaws(clause.text, book.drafting.checking.lawTitles) }))
  const naming = { head, request, place: given.place ?? null, subjects }
  const told = dated.filter((one) => !isOfHead(one, naming))
  return {
    given,
    clauses: putRows(rows, { told, read, behind: behind.line, places }),
    head,
    request,
    outline,
    year,
    text,
    tables,
    read,
    fields: open.fields,
    told: leaveTitle(open.text, text.title),
  }
}

/** Rows stand where their table stood among the words. `behind`: the last line of these. */
function putRows(
  rows: readonly BriefClause[],
  {
    told,
    read,
    behind,
    places,
  }: { told: readonly BriefClause[]; read: ReadTables; behind: number; places: readonly number[] },
): readonly BriefClause[] {
  const placeOf = ({ line }: BriefClause) => places[Math.floor(read.facts[line - behind - 1]?.table ?? 0)]!
  const ends = [...new Set(places)].sort((a, b) => a - b)
  let from = 0
  const placed = ends.flatMap((end) => {
    const next = told.findIndex(({ line }, at) => at >= from && line > end)
    const before = told.slice(from, next < 0 ? undefined : next)
    from += before.length
    return [...before, ...rows.filter((row) => placeOf(row) === end)]
  })
  return [...placed, ...told.slice(from)]
}

function leaveTitle(text: string, title: string): string {
  const isOther = (line: string) => title === '' || line.replace(/^[#\s]+/, '').trim() !== title
  return text.split('\n').filter(isOther).join('\n')
}

/** 执法队给的👉巡查830次, 辛苦大家[玫瑰]: pictures of a chat; one that points leads on. */
const pointing = /[\u{1F446}-\u{1F449}\u{27A1}\u{2B07}]\uFE0F?[\u{1F3FB}-\u{1F3FF}]?/gu
const picture = /\p{Extended_Pictographic}(?:\uFE0F|\u200D|[\u{1F3FB}-\u{1F3FF}])*|\[[\u4e00-\u9fff]{1,4}\]/gu

/** "寨老说事"点: quoted as documents quote. */
function foldMarks(given: BriefInput): BriefInput {
  const fold = (text: string) =>
    text
      .replace(/"([^"\n]{1,40})"/g, '“$1”')
      .replace(/(?<=[人户件家批])[(（]次[)）]/g, '次')
      .replace(pointing, '：')
      .replace(picture, '')
  const tables = given.tables?.map((table) => ({ ...table, rows: table.rows.map((row) => row.map(fold)) }))
  // 25年：带头每季度学法
  const text = fold(given.text).replace(/2\d年(?=[:：])(?<=(?:^|\n)[^\S\n]*2\d年)/g, '20$&')
  return { ...given, text, ...(tables === undefined ? {} : { tables }) }
}

/** 我是樟树村支书，我们村搞的: whoever writes it up is of another village. */
function nameVillage(text: string): string {
  const village =
    /我(?:是|系)([\u4e00-\u9fff]{1,5}(?:村|社区))(?:的|党?支部?书?记|支书|书记|主任|会计|文书)/.exec(
      text.slice(0, nearTop),
    )?.[1]
  return village === undefined
    ? text
    : text.replace(/(?:我们?|咱们?|本)(?:村|社区)(?![民干委规级里])/g, village)
}

/** Blanks part clauses in a line that counts several things; a title's blanks stay. */
function markLines(text: string): string {
  const lines = text.split('\n').map(markItems)
  const first = lines.findIndex((line) => line.trim() !== '')
  return lines
    .map((line, at) =>
      !(at === first && isFirstTitle(line)) &&
      ((/\d.*\d/.test(line) && countsSeveral(line)) || isParted(line) || isSpaced(line) || isUnpointed(line))
        ? markPauses(line)
        : line,
    )
    .map(partLacks)
    .map((line) => line.replace(noneOfEach, '。'))
    .map((line) => (/[|｜\t]/.test(line) || line.startsWith('#') ? line : line.replace(saidBehind, '，')))
    .join('\n')
}

/** 人不在家  宣传够不着  内容更新慢: blanks that are no slip. */
function isSpaced(line: string): boolean {
  return [...line.matchAll(/(?<=\S)[ \u3000]{2,}(?=\S)/g)].length >= 2
}

/** 外出的多 在家的是老人 巡逻队凑不齐: clauses with blanks for all their marks. */
function isUnpointed(line: string): boolean {
  const told = line.replace(/^[\u4e00-\u9fff]{2,8}[:：]\s*/, '').trim()
  if (/[，,。；;！!？?|\t#]/.test(told) || namesPaper(told) || isFirstTitle(told)) return false
  // A phone number is no clause.
  const runs = told.replace(/(?<![ \u3000])[ \u3000]+[\d×*-]{7,}(?=\s|$)/g, '').split(/[ \u3000]+/)
  const least = runs.length > 2 ? leastClause - 1 : leastClause
  return runs.length > 1 && runs.every((run) => run.length >= least && /[\u4e00-\u9fff]{3}/.test(run))
}

const leastClause = 4

/** 在管27人 监护人都落实了, 复议1件 维持: what is said of a number behind a blank. */
const saidBehind =
  /(?<=\d[余多]?(?![年月日])[\u4e00-\u9fff]{1,2}) +(?=[\u4e00-\u9fff]{2,}(?:[，,。；;]|$))(?!其中)/g

/** 没收费 行政复议没有: one thing that was not, behind the other. */
const noneOfEach = /(?<=没有?[\u4e00-\u9fff]{2,3}) +(?=[\u4e00-\u9fff]{2,8}也?没有?(?:[\s，,。；;]|$))/g

/** 复议没有 官司没有: words that blanks part. */
function isParted(line: string): boolean {
  return !/\d/.test(line) && /没有? +[\u4e00-\u9fff]{2,8}没有?/.test(line)
}

function countsSeveral(line: string): boolean {
  return /\s/.test(line.trim()) && findQuantities(line).filter(({ unit }) => unit !== '年').length > 1
}

/** What stands first: the text, else what names the first table and its first rows; the material's own title with it. */
function leadOf({ text, tables = [] }: BriefInput, title: string): string {
  const [first] = tables
  const named = title !== '' && !text.slice(0, nearTop).includes(title) ? `${title}\n` : ''
  if (first === undefined) return named + text
  if (/[^\s#]/.test(text.split('\n').find((line) => !line.startsWith('#')) ?? '')) {
    const titled = [
      ...(first.caption ?? '').split('\n'),
      first.rows[0]?.filter(Boolean).join(' ') ?? '',
    ].find((line) => isFirstTitle(line) || isTitleLine(line))
    return titled === undefined || title !== '' || text.includes(titled) ? named + text : `${titled}\n${text}`
  }
  const rows = first.rows.slice(0, 2).map((row) => row.filter(Boolean).join(' '))
  return [title, first.caption ?? '', ...rows].filter(Boolean).join('\n')
}

const nearTop = 200

interface MaskedTables {
  readonly tables: readonly BriefTable[]
  readonly masked: readonly string[]
}

function maskTables(tables: readonly BriefTable[]): MaskedTables {
  const masked: string[] = []
  const safe = tables.map((table) => ({
    ...table,
    rows: table.rows.map((row) => {
      const read = maskMaterial(row.join('\u0002'))
      masked.push(...read.masked)
      const cells = read.text.split('\u0002')
      return cells.length === row.length ? cells : row.map((cell) => maskMaterial(cell).text)
    }),
  }))
  return { tables: safe, masked }
}

/** 41起（1起还在调）: what is remarked in brackets, as a document puts it. */
function sayRemark(text: string, { sayings }: DraftWording): string {
  return text.replace(/（([^（）]{2,40})）$/, (_, said: string) => `（${sayFormally(said, sayings)}）`)
}

/** Each row a sentence of its own; its clauses as they are, its remark as it was written. */
function splitRows(
  facts: readonly RowFact[],
  { from, line }: { from: number; line: number },
  wording: DraftWording,
): BriefClause[] {
  let sentence = from
  return facts.flatMap((fact, index) => {
    const at = line + index + 1
    if (
      fact.clauses.length === 1 &&
      fact.clauses[0]!.past === null &&
      /[:：。；]|\s[（(]?2[.、)）](?=[\u4e00-\u9fff])/.test(fact.clauses[0]!.text)
    ) {
      const split = splitLine(fact.clauses[0]!.text, { line: at, sentence, label: fact.label }, wording)
      sentence = split.sentence
      return split.clauses.map((clause) => ({ ...clause, source: fact.clauses[0]!.source ?? fact.source }))
    }
    sentence++
    const isWhole = fact.of !== undefined && fact.of.kind !== 'total'
    const base = { line: at, sentence, label: fact.label, source: fact.source, isWhole }
    const heading = fact.heading === undefined ? {} : { heading: fact.heading }
    const stand = { table: fact.table, ...heading, ...(fact.of ? { of: fact.of } : {}) }
    const told = fact.clauses.map((one) => ({
      ...one,
      cell: { row: fact.at, column: 0, ...one.cell, ...stand },
    }))
    // The year before behind all: 其中 stands right behind what it is part of.
    return [
      ...told.map(({ text, source = fact.source, cell, isPart, aside }) => ({
        ...base,
        text: sayRemark(text, wording),
        source,
        cell,
        ...(isPart ? { isPart, isListed: true } : {}),
        ...(aside
          ? { aside: { ...aside, source: aside.source ?? fact.source, cell: { ...cell, ...aside.cell } } }
          : {}),
      })),
      ...told.flatMap(({ past, pastSource: source = fact.source, cell }) =>
        past === null ? [] : [{ ...base, text: past, source, cell: { ...cell, isPast: true } }],
      ),
    ]
  })
}
