// Tool of this room: entries -> what is counted, as one says it: in the asker's words where every report has them, else as the reports say it (外包工人追回工资, 12345热线满意率).
import { nameTopic } from '#answer/rows/name-topic.ts'
import { isMeasure } from '#answer/rows/topic-words.ts'
import type { Frame, Term } from '#domain/frame.ts'
import { cutBigrams } from '#retrieve/cut-bigrams.ts'
import { matchTerm } from '#retrieve/match-term.ts'
import { findQuantities } from '#text/numbers/find-quantities.ts'
import type { Entry } from './entry.ts'
import { leaveSaid } from './tell-clause.ts'

/** Longer ones are no subject of a sentence. */
const longest = 14
const longestName = 40

/** Words of the question that stand together in it; undefined where they do not, an entry's clause has not all of them, or the reports say it otherwise, or with more. */
export function nameAsked(frame: Frame, entries: readonly Entry[]): string | undefined {
  // A rate that was made has no clause of its own.
  if (entries.some(({ indicator }) => indicator === '')) return undefined
  const terms = frame.terms.filter(({ isGuess }) => !isGuess)
  const topic = nameTopic({ ...frame, terms })
  const isOne = terms.length > 0 && terms.every(({ word }) => topic.includes(word)) && !topic.includes('、')
  // 合法性审查件数 before 55件 says it twice.
  const said = isOne ? leaveCount(topic) : topic
  const things = terms.filter((term) => !isMeasure(term))
  const own = nameThing(entries)
  // The table's name for it is better than none.
  const isHeld = entries.every(({ told, words, before }) =>
    things.every((term) => isHeldIn(term, told) || (own === '' && isHeldIn(term, `${words} ${before}`))),
  )
  // 12345 before 586件 would be one number.
  const isSayable = said.length >= shortest && said.length <= longest && !/\d[件起次]?数?$/.test(said)
  // 其他19起 of 渔民纠纷14起、其他19起 are not all 纠纷.
  const isRest = entries.some(({ thing }) => ofRest.test(thing)) && !ofRest.test(said)
  if (!isOne || !isHeld || things.length === 0 || !isSayable || isRest) return undefined
  const isLiteral = entries.every(({ told }) => things.every(({ word }) => told.includes(word)))
  // 其中罚款2起 are not all that is called 处罚.
  if (!isLiteral && entries.some(isPartOf)) return undefined
  // 调解 of two characters is less than 矛盾纠纷 and than 成功.
  const isFuller = own.length > said.length && (own.includes(said) || said.length === shortest)
  return isFuller || (!isLiteral && own.length > shortest && !isBare(own)) ? undefined : said
}

const ofRest = /^其[他它余]/
const isPartOf = ({ whole, before }: Entry) =>
  whole !== null || (clausesOf(before).at(-1) ?? '').includes('其中')
const shortest = 2

/** 群众满意率 is not held by 满意率 of something else: a part of the word alone is another measure. */
function isHeldIn(term: Term, text: string): boolean {
  const isRate = /[率度]$/.test(term.word)
  const alternatives = term.alternatives.filter((other) => !isRate || !term.word.includes(other))
  return matchTerm({ ...term, alternatives }, text) > 0
}

/** 您说的“农民工”，报告写的是“外包工人追回工资”: a word of the table that only the table holds them by. Null where their clauses say it, or have no name for it. */
export function tellWording(
  { terms, text }: Pick<Frame, 'terms' | 'text'>,
  entries: readonly Entry[],
  word: string,
): string | null {
  const term = terms.find((one) => one.word === word && !one.isGuess && one.alternatives.length > 0)
  if (!term || !text.includes(word) || word.length < leastWord || entries.length === 0) return null
  const isOtherwise = entries.every(
    ({ told, indicator }) => !isHeldIn(term, told) && matchTerm(term, indicator) > 0,
  )
  const name = nameThing(entries)
  // 企业法治体检 is what 法治体检 speaks of; 群众满意率 is another rate than 12345热线满意率.
  const isAkin = !/[率度]$/.test(word) && cutBigrams(word).some((pair) => name.includes(pair))
  return !isAkin && isOtherwise && name !== '' && !name.includes(word)
    ? `您说的“${word}”，报告写的是“${name}”`
    : null
}

const leastWord = 3

/** What the names of all end with, where they are not of one indicator or thing; empty where that is no name. */
export function nameThing(entries: readonly Entry[]): string {
  const name = nameAlike(entries)
  if (name !== '' && !isBare(name)) return name
  const counted = alikeStart(entries.map(countedBefore))
  const whole = `${counted}${name}`
  return name !== '' && counted !== '' && whole.length <= longest ? whole : name
}

/** 满意率, 面积: of what stands in the clause before. */
function isBare(name: string): boolean {
  return /^(?:按期|按时|及时)?[\u4e00-\u9fff]{0,3}[率度]$|^(?:拆除)?(?:面积|金额|总额|涉案金额|涉及金额)$/.test(
    name,
  )
}

/** 12345热线 of 12345热线工单 and 12345热线诉求. */
function alikeStart(names: readonly string[]): string {
  const [first = '', ...others] = names
  let length = Math.min(first.length, longest)
  while (length > 0 && !others.every((other) => other.startsWith(first.slice(0, length)))) length--
  const start = first.slice(0, length)
  return isName.test(start) ? start : ''
}

