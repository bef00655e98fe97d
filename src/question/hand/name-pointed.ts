// Headline of this room: a follow-up that points to one of what was told (最多的那家, 第二名, 前者, 前三名, 最多那年) and asks something of it -> the same words with the name in the pointer's place. As it was where nothing is pointed to, or nothing else asked.
import { placeName } from '#domain/place.ts'
import { readUnits } from '#question/reckon/asking.ts'
import { parseCount } from '#text/numbers/numerals.ts'
import type { Hand, Row } from './read-hand.ts'

const number = '[一二两三四五六七八九十\\d]'
const ofPlaces = '(?:乡镇|镇|乡|街道|地方|单位)'
/** 那家, 的那个镇, 名 */
const counted = `(?:的?(?:那|这)?一?(?:个|家|名|位)${ofPlaces}?|的?(?:那|这)?${ofPlaces}|的?(?:那|这))`
/** Items of a list, parts of a text or of a year, and no places. */
const ofItems =
  '(?!书记|方|问题|原因|不足|困难|短板|步|条|点|项|件|起|句|段|样|种|类|方面|季|年|批|期|责任|时间|次|场|案|个?(?:问题|原因|不足|困难|短板|案|措施|做法|方面|季|月))'
/** The pointer opens its clause. */
const opening =
  '(^|[，,。；;？?\\s]|[比跟和与](?=第|最|末|倒数|垫底|头[一名]|榜首))((?:那么?|请问|再看|再问|再说|说说|还有|另外|其中|里头|里面|它们?里|[它他]们|排名?|列|上面|前面|刚才|把|跟|和|与|比|数|它|他|咱们?|俺们?|我们镇?|本镇|这家|去掉|除去|除掉|除开|除了|剔除|剔掉|扣掉|刨掉|刨去|不算|不要|不含|抛开|拿掉|[一-龥]{1,2}得(?=最))*)'

interface Found {
  readonly names: readonly string[]
  /** Of which it was told. */
  readonly year: number | null
}
type Point = (said: readonly string[], hand: Hand) => Found | null

/** Places by where they stand in the newest order. */
function standing(at: number, row: Row | null, isFromEnd = false): Found | null {
  const sorted = isFromEnd ? row?.sorted.toReversed() : row?.sorted
  const one = sorted?.[at - 1]
  return one ? { names: [one.name], year: one.year } : null
}

/** 最多 is the first of an order from the greatest on, the last of one from the least on. */
function extreme(isGreatest: boolean, row: Row | null): Found | null {
  return standing(1, row, row !== null && isGreatest === row.isLeastFirst)
}

const nameOf = ({ named, year }: Hand, at: number): Found | null => {
  const place = named[at - 1]
  return place ? { names: [placeName(place)], year } : null
}
/** Two that one question named; else the two that were asked about one after the other. */
const ofTwo = (hand: Hand): Hand => (hand.named.length === 2 ? hand : { ...hand, named: hand.lately })
const countOf = (said: string | undefined) => (said === undefined ? 1 : (parseCount(said) ?? 0))
const isMost = (said: string) => /[多高大好强快]/.test(said)

/** The groups of each follow the two of its opening. */
const listed: readonly (readonly [RegExp, Point])[] = [
  [
    /最([多高大好强少低小差])的?(?:那|这)?一?年(?:份|度)?(?=的|[^，,。？?\s])/,
    ([, , , degree = ''], { years }) => extreme(isMost(degree), years),
  ],
  [
    new RegExp(`最([多高大好强少低小差])的?${counted}${ofItems}`),
    ([, , , degree = ''], { places }) => extreme(isMost(degree), places),
  ],
  [
    new RegExp(`(?:前|头)(${number})(?:名|个|家|位)${ofPlaces}?`),
    ([, , , count], { places }) => take(countOf(count), places),
  ],
  [
    new RegExp(`(?:后|末|最后|倒数)([两二三四五])(?:名|个|家|位)${ofPlaces}?`),
    ([, , , count], { places }) => take(countOf(count), places, true),
  ],
  [
    new RegExp(`(?:倒数第(${number})|垫底|最末|末位|末(?=一?[名位])|最后一?)${counted}${ofItems}`),
    ([, , , at], { places }) => standing(countOf(at), places, true),
  ],
  [
    new RegExp(`第(${number})(?:${counted}${ofItems}|(?=[的呢跟和与比\\s，,?？]|$))`),
    ([said = '', , , at], hand) =>
      /个/.test(said) && hand.named.length > 1
        ? nameOf(hand, countOf(at))
        : standing(countOf(at), hand.places),
  ],
  [
    new RegExp(`(?:(?:头|打头)一?(?:名|个|家|位)|榜首|冠军)${ofPlaces}?${ofItems}`),
    (_, hand) => (hand.named.length > 1 ? nameOf(hand, 1) : standing(1, hand.places)),
  ],
  [/前者|前一(?:个|家)|前面那(?:个|家)/, (_, hand) => nameOf(ofTwo(hand), 1)],
  [/后者|后一(?:个|家)|后面那(?:个|家)/, (_, hand) => nameOf(ofTwo(hand), 2)],
]

