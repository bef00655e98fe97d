// Step: kinds of one thing whose sum is asked for by their count or by their numbers (五类纠纷加起来, 108、73、61三张清单合起来) -> the figure of each, and of the whole where one is written. Empty where no group of that many stands together.

import type { Frame } from '#domain/frame.ts'
import { startOfTurn } from '#question/follow/turns.ts'
import type { Evidence, RetrieveDeps } from '#retrieve/retrieve.ts'
import { groupBy } from '#shared/group-by.ts'
import { parseCount } from '#text/numbers/numerals.ts'
import { weighFigures } from './pick-figures.ts'
import type { PickedFigure } from './picked-figure.ts'

export interface Kinds {
  readonly parts: readonly PickedFigure[]
  /** What they are parts of; null: not written. */
  readonly whole: PickedFigure | null
}

const none: Kinds = { parts: [], whole: null }
/** 五类, 三张清单, 四个领域的. */
const counted = /([二三四五六七八九十两]|\d{1,2})(?:大|小)?(?:类|种|项|样|块|张|部分|方面|档|级)/
const listed = /\d+(?:\.\d+)?(?:[、，,+和跟与及]\s?\d+(?:\.\d+)?)+/
const adds = /加|合|总共|一共|共计|拢共/
/** A group whose words carry less of the question is another one. */
const leastGain = 0.3

export async function pickKinds(
  frame: Frame,
  evidence: Evidence,
  deps: Pick<RetrieveDeps, 'library' | 'book'>,
): Promise<Kinds> {
  const said = frame.text.slice(startOfTurn(frame.text))
  const isOne = frame.include.length === 1 && frame.years.length < 2
  if (frame.want !== 'total' || !isOne || !adds.test(said)) return none
  const values = listed
    .exec(said)?.[0]
    .match(/\d+(?:\.\d+)?/g)
    ?.map(Number)
  const n = values?.length ?? parseCount(counted.exec(said)?.[1] ?? '')
  if (!n || n < 2) return none
  const figures = (await weighFigures(frame, evidence, deps)).filter(
    ({ figure, of }) => figure.kind === 'count' && of === undefined,
  )
  const groups = values ? listSaid(figures, values) : listSiblings(figures, n)
  const weighed = groups
    .map((parts) => ({ parts, whole: findWhole(parts, figures) }))
    .map((group) => ({ ...group, gain: gainOf(group) }))
    .filter(({ gain }) => values !== undefined || gain >= leastGain)
    .sort((a, b) => yearOfGroup(b) - yearOfGroup(a) || b.gain - a.gain)
  return weighed[0] ?? none
}

const yearOfGroup = ({ parts }: Kinds) => parts[0]?.year ?? 0

function gainOf({ parts, whole }: Kinds): number {
  return Math.max(...[...parts, ...(whole ? [whole] : [])].map(({ gain }) => gain))
}

/** The one that they are said to be parts of, or the number before them that they make. */
function findWhole(parts: readonly PickedFigure[], figures: readonly PickedFigure[]): PickedFigure | null {
  const own = parts[0]!.figure
  const sum = parts.reduce((total, { figure }) => total + figure.value, 0)
  const before = figures.filter(
    ({ figure }) =>
      figure.reportId === own.reportId && figure.section === own.section && figure.at.end <= own.at.start,
  )
  const isSum = ({ figure }: PickedFigure) =>
    figure.value === sum && figure.unit === own.unit && own.at.start - figure.at.end < longestAway
  return before.find(({ figure }) => figure.index === own.parent) ?? before.findLast(isSum) ?? null
}

/** Characters between a whole and the first of its parts, where nothing else says that they belong together. */
const longestAway = 200

/** So many numbers of one unit that are listed one after the other: all parts of one whole, all that a list holds, or those of it that make the whole before them. */
function listSiblings(figures: readonly PickedFigure[], n: number): readonly (readonly PickedFigure[])[] {
  return cutRuns(figures).flatMap((run) => {
    if (run.length === n) return [run]
    const windows = run.slice(0, Math.max(0, run.length - n + 1)).map((_, i) => run.slice(i, i + n))
    return windows.filter((parts) => findWhole(parts, figures) !== null)
  })
}

/** Numbers of one unit, each soon after the one before. */
function cutRuns(figures: readonly PickedFigure[]): readonly PickedFigure[][] {
  const runs: PickedFigure[][] = []
  for (const one of inOrder(figures)) {
    const before = runs.at(-1)?.at(-1)
    if (before && isNext(before, one)) runs.at(-1)!.push(one)
    else runs.push([one])
  }
  return runs
}

function isNext({ figure: a }: PickedFigure, { figure: b }: PickedFigure): boolean {
  const isAlike = a.reportId === b.reportId && a.unit === b.unit && a.parent === b.parent
  return isAlike && a.section === b.section && b.at.start - a.at.end <= longestBetween
}

/** Characters of a part's name. */
const longestBetween = 24

/** The very numbers, near each other in one report. */
function listSaid(
  figures: readonly PickedFigure[],
  values: readonly number[],
): readonly (readonly PickedFigure[])[] {
  const ofReport = groupBy(figures, ({ figure, year }) => `${figure.reportId} ${year} ${figure.unit}`)
  return [...ofReport.values()].flatMap((group) => {
    const parts = values.flatMap((value) => group.find(({ figure }) => figure.value === value) ?? [])
    return parts.length === values.length ? [inOrder(parts)] : []
  })
}

function inOrder(parts: readonly PickedFigure[]): readonly PickedFigure[] {
  return [...parts].sort(({ figure: a }, { figure: b }) => a.reportId - b.reportId || a.at.start - b.at.start)
}
