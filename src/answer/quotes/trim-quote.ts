// Step: a long sentence -> the clauses of it that answer. In: sentence and frame. Out: an exact sub-span of the same report.

import { asksNumber, type Frame } from '#domain/frame.ts'
import type { Span } from '#domain/span.ts'
import { matchTerm } from '#retrieve/match-term.ts'
import { cutEnd } from '#shared/cut-end.ts'

/** A sentence that is cut may be this much longer than one that is quoted whole: clauses are not split. */
const slack = 20

interface Clause extends Span {
  readonly text: string
  readonly gain: number
}

/** Whole up to `longest` characters. Text and offsets are of the sentence; the result's are of the report. Trailing punctuation is left out. */
export function trimQuote(sentence: Span & { text: string }, frame: Frame, longest: number): Span {
  const clauses = splitClauses(sentence.text, frame)
  if (clauses.length === 0) return { start: sentence.start, end: sentence.start }
  const whole = { start: 0, end: sentence.text.length }
  const window = sentence.text.length <= longest ? whole : keepFrame(growWindow(clauses, longest), clauses)
  const text = sentence.text.slice(window.start, window.end)
  const when = leadingYear.exec(sentence.text)?.[0].length ?? 0
  // 2024年， right before it says of when it is.
  const isDated = when > 0 && window.start === when
  const lead = isDated ? -when : text.length - text.replace(/^[\s,，、;；。:：]+/, '').length
  const tail = text.length - cutEnd(text, /[\s,，、;；。:：]/).length
  return { start: sentence.start + window.start + lead, end: sentence.start + window.end - tail }
}

const leadingYear = /^(?:19|20)\d{2}年(?:度|以?来)?[,，]/

/** 其中13万元 and 全部收回 say nothing without what stands before; what is planned or ordered is not told as done. */
const leansBack =
  /^(?:其中|并|且|也|均|全部|分别|同比|较|比[上去前]|另|含|占|剩余|余下|累计|合计|共计|使|让|为此|因此|从而|[和及与])/
const governs = /计划|拟(?!定)|力争|预计|预期|争取|目标|要求|如果|若|假如|将(?=[于在对把])/

/** From the clause on that it leans on, or that governs it. */
function keepFrame(window: Span, clauses: readonly Clause[]): Span {
  let from = clauses.findIndex(({ start }) => start === window.start)
  while (from > 0 && leansBack.test(clauses[from]!.text.trim())) from--
  const governing = clauses.findIndex(({ text }, i) => i < from && governs.test(text))
  const start = clauses[governing < 0 ? from : governing]?.start ?? window.start
  return window.end - start <= longestFramed ? { start, end: window.end } : window
}

/** Characters of a window with its frame. */
const longestFramed = 140

function splitClauses(text: string, frame: Frame): readonly Clause[] {
  const clauses: Clause[] = []
  const wantsNumber = asksNumber(frame)
  for (const match of text.matchAll(/[^,，;；]+[,，;；]*/g)) {
    const clause = match[0]
    const carried = frame.terms.reduce((sum, term) => sum + term.weight * matchTerm(term, clause), 0)
    const gain =
      carried + (wantsNumber && /\d|[一二三四五六七八九十]余?[件起次人名份家户]/.test(clause) ? 0.4 : 0)
    clauses.push({ text: clause, start: match.index, end: match.index + clause.length, gain })
  }
  return clauses
}

/** From the clause that carries most, towards the neighbour that carries more, while there is room. */
function growWindow(clauses: readonly Clause[], longest: number): Span {
  const gains = clauses.map((clause) => clause.gain)
  let from = gains.indexOf(gains.reduce((most, gain) => Math.max(most, gain)))
  let to = from
  const length = () => clauses[to]!.end - clauses[from]!.start
  for (;;) {
    const before = clauses[from - 1]
    const after = clauses[to + 1]
    const fits = (clause: Clause | undefined) =>
      clause !== undefined &&
      length() + clause.text.length <= longest + slack &&
      (clause.gain > 0 || length() < longest / 2)
    if (fits(after) && (!fits(before) || after!.gain >= before!.gain)) to++
    else if (fits(before)) from--
    else return { start: clauses[from]!.start, end: clauses[to]!.end }
  }
}
