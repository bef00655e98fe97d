// Headline of this room: a message that states something and asks whether it is so (第二是松岗吧) -> what is held, and the question behind it (第二是谁), which is read and answered as any other. Null where nothing is held that a question could leave open.
import type { LastAnswer } from '#domain/answer.ts'
import type { Place } from '#domain/place.ts'
import { escapePattern } from '#shared/escape-pattern.ts'
import { shortName } from '#text/places.ts'
import type { Claim, Held, HeldNumber } from './held.ts'
import { nameOwn } from './name-own.ts'
import { readNumbers, type StatedNumber } from './read-number.ts'
import { type ClaimTable, readStated } from './read-stated.ts'

export interface ClaimDeps {
  readonly claims: ClaimTable
  /** Places that the library has. */
  readonly known: readonly Place[]
  readonly own?: Place | null
  readonly last: LastAnswer | null
}

interface Stated extends ClaimDeps {
  readonly statement: string
  readonly names: string
}

type Opening = Omit<Claim, 'statement'> | null

export function readClaim(text: string, deps: ClaimDeps): Claim | null {
  const said = readStated(text, deps.claims)
  if (said === null) return null
  const statement = said
    .replace(spokenYear, spellYear)
    .replace(/[两二三四五六七八九](?=倍)/g, spellDigit)
    .replace(noneAtAll, '$2为0$1')
  const stated = { ...deps, statement, names: nameKnown(deps.known) }
  for (const read of openings) {
    const opened = read(stated)
    if (opened) return { statement, ...opened }
  }
  return null
}

/** 一件都没有, 一件行政诉讼都没有 */
const noneAtAll = /[一半]([件起次人例宗户家个])([^，。\d]{0,10})[都也](?:没有|没|无)(?:发生|出|有)?/g
const spokenYear = /(?<!\d)二(?:零|〇)?([零〇一二三四五六七八九])([零〇一二三四五六七八九])?(?=年)/g
const spellDigit = (said: string) => `${'零一二三四五六七八九'.indexOf(said === '两' ? '二' : said)}`

/** 二二年 -> 22年, 二零二三年 -> 2023年. */
function spellYear(said: string): string {
  const digits = [...said].map((char) => '零一二三四五六七八九'.indexOf(char === '〇' ? '零' : char))
  return digits.length === 2 || digits.length === 4 ? digits.join('') : said
}

/** 松岗镇, 松岗, 青禾柳溪镇, as a pattern; the longest first. */
function nameKnown(known: readonly Place[]): string {
  const names = known.flatMap(({ county, town }) => {
    if (town === null) return []
    const short = shortName(town)
    const area =
      county === null
        ? []
        : [`${county}的?${town}`, `${shortName(county)}的?${town}`, `${shortName(county)}的?${short}`]
    return [...area, escapePattern(town), escapePattern(short)]
  })
  const own = ['我们(?:镇|乡|街道)', '我(?:镇|乡)', '本(?:镇|乡)', '我们', '咱们']
  return [...new Set([...names, ...own])].sort((a, b) => b.length - a.length).join('|')
}

const year = '(?:20)?\\d\\d年'
const superlative =
  '(?:最[多少高低大小好差长短]|第[一二三四五六七八九十\\d]{1,2}|倒数第?[一二三四五]|垫底|末位|头一[名个家]|排头|排尾)'

const openings: readonly ((stated: Stated) => Opening)[] = [
  openWritten,
  openOnly,
  openFirst,
  openCourse,
  openTimes,
  openOften,
  openGap,
  openWhy,
  openWho,
  openYear,
  openAll,
  openNumbers,
]

/** 后面还写过一个112起 */
function openWritten({ statement }: Stated): Opening {
  const [number, second] = readNumbers(statement)
  if (
    !number ||
    second ||
    !/(?:写|提|说|讲|报|出现)(?:到)?过(?:一个|个)?$/.test(statement.slice(0, number.at.start))
  )
    return null
  const said = statement.slice(number.at.start, number.at.end)
  return { asks: `那个${said}哪里写的`, held: { kind: 'written', number: strip(number) } }
}

/** 只有松岗搞了X */
function openOnly({ statement, names }: Stated): Opening {
  const found = new RegExp(
    `^(.*?)(?:只有|就)((?:${names})(?:[和、与跟](?:${names}))*)(?:一家|一个|两家)?(.{2,})$`,
  ).exec(statement)
  if (!found) return null
  const [, lead = '', who = '', rest = ''] = found
  return { asks: `${lead}哪些乡镇${rest}`, held: { kind: 'only', names: listNames(who, names) } }
}

function listNames(said: string, names: string): readonly string[] {
  return said.match(new RegExp(names, 'g')) ?? []
}

