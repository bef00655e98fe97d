// Tool of this room: a question x the figures that answer it -> does their sentence say more of what is asked for (户数、面积都要, 受理多少，办结了没)? Then all of it is told.

import type { PickedFigure } from '#answer/pick/picked-figure.ts'
import { readMeasures } from '#answer/pick/read-measures.ts'
import { type Frame, isKnown } from '#domain/frame.ts'
import { startOfTurn } from '#question/follow/turns.ts'
import { findQuantities } from '#text/numbers/find-quantities.ts'

/** Of one sentence; a sentence that search has not found says nothing more. */
export function asksBeside(frame: Frame, figures: readonly PickedFigure[]): boolean {
  const [first] = figures
  const sentence = first?.sentence ?? null
  if (sentence === null || figures.some((one) => one.sentence !== sentence)) return false
  const said = frame.plain === '' ? frame.text : frame.plain
  const turn = said.slice(startOfTurn(said))
  const told = figures.map(({ figure }) => figure.quote).join('，')
  const units = new Set(figures.map(({ figure }) => figure.unit))
  const quantities = findQuantities(sentence.text)
  const isCounted = listAsked(turn).some((measures) => {
    const counts = (unit: string) =>
      measures.some(
        (measure) => unit.endsWith(measure) || unit.startsWith(measure) || measure.startsWith(unit),
      )
    return ![...units].some(counts) && quantities.some(({ unit }) => counts(unit))
  })
  return isCounted || namesBeside(turn, frame, { told, sentence: sentence.text })
}

/** Each with the units that tell it. */
function listAsked(turn: string): readonly (readonly string[])[] {
  const ofArea = /面积/.test(turn) ? [['平', '亩', '公顷']] : []
  return [...Array.from(readMeasures(turn), (measure) => [measure]), ...ofArea]
}

/** Two things that are asked for, and one of them is counted by another clause of the sentence. */
function namesBeside(
  turn: string,
  { terms }: Frame,
  { told, sentence }: { readonly told: string; readonly sentence: string },
): boolean {
  const asked = terms.filter((term) => isKnown(term) && turn.includes(term.word))
  const clauses = sentence.split(/[，,；;]/)
  const isTold = asked.some(({ word }) => told.includes(word))
  return (
    isTold &&
    asked.some(
      ({ word }) => !told.includes(word) && clauses.some((one) => one.includes(word) && /\d/.test(one)),
    )
  )
}
