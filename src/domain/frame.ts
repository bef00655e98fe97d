// Noun: a question as understood (问题框): what is wanted, of which topic, over which places, years and part. Read by question/, used by retrieve and answer.
import { z } from 'zod'
import { type Place, placeName } from './place.ts'
import type { SectionPart } from './report.ts'
import type { Span } from './span.ts'
import type { PieceWish, ToldPassage } from './talk/focus.ts'
import type { Reckoning, ToldTurn } from './talk/ledger.ts'

/** What kind of reply is wanted. */
export const wants = [
  'value', // one number
  'total', // numbers added up
  'rank', // who has most, in which order
  'compare', // two or more named, against each other
  'trend', // how it went over the years
  'who', // which places write it; negated: which do not
  'whether', // is it so
  'how', // practices
  'why', // causes
  'overview', // what is in a report, its problems, its plans
  'detail', // a name, an office, a date, a place, a body
  'quality', // whose rate is best, who does it most thoroughly; faults of a report
  'library', // what is held, how to add to it
  'write',
  'check',
  'chat',
  'outside', // law, weather, poems: nothing that reports tell
  'private', // a private person
  'unclear',
  'benchmark', // what the own report lacks beside the peers
] as const
export type Want = (typeof wants)[number]

/** What a follow-up does with the answer before. */
export const operations = [
  'nth', // the second one
  'other', // the others
  'remove', // without X
  'add', // X as well
  'sum', // added up
  'shorten', // as n lines
  'expand', // tell more
  'why',
  'same-place', // the place stays, another thing is asked
  'same-year', // the thing stays, another year or place is asked
  'source', // where it stands
] as const
export type Operation = (typeof operations)[number]

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

/** One of several numbers that are added up, in the words that asked for it. */
export interface Thing {
  readonly plain: string
  readonly terms: readonly Term[]
  readonly head: Term | null
}

/** A thing whose number was asked for, with the places and years it was asked of. */
export interface AskedThing extends Thing {
  /** What was wanted of it, where it was no number. */
  readonly want?: Want
  readonly include: readonly Place[]
  readonly years: readonly number[]
}

export interface Scope {
  /** Places named; empty means all. */
  readonly include: readonly Place[]
  /** The asker's own place when peers are asked for, and places that are to be left out. */
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
  /** Names of the library that the question misspells, as said and as meant; absent: none. */
  readonly respelt?: readonly { readonly said: string; readonly meant: string }[]
  /** Other places that bear the name of the asker's own, which is meant; absent: none. */
  readonly namesakes?: readonly Place[]
}

