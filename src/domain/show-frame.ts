// Tool: a frame -> as `ask --explain` prints it and a model sees it: places by name, words without their synonyms.
import type { Frame, ShownFrame } from './frame.ts'
import { placeName } from './place.ts'

export function showFrame(frame: Frame): ShownFrame {
  const { want, terms, head, include, exclude, unknown, part } = frame
  const said = terms.filter(({ isGuess, word }) => !isGuess && word !== head?.word)
  return {
    want,
    negated: frame.isNegated,
    topic: said.map(({ word }) => word),
    measure: head?.word ?? null,
    places: {
      in: include.map(placeName),
      out: exclude.map(placeName),
      unknown: [...unknown],
      peers: frame.wantsPeers,
    },
    years: [...frame.years],
    period: frame.period,
    part: part === 'leader' ? 'other' : part,
    n: frame.n,
    takes: frame.takes,
  }
}
