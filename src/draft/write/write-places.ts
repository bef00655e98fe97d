// Step of writing without a model: the rows of a village table -> one sentence, the total first: 合计水井21口，其中，东岭村12口；西岭村9口.
import type { BriefFigure, BriefStatement } from '#domain/brief.ts'
import type { DraftWording } from '#domain/drafting-book.ts'
import type { Piece } from './build-paragraph.ts'
import { writeClause } from './write-clause.ts'

export type Clause = { readonly figures: readonly BriefFigure[] } | { readonly statement: BriefStatement }

/** One sentence or row of the material. */
export interface RunUnit {
  readonly clauses: readonly Clause[]
  readonly label: string
  readonly line: number
  readonly isCounted: boolean
}

/** Rows that count the same of one village after another, and the row that sums them up. */
export interface PlaceRows {
  readonly rows: readonly RunUnit[]
  readonly total: RunUnit | null
}

const place = /^[\u4e00-\u9fff]{1,5}?(?:村|社区|居委会)/

/** Units in their order, the rows of villages gathered where two or more follow each other. */
export function gatherPlaces(units: readonly RunUnit[]): readonly (RunUnit | PlaceRows)[] {
  const gathered: (RunUnit | PlaceRows)[] = []
  for (let at = 0; at < units.length; ) {
    const shape = shapeOf(units[at]!, true)
    let end = at
    while (shape !== null && end < units.length && shapeOf(units[end]!, true) === shape) end++
    if (end - at < 2) {
      gathered.push(units[at]!)
      at++
      continue
    }
    const next = units[end]
    const hasTotal = next !== undefined && shapeOf(next, false) === shape
    gathered.push({ rows: units.slice(at, end), total: hasTotal ? next : null })
    at = end + (hasTotal ? 1 : 0)
  }
  return gathered
}

/** What a row counts, without its place and its numbers; null where it counts nothing or names no place. */
function shapeOf(unit: RunUnit, isOfPlace: boolean): string | null {
  if (!unit.isCounted) return null
  const text = figuresOf(unit)
    .map(([first]) => first!.clause)
    .join('，')
  const found = place.exec(text)
  if (isOfPlace !== (found !== null)) return null
  return text
    .slice(found?.[0].length ?? 0)
    .replace(/^合计|\d[\d.]*/g, '')
    .replace(/\s/g, '')
}

function figuresOf({ clauses }: RunUnit): (readonly BriefFigure[])[] {
  return clauses.flatMap((clause) => ('figures' in clause ? [clause.figures] : []))
}

/** One sentence, without its stop. */
export function writePlaces({ rows, total }: PlaceRows, wording: DraftWording): Piece[] {
  const write = (unit: RunUnit) =>
    figuresOf(unit)
      .flatMap((figures, index): Piece[] => [
        ...(index === 0 ? [] : ['、']),
        // A verb in every row would be said again and again.
        ...writeClause(figures, { ...wording, things: [] }),
      ])
      .map((piece) => (typeof piece === 'string' ? piece.replaceAll('，', '、') : piece))
  const lead = total === null ? ['从各村看，'] : ['合计', ...write(total), '，其中，']
  return [...lead, ...rows.flatMap((row, index): Piece[] => [...(index === 0 ? [] : ['；']), ...write(row)])]
}
