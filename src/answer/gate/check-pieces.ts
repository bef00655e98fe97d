// Step of the gate: the pieces of one line -> the first that does not hold: a claim that comes out otherwise, or words that say something without one.
import { tellTitleYear } from '#answer/cite.ts'
import { tellHeld, tellRatio, tellStance, tellVerdict } from './claims-of-arithmetic.ts'
import {
  tellAlike,
  tellCount,
  tellDiffer,
  tellKinds,
  tellOtherYears,
  tellQuoted,
  tellReport,
  tellRowFigure,
  tellTopic,
  tellVague,
} from './claims-of-citations.ts'
import { tellNote, tellRanking, tellUnwritten } from './claims-of-comparison.ts'
import { tellEntries, tellLeftOut, tellOtherName } from './claims-of-numbers.ts'
import {
  tellCauseless,
  tellConcrete,
  tellLacks,
  tellLowerRate,
  tellOrdinal,
  tellOwnPlace,
  tellOwnRate,
  tellPartCount,
  tellPartKinds,
  tellParts,
  tellPeerCount,
  tellPractice,
  tellSectionTitle,
  tellSilentPart,
  tellThemes,
} from './claims-of-overview.ts'
import {
  tellLibrary,
  tellNamesakes,
  tellNoReport,
  tellOnly,
  tellPlaces,
  tellScopePlace,
  tellYears,
} from './claims-of-scope.ts'
import { tellPlanned, tellSilent } from './claims-of-silence.ts'
import { tellFault, tellFaults } from './claims-of-warnings.ts'
import type { Claim, ClaimKind, ClaimOf, Piece } from './draft-line.ts'
import { findLoadedWord } from './find-loaded-word.ts'
import type { GateView } from './gate-view.ts'

export interface Fault {
  readonly reason: string
  /** What did not hold; `words` stand between claims. */
  readonly claim: ClaimKind | 'words' | 'citation' | 'table' | 'sentence'
}

type Truth = string | null | Promise<string | null>

/** What is true to say in the place of `said`; null where nothing like it is. */
const tellers: { readonly [Kind in ClaimKind]: (claim: ClaimOf<Kind>, view: GateView) => Truth } = {
  report: tellReport,
  count: tellCount,
  kinds: tellKinds,
  'other-years': tellOtherYears,
  quoted: tellQuoted,
  differ: tellDiffer,
  alike: tellAlike,
  vague: tellVague,
  topic: tellTopic,
  'no-report': tellNoReport,
  'title-year': ({ years }, { reports }) => {
    const isAsked = reports.every(({ metadata }) => years.includes(metadata.titleYear ?? 0))
    return isAsked ? tellTitleYear(reports) : null
  },
  years: tellYears,
  places: tellPlaces,
  'scope-place': tellScopePlace,
  only: tellOnly,
  library: tellLibrary,
  namesakes: tellNamesakes,
  silent: tellSilent,
  verdict: tellVerdict,
  held: tellHeld,
  ratio: tellRatio,
  stance: tellStance,
  planned: tellPlanned,
  'row-figure': tellRowFigure,
  numbers: tellEntries,
  wording: tellOtherName,
  uncounted: tellLeftOut,
  faults: tellFaults,
  fault: tellFault,
  ranking: tellRanking,
  note: tellNote,
  unwritten: tellUnwritten,
  'section-title': tellSectionTitle,
  themes: tellThemes,
  headings: tellParts,
  'part-count': tellPartCount,
  'part-silent': tellSilentPart,
  'part-kinds': tellPartKinds,
  'no-cause': tellCauseless,
  ordinal: tellOrdinal,
  practice: tellPractice,
  'own-place': tellOwnPlace,
  peers: tellPeerCount,
  lacks: tellLacks,
  'own-rate': tellOwnRate,
  'low-rate': tellLowerRate,
  'most-concrete': tellConcrete,
  'left-out': ({ count }, { leftOut }) => (count === leftOut ? `有${count}句` : null),
  notice: ({ said }) => (/[[\]“”]/.test(said) ? null : said),
}

/** Null when the whole line holds. */
export async function checkPieces(pieces: readonly Piece[], view: GateView): Promise<Fault | null> {
  for (const piece of pieces) {
    const fault = typeof piece === 'string' ? checkWords(piece, view) : await checkClaim(piece, view)
    if (fault !== null) return fault
  }
  return null
}

function checkWords(words: string, { citations }: GateView): Fault | null {
  const loaded = findLoadedWord(words)
  if (loaded !== null) return { reason: `“${loaded}”没有依据`, claim: 'words' }
  const missing = listMarks(words).find((n) => !citations.has(n))
  return missing === undefined ? null : { reason: `[${missing}]没有出处`, claim: 'citation' }
}

async function checkClaim(claim: Claim, view: GateView): Promise<Fault | null> {
  const tell = tellers[claim.kind] as (claim: Claim, view: GateView) => Truth
  const truth = await tell(claim, view)
  if (truth === claim.said) return null
  const reason = truth === null ? `“${claim.said}”不成立` : `“${claim.said}”应为“${truth}”`
  return { reason, claim: claim.kind }
}

export function listMarks(text: string): readonly number[] {
  return Array.from(text.matchAll(/\[(\d{1,3})\]/g), (match) => Number(match[1]))
}