const pointers = listed.map(
  ([{ source }, point]) => [new RegExp(`${opening}(?:${source})`, 'g'), point] as const,
)

/** So many of them, from the one end or the other. */
function take(count: number, row: Row | null, isFromEnd = false): Found | null {
  const sorted = isFromEnd ? row?.sorted.toReversed() : row?.sorted
  if (!sorted || count < 2 || sorted.length < count) return null
  return { names: sorted.slice(0, count).map(({ name }) => name), year: sorted[0]!.year }
}

/** Words that ask nothing of their own. */
const empty =
  /是不是|多少|好多|几[个家名件起次人]?|哪[个家里]?|什么|[的了呢吗嘛啊呀吧哈哦嗯是有谁那这又还再也就都数值各自和跟与比差高低大小名位请问一二两三下看说要个家镇乡，,。；;？?！!、\s]|相差|街道|地方|单位/g

/** Longer messages bring their own names. */
const longest = 60

export function namePointed(text: string, hand: Hand): string {
  if (text.length > longest) return text
  const rest = pointers.reduce((left, [pattern]) => left.replace(pattern, ' '), text)
  const isDated = namesYears.test(rest)
  let named = text
  let pointed = 0
  let isOfSeveral = false
  for (const [pattern, point] of pointers)
    named = named.replace(pattern, (...said) => {
      const found = point(said.slice(0, -2), hand)
      if (found === null) return said[0]
      const { names, year } = found
      pointed += 1
      isOfSeveral ||= names.length > 1
      // 去掉最多的那家: the place, whatever the year.
      const isLeft = leaves.test(said[2] ?? '')
      return `${said[1]}${said[2]}${names.join('、')}${isDated || isLeft || year === null ? '' : `${year}年`}`
    })
  if (pointed === 0) return text
  const { about } = hand
  // 比第一的差多少 after where one's own stands: that place is held against it.
  if (pointed === 1 && about?.town && holdsAgainst.test(text)) return `${placeName(about)}${named}`
  if (sided.test(text)) return named
  return asksMore(text, { rest, hand, pointed, isOfSeveral }) ? named : text
}

const leaves = /(?:去掉|除[去掉开了]|剔[除掉]|扣掉|刨[掉去]|不[算要含]|抛开|拿掉)$/

const holdsAgainst =
  /^[那又]?(?:比|跟|和|与)(?:第[一二三四五六七八九]|头一?名|榜首|冠军|最[多少高低大小]|垫底|最末)的?(?:那个|那家)?(?:差|[多少高低])(?:了|出)?(?:多少|好多|几)/

/** 它比第二名多多少 */
const sided = /^[那又]?(?:它|他们?|咱们?|俺们?|我们镇?|本镇|这家)(?:比|跟|和|与)/

/** Its own years are asked for. */
const namesYears = /\d{2}年|[\d去前今当上每历逐各几两二三近同一]年|\d{4}/

interface Pointing {
  /** What is said but for the pointers. */
  readonly rest: string
  readonly hand: Hand
  readonly pointed: number
  readonly isOfSeveral: boolean
}

/** Something is asked of it: another measure or year, a sum of several, two against each other, or once more what was asked of another one. */
function asksMore(text: string, { rest, hand, pointed, isOfSeveral }: Pointing): boolean {
  if (asksWhich.test(rest)) return false
  if (pointed > 1 || /前者|后者/.test(text)) return true
  if (isOfSeveral && /[加合凑拢]|平均|[一总]共|差/.test(rest)) return true
  const own = rest.replace(empty, '')
  const units = readUnits(rest)
  if (units !== null && hand.places && !units.includes(hand.places.sorted[0]!.unit)) return true
  if (/\d|[去前今当]年/.test(own) || own.length > 1) return true
  return hand.isPointed && own.length === 0
}

/** 最多的是谁, 第二是哪个镇 ask for it, and nothing of it. */
const asksWhich = /(?:^|[\s，,。；;])[\s，,]*(?:又|都|各)?(?:是|分别是|为)?(?:谁|哪(?:一?个|家|里|几|些|一))/
