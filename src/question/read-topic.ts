// Step: question without its places and years -> what is searched for, and its content words with their synonyms. Fillers by table and by what was learnt.

import type { Term } from '#domain/frame.ts'
import type { Fillers, Sounds, SynonymGroup } from '#domain/prompt-book.ts'
import type { Lexicon } from '#domain/search.ts'
import type { Segmenter } from '#ports/segmenter.ts'
import { oncePer } from '#shared/once-per.ts'
import { hotlines } from '#text/numbers/hotlines.ts'
import { correctSounds, correctTypos, guessWords } from './correct-typos.ts'

export interface Topic {
  readonly topic: string
  readonly terms: readonly Term[]
}

export interface TopicDeps {
  readonly segmenter: Segmenter
  readonly synonyms: readonly SynonymGroup[]
  readonly fillers: Fillers
  /** How likely each character of the question belongs to its topic, as learnt; null: the tables alone say what is none. */
  readonly likely?: readonly number[] | null
  /** Absent or null: what the library writes is not known. */
  readonly lexicon?: Lexicon | null
  readonly sounds?: Sounds
  /** The whole message asks for a number, whatever of it is left; absent: as the question says. */
  readonly asksNumber?: boolean
}

/** From which likelihood on a word is topic where the table calls it filler, or where no table knows it. */
const enough = { filler: 0.7, word: 0.5, single: 0.6, rare: 0.15, faint: 0.03 }

/** Content words longest first where they overlap; words of one synonym group make one term. */
export function readTopic(question: string, deps: TopicDeps): Topic {
  const { segmenter, synonyms, fillers, sounds, lexicon } = deps
  const asked = blankFillers(question, deps)
  const mended = correctTypos(asked, synonyms, lexicon)
  const corrected =
    sounds && lexicon ? correctSounds(mended, { synonyms, sounds, lexicon, segmenter }) : mended
  const named = [
    ...findGroups(corrected, synonyms).flatMap((term) => nameWhole(term, corrected)),
    ...findRates(question, synonyms),
  ]
  const grouped = named.filter(({ isGuess }) => !isGuess)
  const ungrouped = grouped.reduce((text, { word }) => blankWord(text, word), corrected)
  const latin = findLatin(ungrouped)
  const rest = latin.reduce((text, { word }) => blankWord(text, word), ungrouped)
  const cut = cutLikely(rest, deps)
  const isOfNumber = deps.asksNumber ?? asksNumber.test(question)
  const isBare = named.length + latin.length + cut.sure.length === 0 && isOfNumber
  const sure = keepLongest(isBare ? listWritten(rest, deps) : cut.sure).filter(
    (word) => !isSmall(word) && !isPlainNumber(word),
  )
  const words = keepLongest([...sure, ...joinSingles(rest, { question, sure }, deps)]).map((word) =>
    leaveCount(word, lexicon),
  )
  const plain = words
    .filter((word) => !denying.test(word))
    .map((word): Term => ({ word, alternatives: [], weight: 1 }))
  const faint = cut.faint.filter((word) => !isSmall(word) && !words.some((one) => one.includes(word)))
  const guessed = guessWords(rest, { segmenter, synonyms }).filter(({ word }) => !fillers.words.has(word[0]!))
  return {
    topic: corrected.replace(/\s+/g, ' ').trim(),
    terms: joinBracketed(question, [...named, ...latin, ...plain, ...guessed, ...faint.map(guessAt)]),
  }
}

/** 其中合同多少: where nothing surely is topic, the words that reports write. */
function listWritten(text: string, { segmenter, fillers, lexicon }: TopicDeps): readonly string[] {
  const words = segmenter.cut(text).map((word) => word.replace(/^其中(?=..)/, ''))
  return words.filter((word) => word.length > 1 && !fillers.words.has(word) && lexicon?.isWritten(word))
}

export const asksNumber = /多少|好多|几多|几/

/** 没改 of 没改完 says how far it went with the thing. */
const denying = /^(?:没(?!收)|未(?!成年|来|婚)).{1,2}$/

/** 罚款（罚没）: one thing under two names. */
function joinBracketed(question: string, terms: readonly Term[]): readonly Term[] {
  const found = bracketed.exec(question)
  const other = found && terms.find(({ word }) => word === found[2])
  const one = other && terms.find((term) => term !== other && found[1]!.endsWith(term.word))
  if (!one) return terms
  const alternatives = [...new Set([...one.alternatives, other.word, ...other.alternatives])]
  return terms
    .filter((term) => term !== other)
    .map((term) => (term === one ? { ...one, alternatives } : term))
}

