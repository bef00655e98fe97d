// Step: how it went over the years -> its course place by place; without two years of one place the number itself.
import type { PickedFigure } from '#answer/pick/picked-figure.ts'
import { composeValue } from './compose-value.ts'
import type { NumberDeps, NumberLines } from './number-deps.ts'
import { tellCourses } from './tell-courses.ts'

export function composeTrend(picked: readonly PickedFigure[], deps: NumberDeps): NumberLines {
  const lines = tellCourses(picked, deps)
  return lines.length > 0 ? lines : composeValue(picked, deps)
}
