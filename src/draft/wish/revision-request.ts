// Noun of this room: one thing that is to be done to a draft. A message may ask for several.

import type { DraftQuestion } from './read-question.ts'

/** 第3条宣传: words of a fact, and which item of the list it stands in. */
export interface NamedFact {
  /** Empty: the number alone tells which. */
  readonly name: string
  /** Of the list as it was given; null where none is named. */
  readonly item: number | null
}

/** One member a kind. */
type OfPart<Kind extends string> = Kind extends string
  ? { readonly kind: Kind; readonly target: string }
  : never

/** What is done to a part of the text; an empty target means all of it, or its beginning. */
export type Arrangement =
  | OfPart<'shorten' | 'lengthen' | 'first' | 'last' | 'reopen' | 'tone'>
  /** `isFact`: 积案那条, a fact and no part, whatever is headed so. */
  | (OfPart<'remove'> & { readonly isFact?: true })
  | (OfPart<'before' | 'after' | 'into'> & { readonly other: string })

export type RevisionRequest =
  | { readonly kind: 'undo' }
  /** What was undone is to stand again. */
  | { readonly kind: 'redo' }
  | { readonly kind: 'show' }
  | { readonly kind: 'keep' }
  /** `old` as it stood; null where it was not said. */
  | (NamedFact & {
      readonly kind: 'correct'
      readonly old: string | null
      readonly value: string
      /** Id of the fact that is meant, where that is known already. */
      readonly figure?: number
      /** Ids of those among which it is asked which is meant. */
      readonly among?: readonly number[]
    })
  /** A date of the facts is to be another; `old` null where it was not said. */
  | { readonly kind: 'redate'; readonly name: string; readonly old: string | null; readonly value: string }
  /** One number is to go, with its words. */
  | { readonly kind: 'take'; readonly figure: number }
  /** Words of facts, no number: 册子 becomes 宣传手册. */
  | { readonly kind: 'reword'; readonly old: string; readonly value: string }
  /** What stands in a part (问题改成…) gives way to other words. `item`: which of several; null where it was not said. `old`: words of it. */
  | {
      readonly kind: 'replace'
      readonly part: string
      readonly item: number | null
      readonly old: string
      readonly text: string
      /** Part that the new words are to stand in; absent or empty: where the old ones stood. */
      readonly under?: string
      /** The clause that has `old` goes as a whole, and nothing else of its sentence; the new one stands there, or behind all. */
      readonly clause?: 'here' | 'last'
    }
  /** 来访那个数不对: what it should be was not said. */
  | { readonly kind: 'doubt'; readonly name: string }
  | DraftQuestion
  /** Names of private persons are not to be written out. */
  | { readonly kind: 'names' }
  /** It was understood in part: what is asked back. */
  | { readonly kind: 'ask'; readonly text: string }
  /** 第4条是去年的: the number is not this year's. `now`: what this year's is. */
  | (NamedFact & { readonly kind: 'past'; readonly figure?: number; readonly now?: string })
  /** Facts. `isCorrection`: 不对，…; `isAddition`: 再加…, so that nothing that stands is replaced. `under`: the part it is to stand in. */
  | {
      readonly kind: 'say'
      readonly text: string
      readonly under: string
      readonly isCorrection: boolean
      readonly isAddition: boolean
      /** Words of the fact that it is to stand behind. */
      readonly after?: string
    }
  | { readonly kind: 'year'; readonly year: number }
  /** 是双桥镇，不是双塔镇 */
  | { readonly kind: 'town'; readonly town: string }
  | { readonly kind: 'title'; readonly title: string }
  /** `isAdded`: beside whom it goes to already. */
  | { readonly kind: 'recipient'; readonly recipient: string; readonly isAdded?: true }
  /** 抄送机关 as said. */
  | { readonly kind: 'copied'; readonly copiedTo: string; readonly isAdded?: true }
  /** 落款单位 as said. */
  | { readonly kind: 'issuer'; readonly issuer: string }
  /** The year is null where it was not said. */
  | { readonly kind: 'date'; readonly year: number | null; readonly month: number; readonly day: number }
  | { readonly kind: 'paper'; readonly name: string }
  | Arrangement
  | { readonly kind: 'hints'; readonly isShown: boolean }

/** What reads one instruction: a pattern and what it says. */
export type RequestRule = readonly [RegExp, (match: RegExpExecArray) => RevisionRequest | null]

/** The first rule that fits and does not decline. */
export function readByRules(text: string, rules: readonly RequestRule[]): RevisionRequest | null {
  for (const [pattern, build] of rules) {
    const match = pattern.exec(text)
    const request = match && build(match)
    if (request) return request
  }
  return null
}
