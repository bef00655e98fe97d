// Step of the sentence check: a sentence with [n] marks -> its clauses, each with the passages that must carry it.
import { findYears } from '#text/years.ts'
import type { CheckDeps, CitedPassage } from './cited-passage.ts'
import { type Clause, readClauses, readMentions } from './claim-source.ts'

export interface Claim {
  readonly clause: Clause
  /** At least one. */
  readonly passages: readonly CitedPassage[]
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
  const claims: Claim[] = []
  for (let at = 0; at < pieces.length; at += 2) {
    const own = at + 1 < pieces.length ? findCited(pieces[at + 1]!, passages)! : cited
    claims.push(...readPiece(pieces[at]!, own, deps))
  }
  return claims
}

function findCited(text: string, passages: readonly CitedPassage[]): readonly CitedPassage[] | null {
  const marks = new Set(Array.from(text.matchAll(/\[(\d{1,3})\]/g), (match) => Number(match[1])))
  const cited = passages.filter(({ n }) => marks.has(n))
  return cited.length > 0 && new Set(cited.map(({ n }) => n)).size === marks.size ? cited : null
}

/** Where several passages are cited, a township or year that is named holds until the next one is. */
function readPiece(text: string, cited: readonly CitedPassage[], deps: CheckDeps): readonly Claim[] {
  let subject = cited
  return readClauses(text).map((clause) => {
    if (cited.length > 1) subject = narrowToNamed(clause.raw, { cited, subject, deps })
    return { clause, passages: subject }
  })
}

function narrowToNamed(
  text: string,
  {
    cited,
    subject,
    deps,
  }: { cited: readonly CitedPassage[]; subject: readonly CitedPassage[]; deps: CheckDeps },
): readonly CitedPassage[] {
  const towns = readMentions(text, deps).flatMap(({ places }) => places.flatMap(({ town }) => town ?? []))
  const years = findYears(text).map(({ year }) => year)
  const ofPlace = cited.filter(({ place }) => place.town !== null && towns.includes(place.town))
  const from = ofPlace.length > 0 ? ofPlace : subject
  const ofYear = from.filter(({ year }) => year !== null && years.includes(year))
  return ofYear.length > 0 ? ofYear : from
}
