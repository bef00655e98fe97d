// Step of the sentence check: a sentence with [n] marks -> its clauses, each with the passages that must carry it.
import type { Quantity } from '#text/numbers/find-quantities.ts'
import { findYears } from '#text/years.ts'
import type { CheckDeps, CitedPassage } from './cited-passage.ts'
import { type Clause, readClauses, readMentions } from './claim-source.ts'

export interface Claim {
  readonly clause: Clause
  /** At least one; numbers and names stand in any of them. */
  readonly passages: readonly CitedPassage[]
  /** Where several townships or years are said to do the same, the passages of each: its words stand in all of them. */
  readonly each: readonly (readonly CitedPassage[])[]
  /** All quantities of the sentence, in order: what shown arithmetic may rest on. */
  readonly beside: readonly Quantity[]
  /** The clauses of the sentence before it. */
  readonly before: string
  readonly sentence: string
  readonly deps: CheckDeps
}

/** Null when there is no mark, or a mark that stands for no passage. What follows the last mark rests on all of them. */
export function readClaims(
  sentence: string,
  passages: readonly CitedPassage[],
  deps: CheckDeps,
): readonly Claim[] | null {
  const pieces = sentence.split(/((?:\[\d{1,3}\]\s?)+)/)
  const cited = findCited(sentence, passages)
  if (cited === null) return null
  const claims: Piece[] = []
  for (let at = 0; at < pieces.length; at += 2) {
    const own = at + 1 < pieces.length ? findCited(pieces[at + 1]!, passages)! : cited
    claims.push(...readPiece(pieces[at]!, own, deps))
  }
  const beside = claims.flatMap(({ clause }) => clause.quantities)
  let before = ''
  return claims.map((claim) => {
    const one = { ...claim, beside, before, sentence, deps }
    before += `${claim.clause.raw}，`
    return one
  })
}

function findCited(text: string, passages: readonly CitedPassage[]): readonly CitedPassage[] | null {
  const marks = new Set(Array.from(text.matchAll(/\[(\d{1,3})\]/g), (match) => Number(match[1])))
  const cited = passages.filter(({ n }) => marks.has(n))
  return cited.length > 0 && new Set(cited.map(({ n }) => n)).size === marks.size ? cited : null
}

type Piece = Omit<Claim, 'beside' | 'before' | 'sentence' | 'deps'>
type Groups = readonly (readonly CitedPassage[])[]

/** Where several passages are cited, a township or year that is named holds until the next one is. */
function readPiece(text: string, cited: readonly CitedPassage[], deps: CheckDeps): readonly Piece[] {
  let groups: Groups = [cited]
  const parts = cited.length > 1 ? splitAtNames(text, deps) : [text]
  return parts.flatMap((part) =>
    readClauses(part, deps).map((clause) => {
      if (cited.length > 1) groups = findNamed(clause.raw, { cited, groups, deps })
      return { clause, passages: groups.flat(), each: groups }
    }),
  )
}

/** 石桥乡193起、杨坪镇96件 -> two: a number belongs to the name before it. */
function splitAtNames(text: string, deps: CheckDeps): readonly string[] {
  const parts: string[] = []
  let start = 0
  let last = 0
  for (const mention of readMentions(text, deps)) {
    const between = text.slice(last, mention.start)
    if (last > 0 && /\d/.test(between) && /[、和与及而]\s?$/.test(between)) {
      parts.push(text.slice(start, mention.start).replace(/[、和与及而]\s?$/, ''))
      start = mention.start
    }
    last = mention.end
  }
  return [...parts, text.slice(start)]
}

function findNamed(
  text: string,
  { cited, groups, deps }: { cited: readonly CitedPassage[]; groups: Groups; deps: CheckDeps },
): Groups {
  const order = /^\s*(?:前者|后者)/.exec(text)?.[0].trim()
  const chosen = order && groups.length === 2 ? groups[order === '前者' ? 0 : 1] : undefined
  if (chosen) return [chosen]
  const ofPlace = groupBy(cited, findTowns(text, cited, deps), townOf)
  const from =
    ofPlace.length > 0 ? ofPlace : /(?:均|都|各)(?!项|类|种|级)/.test(text) ? groupAll(cited) : groups
  const years = new Set(findYears(text).map(({ year }) => year))
  const ofYear = (some: Groups) => some.flatMap((group) => groupBy(group, years, ({ year }) => year))
  const here = ofYear(from)
  // 2022年97.8%，2023年98.3%: the year changes, the township does not.
  const towns = new Set(from.flat().map(townOf))
  const there = here.length > 0 ? here : ofYear(groupBy(cited, towns, townOf))
  return there.length > 0 ? there : from
}

const townOf = ({ place }: CitedPassage) => `${place.county ?? ''}${place.town ?? ''}`

function findTowns(text: string, cited: readonly CitedPassage[], deps: CheckDeps): ReadonlySet<string> {
  const named = readMentions(text, deps).flatMap(({ places }) => places)
  const isNamed = ({ place }: CitedPassage) =>
    place.town !== null &&
    named.some(
      ({ town, county }) => town === place.town && (place.county === null || county === place.county),
    )
  return new Set(cited.filter(isNamed).map(townOf))
}

/** One group for each wanted key that a passage has. */
function groupBy<Key>(
  cited: readonly CitedPassage[],
  wanted: ReadonlySet<Key>,
  keyOf: (passage: CitedPassage) => Key | null,
): Groups {
  return [...wanted]
    .map((key) => cited.filter((passage) => keyOf(passage) === key))
    .filter((group) => group.length > 0)
}

function groupAll(cited: readonly CitedPassage[]): Groups {
  return groupBy(cited, new Set(cited.map(townOf)), townOf)
}
