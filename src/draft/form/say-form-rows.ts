// Step of writing: rows of a table that fill a prescribed form -> what is told of them beside it: 本年新收8件，自然人7件，法人1件. Noughts stand in the form alone.
import type { BriefFigure } from '#domain/brief.ts'
import type { Form } from '#domain/drafting-book.ts'
import { groupBy } from '#shared/group-by.ts'
import type { ThemeFacts } from '../write/write-theme.ts'
import { bareLabel, readForm } from './read-form.ts'

export function sayFormRows(form: Form, { figures, statements }: ThemeFacts): ThemeFacts {
  const labels = [...new Set(readForm(form).flatMap((cell) => cell.labels))].map((label) =>
    bareLabel(label).replace(/数量$|（.*$/g, ''),
  )
  const clauses = groupBy(figures, ({ clauseIndex }) => clauseIndex)
  return { figures: [...clauses.values()].flatMap((own) => sayRow(own, labels)), statements }
}

function sayRow(given: readonly BriefFigure[], labels: readonly string[]): readonly BriefFigure[] {
  const isRow = given.every(({ cell, past }) => cell !== undefined && past === undefined)
  if (!isRow) return given
  const own = given.toSorted((a, b) => a.at.start - b.at.start)
  const told = own.filter(({ value }) => value !== 0)
  let text = ''
  return told
    .map((one) => {
      const before = own[own.indexOf(one) - 1]
      const words = one.clause.slice(before?.at.end ?? 0, one.at.start).replace(/^[，、；]/, '')
      text += `${text === '' ? '' : '，'}${spellRow(words, labels)}`
      const start = text.length
      text += one.raw
      return { ...one, at: { start, end: text.length } }
    })
    .map((one) => ({ ...one, clause: text }))
}

/** 本年新收小计 -> 本年新收政府信息公开申请, as the form calls its row. */
function spellRow(words: string, labels: readonly string[]): string {
  const bare = words.replace(/(?:小计|合计|总计)$/, '')
  if (bare === words || bare.length < leastRow) return words
  return labels.find((label) => label.startsWith(bare)) ?? bare
}

const leastRow = 3
