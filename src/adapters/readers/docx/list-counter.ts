// Step: Word's automatic numbering, the counting. In: lists with their levels. Out: the label of each paragraph, in order.
import { renderNumber } from './number-format.ts'

/** One level of a list, as docx and doc both define it. */
export interface Level {
  readonly start: number
  readonly format: string
  /** `第%1章`, `(%2)`: %k stands for the count of level k. */
  readonly pattern: string
  /** Levels up to this one (1-based) start it anew; 0: never. */
  readonly restart: number
  readonly isLegal: boolean
}

/** A list that paragraphs name. */
export interface List {
  /** Lists of one abstract numbering share their counters. */
  readonly abstractId: string
  readonly levels: readonly Level[]
  /** Levels that this list starts anew at its first use. */
  readonly starts: ReadonlyMap<number, number>
}

/** Counts as paragraphs pass; must be asked once for each numbered paragraph, in document order. */
export type NumberParagraph = (numId: string, level: number) => string

export const maxLevels = 9

/** `lists` by the name that paragraphs give. */
export function openListCounter(lists: ReadonlyMap<string, List>): NumberParagraph {
  const counters = new Map<string, (number | undefined)[]>()
  const used = new Set<string>()
  return (numId, level) => {
    const list = lists.get(numId)
    if (!list?.levels[level]) return ''
    const counts = counters.get(list.abstractId) ?? []
    counters.set(list.abstractId, counts)
    if (!used.has(numId)) for (const [at, start] of list.starts) counts[at] = start - 1
    used.add(numId)
    list.levels.forEach((each, at) => {
      if (at < level) counts[at] ??= each.start
      if (at > level && level < Math.min(each.restart, at)) counts[at] = undefined
    })
    counts[level] = (counts[level] ?? list.levels[level].start - 1) + 1
    return renderLabel(list.levels, level, counts)
  }
}

function renderLabel(
  levels: readonly Level[],
  level: number,
  counts: readonly (number | undefined)[],
): string {
  const own = levels[level]!
  if (own.format === 'bullet') return ''
  const label = own.pattern.replace(/%([1-9])/g, (_, digit) => {
    const at = Number(digit) - 1
    const format = own.isLegal ? 'decimal' : (levels[at]?.format ?? 'decimal')
    return renderNumber(counts[at] ?? levels[at]?.start ?? 1, format)
  })
  // 一、 (一) 1. stand against their text; 第一章 and 1.1 need a blank, or the text's own figures would join on.
  return /[\p{L}\p{N}]$/u.test(label) ? `${label} ` : label.trimEnd()
}
