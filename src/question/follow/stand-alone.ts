// Step: a follow-up that nothing answers with what it took along -> the same question by its own words. Null: it has none of its own, or took nothing along.
import type { Frame } from '#domain/frame.ts'
import { asksNumberWritten } from '#question/read-want.ts'
import { startOfTurn } from './turns.ts'

/** 老船长的那个室叫什么 after 办了几期班: the thing and the year of the turn before may be another's. The place stays. */
export function standAlone(frame: Frame): Frame | null {
  if (frame.takes !== 'same-place' && frame.takes !== 'same-year') return null
  // 24年调成几件有没有写: what is written of another thing is no answer.
  if (asksNumberWritten(frame.text)) return null
  const plain = frame.plain.slice(startOfTurn(frame.plain))
  const text = frame.text.slice(startOfTurn(frame.text))
  const own = frame.terms.filter(({ word }) => plain.includes(word))
  if (own.every(({ isGuess }) => isGuess)) return null
  const years = namesYear.test(text) ? frame.years : []
  if (own.length === frame.terms.length && years.length === frame.years.length) return null
  return { ...frame, plain, text, terms: own, topic: plain, years, takes: null, head: null }
}

/** 24年, 上一年, 后一年, 第二年, 那一年 */
const namesYear = /\d{2,4}\s?年|(?:[去今前当这那同上下后头次末]|第[一二三四两])一?个?年/
