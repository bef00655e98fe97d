// Step: what a person gave (chat text, lines of a file, ledger rows) -> the brief as understood.

import type { Brief, BriefFigure, BriefStatement } from '#domain/brief.ts'
import type { Place } from '#domain/place.ts'
import { hashText } from '#draft/write/hash-text.ts'
import { findYears } from '#text/years.ts'
import { findAskedPart, findPart } from './find-part.ts'
import { joinBare, nameLeader } from './join-clauses.ts'
import { type IndicatorBook, matchTheme } from './match-indicator.ts'
import { readAsked } from './read-asked.ts'
import { readClause } from './read-clause.ts'
import { type LedgerTable, readLedger, splitTables } from './read-ledger.ts'
import { isOutlineName, readScope } from './read-scope.ts'
import { type BriefClause, splitBrief } from './split-brief.ts'
import { splitOutline } from './split-outline.ts'

export interface BriefInput {
  readonly text: string
  /** Tables of an xlsx or docx, read as ledgers (指标, 数值, 单位, 备注) or, without such a header, line by line. */
  readonly tables?: readonly LedgerTable[]
  /** From the profile or the command line; what the text itself names wins only where these are null. */
  readonly place?: Place | null
  readonly year?: number | null
  /** Name of an outline (prompts/outlines) or Markdown/plain lines of the county's notice. */
  readonly outline?: string | null
}

/** Never throws; what fits nothing becomes a statement or a figure in the user's own words. */
export function readBrief(given: BriefInput, book: IndicatorBook): Brief {
  const parted = splitOutline(given.text)
  const input = { ...given, text: parted.text, outline: given.outline ?? parted.outline }
  const pasted = splitTables(input.text)
  const ledger = readLedger([...pasted.tables, ...(input.tables ?? [])])
  const text = [pasted.text, ...ledger.lines].filter((part) => part !== '').join('\n')
  const { request, clauses } = splitBrief(text)
  const theme = matchTheme(request, book.drafting.themes)?.name ?? null
  const isWhole = /报告|总结|汇报|全文|整篇|材料/.test(request.replace(/报告(?:的|里|中)/, ''))
  const asked = isWhole ? null : findAskedPart(request)
  const facts = collectFacts(clauses, { book, theme, asked })
  const head = readAsked(leadOf(given), request)
  return {
    scope: readScope({ request, theme, asked, isWhole, outline: input.outline ?? null, facts, head }, book),
    asked: head.asked,
    place: input.place ?? null,
    year: input.year ?? readYear(request, text),
    figures: facts.figures.map((figure) => ({ ...figure, note: ledger.notes.get(figure.clause) ?? '' })),
    statements: facts.statements,
    remarks: facts.remarks,
    title: '',
    unused: [],
    doubts: [],
    masked: [],
    seed: hashText(text),
    lines: text.split('\n'),
    outlineText: isOutlineName(input.outline, book) ? null : (input.outline ?? null),
  }
}

/** What stands first: the text, else the first rows of the first table. */
function leadOf({ text, tables = [] }: BriefInput): string {
  if (text.trim() !== '') return text
  return (tables[0]?.rows ?? [])
    .slice(0, 2)
    .map((row) => row.filter(Boolean).join(' '))
    .join('\n')
}

/** What is said to the writer, not to the reader of the report. */
const toWriter =
  /忽略|无视|(?:以上|上面|前面|之前)的?(?:所有|全部)?(?:要求|指令|规则|提示)|(?:写成|写得|改写成?|语气|口吻|文风|字数|篇幅)|\d+字(?:左右|以内|以上)?|(?:要|请)(?:正式|简短|详细)|system|prompt|^(?:谢谢|多谢|辛苦|拜托|麻烦|你是|您是|你好|您好|请勿|别[写编加]|不要[写编加]|不许)|助手$/i

/** A year of a whole township has some hundred numbers; those beyond stay in the words they came in. */
const mostFigures = 3000

interface Facts {
  readonly figures: readonly BriefFigure[]
  readonly statements: readonly BriefStatement[]
  readonly remarks: readonly string[]
}

function collectFacts(
  clauses: readonly BriefClause[],
  deps: { book: IndicatorBook; theme: string | null; asked: string | null },
): Facts {
  const figures: BriefFigure[] = []
  const statements: BriefStatement[] = []
  const remarks: string[] = []
  let group: string | null = null
  let clauseIndex = 0
  for (const sentence of groupSentences(clauses)) {
    const { label, line, sentence: n } = sentence[0]!
    const whole = sentence.map((clause) => clause.text).join('，')
    if (toWriter.test(whole)) {
      remarks.push(whole)
      continue
    }
    const part = findPart(label, whole) ?? partOf(whole, deps.asked)
    const theme = part ?? matchTheme(label, deps.book.drafting.themes)?.name ?? deps.theme
    const joined = nameLeader(joinBare(sentence, { book: deps.book, part }), { label, part })
    if (joined.every((clause) => clause.numbers === 0) || figures.length >= mostFigures) {
      const text = joined.map((clause) => clause.text).join('，')
      const own = part ?? themeOf(text, theme, deps.book)
      if (text.length >= 3)
        statements.push({ text, theme: own, line, clauseIndex: clauseIndex++, sentence: n, label })
      continue
    }
    let carried = theme
    for (const [index, clause] of joined.entries()) {
      const at = clauseIndex++
      const read = readClause(
        {
          ...clause,
          previous: joined[index - 1]?.text ?? '',
          theme: carried,
          part,
          group,
          clauseIndex: at,
          firstId: figures.length + 1,
          sentence: n,
          label,
        },
        deps.book,
      )
      if (read.figures.length === 0) {
        const theme = part ?? themeOf(clause.text, carried, deps.book)
        statements.push({
          text: clause.text,
          theme,
          line: clause.line,
          clauseIndex: at,
          sentence: n,
          label,
        })
        continue
      }
      figures.push(...read.figures)
      // What no word places stays with what was said just before it.
      carried = part === null ? (read.figures.at(-1)?.theme ?? carried) : carried
      group = read.group ?? group
    }
  }
  return { figures, statements, remarks }
}

/** Everything said belongs to the part that was asked for; 主要是…… behind shortcomings is their cause. */
function partOf(whole: string, asked: string | null): string | null {
  return asked === '不足' && /^(?:究其|主要(?:是|在于|因为))/.test(whole) ? '原因' : asked
}

function themeOf(text: string, fallback: string | null, book: IndicatorBook): string | null {
  return matchTheme(text, book.drafting.themes)?.name ?? fallback
}

function groupSentences(clauses: readonly BriefClause[]): BriefClause[][] {
  const groups: BriefClause[][] = []
  for (const clause of clauses) {
    const last = groups.at(-1)
    if (last?.[0]?.sentence === clause.sentence) last.push(clause)
    else groups.push([clause])
  }
  return groups
}

function readYear(request: string, text: string): number | null {
  const named =
    findYears(request)[0] ?? findYears(text.slice(0, 200)).find((mention) => mention.kind === 'year')
  return named?.year ?? null
}