/** What the reports say, the deed before the thing; the name of the table where that tells more. */
function nameAlike(entries: readonly Entry[]): string {
  const isOfIndicator = entries.every((one) => !isNarrower(one) && isSaid(one))
  const own = readAlike(entries, deedOf) || readAlike(entries, ({ thing }) => thing)
  const known = isOfIndicator ? readAlike(entries, ({ indicator }) => indicator) : ''
  // 发放普法资料 of the table says all that 发放资料 says.
  const isFuller = known.length > own.length && [...own].every((char) => known.includes(char))
  if (own !== '' && !isBare(own) && !isFuller) return own
  if (known !== '' || own !== '') return known === '' ? own : known
  const end = findCommonEnd(entries.map(({ thing }) => thing))
  // 万元 is told by the number.
  const isTold = entries.some(({ text }) => text.includes(end))
  return isName.test(end) && end.length <= longest && !isTold ? end : ''
}

/** 帮农民工追回工资 and 为农民工追回工资 are one deed. */
const forWhom = /^(?:帮助?|给|替|为)(?=[\u4e00-\u9fff]{3})/

function readAlike(entries: readonly Entry[], read: (entry: Entry) => string): string {
  const names = entries.map(read)
  const [first = ''] = names
  const isOne = names.every((name) => name === first)
  const alike = isOne ? names : names.map((name) => name.replace(forWhom, '为'))
  const [name = ''] = alike
  if (alike.some((other) => other !== name) || name.length > longestName) return ''
  const said = leaveCount(name.replace(/[(（][^)）]*[)）]/g, ''))
  return isName.test(said) && said.length <= longest ? said : ''
}

const leaveCount = (name: string) => name.replace(countWord, '')

/** 群众满意率 is no name for what a report calls 12345热线…满意率: most characters of it stand in what its sentence says. */
function isSaid({ indicator, words, before }: Entry): boolean {
  const name = leaveCount(indicator).slice(0, longestName)
  const sentence = `${words.replace(indicator, '')}${before}`
  const said = [...name].filter((char) => sentence.includes(char)).length
  return said >= mostly * name.length
}

const mostly = 0.7

/** 商事纠纷 is not all that 受理矛盾纠纷数 counts. */
function isNarrower({ indicator, thing }: Entry): boolean {
  if (indicator.length > longestName || thing.length > longestName) return false
  const whole = leaveCount(indicator)
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
const countWord =
  /(?<=[\u4e00-\u9fff]{2})(?:(?<!案)[份件人条次场户处名起个家]|人次)?数量?$|(?<=[\u4e00-\u9fff]{2})[场人件]次$/
/** 收缴率从 and 事项由 lead to a number that is left out: no name ends so. */
const isName = /^(?:[A-Z\d]*[\u4e00-\u9fff]{2,}|[A-Z][级类型区档])(?<![从由自])$/

type Told = Pick<Entry, 'before' | 'town' | 'year'>

/** No clause before a number is longer. */
const longestBefore = 200

/** 为农民工追回工资 of 全年为26名农民工追回工资33.2万元: its clause before the number, without other numbers, the year and what only says how much. Empty where it leans on what stands before it. */
function deedOf({ before, town, year }: Told): string {
  const clause = clausesOf(before).at(-1) ?? ''
  const said = leaveSaid(leaveNumbers(clause), { town, year })
    .replace(leading, '')
    .replace(/各[类种项]/, '')
    .replace(trailing, '')
  return leans.test(said) ? '' : said
}

const clausesOf = (before: string) => before.slice(-longestBefore).split(/[，,；;。：:（）()]/)

/** What stands before a number of its own in a list is another's (A 47件、B); a number inside a clause goes out of it. */
function leaveNumbers(clause: string): string {
  let rest = ''
  let from = 0
  for (const { at } of findQuantities(clause)) {
    const isListed = /^[、和及]/.test(clause.slice(at.end))
    rest = isListed ? '' : rest + clause.slice(from, at.start)
    from = isListed ? at.end + 1 : at.end
  }
  return rest + clause.slice(from)
}

const leading = /^(?:[全当本今]年|年内|其中|[一二三四五六]是|累计|[只仅还又再已共])+/
const trailing =
  /(?:累计|合计|共计|一共|总共|分别|(?:增加|扩大|提高|上升|下降|减少|降低)?[到至]|达到?|超过?|约|近|为|共|有|了|只|仅|各)+$/
const leans = /^(?:[比较占均由从到]|同比|环比|下降|上升|增长|增加|减少|分别|全部)|[、的从由自]$/

/** 12345热线工单 of 受理12345热线工单241件，办结241件，满意率94.6%: the nearest clause before it that counts something and no result. Empty where none does. */
function countedBefore({ before, town, year }: Told): string {
  const sentence =
    before
      .slice(-longestBefore)
      .split(/[；;。]/)
      .at(-1) ?? ''
  const clauses = sentence.split(/[，,]/).slice(0, -1)
  for (const clause of clauses.reverse()) {
    const [first] = findQuantities(clause)
    if (!first) return ''
    const noun = leaveSaid(clause.slice(0, first.at.start), { town, year })
      .replace(leading, '')
      .replace(trailing, '')
      .replace(taking, '')
    if (noun.length >= shortestNoun && !result.test(noun)) return noun
  }
  return ''
}

const shortestNoun = 3
const taking = /^(?:及时|按时|全年|共)*(?:受理|办理|处理|接到|接收|收到|承办|开展|实施|完成)+(?:各类|各种)?/
const result = /^(?:其中|按期|办结|成功|调成|整改|化解|回访|满意|处置|解决|已)|[率度]$/