/** 最多的是松岗, 松岗最多, 最多的那年是23年 */
function openFirst(stated: Stated): Opening {
  const { statement, names: all, last } = stated
  const [number = null] = readNumbers(statement)
  const names = `${all}|它`
  const who = new RegExp(
    `^(.*?)(${superlative})(?:的)?(那)?(?:个|家|一家|名|位)?(年|乡镇|镇|乡)?(?:的)?(?:就|也|还)?是(${names}|${year})(?:镇|乡)?(?:的.{0,12})?$`,
  ).exec(statement)
  const behind =
    who ??
    new RegExp(`^(.*?)(${names}|${year})([^，]*?)(?:是)?(?:排)?(?:在)?(${superlative})(?:的)?$`).exec(
      statement,
    )
  if (!behind) return null
  const [said, order, lead] = who
    ? [who[5]!, who[2]!, who[1]!]
    : [behind[2]!, behind[4]!, `${behind[1]}${behind[3]}`]
  const name = said === '它' ? nameOnly(last) : nameOwn(said, stated)
  if (name === null) return null
  const isYear = /年$/.test(name)
  const subject = (who && !isYear ? lead : lead.replace(/[的是]+$/, '')).replace(/(?:排名?|排在)$/, '')
  const asks = /^第|^倒数|^头|^垫底|^末|^排/.test(order)
    ? `${subject}${order}是${isYear ? '哪一年' : '谁'}`
    : `${subject.replace(/[的是]+$/, '')}${isYear ? '哪一年' : '哪个乡镇'}${order}`
  return { asks, held: { kind: 'first', name: isYear ? fullYear(name) : name, number } }
}

/** The one town that was asked about. */
function nameOnly(last: LastAnswer | null): string | null {
  const [place, second] = last?.frame.include ?? []
  return place?.town && second === undefined ? shortName(place.town) : null
}

function fullYear(said: string): string {
  const digits = said.replace(/\D/g, '')
  return digits.length === 2 ? `20${digits}` : digits
}

/** X逐年增长 */
function openCourse({ statement, claims }: Stated): Opening {
  if (/比(?!一年)/.test(statement.replace(/一年比一年/g, ''))) return null
  for (const { as, pattern } of claims) {
    if (as !== 'up' && as !== 'down') continue
    const found = pattern.exec(statement)
    if (!found || readNumbers(statement.slice(found.index)).length > 0) continue
    const subject = statement.slice(0, found.index).replace(/(?:[，也是都还呢]|确实)+$/, '')
    const isOfYears = /年/.test(subject)
    return {
      asks: `${subject}${isOfYears ? '是上升还是下降' : '历年走势'}`,
      held: { kind: 'course', isUp: as === 'up' },
    }
  }
  return null
}

/** X是Y的两倍还多, X占了三分之一以上 */
function openTimes({ statement }: Stated): Opening {
  const amount = readNumbers(statement).find(
    ({ unit, at }) => unit === '倍' || (unit === '%' && /占[^，]{0,6}$/.test(statement.slice(0, at.start))),
  )
  if (!amount) return null
  const said = statement.slice(0, amount.at.start)
  const asks = amount.unit === '倍' ? `${said}几倍` : `${said.replace(/占.*$/, '')}占了多少比例`
  return { asks, held: { kind: 'times', amount: strip(amount) } }
}

function strip({ at: _, asks: __, ...number }: StatedNumber): HeldNumber {
  return number
}

const more = '多|高|增加|增长|上升|提高|升|涨|大'
const less = '少|低|减少|下降|降低|降|减|跌|小'

/** X比Y少8起, 多了27起 */
function openGap(stated: Stated): Opening {
  const { statement } = stated
  const numbers = readNumbers(statement)
  const amount = numbers.at(-1) ?? null
  const said = amount ? statement.slice(0, amount.at.start) : statement
  const found = new RegExp(
    `^(.*?)(?:是)?比(.{1,16}?)(?:是|要|还|也|又)?(?:更)?(${more}|${less})(?:了|出|着)?(?:些|点|一点|一些)?的?$`,
  ).exec(said)
  const bare = !found && amount ? new RegExp(`^(.*?)(${more}|${less})(?:了|出)$`).exec(said) : null
  const word = found?.[3] ?? bare?.[2]
  if (word === undefined) return null
  const isMore = new RegExp(`^(?:${more})$`).test(word)
  const against = found ? namePointed(found[2]!, stated) : ''
  const lead = (found ?? bare)![1]!
  const unit = amount ? amount.asks : '多少'
  const asks = found
    ? `${lead}比${against}${isMore ? '多' : '少'}${unit}`
    : `${lead}${isMore ? '多' : '少'}了${unit}`
  return { asks, held: { kind: 'gap', isMore, against, amount: amount && strip(amount) } }
}

