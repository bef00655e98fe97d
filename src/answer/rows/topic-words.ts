// Tool of this room: frame -> the words that tell whether a sentence writes of the topic, and in which unit a number of it is asked for.

import type { Frame, Term } from '#domain/frame.ts'
import type { Opposites } from '#domain/prompt-book.ts'
import { startOfTurn } from '#question/follow/turns.ts'
import { readAskedUnits, readMeasureWord } from '#retrieve/read-unit.ts'
import { unitsLike } from '#text/numbers/alike-units.ts'
import type { Sides } from '#text/stance.ts'
import type { Wordings } from '#text/writes-topic.ts'

/** 件数, 场次, 结果: what is told of a thing, and no thing; 案件 and 活动 stand behind its name. */
const measures =
  /^(?:[一-龥]{0,2}(?:数|数量|总量|总数|金额|面积|份数|场次|人次|件次|次数|结果|情况|数据|数字)|案件|案子|工作|活动|事项|问题|制度|机制)$/

/** Only how a thing is counted. */
export function isMeasure({ word, alternatives }: Term): boolean {
  return alternatives.length === 0 && measures.test(word)
}

/** Words of one thing each: those that are surely meant, without what only says how it is measured. */
export function listTopicTerms({ terms, text }: Pick<Frame, 'terms' | 'text'>): readonly Term[] {
  const quoted = readQuoted(text)
  if (quoted.some(({ word }) => word.length >= wholeThing)) return quoted
  const sure = terms.filter(({ isGuess }) => !isGuess)
  const things = sure.filter(({ word, alternatives }) => alternatives.length > 0 || !measures.test(word))
  // “八五”普法: what is quoted says which, and not what.
  return [...quoted, ...(things.length > 0 ? things : sure)]
}

const wholeThing = 4

/** All words that stand for one term. */
export function wordingsOf({ word, alternatives }: Term): Wordings {
  return [...new Set([word, coreOf(word), ...alternatives])]
}

function listWordings(frame: Pick<Frame, 'terms' | 'text'>): readonly Wordings[] {
  return listTopicTerms(frame).map(wordingsOf)
}

/** What a sentence is held against that may bear the question out or deny it. */
export function sidesOf(
  frame: Pick<Frame, 'terms' | 'text' | 'plain'>,
  opposites: readonly Opposites[],
): Sides {
  const plain = frame.plain.slice(startOfTurn(frame.plain))
  return { opposites, words: listWordings(frame).flat(), plain }
}

/** 行政诉讼 of 行政诉讼案件: what reports write without the noun behind it. */
function coreOf(word: string): string {
  const core = word.replace(/(?:案件|工作|情况|活动|事项|问题|制度|机制)$/, '')
  return core.length >= 3 ? core : word
}

/** 没照着“一镇一品、年年有进”那句话: what is quoted is looked for as it stands, clause by clause. */
function readQuoted(text: string): readonly Term[] {
  const phrase = /[“"「]([^“”"「」]{2,40})[”"」]/.exec(text)?.[1] ?? ''
  const words = phrase.split(/[、，,。；;\s]+/).filter((word) => word.length > 1)
  return words.map((word) => ({ word, alternatives: [], weight: 1 }))
}

/** A number is asked of what is written: 谁没写办了几件. */
export function asksCount({ text }: Pick<Frame, 'text'>): boolean {
  return /多少|几(?!个?(?:镇|乡|家|份|地方|单位|街道))|[件次人案起户场项条份]数|面积|金额|的数|[没未]有?(?:写|报|给|公布|交代|提)(?:个|具体|过)?数(?![据字额量])/.test(
    text,
  )
}

/** Units that the number may have, 起 and 件 counting the same; null: any. */
export function readMeasure(question: string): readonly string[] | null {
  // 没写的是哪几家 asks for places, and for nothing in 家.
  const text = question.replace(/哪几[个家份]/g, '哪些')
  const named = readMeasureWord(text)
  const alike = named === null ? null : unitsLike(named)
  return alike === null || named === null ? readAskedUnits(text) : [...new Set([named, ...alike])]
}
