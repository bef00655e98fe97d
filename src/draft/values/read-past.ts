// Step of reading: 治安案件46起是去年的，今年39起; 手册那个数是去年的 -> a number that is the year before's, and this year's where it is said. Null for any other words.
import type { BriefFigure } from '#domain/brief.ts'
import { listNumbers } from '#draft/speech/list-numbers.ts'
import { isOf } from '#draft/steer/name-fact.ts'
import type { RevisionRequest } from '#draft/wish/revision-request.ts'
import { findByName } from './find-meant.ts'

const past =
  /^(?:[哦噢啊嗯不对错了，,]*)([^，,。；;]{1,24}?)(?:这个|那个|这|那)?(?:数字?|数据)?(?:其实|原来|应该?|好像|都)*(?:是|写成了?|填成了?|属于|用的是?)(?:去年|上年|上一年|前一年)(?:度|同期|全年|上半年|下半年)?的?(?:数字?|数据|情况)?[了吧啊]?$/
const now =
  /^(?:今年|本年|本年度|现在)(?:上半年|下半年|全年|度)?(?:的|这边|其实|实际|应该?|只|才|共|一共)*(?:[\u4e00-\u9fff]{0,4}了)?(?:应该?|只|才)?(?:是|有|为|改成|写)?(\d[^，,。；;]{0,10})$/
const longest = 60
/** 治安案件那个 */
const pointers = /(?:那|这)(?:一?[条个项块]|里)?(?:数字?|数据)?$|的$|数$/

export function readPast(said: string, figures: readonly BriefFigure[]): readonly RevisionRequest[] | null {
  const clauses = said.split(/[，,。；;！!]/).flatMap((one) => one.trim() || [])
  if (said.length > longest || clauses.length > 3 || /[?？]/.test(said)) return null
  const at = clauses.findIndex((clause) => past.test(clause))
  if (at < 0) return null
  const rest = clauses.filter((_, index) => index !== at)
  const current = rest.flatMap((clause) => now.exec(clause)?.[1] ?? [])
  if (current.length !== rest.filter((clause) => /\d/.test(clause)).length) return null
  const words = past.exec(clauses[at]!)![1]!
  const figure = findNamed(words, figures)
  if (figure === null) return null
  const [value] = current.flatMap(listNumbers)
  return [{ kind: 'past', name: words, item: null, figure: figure.id, ...(value ? { now: value.raw } : {}) }]
}

function findNamed(words: string, figures: readonly BriefFigure[]): BriefFigure | null {
  const [number, ...more] = listNumbers(words)
  if (more.length > 0) return null
  const name = words
    .replace(/\d[\d.万亿]*[\u4e00-\u9fff]{0,2}/, '')
    .replace(pointers, '')
    .replace(pointers, '')
  const stood = number === undefined ? [] : figures.filter((one) => isOf(one, number))
  if (number !== undefined && stood.length === 0) return null
  if (stood.length === 1) return stood[0]!
  return findByName(name, stood.length > 0 ? stood : figures, true)
}
