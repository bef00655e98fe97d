// Rule of the gate: a piece that is no word, but is one of prompts/checking/words.txt with one character of the same sound or shape put right (矛质, 农名工).
import type { CheckTables } from '#domain/drafting-book.ts'
import type { Finding } from '#domain/finding.ts'
import type { Sounds } from '#domain/prompt-book.ts'
import { oncePer } from '#shared/once-per.ts'
import { soundsAlike } from '#text/sounds.ts'
import { buildFinding, type CheckedText, type Rule } from '../gate/checked-text.ts'

export const checkWords: Rule = (checked) => {
  const { checking } = checked.drafting
  const near = openNearness(checked.book.sounds, checking.lookAlikes)
  const known = { ...listWords(checking), near }
  const phrases = { ...known, ...listPhrases(checked.book.setPhrases) }
  const slips = [...findSlips(checked.text, known), ...findSlips(checked.text, phrases)]
  const isTold = ({ at, word }: Piece, index: number) =>
    slips.slice(0, index).some((one) => one.at < at + word.length && at < one.at + one.word.length)
  return slips.filter((slip, index) => !isTold(slip, index)).map((slip) => say(checked, slip))
}

function findSlips(text: string, known: KnownWords): readonly Piece[] {
  const slips: Piece[] = []
  let looks = mostLooks
  let told = 0
  for (const piece of findPieces(text, known)) {
    if (piece.at < told) continue
    if (looks-- === 0) return slips
    if (!isSlip(text, piece, known)) continue
    told = piece.at + piece.word.length
    slips.push(piece)
  }
  return slips
}

/** Pieces that are looked at with what stands around them: no paper has more. */
const mostLooks = 1500

interface KnownWords {
  readonly words: ReadonlySet<string>
  /** And those that are near one of them. */
  readonly all: ReadonlySet<string>
  readonly alone: ReadonlySet<string>
  readonly byFirst: ReadonlyMap<string, readonly string[]>
  /** For words whose first character is the wrong one. */
  readonly bySecond: ReadonlyMap<string, readonly string[]>
  /** `one` may stand for the character `other` of a word of this length. */
  readonly near: (one: string, other: string, length: number) => boolean
}

/** Longer ones first: of 社会主意思想 the longest is told. */
const listWords = oncePer((checking: CheckTables): Omit<KnownWords, 'near'> => {
  const { words, otherWords, loneCharacters } = checking
  return {
    words: new Set(words),
    all: new Set([...words, ...otherWords]),
    alone: new Set(loneCharacters),
    ...indexWords(words),
  }
})

const phraseLength = 6

/** Set phrases in one piece (谁执法谁普法) are words, too. */
const listPhrases = oncePer((phrases: readonly string[]) =>
  indexWords(phrases.filter((phrase) => phrase.length >= phraseLength && /^[一-鿿]{1,12}$/.test(phrase))),
)

function indexWords(words: readonly string[]): Pick<KnownWords, 'byFirst' | 'bySecond'> {
  const byFirst = new Map<string, string[]>()
  const bySecond = new Map<string, string[]>()
  for (const word of [...words].sort((a, b) => b.length - a.length)) {
    byFirst.set(word[0]!, [...(byFirst.get(word[0]!) ?? []), word])
    bySecond.set(word[1]!, [...(bySecond.get(word[1]!) ?? []), word])
  }
  return { byFirst, bySecond }
}

function openNearness(sounds: Sounds, lookAlikes: readonly string[]): KnownWords['near'] {
  const groups = listGroups(lookAlikes)
  const folded = foldSounds(sounds)
  return (one, other, length) =>
    soundsAlike(one, other, length > 2 ? folded : sounds) || (groups.get(one)?.includes(other) ?? false)
}

/** As many people speak: in and ing, z and zh are one. */
const foldSounds = oncePer(
  (sounds: Sounds): Sounds =>
    new Map(
      [...sounds].map(([one, readings]) => [
        one,
        readings.map((reading) => reading.replace(/^([zcs])h/, '$1').replace(/([aei]n)g$/, '$1')),
      ]),
    ),
)

const listGroups = oncePer((lookAlikes: readonly string[]): ReadonlyMap<string, string> => {
  const groups = new Map<string, string>()
  for (const group of lookAlikes)
    for (const one of group) groups.set(one, (groups.get(one) ?? '') + group.replace(one, ''))
  return groups
})

interface Piece {
  readonly at: number
  readonly word: string
  /** Which of its characters is another one in the text. */
  readonly wrong: number
}

/** Where all but one character of a word stand, in order. */
function* findPieces(text: string, { all, byFirst, bySecond, near }: KnownWords): Generator<Piece> {
  for (let at = 0; at + 1 < text.length; at++) {
    const first = text.charAt(at)
    for (const word of byFirst.get(first) ?? []) {
      const wrong = findWrong(text, at, word)
      if (wrong === null || !near(text.charAt(at + wrong), word[wrong]!, word.length)) continue
      if (!all.has(text.slice(at, at + word.length))) yield { at, word, wrong }
    }
    for (const word of bySecond.get(text.charAt(at + 1)) ?? []) {
      if (word[0] === first || !text.startsWith(word.slice(1), at + 1)) continue
      if (near(first, word[0]!, word.length) && !all.has(text.slice(at, at + word.length)))
        yield { at, word, wrong: 0 }
    }
  }
}