export interface Frame extends Scope {
  /** The question with what a follow-up left out filled in. */
  readonly text: string
  readonly want: Want
  /** 没写, 没提: who does not. */
  readonly isNegated: boolean
  /** What is searched for: without places, years and question words. */
  readonly topic: string
  /** The question without places and years alone: its own words tell the encoder what the topic leaves out. */
  readonly plain: string
  readonly terms: readonly Term[]
  /** What is asked about and counted in the question's own words, as people mark it (老房子加装电梯, 人均可支配收入); what a follow-up takes over is not among it. Absent: nothing was learnt. */
  readonly asked?: readonly string[]
  /** What is counted or measured, where a number is asked for and a word says it. */
  readonly head: Term | null
  /** Words that tell a practice of the topic (逐一摸排, 联合约谈), when practices are asked for. */
  readonly cues: readonly string[]
  /** Kind of section asked about; null: any. */
  readonly part: SectionPart | null
  /** What is asked besides (怎么推的？装了多少), in its own words; told after the first. Absent: nothing. */
  readonly also?: Pick<Frame, 'want' | 'part' | 'text'>
  /** What is added up, one number each (网格员、辅警，两样加一块); `n` of them, the newest, where it is said. Absent: one thing. */
  readonly things?: readonly Thing[]
  /** How many are asked for (前三名, 三条), or which (第二名); null: not said. */
  readonly n: number | null
  /** Which is the last one (第二、第三名: 3 after n 2); absent: that one alone. */
  readonly until?: number
  /** 最少, 垫底, 倒数: the order that is asked for. */
  readonly isLeastFirst: boolean
  /** 我们排第几: where the asker's own place stands. */
  readonly asksOwnRank: boolean
  /** 没改完的几处: what of the thing was not done. Absent: no. */
  readonly isOfRest?: true
  /** Told as a few sentences that can be copied. Absent: as an answer. */
  readonly isPiece?: true
  /** One's own place was taken where none was said. Absent: no. */
  readonly isAtHome?: true
  /** 单独写成一节: the heading answers. */
  readonly asksHeading: boolean
  /** 法律怎么规定: an article of law, which reports do not hold. */
  readonly asksLaw: boolean
  /** Numbers the asker asserts (1100 of 外资到账1100万美元), as written. */
  readonly assertedNumbers: readonly string[]
  /** The asker's own place, when known. */
  readonly own: Place | null
  /** Several places bear the name: which one is meant must be asked. */
  readonly ambiguous: readonly Place[]
  /** What it takes from the answer before; null: a question of its own. */
  readonly takes: Operation | null
  /** The item of the answer before that is asked about (第二条为啥), as it was shown; null: none. */
  readonly about: string | null
  /** Places and years that this thing was asked about so far in the talk (两个镇差几名, 降了多少); absent: only those of the frame. */
  readonly talk?: {
    readonly places: readonly Place[]
    readonly years: readonly number[]
    /** Whatever was asked of them, the newest last; absent: none yet. */
    readonly spoken?: readonly Place[]
    /** Things whose numbers were asked for, the newest last; absent: that of the frame alone. */
    readonly things?: readonly AskedThing[]
    /** The question pointed to one of what was told (最多的那家满意率多少). */
    readonly isPointed?: boolean
  }
  /** Numbers that the talk has told, a turn each, the newest last; absent: none yet. */
  readonly ledger?: readonly ToldTurn[]
  /** What the talk is about just now; absent: nothing was told yet. */
  readonly focus?: Focus
  /** What is reckoned with numbers told before; where it can not be, the rest of the frame is what is asked. Absent: nothing is. */
  readonly reckoning?: Reckoning
  /** What the answer before quoted, where more is asked of it (后来呢, 谁牵的头); absent or empty: nothing, or nothing is. */
  readonly told?: readonly (Span & { readonly reportId: number })[]
}

/** A follow-up in its own words, before anything was filled in. */
export type Asks = Pick<Frame, 'text' | 'plain' | 'terms' | 'want' | 'part' | 'years' | 'include'>

/** What the talk is about just now. */
export interface Focus {
  /** The newest first. */
  readonly passages: readonly ToldPassage[]
  /** Townships that it is about where no passage of them was told (the answer before was a refusal). */
  readonly places: readonly Place[]
  /** What the thing was called, the newest words first. */
  readonly thing: readonly Term[]
  /** What was spoken of before it. */
  readonly before: readonly string[]
  /** Null: what is asked names another place, part or thing, or all of several. */
  readonly asks: Asks | null
  /** Null: no text is asked for. */
  readonly piece: PieceWish | null
  /** Of a list told some answers ago, what is pointed to; absent: nothing is. */
  readonly listed?: readonly ToldPassage[]
}

/** A number is what answers. */
export function asksNumber({ want, assertedNumbers }: Pick<Frame, 'want' | 'assertedNumbers'>): boolean {
  if (want === 'whether') return assertedNumbers.length > 0
  return ['value', 'total', 'rank', 'compare', 'trend'].includes(want)
}

/** A place is named: one of the library, one that it lacks, or a name that several bear. */
export function namesPlace({
  include,
  unknown,
  ambiguous,
}: Pick<Scope, 'include' | 'unknown'> & Pick<Frame, 'ambiguous'>): boolean {
  return include.length + unknown.length + ambiguous.length > 0
}

/** A word of the table of synonyms: what reports speak of. */
export function isKnown({ alternatives, isGuess }: Term): boolean {
  return alternatives.length > 0 && !isGuess
}

const place = z.string()

/** A frame as `ask --explain` prints it and as a model fills it in: places by name, words without their synonyms. */
export const shownFrameSchema = z.strictObject({
  want: z.enum(wants),
  negated: z.boolean(),
  topic: z.array(z.string()),
  measure: z.string().nullable(),
  places: z.strictObject({
    in: z.array(place),
    out: z.array(place),
    unknown: z.array(z.string()),
    peers: z.boolean(),
  }),
  years: z.array(z.number().int()),
  period: z.string().nullable(),
  part: z.enum(['practice', 'problem', 'plan', 'cause', 'other']).nullable(),
  n: z.number().int().nullable(),
  takes: z.enum(operations).nullable(),
})
export type ShownFrame = z.infer<typeof shownFrameSchema>

/** As `ask --explain` prints it and a model sees it. */
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
