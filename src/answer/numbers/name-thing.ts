// Tool of this room: entries -> what is counted, as one says it: in the asker's words where every entry has them (热线满意率), else by the indicator (发放普法资料).
import { nameTopic } from '#answer/compose-lines.ts'
import { isMeasure } from '#answer/rows/topic-words.ts'
import type { Frame } from '#domain/frame.ts'
import { matchTerm } from '#retrieve/match-term.ts'
import type { Entry } from './entry.ts'

/** Longer ones are no subject of a sentence. */
const longest = 14
const longestName = 40

/** Words of the question that stand together in it; undefined where they do not, or an entry's clause has not all of them. */
export function nameAsked(frame: Frame, entries: readonly Entry[]): string | undefined {
  // A rate that was made has no clause of its own.
  if (entries.some(({ indicator }) => indicator === '')) return undefined
  const terms = frame.terms.filter(({ isGuess }) => !isGuess)
  const said = nameTopic({ ...frame, terms })
  const isOne = terms.length > 0 && terms.every(({ word }) => said.includes(word)) && !said.includes('、')
  const isHeld = entries.every(({ words }) =>
    terms.every((term) => isMeasure(term) || matchTerm(term, words) > 0),
  )
  // 12345 before 586件 would be one number.
  const isSayable = said.length >= shortest && said.length <= longest && !/\d$/.test(said)
  return isOne && isHeld && !terms.every(isMeasure) && isSayable ? said : undefined
}

const shortest = 2

/** What the names of all end with, where they are not of one indicator or thing; empty where that is no name. */
export function nameThing(entries: readonly Entry[]): string {
  const isOfIndicator = entries.every((one) => !isNarrower(one) && isSaid(one))
  const ofIndicator = isOfIndicator ? [({ indicator }: Entry) => indicator] : []
  for (const read of [...ofIndicator, ({ thing }: Entry) => thing]) {
    const names = new Set(entries.map(read))
    const [name = ''] = names
    if (names.size !== 1 || name.length > longestName) continue
    const said = name.replace(/[(（][^)）]*[)）]/g, '').replace(countWord, '')
    if (isName.test(said) && said.length <= longest) return said
  }
  const end = findCommonEnd(entries.map(({ thing }) => thing))
  // 万元 is told by the number.
  const isTold = entries.some(({ text }) => text.includes(end))
  return isName.test(end) && end.length <= longest && !isTold ? end : ''
}

/** 群众满意率 is no name for what a report calls 12345热线…满意率: most characters of it stand in the clause. */
function isSaid({ indicator, words }: Entry): boolean {
  const name = indicator.replace(countWord, '').slice(0, longestName)
  const clause = words.replace(indicator, '')
  const said = [...name].filter((char) => clause.includes(char)).length
  return said >= mostly * name.length
}

const mostly = 0.7

/** 商事纠纷 is not all that 受理矛盾纠纷数 counts. */
function isNarrower({ indicator, thing }: Entry): boolean {
  if (indicator.length > longestName || thing.length > longestName) return false
  const whole = indicator.replace(countWord, '')
  const own = thing.slice(0, -headLength)
  return whole.slice(-headLength) === thing.slice(-headLength) && [...own].some((one) => !whole.includes(one))
}

const headLength = 2

/** 发案 of 电信网络诈骗发案 and 发案. */
function findCommonEnd(names: readonly string[]): string {
  const [first = '', ...others] = names
  // A longer end is no name, however much of it is shared.
  for (let from = Math.max(0, first.length - longestName); from < first.length; from++) {
    const end = first.slice(from)
    if (others.every((other) => other.endsWith(end))) return end
  }
  return ''
}

/** 人数 and 份数 are told by the unit. */
const countWord = /(?<=[\u4e00-\u9fff]{2})(?:[份件人条次场户处名起个家]|人次)?数量?$/
const isName = /^[A-Z\d]*[\u4e00-\u9fff]{2,}$/