/** The one place where it differs, behind its first character; null where none or several do. */
function findWrong(text: string, at: number, word: string): number | null {
  let wrong: number | null = null
  for (let i = 1; i < word.length; i++) {
    if (text.charAt(at + i) === word[i]) continue
    if (wrong !== null || !/[一-鿿]/.test(text.charAt(at + i))) return null
    wrong = i
  }
  return wrong
}

/** Characters around that may make words with those of the piece. */
const around = 6
const dictionary = new Intl.Segmenter('zh', { granularity: 'word' })

/** 县人民政府 is no slip of 乡人民政府. */
const levels = /[省市县区乡镇村街]/

/** No dictionary knows it, nothing beside explains its characters, and it is no name. */
function isSlip(text: string, { at, word, wrong }: Piece, known: KnownWords): boolean {
  const end = at + word.length
  if (levels.test(word[wrong]!) || isName(text, at, end)) return false
  if (word.length >= 4) {
    if (isCovered(text, { at: at + wrong, end: at + wrong + 1 }, known.words)) return false
    return !/[不未无没非]/.test(text.charAt(at + wrong)) || !isOfWords(text.slice(at, end))
  }
  if (isCovered(text, { at, end }, known.all)) return false
  if (isChance(text.slice(at, end), { word, wrong }, known)) return false
  const from = Math.max(0, at - around)
  const cut = dictionary.segment(text.slice(from, end + around))
  const tokens = Array.from({ length: word.length }, (_, i) => cut.containing(at + i - from))
  if (word.length === 2)
    return tokens.every((token) => token?.segment.length === 1) && standsFree(text, { at, end }, known)
  const own = tokens[wrong]
  if (!own) return false
  const isWithin = from + own.index >= at && from + own.index + own.segment.length <= end
  return own.segment.length === 1 || (wrong === 1 && isWithin)
}

/** 不合|条件: a word that denies, and the dictionary cuts the piece into whole words. */
function isOfWords(piece: string): boolean {
  return [...dictionary.segment(piece)].every(({ segment }) => segment.length > 1)
}

/** 分众化 goes on: behind a whole word of two characters another begins, or a clause ends. */
function standsFree(text: string, { at, end }: { at: number; end: number }, { words }: KnownWords): boolean {
  const [before, behind] = [text.slice(Math.max(0, at - 4), at), text.slice(end, end + 4)]
  const opens = !/^[一-鿿]/.test(behind) || /^[的地得和与及等对为在是]/.test(behind)
  const follows = !/[一-鿿]$/.test(before) || /[的地得和与及等对为在是各]$/.test(before)
  const lengths = [2, 3, 4]
  return (
    (opens || lengths.some((length) => words.has(behind.slice(0, length)))) &&
    (follows || lengths.some((length) => words.has(before.slice(-length))))
  )
}

/** Single characters that happen to stand side by side (个村), or a word with one behind it (城镇和). */
function isChance(
  piece: string,
  { word, wrong }: Pick<Piece, 'word' | 'wrong'>,
  { all, alone }: KnownWords,
): boolean {
  if (word.length === 2) return [...piece].some((one) => alone.has(one))
  if (wrong === 1) return false
  return alone.has(piece[wrong]!) || all.has(wrong === 0 ? word.slice(1) : word.slice(0, 2))
}

/** 负责认真 holds 责认, 实名制都 holds 制都: a known word reaches over the edge of the piece. */
function isCovered(
  text: string,
  { at, end }: { at: number; end: number },
  words: ReadonlySet<string>,
): boolean {
  for (let from = Math.max(0, at - 3); from < end; from++)
    for (let to = Math.max(at, from) + 1; to <= Math.min(text.length, from + 5); to++)
      if (to - from >= 2 && (from < at || to > end) && words.has(text.slice(from, to))) return true
  return false
}

/** Names of places, people and brands are spelt as they are. */
function isName(text: string, at: number, end: number): boolean {
  return (
    /^[一-鿿]{0,2}(?:村|镇|乡|街道|社区|县|市|区|组|路|桥|山|河|水库|某)/.test(text.slice(end, end + 4)) ||
    // A set phrase is quoted as such; a word in quotation marks may be a name.
    (end - at < phraseLength && /[“《（(][^”》）)\n]{0,6}$/.test(text.slice(Math.max(0, at - 7), at))) ||
    /[某姓]$/.test(text.slice(Math.max(0, at - 1), at))
  )
}

function say(checked: CheckedText, { at, word }: { at: number; word: string }): Finding {
  const end = at + word.length
  return buildFinding(
    checked,
    { start: at, end },
    {
      rule: 'slip',
      severity: 'warn',
      text: `“${checked.text.slice(at, end)}”像是错字，应为“${word}”`,
      fix: `核对后改成“${word}”；确是这样写的就保留`,
    },
  )
}
