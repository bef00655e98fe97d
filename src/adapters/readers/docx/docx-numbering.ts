// Step: Word's automatic numbering -> text. In: numbering.xml and styles.xml. Out: the label of each paragraph, in order.

import { findChild, findChildren, type XmlElement } from '#adapters/readers/read-xml.ts'
import { type Level, type List, maxLevels, type NumberParagraph, openListCounter } from './list-counter.ts'

/** `findStyleList` resolves a numbering style (numStyleLink) to the list that defines it. */
export function openNumbering(
  root: XmlElement | undefined,
  findStyleList: (styleId: string) => string | null,
): NumberParagraph {
  return openListCounter(readLists(root, findStyleList))
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
