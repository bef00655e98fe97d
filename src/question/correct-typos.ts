// Step: words of a question that nobody writes -> the words that were meant. Long words are mended, short ones guessed at beside.

import type { Term } from '#domain/frame.ts'
import type { Sounds, SynonymGroup } from '#domain/prompt-book.ts'
import type { Lexicon } from '#domain/search.ts'
import type { Segmenter } from '#ports/segmenter.ts'
import { listPairs } from '#shared/list-pairs.ts'
import { oncePer } from '#shared/once-per.ts'
import { soundsAlike } from '#text/sounds.ts'

/**
 * 满义率 for 满意率: a piece that differs in one character from a word of three or more of the table, where no word of it stands
 * and no report writes it: 工地保证金 is no error for 工资保证金. Words on 的 are too loose: 打鱼的 is no error for 打工的.
 */
export function correctTypos(
  text: string,
  synonyms: readonly SynonymGroup[],
  lexicon: Lexicon | null = null,
): string {
  const { words, targets } = listLongWords(synonyms)
  let result = text
  for (const word of targets) {
    for (let at = 0; at + word.length <= result.length; at++) {
      if (result[at] !== word[0]) continue
      const piece = result.slice(at, at + word.length)
      if (piece === word || !isOneOff(piece, word) || words.some((other) => overlapsKnown(other, piece)))
        continue
      if (liesInKnown(result, { at, length: word.length }, words) || lexicon?.isWritten(piece)) continue
      result = result.slice(0, at) + word + result.slice(at + word.length)
    }
  }
  return result
}

interface LongWords {
  /** What a question may say on purpose: what only people who ask say too. */
  readonly words: readonly string[]
  /** What an error may be meant for. */
  readonly targets: readonly string[]
}

/** Words of three to six characters. */
const listLongWords = oncePer((synonyms: readonly SynonymGroup[]): LongWords => {
  const isLong = (word: string) => /^[\u4e00-\u9fff]{3,6}(?<!的)$/.test(word)
  return {
    words: synonyms.flatMap(({ written, spoken }) => [...written, ...spoken]).filter(isLong),
    targets: synonyms.flatMap(({ written }) => written).filter(isLong),
  }
})

/** 法性审查 in 合法性审查 is no error for 法律审查. */
function liesInKnown(
  text: string,
  { at, length }: { at: number; length: number },
  words: readonly string[],
): boolean {
  return words.some((known) => {
    const start = text.indexOf(known)
    return start >= 0 && start < at + length && at < start + known.length
  })
}

/** Exactly one character differs, and not the first: 信访 and 走访, 调解 and 了解 are words of their own. */
function isOneOff(piece: string, word: string): boolean {
  if (piece[0] !== word[0] || !/^[\u4e00-\u9fff]+$/.test(piece)) return false
  let differing = 0
  for (let i = 1; i < word.length; i++) if (piece[i] !== word[i]) differing++
  return differing === 1 && piece.at(-1) === word.at(-1)
}

function overlapsKnown(other: string, piece: string): boolean {
  return other.length >= 2 && other.length <= piece.length && piece.includes(other)
}

interface Hearing {
  readonly synonyms: readonly SynonymGroup[]
  readonly sounds: Sounds
  readonly lexicon: Lexicon
  readonly segmenter: Segmenter
}

/**
 * 普发 for 普法: a piece that no passage writes and that sounds like a word of the table, one character of it being right.
 * What overlaps a word of the table is none.
 */
