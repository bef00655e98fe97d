// Step of reading: a piece of a message with what it wants -> what is to be done. By the rules where they read it, else by readers that know the kind and the draft.
import type { BriefFigure } from '#domain/brief.ts'
import type { WishKind } from '#domain/wish.ts'
import { paperForm } from '#shared/paper-names.ts'
import type { HeardPart } from './hear-message.ts'
import { kindOfRequest } from './list-wish-signs.ts'
import { peelTalk } from './peel-talk.ts'
import { readLooseCorrection, readRewording } from './read-loose-correction.ts'
import { readLooseField } from './read-loose-field.ts'
import { hidesNames, type NamedPart, readLooseOrder, readLooseTarget } from './read-loose-target.ts'
import { readPoliteAsking } from './read-question.ts'
import { readStatement } from './read-statement.ts'
import type { RevisionRequest } from './revision-request.ts'

/** What the readers look up in the open draft. */
export interface DraftWords {
  readonly year: number | null
  readonly figures: readonly BriefFigure[]
  /** Parts that the words name, in their order. */
  readonly findParts: (text: string) => readonly NamedPart[]
}

/** From here on a reading may remove or overwrite. */
export const sure = 0.5

type Rule = (text: string) => RevisionRequest | null

/** Empty where it could not be read; an `ask` where only half of it could. */
export function readByWish(
  { text, wish }: HeardPart,
  draft: DraftWords,
  byRules: Rule,
): readonly RevisionRequest[] {
  const polite = readPoliteAsking(text)
  const ruled = byRules(text) ?? (polite === null ? null : byRules(polite))
  const { kind } = wish
  // What rules read whole stands, unless it would take away what nobody wants away.
  if (ruled && (kindOfRequest(ruled) === kind || wish.share < sure || !overwrites(ruled))) return [ruled]
  const read = readLoosely(kind, text, draft)
  const isSafe = wish.share >= sure || !read.some(overwrites)
  return isSafe ? read : [{ kind: 'ask', text }]
}

function overwrites({ kind }: RevisionRequest): boolean {
  return kind === 'correct' || kind === 'remove' || kind === 'reword' || kind === 'names'
}

function readLoosely(kind: WishKind, text: string, draft: DraftWords): readonly RevisionRequest[] {
  switch (kind) {
    case 'correct': {
      const number = readLooseCorrection(text, draft.figures)
      const word = number === null ? readRewording(text) : null
      return number ?? (word ? [word] : readCorrected(text, draft))
    }
    case 'add':
      return [readStatement(peelTalk(text), draft.year)]
    case 'drop': {
      if (hidesNames(text)) return [{ kind: 'names' }]
      const target = draft.findParts(text)[0]?.target ?? readLooseTarget(text)
      return target === null || target === undefined
        ? []
        : [{ kind: 'remove', target: readLooseTarget(text) ?? target }]
    }
    case 'shorten':
    case 'lengthen':
    case 'tone':
      return [{ kind, target: draft.findParts(text)[0]?.target ?? '' }]
    case 'order': {
      const order = readLooseOrder(text, draft.findParts(text))
      return order ? [order] : []
    }
    case 'field': {
      const field = readLooseField(text)
      return field ? [field] : []
    }
    case 'kind': {
      const name = named.exec(text)?.[1]
      return name ? [{ kind: 'paper', name }] : []
    }
    case 'undo':
      return [{ kind: 'undo' }]
    case 'show':
      return [{ kind: 'show' }]
    default:
      return []
  }
}

const named = new RegExp(`([\\u4e00-\\u9fff]{0,8}?${paperForm})`)

/** 不对，去年是58起: what is said anew corrects what stands, where it can be told which. */
function readCorrected(text: string, { year }: DraftWords): readonly RevisionRequest[] {
  if (!/\d/.test(text)) return []
  return [{ ...readStatement(peelTalk(text), year), isCorrection: true, isAddition: false }]
}
