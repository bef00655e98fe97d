// A frame and what was found for it, as little as the judging of evidence needs.
import type { Frame, Term, Want } from '#domain/frame.ts'
import type { Evidence } from '#retrieve/retrieve.ts'
import type { ScoredSentence } from '#retrieve/sentence.ts'

/** `own` is its nearness to the question, -1 to 1. */
export const sentenceOf = (
  text: string,
  own: number,
  changes: Partial<ScoredSentence> = {},
): ScoredSentence => ({
  start: 0,
  end: text.length,
  reportId: 1,
  text,
  section: '一/(一)',
  heading: '',
  part: 'practice',
  isHeading: false,
  meaning: { own, passage: own, neighbour: own, aimed: null },
  score: 6,
  coverage: 0.2,
  ...changes,
})

export const frameOf = (text: string, want: Want, head: Term | null = null): Frame => ({
  text,
  topic: text,
  plain: text,
  terms: [],
  head,
  want,
  isNegated: false,
  n: null,
  isLeastFirst: false,
  asksOwnRank: false,
  asksHeading: false,
  asksLaw: false,
  takes: null,
  about: null,
  cues: [],
  part: null,
  assertedNumbers: [],
  own: null,
  include: [],
  exclude: [],
  unknown: [],
  wantsPeers: false,
  wantsTowns: false,
  office: null,
  period: null,
  ambiguous: [],
  years: [],
  isRelativeYear: false,
})

export const evidenceOf = (
  sentences: readonly ScoredSentence[],
  elsewhere: ScoredSentence | null = null,
): Evidence => ({
  scope: { reports: [], gap: { kind: 'none' } },
  sentences,
  figures: [],
  rareTerms: new Set(),
  elsewhere,
  meant: [],
  hasMeaning: true,
})
