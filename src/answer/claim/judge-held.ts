// Headline of this room: what a person holds to be so x the answer to the question behind it -> 是, 不是, or what keeps both from being said. Null where the answer does not tell.
import type { Claim, Held } from '#question/claim/held.ts'
import { cutBigrams } from '#retrieve/cut-bigrams.ts'
import { parseChineseNumber } from '#text/numbers/quantity-number.ts'
import { isSame, judgeNumbers } from './judge-numbers.ts'
import { listToldNumbers } from './told-numbers.ts'

export type Verdict = '是' | '不是' | '不好这么说' | '没有这样写'

export interface Told {
  /** Lines of the answer that tell something, as they are shown, without the verdict. */
  readonly lines: readonly string[]
  /** Places of its citations as they are called in short, in order. */
  readonly places: readonly string[]
  /** What is cited, with the headings that it stands under. */
  readonly quotes: readonly string[]
  /** All that it tells are several quotes. */
  readonly isQuoted: boolean
  /** Years of the reports cited. */
  readonly years: readonly number[]
}

export function judgeHeld(claim: Claim, told: Told): Verdict | null {
  const text = told.lines.join('\n')
  if (text === '') return null
  const isSo = isBorneOut(claim, { ...told, text })
  if (typeof isSo !== 'boolean') return isSo
  if (isSo) return mayAffirm(claim, text) ? '是' : null
  return mayDeny(claim, { ...told, text }) ? '不是' : null
}

/** 后来没搞 is not borne out by a number of what was to be done. */
function mayAffirm({ held, statement }: Claim, text: string): boolean {
  return held.kind !== 'numbers' || !denied.test(statement) || denied.test(text)
}

const denied = /没(?!错|有?出入)|未|不(?![足久少到低])|无(?!人机|障碍|诈)|(?<![\d.])0[件起人次例宗户家个]/

/** Several quotes deny nothing; nor do numbers of places that nobody spoke of, or of another thing. */
function mayDeny({ held, statement }: Claim, { text, quotes, places, isQuoted }: Read): boolean {
  if (!ofAmounts.includes(held.kind)) return true
  if (isQuoted) return false
  const isSpokenOf = (place: string) => namesOf(place).some((name) => statement.includes(name))
  const told = [...new Set(places)]
  if (held.kind !== 'numbers') return told.length < 2 || ofAll.test(statement) || told.every(isSpokenOf)
  if (!held.isOfEach && told.length > 1) return false
  const said = statement.replace(/\d[\d.]*(?:年|月|日|万|多|余|来)*/g, ' ')
  const pairs = cutBigrams(said)
  const all = [text, ...quotes].join('\n')
  return pairs.filter((pair) => all.includes(pair)).length >= pairs.length * leastShared
}

const ofAmounts: readonly string[] = ['numbers', 'gap', 'times']
/** Share of the statement's words that stand in what denies it. */
const leastShared = 0.4

type Read = Told & { readonly text: string }

function isBorneOut({ held, statement }: Claim, told: Read): boolean | Verdict | null {
  switch (held.kind) {
    case 'numbers':
      return judgeNumbers(told.text, held)
    case 'written':
      return listToldNumbers(told.text).some((one) => isSame(held.number, one)) || null
    case 'first':
      return judgeFirst(held, told)
    case 'gap':
      return ofAll.test(statement) ? judgeGaps(held, told, statement) : judgeGap(held, told)
    case 'times':
      return judgeTimes(held, told)
    case 'course':
      return judgeCourse(held, told)
    case 'who':
      return judgeWho(held, told)
    case 'why':
      return judgeWhy(held, told)
    case 'often':
      return judgeOften(held, told)
    case 'year':
      return judgeYear(held, told)
    case 'only':
      return judgePlaces(held, told, true)
    case 'all':
      return judgePlaces(held, told, false)
  }
}

const ordered = /最[多少高低大小好差快慢]|第[一二三四五六七八九十\d]/

