// Tool of this room: picked figures of several years -> those of the newest year that at least half as many places tell as any other; without one, each place's newest.

import type { Frame } from '#domain/frame.ts'
import type { PickedFigure } from './picked-figure.ts'

/** All where years are asked for by number (2023和2024). */
export function chooseYear(picked: readonly PickedFigure[], frame: Frame): readonly PickedFigure[] {
  if (frame.years.length === 1) return newestOfEach(picked)
  const years = [...new Set(picked.map(({ year }) => year))].sort((a, b) => (b ?? 0) - (a ?? 0))
  const byYear = years.map((year) => picked.filter((one) => one.year === year))
  const most = Math.max(...byYear.map(({ length }) => length))
  const newest = byYear.find(({ length }) => 2 * length >= most)
  return most > 1 && newest ? newest : newestOfEach(picked)
}

/** Of each place the figures of its newest year: one, or one of each of its doors. */
export function newestOfEach(picked: readonly PickedFigure[]): readonly PickedFigure[] {
  const newest = new Map<string, number>()
  for (const { place, year } of picked) newest.set(place, Math.max(newest.get(place) ?? 0, year ?? 0))
  return picked.filter(({ place, year }) => (year ?? 0) === newest.get(place))
}
