// Step: Word's automatic numbering -> text. In: numbering.xml and styles.xml. Out: the label of each paragraph, in order.
import { renderNumber } from './number-format.ts'
import { findChild, findChildren, type XmlElement } from './read-xml.ts'

interface Level {
  readonly start: number
  readonly format: string
  /** `第%1章`, `(%2)`: %k stands for the count of level k. */
  readonly pattern: string
  /** Levels up to this one (1-based) start it anew; 0: never. */
  readonly restart: number
  readonly isLegal: boolean
}

interface List {
  /** Lists of one abstract numbering share their counters. */
  readonly abstractId: string
  readonly levels: readonly Level[]
  /** Levels that this list starts anew at its first use. */
  readonly starts: ReadonlyMap<number, number>
}

/** Counts as paragraphs pass; must be asked once for each numbered paragraph, in document order. */
export type NumberParagraph = (numId: string, level: number) => string

const maxLevels = 9

/** `findStyleList` resolves a numbering style (numStyleLink) to the list that defines it. */
export function openNumbering(
  root: XmlElement | undefined,
  findStyleList: (styleId: string) => string | null,
): NumberParagraph {
  const lists = readLists(root, findStyleList)
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

function readLists(
  root: XmlElement | undefined,
  findStyleList: (styleId: string) => string | null,
): Map<string, List> {
  const abstracts = new Map(
    findChildren(root, 'abstractNum').map((each) => [each.attributes.abstractNumId ?? '', each]),
  )
  const nums = new Map(findChildren(root, 'num').map((each) => [each.attributes.numId ?? '', each]))
  const findAbstract = (numId: string | null, depth: number): XmlElement | undefined => {
    const abstract = abstracts.get(findChild(nums.get(numId ?? ''), 'abstractNumId')?.attributes.val ?? '')
    const link = findChild(abstract, 'numStyleLink')?.attributes.val
    return link && depth < maxLevels ? (findAbstract(findStyleList(link), depth + 1) ?? abstract) : abstract
  }
  return new Map([...nums].map(([numId, num]) => [numId, readList(num, findAbstract(numId, 0))]))
}

function readList(num: XmlElement, abstract: XmlElement | undefined): List {
  const levels: Level[] = []
  const starts = new Map<number, number>()
  for (const level of findChildren(abstract, 'lvl')) levels[readIndex(level)] = readLevel(level)
  for (const override of findChildren(num, 'lvlOverride')) {
    const at = readIndex(override)
    const level = findChild(override, 'lvl')
    if (level) levels[at] = readLevel(level)
    const start = findChild(override, 'startOverride')?.attributes.val
    if (start !== undefined) starts.set(at, Number(start) || 0)
  }
  const filled = Array.from(
    levels,
    (level) => level ?? { start: 1, format: 'none', pattern: '', restart: maxLevels, isLegal: false },
  )
  return {
    abstractId: abstract?.attributes.abstractNumId ?? `num ${num.attributes.numId}`,
    levels: filled,
    starts,
  }
}

function readIndex(element: XmlElement): number {
  const at = Number(element.attributes.ilvl)
  return Number.isInteger(at) && at >= 0 && at < maxLevels ? at : 0
}

function readLevel(level: XmlElement): Level {
  const value = (name: string) => findChild(level, name)?.attributes.val
  const number = (name: string, otherwise: number) => {
    const read = Number(value(name) ?? otherwise)
    return Number.isInteger(read) ? read : otherwise
  }
  const legal = findChild(level, 'isLgl')
  return {
    start: number('start', 0),
    format: value('numFmt') ?? 'decimal',
    pattern: value('lvlText') ?? '',
    restart: number('lvlRestart', maxLevels),
    isLegal: legal !== undefined && legal.attributes.val !== '0' && legal.attributes.val !== 'false',
  }
}
