// Step: what a person gave (chat text, lines of a file, tables) -> the brief as understood.

import type { Brief } from '#domain/brief.ts'
import { findLeast } from '#draft/doubts/find-least.ts'
import { leaveConflicts } from '#draft/doubts/leave-conflicts.ts'
import { findDoubles } from '#draft/material/find-doubles.ts'
import { findStale, findSums } from '#draft/material/find-sums.ts'
import { leaveAgain } from '#draft/material/leave-again.ts'
import { shareUnits } from '#draft/material/share-units.ts'
import { type BriefInput, type SplitMaterial, splitMaterial } from '#draft/material/split-material.ts'
import { readOrder } from '#draft/paper/order-parts.ts'
import { readRecipient } from '#draft/paper/read-recipient.ts'
import { tellDoubts } from '#draft/speech/leave-doubts.ts'
import { writeNumbers } from '#draft/speech/write-numbers.ts'
import { keepWhole } from '#draft/tables/keep-whole.ts'
import { leaveSerial } from '#draft/tables/read-text-row.ts'
import { hashText } from '#draft/write/hash-text.ts'
import { foldWidth } from '#text/numbers/quantity-masks.ts'
import { collectFacts } from './collect-facts.ts'
import { findAskedPart } from './find-part.ts'
import { attachPast } from './find-past.ts'
import { maskMaterial } from './mask-material.ts'
import { type IndicatorBook, matchTheme } from './match-indicator.ts'
import { isOutlineName, readScope } from './read-scope.ts'

/** Never throws; what fits nothing becomes a statement or a figure in the user's own words. */
export function readBrief(given: BriefInput, book: IndicatorBook): Brief {
  return readSplit(splitMaterial(given, book), book)
}

/** As `readBrief`, of what is split already. */
export function readSplit(
  { given, clauses, head, request, outline, year, text: prepared, tables, read, fields, told }: SplitMaterial,
  book: IndicatorBook,
): Brief {
  const lines = prepared.text.split('\n')
  const theme = matchTheme(request, book.drafting.themes)?.name ?? null
  const titled = matchTheme(prepared.title, book.drafting.themes)?.name ?? null
  const isWhole = wholeAsked.test(request.replace(/报告(?:的|里|中)/, ''))
  const asked = isWhole ? null : findAskedPart(request)
  const topic = head.asked.topic || (head.subject ?? '')
  const recipient = fields.recipient ?? readRecipient(given.text)
  const order = readOrder(given.text)
  const collected = collectFacts(clauses, { book, theme: theme ?? titled, asked, year, topic })
  const settled = leaveConflicts(collected)
  const facts = { ...collected, figures: settled.figures, statements: settled.statements }
  const cells = tables.tables.flatMap((table) => [table.caption ?? '', ...table.rows.flat()])
  const whole = keepWhole(facts.figures, [prepared.title, ...lines, ...given.text.split('\n'), ...cells])
  return {
    scope: readScope({ request, theme, asked, isWhole, outline, facts, head }, book),
    asked: {
      ...head.asked,
      ...(recipient === '' ? {} : { recipient }),
      ...(order.length === 0 ? {} : { order }),
      ...(fields.signedOn === undefined ? {} : { signedOn: fields.signedOn }),
    },
    place: given.place ?? null,
    year,
    figures: shareUnits(attachPast(leaveAgain(whole.figures))),
    statements: facts.statements,
    remarks: facts.remarks,
    title: prepared.title,
    unused: [...prepared.unused, ...read.unused, ...settled.unused, ...whole.unused],
    doubts: [
      ...read.doubts,
      ...settled.doubts,
      ...tellDoubts(prepared.unused),
      ...findDoubles(whole.figures),
      ...findLeast(whole.figures),
      ...findSums(whole.figures),
      ...findStale(prepared.unused, whole.figures),
    ],
    masked: [...new Set([...prepared.masked, ...tables.masked])],
    seed: hashText([prepared.text, ...read.facts.map(({ row }) => row)].filter(Boolean).join('\n')),
    lines: completeLines(
      [...lines, ...read.facts.map(({ row }) => row), ...read.unused.map(({ text }) => text)],
      { told, tables, read },
    ),
    outlineText: isOutlineName(outline, book) ? null : outline,
  }
}

/** 把信访的情况弄一个给我 asks for a paper, 写一下信访情况 for what is told of it. */
const wholeAsked =
  /报告|总结|小结|汇报|全文|整篇|材料|年报|简报|述[职法责]|情况[^，。；]{0,4}(?:弄|整|搞|出|拟|凑|理|起草)[^，。；]{0,2}[个份篇]|(?:弄|整|搞|出|拟|凑|起草)(?:一?[个份篇])[^，。；]{0,16}情况(?![^，。；]{0,6}[段部节块])/

/** Lines and rows with a number that stands in none of those that were read: what was lost while reading is seen here, and said at the end. */
function completeLines(
  lines: readonly string[],
  { told, tables, read }: Pick<SplitMaterial, 'told' | 'tables' | 'read'>,
): readonly string[] {
  const digitsOf = (line: string) => foldWidth(line).match(/\d+(?:\.\d+)?/g) ?? []
  const captions = tables.tables.map(({ caption = '' }) => caption)
  const known = new Set([...lines, ...lines.map(writeNumbers), ...read.said, ...captions].flatMap(digitsOf))
  const rows = tables.tables.flatMap((table) =>
    table.rows.map((row) => row.filter(Boolean).map(leaveSerial).join(' | ')),
  )
  const typed = maskMaterial(told).text.split(/\r?\n/)
  // 8万8 is printed as 8.8万.
  const all = [...typed, ...typed.map(writeNumbers), ...rows]
  return [...lines, ...all.filter((line) => digitsOf(line).some((digits) => !known.has(digits)))]
}
