// Tool of placing: a unit and the sections of an outline -> the section it belongs to: what sums its part up, then the name it stands under, then what its row or its sentence is about.
import type { Outline } from '#domain/drafting-book.ts'
import { readShape } from '#draft/write/row-shape.ts'
import { findHome, findNamedHome, type Unit } from './place-units.ts'

interface Sections {
  readonly outline: Outline
  /** By section, the words that tell what belongs there. */
  readonly lists: readonly (readonly string[])[]
}

/** Index of the section; -1 where no word tells. */
export function homeOf(unit: Unit, { outline, lists }: Sections): number {
  const named = findNamedHome(unit, lists)
  return (
    homeOfForm(unit, { outline, lists }) ??
    homeOfWhole(unit, outline) ??
    homeOfRows(unit, lists) ??
    (named < 0 ? null : named) ??
    homeOfRow(unit, lists) ??
    findHome(unit, lists)
  )
}

/** 行政复议1件 under 依申请公开: what opens with the word of a prescribed form belongs to it, whatever it stands under. */
function homeOfForm({ text }: Unit, { outline, lists }: Sections): number | null {
  const lead = text.slice(0, longestLead)
  const at = outline.sections.findIndex(
    ({ form, heading }, index) =>
      form !== null && lists[index]!.some((word) => lead.includes(word) && heading.includes(word)),
  )
  return at < 0 ? null : at
}

const leastWhole = 4
const longestLead = 14

/** 地区生产总值…, 未发生亡人事故: what opens with a word of the part over all sections sums it up. */
function homeOfWhole({ text }: Unit, { sections }: Outline): number | null {
  const lead = text.slice(0, longestLead)
  const at = sections.findIndex(
    ({ level, words }) =>
      level === 1 && words.some((word) => word.length >= leastWhole && lead.includes(word)),
  )
  const hasBelow = (sections[at + 1]?.level ?? 0) > 1
  return at >= 0 && hasBelow ? at : null
}

/** Rows of a table under a heading of their own go by that: their kinds name all sorts of things. */
function homeOfRows({ label, figures }: Unit, lists: readonly (readonly string[])[]): number | null {
  const [first] = figures
  if (
    label === '' ||
    first === undefined ||
    readShape(figures.filter((one) => one.line === first.line)) === null
  )
    return null
  const home = findHome({ label, text: '' }, lists)
  return home < 0 ? null : home
}

/** 办结45件，1件移送公安: a row is about what its head says, whatever is remarked. */
function homeOfRow(
  { label, figures, statements }: Unit,
  lists: readonly (readonly string[])[],
): number | null {
  const [first] = figures
  if (first === undefined || first.source === '' || statements.length > 0) return null
  const home = findHome({ label, text: first.clause.slice(0, first.at.start) }, lists)
  return home < 0 ? null : home
}
