// Step: drawing operators of a pdf page -> straight lines, as the page is shown. Thin filled boxes are lines too.
import { getResolvedPDFJS } from 'unpdf'
import type { Pdf } from './open-pdf.ts'
import type { Rule } from './ruled-tables.ts'

type Page = Awaited<ReturnType<Pdf['getPage']>>
type Matrix = readonly [number, number, number, number, number, number]
type Point = readonly [number, number]

/** A box thinner than this, in points, is a drawn line; shorter lines are parts of signs. */
const thin = 2.5
const shortest = 4
/** A page of tables has hundreds; a map has more. */
const maxRules = 4000
/** How a path is stored: numbers of coordinates after each step (move, line, two kinds of curve, close). */
const steps: readonly number[] = [2, 2, 6, 4, 0]

export async function readRules(page: Page, viewport: readonly number[]): Promise<Rule[]> {
  const { OPS } = await getResolvedPDFJS()
  const { fnArray, argsArray } = await page.getOperatorList()
  const rules: Rule[] = []
  const stack: Matrix[] = []
  let matrix = toMatrix(viewport)
  for (const [at, operator] of fnArray.entries()) {
    const values = argsArray[at] as unknown[]
    if (operator === OPS.save) stack.push(matrix)
    else if (operator === OPS.restore) matrix = stack.pop() ?? matrix
    else if (operator === OPS.transform) matrix = multiply(matrix, toMatrix(values as number[]))
    else if (operator === OPS.paintFormXObjectBegin) {
      stack.push(matrix)
      if (Array.isArray(values[0])) matrix = multiply(matrix, toMatrix(values[0] as number[]))
    } else if (operator === OPS.paintFormXObjectEnd) matrix = stack.pop() ?? matrix
    else if (operator === OPS.constructPath) {
      const [painted, paths] = values as [number, (ArrayLike<number> | null)[]]
      if (painted === OPS.endPath || !paths?.[0]) continue
      const isStroked = painted !== OPS.fill && painted !== OPS.eoFill
      rules.push(...listRules(paths[0], matrix, isStroked))
      if (rules.length > maxRules) return []
    }
  }
  return rules
}

function toMatrix(values: ArrayLike<number>): Matrix {
  return [values[0] ?? 1, values[1] ?? 0, values[2] ?? 0, values[3] ?? 1, values[4] ?? 0, values[5] ?? 0]
}

function multiply([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f]
}

/** Each straight side of a stroked path; of a filled one only a thin box. */
function listRules(path: ArrayLike<number>, matrix: Matrix, isStroked: boolean): Rule[] {
  const rules: Rule[] = []
  for (const points of listShapes(path, matrix)) {
    const box = buildRule(points)
    if (isThin(box)) rules.push(box)
    else if (isStroked)
      for (const [at, point] of points.entries())
        if (at > 0) {
          const side = buildRule([points[at - 1]!, point])
          if (isThin(side)) rules.push(side)
        }
  }
  return rules.filter(({ x1, x2, y1, y2 }) => Math.max(x2 - x1, y2 - y1) >= shortest)
}

function listShapes(path: ArrayLike<number>, [a, b, c, d, e, f]: Matrix): Point[][] {
  const shapes: Point[][] = []
  for (let at = 0; at < path.length; ) {
    const step = path[at]!
    const size = steps[step]
    if (size === undefined) break
    const x = path[at + size - 1] ?? 0
    const y = path[at + size] ?? 0
    const last = shapes.at(-1)
    if (step === 0 || !last) shapes.push([[a * x + c * y + e, b * x + d * y + f]])
    else if (size === 0) last.push(last[0]!)
    else last.push([a * x + c * y + e, b * x + d * y + f])
    at += size + 1
  }
  return shapes
}

function buildRule(points: readonly Point[]): Rule {
  const xs = points.map(([x]) => x)
  const ys = points.map(([, y]) => y)
  return { x1: Math.min(...xs), x2: Math.max(...xs), y1: Math.min(...ys), y2: Math.max(...ys) }
}

function isThin({ x1, x2, y1, y2 }: Rule): boolean {
  return x2 - x1 < thin || y2 - y1 < thin
}
