// Step: a question for one number or several -> the figures of each: what is asked besides (装了几组，坏了几组) is looked for near the first, and no number answers twice.
import type { Frame } from '#domain/frame.ts'
import type { Evidence, RetrieveDeps } from '#retrieve/retrieve.ts'
import { pickFigures } from './pick-figures.ts'
import type { PickedFigure } from './picked-figure.ts'
import { splitAsked } from './split-asked.ts'

export interface PickedPart {
  readonly frame: Frame
  readonly picked: readonly PickedFigure[]
}

export async function pickAsked(
  frame: Frame,
  evidence: Evidence,
  deps: Pick<RetrieveDeps, 'library' | 'book'>,
): Promise<readonly PickedPart[]> {
  const parts: PickedPart[] = []
  for (const one of splitAsked(frame)) {
    const told = parts.flatMap(({ picked }) => picked)
    parts.push({ frame: one, picked: await pickFigures(one, evidence, { ...deps, told }) })
  }
  const found = parts.filter(({ picked }) => picked.length > 0)
  if (found.length === parts.length) return parts
  // One of several numbers that is not found is looked for with the others.
  const whole = { frame, picked: await pickFigures(frame, evidence, deps) }
  return whole.picked.length > 0 ? [whole] : found
}
