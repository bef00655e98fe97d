// Nouns of this room: a sentence (or heading) that may be quoted, before and after it is scored.
import type { Section, SectionPart } from '#domain/report.ts'
import type { Span } from '#domain/span.ts'

/** Spans point into its report's text. */
export interface Sentence extends Span {
  readonly reportId: number
  readonly text: string
  readonly section: string
  readonly heading: string
  readonly part: SectionPart
  readonly isHeading: boolean
  /** Null without vectors. */
  readonly meaning: Meaning | null
}

/** How near in meaning, as cosines to the question. */
export interface Meaning {
  /** Of the sentence, mostly to that one of the question's two wordings which is nearer. */
  readonly own: number
  /** Of the whole passage. */
  readonly passage: number
  /** Of the nearer neighbour: a story runs over several sentences. */
  readonly neighbour: number
  /** To what the question may mean in a report's words; null where nothing is looked for. */
  readonly aimed: number | null
}

export interface ScoredSentence extends Sentence {
  /** Comparable between questions: nothing in it is divided by the best of the pool. */
  readonly score: number
  /** Share of the question's content words that the sentence (0.5 for its heading) carries, 0 to 1. */
  readonly coverage: number
  /** 1: it holds a phrase of the question that few write; less: it stands beside one that does; absent: neither. */
  readonly lead?: number
}

/** The heading of a section as a sentence that can be quoted. */
export function headingSentence(reportId: number, section: Section): Sentence {
  return {
    reportId,
    start: section.headingSpan.start,
    end: section.headingSpan.end,
    text: section.heading,
    section: section.path,
    heading: '',
    part: section.part,
    isHeading: true,
    meaning: null,
  }
}
