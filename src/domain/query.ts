// Noun of this room: a question as understood. Built by build-query, read by retrieve and answer.
import type { Place } from './place.ts'
import type { SectionPart } from './report.ts'

/** What kind of reply is asked for; see read-want for the words that tell. */
export type Want =
  | 'figure' // how many, which rate
  | 'total' // add them up
  | 'compare' // who has more, line them up
  | 'list' // which townships, is there any
  | 'name' // which firm, what is it called
  | 'person' // a private person, or a name behind an office
  | 'confirm' // it is X, isn't it
  | 'structure' // is there a section on it, which heading
  | 'quality' // faults of a report itself
  | 'rule' // an article of law or a policy, which reports do not hold
  | 'outside' // a greeting, a poem, the weather: nothing that reports tell
  | 'practice' // how did they do it
  | 'fact' // anything else

/** A content word of the question with the words that mean the same. */
export interface Term {
  readonly word: string
  /** Synonyms from prompts/synonyms, the word itself left out. */
  readonly alternatives: readonly string[]
  /** 1 for a plain word, more for the word that names what is asked (the head). */
  readonly weight: number
  /** Perhaps a typing error: counts where it is found, and not against where it is not. */
  readonly isGuess?: boolean
}

export interface Scope {
  /** Places named; empty means all. */
  readonly include: readonly Place[]
  /** The asker's own place when peers are asked for. */
  readonly exclude: readonly Place[]
  /** Names that look like places but are not in the library. */
  readonly unknown: readonly string[]
  /** 其他, 别的, 外地: peers are asked for. */
  readonly wantsPeers: boolean
  /** 各乡镇, 哪些镇: of a county (a city, a province) its townships are asked for, not its own report. */
  readonly wantsTowns: boolean
  /** 司法局, 民政厅 right behind the place: whose report it is. Null: none that the library has a report of. */
  readonly office: string | null
  /** 上半年, 三季度; null: the whole year or not said. */
  readonly period: string | null
  readonly years: readonly number[]
  /** 去年, 近两年: resolved against the newest report, may fall back to it. */
  readonly isRelativeYear: boolean
}

export interface Query extends Scope {
  /** The question with what a follow-up left out filled in. */
  readonly text: string
  /** What is searched for: without places, years and question words. */
  readonly topic: string
  /** The question without places and years alone: its own words tell the encoder what the topic leaves out. */
  readonly plain: string
  readonly terms: readonly Term[]
  /** What is counted or measured, where a number is asked for and a word says it. */
  readonly head: Term | null
  readonly wants: ReadonlySet<Want>
  /** Words that tell a practice of the topic (逐一摸排, 联合约谈), when practices are asked for. */
  readonly cues: readonly string[]
  /** Kind of section asked about; null: any. */
  readonly part: SectionPart | null
  /** Numbers the asker asserts (1100 of 外资到账1100万美元), as written. */
  readonly assertedNumbers: readonly string[]
  /** The asker's own place, when known. */
  readonly own: Place | null
  /** Several places bear the name: which one is meant must be asked. */
  readonly ambiguous: readonly Place[]
}
