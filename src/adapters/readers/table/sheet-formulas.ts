// Step: xlsx, formulas whose value was not stored. In: the cells of a sheet. Out: the value of sums, means and plain arithmetic; else 'unknown'.
import { findChild, readText, type XmlElement } from '#adapters/readers/read-xml.ts'
import { buildAddress, type CellPlace, readAddress, readRange } from './cell-address.ts'

interface Cell extends CellPlace {
  readonly element: XmlElement
}

/** A formula's value; null for a cell that needs none computed. */
type Computed = number | 'unknown' | null

const maxDepth = 50
/** Of one sheet: cells looked at in all, so that chains of sums end. */
const maxSteps = 200_000
const maxLength = 500

export function openFormulas(
  cells: readonly Cell[],
  readNumber: (element: XmlElement) => number | null,
): { compute(cell: Cell): Computed } {
  const byPlace = new Map(cells.map((cell) => [buildAddress(cell), cell]))
  const known = new Map<string, Computed>()
  let steps = 0
  /** Empty cells and words count as nothing, as in a sum of the sheet. */
  const look = (place: CellPlace, depth: number): number | null | 'unknown' => {
    if (++steps > maxSteps || depth > maxDepth) return 'unknown'
    const cell = byPlace.get(buildAddress(place))
    if (!cell) return null
    const computed = compute(cell, depth)
    return computed ?? readNumber(cell.element)
  }
  const compute = (cell: Cell, depth = 0): Computed => {
    const formula = findChild(cell.element, 'f')
    if (!formula || readText(findChild(cell.element, 'v')).trim() !== '') return null
    const key = buildAddress(cell)
    const done = known.get(key)
    if (done !== undefined) return done
    // A formula that needs itself finds this.
    known.set(key, 'unknown')
    const value = evaluate(readText(formula), (place) => look(place, depth + 1))
    known.set(key, value)
    return value
  }
  return { compute: (cell) => compute(cell) }
}

type Look = (place: CellPlace) => number | null | 'unknown'

class Unknown extends Error {}

/** SUM, AVERAGE, ROUND of ranges and terms with + - * / and brackets; anything else is unknown. */
function evaluate(text: string, look: Look): number | 'unknown' {
  const source = text.replace(/^=/, '').replace(/\s/g, '')
  const tokens =
    source.match(
      /\$?[A-Z]{1,3}\$?\d{1,7}(?::\$?[A-Z]{1,3}\$?\d{1,7})?(?![\w(])|[A-Z]{2,10}(?=\()|\d{1,20}(?:\.\d{1,20})?%?|[-+*/(),]/gi,
    ) ?? []
  if (source === '' || source.length > maxLength || tokens.join('') !== source) return 'unknown'
  try {
    const reader = { tokens, at: 0, depth: 0, look }
    const value = readTerms(reader)
    return reader.at === tokens.length && Number.isFinite(value) ? value : 'unknown'
  } catch (error) {
    if (error instanceof Unknown) return 'unknown'
    throw error
  }
}

interface Reader {
  readonly tokens: readonly string[]
  at: number
  depth: number
  readonly look: Look
}

function readTerms(reader: Reader): number {
  let value = readFactors(reader)
  for (;;) {
    const token = reader.tokens[reader.at]
    if (token !== '+' && token !== '-') return value
    reader.at++
    const right = readFactors(reader)
    value = token === '+' ? value + right : value - right
  }
}

function readFactors(reader: Reader): number {
  let value = readAtom(reader)
  for (;;) {
    const token = reader.tokens[reader.at]
    if (token !== '*' && token !== '/') return value
    reader.at++
    const right = readAtom(reader)
    if (token === '/' && right === 0) throw new Unknown()
    value = token === '*' ? value * right : value / right
  }
}

function readAtom(reader: Reader): number {
  const token = reader.tokens[reader.at++] ?? ''
  if (++reader.depth > maxLength) throw new Unknown()
  if (token === '-') return -readAtom(reader)
  if (token === '+') return readAtom(reader)
  if (token === '(') {
    const value = readTerms(reader)
    expect(reader, ')')
    return value
  }
  if (/^\d/.test(token)) return token.endsWith('%') ? Number(token.slice(0, -1)) / 100 : Number(token)
  if (/^[A-Z]+$/i.test(token)) return readCall(token.toUpperCase(), reader)
  const place = readAddress(token)
  const value = place ? reader.look(place) : 'unknown'
  if (value === 'unknown') throw new Unknown()
  return value ?? 0
}

function readCall(name: string, reader: Reader): number {
  expect(reader, '(')
  const values: number[] = []
  do values.push(...readArgument(reader))
  while (reader.tokens[reader.at++] === ',')
  if (reader.tokens[reader.at - 1] !== ')') throw new Unknown()
  const sum = values.reduce((all, value) => all + value, 0)
  if (name === 'SUM') return sum
  if (name === 'AVERAGE' && values.length > 0) return sum / values.length
  if (name === 'ROUND' && values.length === 2 && Math.abs(values[1]!) < 15)
    return Number(`${Math.round(Number(`${values[0]}e${values[1]}`))}e${-values[1]!}`)
  throw new Unknown()
}

function readArgument(reader: Reader): number[] {
  const range = readRange(reader.tokens[reader.at] ?? '')
  const next = reader.tokens[reader.at + 1]
  if (!range || (next !== ',' && next !== ')')) return [readTerms(reader)]
  reader.at++
  const { first, last } = range
  if ((last.row - first.row + 1) * (last.column - first.column + 1) > maxSteps) throw new Unknown()
  const values: number[] = []
  for (let row = first.row; row <= last.row; row++)
    for (let column = first.column; column <= last.column; column++) {
      const value = reader.look({ row, column })
      if (value === 'unknown') throw new Unknown()
      if (value !== null) values.push(value)
    }
  return values
}

function expect(reader: Reader, token: string): void {
  if (reader.tokens[reader.at++] !== token) throw new Unknown()
}
