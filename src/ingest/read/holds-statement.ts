// Step: clean. A line -> whether it says something: a quantity, or a sentence. What does is never taken for head, foot or signature.

import { findQuantities } from '#text/numbers/find-quantities.ts'
import { isDateText } from './date-line.ts'
import { findFurniture } from './find-furniture.ts'

/** Shorter lines are labels: 共3页. */
const leastChars = 6

/** Whether a line tells a number of something. */
export function holdsQuantity(text: string): boolean {
  if (text.length < leastChars || isDateText(text) || findFurniture(text) !== null) return false
  return (
    /[一-龥]{2}/.test(text) &&
    /[\d０-９一二三四五六七八九十百千万零两]/.test(text) &&
    findQuantities(text).some(({ unit }) => unit !== '')
  )
}

/** Whether a line is a sentence: closed by a stop, or clauses of some length parted by commas. */
function isSentence(text: string): boolean {
  if (isDateText(text) || findFurniture(text) !== null) return false
  if (/[。；;！!]["”’)）]?$/.test(text)) return text.length >= 5
  return text.length >= 20 && /[一-龥]{3}[，,][一-龥]{3}/.test(text)
}

export function holdsStatement(text: string): boolean {
  return isSentence(text) || holdsQuantity(text)
}