const bracketed = /([\u4e00-\u9fff]{2,8})[（(]([\u4e00-\u9fff]{2,8})[）)]/

function blankWord(text: string, word: string): string {
  return text.replaceAll(word, ' '.repeat(word.length))
}

/** Mean over the characters; null where nothing was learnt of this text. */
function measureLikely(likely: TopicDeps['likely'], start: number, end: number): number | null {
  if (!likely) return null
  let sum = 0
  for (let at = start; at < end; at++) sum += likely[at] ?? 0
  return sum / Math.max(1, end - start)
}

/** What only asks, as blanks of the same length; what was learnt to be topic stays, and what is a piece of a known word. */
function blankFillers(question: string, { fillers, likely, synonyms }: TopicDeps): string {
  const plain = question.replace(/[,,。??!!、;;::“”"'()()…]/g, ' ')
  const held = findHeld(plain, listHolding(synonyms)(fillers))
  return plain.replace(joinFillers(fillers), (found: string, at: number) => {
    const isHeld = held.subarray(at, at + found.length).every((mark) => mark > 0)
    const isTopic = (measureLikely(likely, at, at + found.length) ?? 0) >= enough.filler
    return isHeld || isTopic ? found : ' '.repeat(found.length)
  })
}

/** Words of the table that hold a way of asking and more: 人家 in 老人家. */
const listHolding = oncePer((synonyms: readonly SynonymGroup[]) =>
  oncePer((fillers: Fillers): readonly string[] =>
    listMembers(synonyms).flatMap(({ word }) => {
      const rest = word.replace(joinFillers(fillers), '')
      return rest.length < word.length && rest.replaceAll('的', '') !== '' ? [word] : []
    }),
  ),
)

/** For each character whether it stands in one of these words. */
function findHeld(text: string, words: readonly string[]): Uint8Array {
  const held = new Uint8Array(text.length)
  for (const word of words)
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length))
      held.fill(1, at, at + word.length)
  return held
}

/** All ways of asking as one pattern. */
export const joinFillers = oncePer(
  ({ patterns }: Fillers) => new RegExp(patterns.map(({ source }) => source).join('|'), 'g'),
)

/** Counts where it is found, and not against where it is not. */
function guessAt(word: string): Term {
  return { word, alternatives: [], weight: 0.7, isGuess: true }
}

/** Words of the text that are topic, and those that may be: what few passages write tells something, however it is said. */
function cutLikely(
  text: string,
  { segmenter, fillers, likely, lexicon }: TopicDeps,
): { readonly sure: readonly string[]; readonly faint: readonly string[] } {
  const sure: string[] = []
  const faint: string[] = []
  for (const cut of segmenter.cut(text)) {
    const word = cut.replace(/^其中(?=..)|(?<=.)[有没了]$|(?<=..)[的来去]$/, '')
    const at = text.indexOf(word)
    const chance = at < 0 ? null : measureLikely(likely, at, at + word.length)
    const isFiller = fillers.words.has(word)
    const isRare = !isFiller && word.length > 1 && (lexicon?.isRare(word) ?? false)
    const isSure = chance === null ? !isFiller : chance >= (isRare ? enough.rare : enough.word)
    if (isSure) sure.push(word)
    else if (isRare && chance !== null && chance >= enough.faint) faint.push(word)
  }
  return { sure, faint }
}

/**
 * Characters that cutting leaves single and that surely are topic, with the word before them: 剧本|杀, 双|审. A name that no
 * dictionary has is cut so.
 */
function joinSingles(
  text: string,
  { question, sure }: { readonly question: string; readonly sure: readonly string[] },
  { likely, fillers }: TopicDeps,
): readonly string[] {
  if (!likely) return []
  const held = findHeld(text, sure)
  const isSingle = (at: number) =>
    held[at] === 0 &&
    (likely[at] ?? 0) >= enough.single &&
    /[\u4e00-\u9fff]/.test(text[at] ?? '') &&
    !isSmall(text[at]! + text[at]!) &&
    !fillers.words.has(text[at]!)
  const joined: string[] = []
  for (let at = 0; at < text.length; at++) {
    if (!isSingle(at)) continue
    const start = at
    while (isSingle(at + 1)) at += 1
    // 合同审了多少件: what is done with it is no end of its name.
    if (doneWith.test(question.slice(at))) continue
    const before = sure.find((word) => text.endsWith(word, start) && start >= word.length) ?? ''
    const name = before + text.slice(start, at + 1)
    if (name.length > 1 && at - start < mostSingles) joined.push(name)
  }
  return joined
}

