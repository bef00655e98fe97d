// Step of reading a brief: a text that was half written (中心组学法____次, （四）法治宣传。（待补）) and the numbers that came with it -> each blank filled with the one number that its words and its unit name, and the headings that the writer set. Other texts come back as they are; lines keep their place.
import type { UnusedPiece } from '#domain/brief.ts'
import { listPairs } from '#shared/list-pairs.ts'
import { parseNumbering } from '#text/outline-numbering.ts'

export interface FilledText {
  readonly text: string
  /** Title and headings as they were written; null where nothing was left open. */
  readonly outline: string | null
  readonly unused: readonly UnusedPiece[]
}

const blank = /[_＿]{2,}/g
const toCome = /[（(【]?(?:待补充?|待写|没写完?|还没写|略写|补齐)[)）】]/g
const leastOpen = 2
const longestHeading = 24
const longestTitle = 45
const mostLines = 400

/** Only where two places at least were left open. */
export function fillBlanks(given: string): FilledText {
  const lines = given.split('\n')
  const open = lines.reduce((sum, line) => sum + countOpen(line), 0)
  if (open < leastOpen || lines.length > mostLines) return { text: given, outline: null, unused: [] }
  const isBlank = (line: string) => countBlanks(line) > 0
  const told = lines.map((line) => (isBlank(line) ? [] : listTold(line)))
  const unused: UnusedPiece[] = []
  const filled = lines.map((line, at) => {
    if (!isBlank(line)) return line
    const { text, left } = fillLine(line, told.flat())
    for (const piece of left)
      unused.push({ text: piece, reason: '空着没有数，没有写进正文', source: `第${at + 1}行` })
    return text
  })
  const rest = filled.map((line, at) => (isBlank(lines[at]!) ? line : leaveTaken(line, told[at]!)))
  return {
    text: rest.map(leaveToCome).join('\n'),
    outline: listHeadings(lines),
    unused,
  }
}

/** （四）法治宣传。（待补）: a heading and nothing else. */
function leaveToCome(line: string): string {
  const told = line.replace(toCome, '')
  const isHeading = told !== line && parseNumbering(told.trim()) !== null && /^[^。]+。\s*$/.test(told)
  return isHeading ? told.replace(/。\s*$/, '') : told
}

function countBlanks(line: string): number {
  return line.match(blank)?.length ?? 0
}

function countOpen(line: string): number {
  return countBlanks(line) + (line.match(toCome)?.length ?? 0)
}

/** A clause that counts one thing. */
interface ToldCount {
  readonly words: string
  readonly value: string
  readonly unit: string
  readonly clause: string
  isTaken: boolean
}

const marks = /[，,；;。、：:\s]+/
const count = /^([^\d]{1,20}?)(\d[\d.]*)([\u4e00-\u9fff%]{1,4})$/

function listTold(line: string): ToldCount[] {
  return line.split(marks).flatMap((clause) => {
    const [, words = '', value = '', unit = ''] = count.exec(clause) ?? []
    return value === '' ? [] : [{ words, value, unit, clause, isTaken: false }]
  })
}

/** A clause whose blank no number fills goes, and is listed. */
function fillLine(line: string, told: readonly ToldCount[]): { text: string; left: readonly string[] } {
  const left: string[] = []
  const kept = line.split(/(?<=[，,；;。、：:])/).map((piece) => {
    if (countBlanks(piece) === 0) return piece
    const text = piece.replace(blank, (gap, at: number) => {
      const found = findCount({ words: piece.slice(0, at), behind: piece.slice(at + gap.length) }, told)
      if (found === null) return gap
      found.isTaken = true
      return found.value
    })
    if (countBlanks(text) === 0) return text
    left.push(piece.replace(/[，,；;。、：:\s]+$/, ''))
    return ''
  })
  const text = kept.join('').replace(/[，,；;、]+(?=。|$)/g, '')
  return { text, left }
}

/** The one of that unit that shares most with the words before the blank; null where none or two do. */
function findCount(
  { words, behind }: { words: string; behind: string },
  told: readonly ToldCount[],
): ToldCount | null {
  const own = listPairs(words)
  const scored = told
    .filter(({ unit, isTaken }) => !isTaken && behind.startsWith(unit))
    .map((one) => ({ one, shared: own.filter((pair) => one.words.includes(pair)).length }))
    .filter(({ shared }) => shared > 0)
    .toSorted((a, b) => b.shared - a.shared)
  const [best, next] = scored
  return best === undefined || best.shared === next?.shared ? null : best.one
}

/** What stands in a blank now is not told once more. */
function leaveTaken(line: string, told: readonly ToldCount[]): string {
  return told
    .filter(({ isTaken }) => isTaken)
    .reduce((left, { clause }) => left.replace(clause, ''), line)
    .replace(/(?<=^|[：:；;。])[，,；;、]+/g, '')
    .replace(/[，,、]+(?=[；;。]|$)/g, '')
    .replace(/[；;]{2,}/g, '；')
}

/** Title and numbered headings; a name that its own sentence follows is a heading, too. Null for less than two. */
function listHeadings(lines: readonly string[]): string | null {
  const headings = lines.flatMap((line) => {
    const said = line.trim()
    const numbering = parseNumbering(said)
    if (numbering === null || numbering.level > 2) return []
    const name = said
      .slice(numbering.length)
      .split(/[。：:]/)[0]!
      .replace(toCome, '')
      .trim()
    return name.length >= 2 &&
      name.length <= longestHeading &&
      !/\d{2,}(?!年)/.test(name.replace(/20\d{2}年/, ''))
      ? [said.slice(0, numbering.length) + name]
      : []
  })
  const title = lines
    .map((line) => line.replace(/^[#\s]+/, '').trim())
    .find((line) => line.length <= longestTitle && /^[^，。：:]{6,}(?:报告|总结|汇报)$/.test(line))
  return headings.length < 2 ? null : [...(title === undefined ? [] : [title]), ...headings].join('\n')
}
