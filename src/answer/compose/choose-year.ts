// Tool of this room: picked figures of several years -> those of the newest year that at least half as many places tell as any other; without one, each place's newest.

import type { PickedFigure } from '#answer/numbers/pick-figures.ts'
import type { Frame } from '#domain/frame.ts'

/** All where years are asked for by number (2023和2024). */
export function chooseYear(picked: readonly PickedFigure[], frame: Frame): readonly PickedFigure[] {
  if (frame.years.length === 1) return newestOfEach(picked)
  const years = [...new Set(picked.map(({ year }) => year))].sort((a, b) => (b ?? 0) - (a ?? 0))
  const byYear = years.map((year) => picked.filter((one) => one.year === year))
  const most = Math.max(...byYear.map(({ length }) => length))
  const newest = byYear.find(({ length }) => 2 * length >= most)
  return most > 1 && newest ? newest : newestOfEach(picked)
}

/** One figure a place. */
export function newestOfEach(picked: readonly PickedFigure[]): readonly PickedFigure[] {
  const newest = new Map<string, PickedFigure>()
  for (const one of picked) {
    const other = newest.get(one.place)
    if (!other || (one.year ?? 0) > (other.year ?? 0)) newest.set(one.place, one)
  }
  return [...newest.values()]
}