/** 重拟数: how many, of what reports write as 重拟. */
function leaveCount(name: string, lexicon: TopicDeps['lexicon']): string {
  const thing = name.replace(/(?<=..)数$/, '')
  return thing !== name && lexicon && !lexicon.isWritten(name) && lexicon.isWritten(thing) ? thing : name
}

const doneWith = /^[^率数额量度费款值员人户](?:了|过|[出到回](?:了|来)|\s)*(?:多少|好多|几多|几)/

/** More of them in a row are a sentence. */
const mostSingles = 3

/** PM2.5, APP: whole, in capitals or not. */
function findLatin(text: string): readonly Term[] {
  const words = new Set(text.match(/[A-Za-z][A-Za-z0-9]+(?:\.\d+)?|[A-Z][级类档]/g) ?? [])
  return [...words].map((word): Term => {
    const alternatives = [word.toUpperCase(), word.toLowerCase()].filter((other) => other !== word)
    return { word, alternatives, weight: 1 }
  })
}

/** 离婚率 is not what 离婚 is. */
const measuredSuffix = /^率/

interface Member {
  readonly word: string
  /** What reports write for it. */
  readonly group: readonly string[]
}

/** All words of the table, longest first. */
const listMembers = oncePer((synonyms: readonly SynonymGroup[]): readonly Member[] =>
  synonyms
    .flatMap(({ written, spoken }) =>
      [...written, ...spoken].map((word): Member => ({ word, group: written })),
    )
    .sort((a, b) => b.word.length - a.word.length),
)

function findGroups(text: string, synonyms: readonly SynonymGroup[]): readonly Term[] {
  const found: Term[] = []
  let rest = text
  for (const { word, group } of listMembers(synonyms)) {
    const at = rest.indexOf(word)
    if (at < 0) continue
    const suffix = measuredSuffix.exec(rest.slice(at + word.length))?.[0] ?? ''
    rest = blankWord(blankWord(rest, word + suffix), word)
    const alternatives = group.filter((other) => other !== word).map((other) => other + suffix)
    found.push({ word: word + suffix, alternatives, weight: 1 })
  }
  return found.sort((a, b) => text.indexOf(a.word) - text.indexOf(b.word))
}

/** 最满意 is asked by the rate: 满意率. */
function findRates(text: string, synonyms: readonly SynonymGroup[]): readonly Term[] {
  const said = /(?:最|更|比较)([\u4e00-\u9fff]{2})/.exec(text)?.[1]
  const rate = said === undefined ? '' : `${said}率`
  const member = text.includes(rate) ? undefined : listMembers(synonyms).find(({ word }) => word === rate)
  if (!member) return []
  return [{ word: rate, alternatives: member.group.filter((other) => other !== rate), weight: 1 }]
}

/** What makes another thing of the word before it, as a thing, a room, a body, money or a paper. */
const thingEnds = /[车船艇机器站室库房馆院厂店局墙灯栓箱柜屏牌证卡书费税薪员师楼井渠]/

/** 消防车 is more than what 消防 stands for: the whole word is asked for, and its beginning counts where it is found. */
function nameWhole(term: Term, text: string): readonly Term[] {
  const behind = text[text.indexOf(term.word) + term.word.length] ?? ''
  if (!text.includes(term.word) || !thingEnds.test(behind)) return [term]
  return [
    { word: term.word + behind, alternatives: [], weight: 1 },
    { ...term, weight: 0.7, isGuess: true },
  ]
}

/** Search-mode cutting gives 法律, 顾问 and 法律顾问: only the longest is a term. */
function keepLongest(words: readonly string[]): readonly string[] {
  const unique = [...new Set(words)]
  return unique.filter((word) => !unique.some((other) => other !== word && other.includes(word)))
}

/** A number in a question is a claim to be checked (readAssertedNumbers), not a topic; 12345 and the like are names. */
function isPlainNumber(word: string): boolean {
  return /^\d+(?:\.\d+)?[%％万亿]?$/.test(word) && !hotlines.has(word)
}

/** One character, or only characters that carry no topic (人有, 数是): cutting leaves such pieces behind. */
function isSmall(word: string): boolean {
  return (
    (word.length === 1 && !/[a-z0-9]/i.test(word)) ||
    /^[人数量有是的了吗呢把被给持个这那也都还几多少被搞怎么在和]+$/.test(word)
  )
}