/** 这一年, 这个: the year of the answer before, where the statement names another one. */
function namePointed(said: string, { last, statement }: Stated): string {
  const full = said.replace(/(?<!\d)(\d\d)(?=年)/g, '20$1')
  const [before, second] = last?.frame.years ?? []
  const isPointed = /^(?:这|那)(?:一?年|个|些)?$|^它$/.test(said)
  return isPointed && before !== undefined && second === undefined && /\d年/.test(statement)
    ? `${before}年`
    : full
}

/** X的原因是Y, X是因为Y */
function openWhy({ statement }: Stated): Opening {
  const found =
    /^(.*?)(?:[，、]?(?:报告里?)?[说写讲给]?的?(?:主要)?原因(?:就|主要)?(?:是|在于)|[，]?(?:都|就|主要)?是?(?:因为|由于))(.{2,})$/.exec(
      statement,
    )
  if (!found) return null
  const [, lead = '', words = ''] = found
  return { asks: `${lead.replace(/[，是]+$/, '')}的原因是什么`, held: { kind: 'why', words } }
}

/** X是镇长包的案, 都是县里拨的 */
function openWho({ statement, claims }: Stated): Opening {
  const found =
    /^(.*?)(?:都|全)?[是由](.{2,8}?)([\u4e00-\u9fff]{1,3}?的[\u4e00-\u9fff]{0,2}|[\u4e00-\u9fff]{2})$/.exec(
      statement,
    )
  if (!found) return null
  const [, lead = '', rest = '', end = ''] = found
  const said = rest + end
  for (const { as, pattern } of claims) {
    const office = as === 'who' ? pattern.exec(said) : null
    if (office?.index !== 0) continue
    const deed = said.slice(office[0].length)
    if (deed.length === 0 || deed.length > mostDeed) return null
    return {
      asks: `${lead}是谁${deed}`,
      held: { kind: 'who', words: office[0], deed: deed.replace(/[的了]/g, '') },
    }
  }
  return null
}

const mostDeed = 5

/** X是23年的事, X22年就启用了 */
function openYear({ statement }: Stated): Opening {
  const thing = new RegExp(`^(.{3,}?)[，]?(?:就|也)?是(${year})(?:的事情?|的时候|那年|的)?$`).exec(statement)
  if (thing)
    return { asks: `${thing[1]}是哪一年的事`, held: { kind: 'year', year: Number(fullYear(thing[2]!)) } }
  const deed = new RegExp(
    `^(.{2,}?)(?:是)?(${year})(?:就|才|已经|已)([\\u4e00-\\u9fff]{2,10}?)(?:了|的)?$`,
  ).exec(statement)
  if (!deed) return null
  return { asks: `${deed[1]}是哪一年${deed[3]}的`, held: { kind: 'year', year: Number(fullYear(deed[2]!)) } }
}

/** 松岗和白塔都打过官司 */
function openAll({ statement, names }: Stated): Opening {
  const all = [...new Set(listNames(statement, names))]
  if (all.length < 2 || !/都|均|各/.test(statement) || readNumbers(statement).length > 0) return null
  return { asks: statement.replace(/都|均/, ''), held: { kind: 'all', names: all } }
}

/** C级的一个季度查一次 */
function openOften({ statement }: Stated): Opening {
  const found =
    /^(.{2,}?)(?:的)?(?:是|要|得)?(?:每|一)?(半?)(?:一)?个?(年|季度|季|月|周|星期|天|日)(?:都)?([\u4e00-\u9fff]{1,3})一(?:次|遍|回|趟)的?$/.exec(
      statement,
    )
  if (!found) return null
  const [, lead = '', half = '', every = '', deed = ''] = found
  return { asks: `${lead}多久${deed}一次`, held: { kind: 'often', every: half + every, of: lead } }
}

function openNumbers({ statement, names }: Stated): Opening {
  const numbers = readNumbers(statement)
  if (numbers.length === 0) return null
  const isOfEach =
    new Set(listNames(statement, names)).size > 1 || /都是|均为|都为|都有|各是|各有/.test(statement)
  let asks = statement.replace(/按[^，]{1,8}算/, (said) => '，'.repeat(said.length))
  for (const { at, asks: said } of numbers.toReversed())
    asks = `${asks.slice(0, at.start)}${said}${asks.slice(at.end)}`
  // 97.6%的成功率 -> 成功率是多少.
  asks = asks
    .replace(/，{2,}/g, '')
    .replace(/(?:是|有)?(多少[\u4e00-\u9fff]{0,3}?)的([\u4e00-\u9fff]{2,8})$/, '$2是$1')
  const plain = isOfEach
    ? asks.replace(/(?:都|均|各)?(是|为|有)?(?=多少)/, '各$1')
    : asks.replace(/(?:都|全)(?=[是有为]?多少)/, '')
  const held: Held = { kind: 'numbers', numbers: numbers.map(strip), isOfEach }
  return { asks: plain.replace(/多少(?=还?有)/, ''), held }
}
