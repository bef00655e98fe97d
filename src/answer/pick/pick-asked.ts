// Step: a question for one number or several -> the figures of each: what is asked besides (装了几组，坏了几组) is looked for near the first, its share of the whole made of the two; no number answers twice.
import type { Frame } from '#domain/frame.ts'
import { readPlain } from '#question/read-claimed-number.ts'
import type { Evidence, RetrieveDeps } from '#retrieve/retrieve.ts'
import { fillPlaces } from './fill-places.ts'
import { fillYears } from './fill-years.ts'
import { pickFigures, weighFigures } from './pick-figures.ts'
import { pickQuotient, type Quotient } from './pick-quotient.ts'
import { pickShares } from './pick-shares.ts'
import type { PickedFigure } from './picked-figure.ts'
import { splitAsked } from './split-asked.ts'

type Deps = Pick<RetrieveDeps, 'library' | 'book'>

export interface PickedPart {
  readonly frame: Frame
  readonly picked: readonly PickedFigure[]
  /** The two that make what is asked; absent: it is written. */
  readonly quotient?: Quotient
}

export async function pickAsked(
  frame: Frame,
  evidence: Evidence,
  deps: Deps,
): Promise<readonly PickedPart[]> {
  const said = await pickSaid(frame, evidence, deps)
  if (said) return [{ frame, picked: [said] }]
  const parts: PickedPart[] = []
  for (const one of splitAsked(frame)) {
    const told = parts.flatMap(({ picked }) => picked)
    const shares = await pickShares(one, { ...deps, evidence, told })
    const quotient = shares.length > 0 ? null : await pickQuotient(one, evidence, { ...deps, told })
    if (quotient) {
      parts.push({ frame: one, picked: [quotient.own], quotient })
      continue
    }
    const own = shares.length > 0 ? shares : await pickFigures(one, evidence, { ...deps, told })
    parts.push({
      frame: one,
      picked: shares.length > 0 ? own : await fillMissed(one, own, { ...deps, evidence }),
    })
  }
  const found = parts.filter(({ picked }) => picked.length > 0)
  if (found.length === parts.length) return parts
  // One of several numbers that is not found is looked for with the others.
  const whole = { frame, picked: await pickFigures(frame, evidence, deps) }
  return whole.picked.length > 0 ? [whole] : found
}

/** With those of the years and the places asked about that the lined-up kind lacks. */
async function fillMissed(
  frame: Frame,
  picked: readonly PickedFigure[],
  deps: Deps & { readonly evidence: Evidence },
): Promise<readonly PickedFigure[]> {
  return fillPlaces(frame, await fillYears(frame, picked, deps), deps)
}

/** 那个216哪里写的: the very number, first of all where the answer before told it. */
async function pickSaid(frame: Frame, evidence: Evidence, deps: Deps): Promise<PickedFigure | undefined> {
  const [said, second] = frame.assertedNumbers
  if (frame.takes !== 'source' || said === undefined || second !== undefined) return undefined
  const same = (await weighFigures(frame, evidence, deps)).filter(
    ({ figure, of }) => figure.value === readPlain(said) && of === undefined,
  )
  const isTold = ({ figure: { reportId, at } }: PickedFigure) =>
    frame.told?.some((one) => one.reportId === reportId && one.start <= at.start && at.end <= one.end) ??
    false
  return same.sort((a, b) => Number(isTold(b)) - Number(isTold(a)) || b.gain - a.gain)[0]
}
