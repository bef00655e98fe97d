// Tool of the sentence check: how exactly a number is meant, by its qualifier and by the words around it in its clause. 大约能用180分钟 is 约180分钟, 别超过200克 is 200克以下.
import type { Qualifier } from '#domain/figure.ts'
import type { Quantity } from '#text/numbers/find-quantities.ts'
import { type Clause, splitAround } from '../claim-source.ts'

const about = /(?:大约|大概|大致|差不多|估计|(?<![规民合协契公节制预条])约|(?<![附最邻])近)[^\d，、]{0,6}$/
/** 村规民约10份 is exactly 10. */
const wordBefore = /[规民合协契公节制预条]$/
const aboutAfter = /^(?:左右|上下|前后)/
const atMost =
  /(?:[不别勿莫][能得要可应会]{0,2}(?:超过?|多于|高于|大于|长于)|最多|至多|顶多|[最不]高?超过|上限|限制?在?)[^\d，、]{0,4}$/
/** 15个工作日里 is 15个工作日内. */
const within = /^(?:[之以]内|里(?![程面边]))/
const overAtMost = /[不别勿莫][能得要可应会]{0,2}$/
/** 没有达到7天 is 不足7天. */
const notReached = /(?:没有?|未能?|[不没]能)(?:达到|达|到|满)[^\d，、]{0,2}$/
const atLeast = /(?:[不别勿莫][能得要可应会]{0,2}(?:少于|低于|小于|短于)|最少|至少|起码|下限)[^\d，、]{0,4}$/

/** What the number itself says stands, save where a word before it turns it: 别 before 超过. */
export function readBound(quantity: Quantity, clause: Clause): Qualifier {
  const { qualifier, raw } = quantity
  const [left, right] = splitAround(clause, quantity)
  if (/^(?:超过|多于|高于|大于)/.test(raw) && overAtMost.test(left)) return '以下'
  if (/^(?:少于|低于|小于)/.test(raw) && overAtMost.test(left)) return '以上'
  const isInWord = raw.startsWith('约') && wordBefore.test(left)
  if (qualifier !== 'none' && !isInWord) return qualifier
  if (atMost.test(left) || notReached.test(left) || within.test(right)) return '以下'
  if (atLeast.test(left)) return '以上'
  return about.test(left) || aboutAfter.test(right) ? '约' : 'none'
}
