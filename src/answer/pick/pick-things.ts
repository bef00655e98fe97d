// Step: several things of one place whose sum is asked for -> the figure of each, of one year and one unit. Empty where not all of them are surely told.

import type { AskedThing, Frame, Thing } from '#domain/frame.ts'
import { startOfTurn } from '#question/follow/turns.ts'
import type { Evidence, RetrieveDeps } from '#retrieve/retrieve.ts'
import { isComparable } from '#text/numbers/alike-units.ts'
import { readBeside } from './figure-noun.ts'
import { pickFigures } from './pick-figures.ts'
import type { PickedFigure } from './picked-figure.ts'

export async function pickThings(
  { things = [], ...frame }: Frame,
  evidence: Evidence,
  deps: Pick<RetrieveDeps, 'library' | 'book'>,
): Promise<readonly PickedFigure[]> {
  const asks = asking.exec(frame.text)?.[0] ?? ''
  const found = await Promise.all(
    things.map((thing) => {
      // 罚款和警告一共几件: both are counted in 件.
      const plain = asking.test(thing.plain) ? thing.plain : `${thing.plain}${asks}`
      const asked = { ...frame, ...thing, plain, text: plain, want: 'value' as const, n: null, takes: null }
      return pickFigures(asked, evidence, deps)
    }),
  )
  const most = frame.n ?? things.length
  const chosen = keepAlike(found).slice(-most)
  return chosen.length === most ? addAlike(chosen, things, deps) : []
}

/** 宣传21次、其他宣传8次 in one sentence: each number that a thing named is the last word of. */
async function addAlike(
  chosen: readonly PickedFigure[],
  things: readonly Thing[],
  { library }: Pick<RetrieveDeps, 'library'>,
): Promise<readonly PickedFigure[]> {
  const words = things.flatMap(({ terms }) => terms.filter(({ isGuess }) => !isGuess).map(({ word }) => word))
  const figures = await library.listFigures([...new Set(chosen.map(({ report }) => report.id))])
  const others = figures.filter((figure) => {
    const near = chosen.find(
      ({ sentence, report }) =>
        report.id === figure.reportId &&
        sentence !== null &&
        sentence.start <= figure.at.start &&
        figure.at.end <= sentence.end,
    )
    const { before } = readBeside(figure)
    return (
      near !== undefined &&
      figure.kind === 'count' &&
      figure.parent === null &&
      figure.unit === near.figure.unit &&
      // The whole that they are parts of is no further one.
      chosen.every((one) => one.figure.at.start !== figure.at.start && one.figure.parent !== figure.index) &&
      words.some((word) => before.endsWith(word))
    )
  })
  const all = [...chosen, ...others.map((figure): PickedFigure => ({ ...chosen[0]!, figure }))]
  return others.length === 0 ? chosen : all.sort((a, b) => a.figure.at.start - b.figure.at.start)
}

const asking = /(?:多少|好多|几多|几)[一-龥]?/

/** Of each thing its number of the newest thing's year, where it is in the newest thing's unit; each number once. */
function keepAlike(found: readonly (readonly PickedFigure[])[]): readonly PickedFigure[] {
  const newest = found.at(-1)?.[0]
  if (!newest) return []
  const kept: PickedFigure[] = []
  for (const picked of found) {
    const own = picked.find(({ year, place }) => year === newest.year && place === newest.place)
    const isNew = kept.every(({ figure }) => figure.at.start !== own?.figure.at.start)
    const isAlike = own?.figure.kind === 'count' && isComparable(own.figure.unit, newest.figure.unit)
    if (own && isNew && isAlike) kept.push(own)
  }
  return kept
}

/** 劳动争议和土地流转哪个多: the two things of one place that are held against each other; none where places or years are. */
export function listHeld({ plain, terms, include, years, text, head }: Frame): readonly AskedThing[] {
  const isOne = include.length === 1 && include[0]!.town !== null && years.length < 2
  if (!isOne || !which.test(text.slice(startOfTurn(text)))) return []
  const sure = terms.filter(({ isGuess }) => !isGuess)
  const pieces = plain.slice(startOfTurn(plain)).split(/[和与跟比、，,]|还是/)
  const things = pieces.flatMap((piece): readonly AskedThing[] => {
    const own = sure.filter(({ word }) => piece.includes(word))
    const isHead = head !== null && piece.includes(head.word)
    return own.length > 0 ? [{ plain: piece, terms: own, head: isHead ? head : null, include, years }] : []
  })
  return things.length === 2 ? things : []
}

const which =
  /哪(?:个|样|种|类|头)[^，,。？?]{0,3}[多少高低大小]|谁(?:更)?[多少高低]|比[^，,。？?]{2,14}(?:多|少)(?:多少|几|好多|还是)/
