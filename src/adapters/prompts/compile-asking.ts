// Tool: one pattern of prompts/asking, as an office writes it, -> a regular expression that reads in linear time.
import { escapePattern } from '#shared/escape-pattern.ts'

/** A number as people type it: 3, 三, 十二. */
const number = '(?:(?<!\\d)\\d{1,3}(?!\\d)|[一二两三四五六七八九十]{1,3})'
const any = '[^。？?！!\\n]{0,8}'
const mostLength = 300

/**
 * (甲|乙) either, (甲|乙)? may be left out, (甲|乙)* any number of up to four, … up to eight characters, # a number,
 * @ a place and & a year of a masked question, ^ and $ the ends of the question. Null where brackets are not closed or it says nothing.
 */
export function compileAsking(pattern: string): RegExp | null {
  if (pattern.length > mostLength || !/[\u4e00-\u9fff#@&]/.test(pattern)) return null
  let depth = 0
  let source = ''
  for (const character of pattern) {
    if (character === '(') depth += 1
    if (character === ')') depth -= 1
    if (depth < 0 || depth > 1) return null
    source += readCharacter(character)
  }
  if (depth !== 0) return null
  try {
    return new RegExp(source)
  } catch {
    return null
  }
}

function readCharacter(character: string): string {
  if (character === '…') return any
  if (character === '#') return number
  if (character === '(') return '(?:'
  if (character === '*') return '{0,4}'
  return /[)|?^$]/.test(character) ? character : escapePattern(character)
}