export function correctSounds(text: string, { synonyms, sounds, lexicon, segmenter }: Hearing): string {
  const { byCharacter, all } = listShortWords(synonyms)
  const said = new Set(segmenter.cut(text).filter(({ length }) => length > 1))
  let result = text
  for (let at = 0; at + 1 < result.length; at++) {
    const piece = result.slice(at, at + 2)
    const around = [result.slice(at - 1, at + 1), result.slice(at + 1, at + 3)]
    const isJoint = joints.test(piece) || isBetween(result, at, said)
    // 商事 of 搞商事调解 is a word that reports write: 搞商 is no 招商.
    const isWord = (one: string) => all.has(one) || (said.has(one) && lexicon.isWritten(one))
    if (isJoint || [piece, ...around].some(isWord) || lexicon.isWritten(piece)) continue
    const near = [...new Set([...(byCharacter.get(piece[0]!) ?? []), ...(byCharacter.get(piece[1]!) ?? [])])]
    const heard = near.filter((word) => isClose(word, piece) && soundsAlike(piece, word, sounds))
    if (heard.length === 1) result = result.slice(0, at) + heard[0]! + result.slice(at + 2)
  }
  return result
}

/** 政收 of 财政收入 ends one word and begins the next. */
function isBetween(text: string, at: number, said: ReadonlySet<string>): boolean {
  const lengths = [2, 3, 4, 5, 6]
  const ends = lengths.some((length) => length <= at + 1 && said.has(text.slice(at + 1 - length, at + 1)))
  return ends && lengths.some((length) => said.has(text.slice(at + 1, at + 1 + length)))
}

/** What joins words or points belongs to no misspelt one: 数和 is not 说和, 那回 is not 拿回. */
const joints = /[那这哪谁每各和与及或跟同的了着过是有在把被给对向从到几多少]|[吧吗呢嘛啊呀]$/

function isClose(word: string, piece: string): boolean {
  return word[0] === piece[0] || word[1] === piece[1]
}

interface ShortWords {
  readonly all: ReadonlySet<string>
  readonly byCharacter: ReadonlyMap<string, readonly string[]>
}

/** What reports write in two characters, alone or as the beginning or end of a word of four. */
const listShortWords = oncePer((synonyms: readonly SynonymGroup[]): ShortWords => {
  const said = synonyms.flatMap(({ written, spoken }) => [...written, ...spoken])
  const written = synonyms
    .flatMap((group) => group.written)
    .flatMap((word) => (word.length === 4 ? [word.slice(0, 2), word.slice(2)] : [word]))
    .filter((word) => /^[\u4e00-\u9fff]{2}$/.test(word))
  const byCharacter = new Map<string, string[]>()
  for (const word of new Set(written))
    for (const one of word) byCharacter.set(one, [...(byCharacter.get(one) ?? []), word])
  return { all: new Set([...said.filter(({ length }) => length === 2), ...written]), byCharacter }
})

/** A lone character that cutting leaves over, read as the first of a two-character word: 罚宽 as 罚款 or 罚没. */
export function guessWords(
  text: string,
  { segmenter, synonyms }: { segmenter: Segmenter; synonyms: readonly SynonymGroup[] },
): readonly Term[] {
  const known = shortWords(segmenter)(synonyms)
  const left = new Set(segmenter.cut(text).filter((word) => /^[\u4e00-\u9fff]$/.test(word)))
  const pieces = listPairs(text)
  return pieces.flatMap((piece): readonly Term[] => {
    if (!left.has(piece[0]!) || !/^[\u4e00-\u9fff]{2}$/.test(piece) || known.has(piece)) return []
    const alternatives = [...known].filter((word) => word[0] === piece[0])
    return alternatives.length === 0 || alternatives.length > mostGuesses
      ? []
      : [{ word: piece, alternatives, weight: 0.7, isGuess: true }]
  })
}

/** A character that opens more words than this says too little. */
const mostGuesses = 4

/** Two-character words of a table, by a segmenter. */
const shortWords = oncePer((segmenter: Segmenter) =>
  oncePer(
    (synonyms: readonly SynonymGroup[]): ReadonlySet<string> =>
      new Set(
        synonyms
          .flatMap(({ written }) => written)
          .flatMap((word) => segmenter.cut(word))
          .filter(({ length }) => length === 2),
      ),
  ),
)