/** 2024年梧桐里街道最多: who is named before all others. */
function judgeFirst({ name, number }: Extract<Held, { kind: 'first' }>, { lines }: Read): boolean | null {
  const line = lines.find((one) => ordered.test(one))
  if (line === undefined) return null
  const lead = line.split(/\[\d/)[0]!
  // Whom 我们 means is not known: neither is said.
  if (/^(?:我|咱|俺|本)/.test(name)) return null
  const isNamed =
    lead.includes(name) || (/^\d{4}$/.test(name) ? false : namesOf(name).some((one) => lead.includes(one)))
  if (!isNamed) return false
  const [first] = listToldNumbers(lead).filter(({ unit }) => number?.unit === '' || number?.unit === unit)
  return number === null || first === undefined || isSame(number, first)
}

/** 松岗镇 is 松岗 as well; 青禾柳溪 is not the 柳溪 of another county. */
function namesOf(name: string): readonly string[] {
  const short = name.replace(/(?<=[\u4e00-\u9fff]{2})(?:镇|乡|街道)$/, '')
  return [name, short]
}

const against =
  /比([^，；。]{1,40}?)(?:\d[\d.]*(?:万)?[\u4e00-\u9fff%]{1,4}余?)?(?:（[^）]*）)?(?:\[\d{1,3}\])?(多|少|高|低|增|减|升|降)(?:约)?/

function judgeGap(
  { isMore, against: other, amount }: Extract<Held, { kind: 'gap' }>,
  { text }: Read,
): boolean | Verdict | null {
  const [line = ''] = text.split('\n').filter((one) => /比[^，。]+[多少高低增减升降]|一样/.test(one))
  const found = against.exec(line)
  if (!found) return /一样/.test(line) ? false : null
  if (/只能参考/.test(text)) return '不好这么说'
  const before = line.slice(0, found.index)
  const isTurned =
    other !== '' && namesOf(other).some((name) => before.includes(name) && !found[1]!.includes(name))
  const toldMore = /[多高增升]/.test(found[2]!) !== isTurned
  if (toldMore !== isMore) return false
  const [gap] = listToldNumbers(line.slice(found.index + found[0].length - 1))
  return amount === null || gap === undefined || isSame(amount, gap)
}

const ofAll = /都|均/

/** 八个乡镇都比上年少: line by line; where not all of them are told, it cannot be said of all. */
function judgeGaps(
  held: Extract<Held, { kind: 'gap' }>,
  told: Read,
  statement: string,
): boolean | Verdict | null {
  const verdicts = told.lines.flatMap((line) => judgeGap(held, { ...told, text: line }) ?? [])
  if (verdicts.length === 0) return null
  if (verdicts.some((one) => one !== true)) return verdicts.includes(false) ? false : '不好这么说'
  const said = /[两二三四五六七八九十]+(?=个?(?:乡镇|镇|乡|街道|家|地))/.exec(statement)?.[0]
  const count = said === undefined ? null : parseChineseNumber(said)
  return verdicts.length >= (count ?? verdicts.length) || '不好这么说'
}

function judgeTimes({ amount }: Extract<Held, { kind: 'times' }>, { text }: Read): boolean | null {
  const times =
    amount.unit === '倍' ? /(\d+(?:\.\d+)?)倍/.exec(text)?.[1] : /占(\d+(?:\.\d+)?)%/.exec(text)?.[1]
  return times === undefined ? null : isSame(amount, { value: Number(times), qualifier: 'none' })
}

const steady = { up: /逐年(?:增加|上升|提高)/, down: /逐年(?:减少|下降|降低)/ }
const unsteady = /先升后降|先降后升|有升有降|持平/

function judgeCourse({ isUp }: Extract<Held, { kind: 'course' }>, { text }: Read): boolean | null {
  if (steady.up.test(text) || steady.down.test(text)) return steady[isUp ? 'up' : 'down'].test(text)
  if (unsteady.test(text)) return false
  const found = /比\d{4}年[^，。]{0,40}?(多|少|高|低)/.exec(text)
  return found ? /[多高]/.test(found[1]!) === isUp : null
}

/** Clauses that tell the deed decide: 由副书记包案 is no 书记. */
function judgeWho(
  { words, deed }: Extract<Held, { kind: 'who' }>,
  { quotes, text }: Read,
): boolean | Verdict {
  const clauses = [text, ...quotes].join('，').split(/[，,；;。：:“”\n]/)
  const chars = [...deed]
  const isOf = (clause: string) => chars.every((char) => clause.includes(char))
  const own = clauses.filter(isOf)
  const core = words.replace(/[里们]$/, '')
  const isIt = (clause: string) => {
    const at = clause.indexOf(core)
    return at >= 0 && !/[副原前]$/.test(clause.slice(0, at))
  }
  if (own.some(isIt)) return true
  return own.some((clause) => /书记|长|主任|委员|局|所|站|院|队|办|公司|律师/.test(clause))
    ? false
    : '没有这样写'
}

/** Shares of the words of a reason. */
const mostTold = 0.65
const leastTold = 0.4

function judgeWhy(
  { words }: Extract<Held, { kind: 'why' }>,
  { text, quotes }: Read,
): boolean | Verdict | null {
  const pairs = cutBigrams(words)
  if (pairs.length === 0) return null
  const told = [text, ...quotes].join('\n')
  const share = pairs.filter((pair) => told.includes(pair)).length / pairs.length
  if (share >= mostTold) return true
  if (/没有写原因/.test(text) || !/原因|因为|由于|因|致/.test(told)) return '没有这样写'
  return share <= leastTold ? false : null
}

const everyPattern = /(?:每|一)(半?)(?:一)?个?(年|季度|季|月|周|星期|天|日)/

/** B级每季度查一次，C级每月查一次: by the clause that names it. */
function judgeOften({ every, of }: Extract<Held, { kind: 'often' }>, { quotes, text }: Read): boolean | null {
  const pairs = cutBigrams(of)
  const clauses = [text, ...quotes].join('，').split(/[，,；;。：:“”\n]/)
  const shared = (clause: string) => pairs.filter((pair) => clause.includes(pair)).length
  const told = clauses.filter((clause) => everyPattern.test(clause) && shared(clause) > 0)
  const best = told.toSorted((a, b) => shared(b) - shared(a))[0]
  const found = best === undefined ? null : everyPattern.exec(best)
  return found ? nameEvery(found[1]! + found[2]!) === nameEvery(every) : null
}

function nameEvery(every: string): string {
  return every.replace('季度', '季').replace('星期', '周').replace('日', '天')
}

function judgeYear({ year }: Extract<Held, { kind: 'year' }>, { text, years }: Read): boolean | null {
  const told = /(?:19|20)\d\d/.exec(text)?.[0]
  const first = told === undefined ? years[0] : Number(told)
  return first === undefined ? null : first === year
}

/** `isOnly`: these and no other; else all of these. */
function judgePlaces(
  { names }: Extract<Held, { kind: 'only' | 'all' }>,
  { places, lines }: Read,
  isOnly: boolean,
): boolean | null {
  if (places.length === 0) return null
  const isHeld = (place: string) => names.some((name) => isCalled(place, name))
  if (isOnly) return places.every(isHeld)
  const denying = /没有|未|无(?!障碍|人机)|(?<![\d.])0[件起人次例宗]/
  const silent = lines.some((line) => denying.test(line) && names.some((name) => line.includes(name)))
  return !silent && names.every((name) => places.some((place) => isCalled(place, name)))
}

/** 青禾柳溪 is 青禾县柳溪镇. */
function isCalled(place: string, name: string): boolean {
  const short = name.replace(/(?<=[\u4e00-\u9fff]{2})(?:镇|乡|街道)$/, '').replace(/的/g, '')
  return place.includes(short) || new RegExp(`^${short.slice(0, 2)}.{0,2}${short.slice(2)}`).test(place)
}
