// Step of reading: 老户那条别放不足里，放到打算里去 -> which facts go where, in what other words. Every clause has to be spoken for; else the other readers look at it.
import { readStatement } from '#draft/wish/read-statement.ts'
import type { RevisionRequest } from '#draft/wish/revision-request.ts'

/** What is looked up in the open draft. */
export interface DraftFacts {
  /** Just one fact, or one run of facts, has these words. */
  readonly tellsOf: (words: string) => boolean
  readonly year: number | null
  /** Words of the fact that was said or changed last; absent: none is known. */
  readonly last?: string
}

/** The one clause that the last change was about; empty where it was of none or several. */
export function lastSaid(
  figures: readonly { readonly id: number; readonly clause: string }[],
  changed: readonly number[] = [],
): string {
  const clauses = new Set(figures.filter(({ id }) => changed.includes(id)).map(({ clause }) => clause))
  return clauses.size === 1 ? [...clauses][0]! : ''
}

/** 这条挪到打算里去. */
const thisOne =
  /^(?:把|将)?(?:刚才?(?:加|说|改)的?)?(?:这|那)一?[条句个](?:话)?(?:也|就|还是)?(?=挪|移|放|搬|调|归|写|列)/

const lead =
  /^(?:另外|然后呢|还有|然后|顺便|再|请|麻烦|帮我|对了|你?把|将|那个|这个|就|也|都|要|应该|改|得|给我|直接|[，,\s])+/
const verb = '(?:挪|移|放|搬|调整?|归|并|搁|摆|划|列|转|写|移动|调换|安排)(?:到|在|进|入|至|去)'
const spot =
  '(?:这|那)?(?:一?[段节块章]|个?部分|方面)?(?:的?标题)?(?:之?下面?|里面?|里头|那里|那儿|当?中|去)?(?:去|来|说|讲|写)?'
const target = new RegExp(
  `(?:要|改|应该?|应当|得|给我|也|都|请|还是|直接|就|改成?)*${verb}[“"「《]?([\\u4e00-\\u9fff]{2,14}?)[”"」》]?的?${spot}(?:吧|了|哈|啊)*$`,
)
const planTail =
  /(?:也|都|就|一起)?(?:放|归|列|写|算)(?:到|在|进)?(?:下一?步|下半年|明年)?(计划|打算|不足|问题)(?:里面?|里头|中)?(?:去|吧)?$/
/** 别放不足里, 放到问题里不对, 不算打算, 从下步里: where it is not to stand. */
const denied =
  /(?:别|不要|不该|不能|不应该?|莫|不用)(?:再)?(?:放|写|搁|归|列|算)|(?:不对|不合适|错了|不行|不妥|不好)$|(?:不算|不是|不属于|算不上)(?:什么)?(?:不足|问题|短板|打算|计划|安排|困难)$/
const fromHead = /从[^，,]{1,10}?(?:里面?|里头|中|下|段落|部分)?(?=(?:挪|移|放|搬|调|归|并|转|拿))/
/** What is said of a fact before it is moved. */
const cut =
  /(?:那|这)(?=\d)|其实|还没(?=办|搞|做|开|弄)|(?:那|这)(?:一?[条句项个件点段块处]|一?些)|(?<=[\u4e00-\u9fff]{2})一?[条句](?:话)?(?=$|请|要|应|从|也)|(?:今年|现在|目前)?已经|早就|(?:别|不要|不该|莫)(?:再)?(?:放|写|搁)|不算|不属于|不是(?=不足|问题|短板|打算|计划)|放[到在]|请|从|应该?|要(?=放|挪|移)/
const others =
  /^(?:就|再|要|给我|改)?(?:说成|写成|改写成|改成|表述为|表述成|改为|换成|写作)[：:，,“"\s]*([^“”"]{3,60}?)[”"]?$/
const beside = /(?:前面|后面|前头|后头|之前|之后)$/
const ends = /^(?:最后|末尾|最末|结尾|最后面|后面)$/
const begins = /^(?:最前面?|开头|前面|最前头|前头)$/

/** 年轻人不爱听那句说成参与度不高: where it stands, in other words. Null for any other order. */
export function readClauseWording(said: string, { tellsOf }: DraftFacts): RevisionRequest | null {
  const [, old = '', text = ''] = pointedWording.exec(said.trim()) ?? dislikedWording.exec(said.trim()) ?? []
  const [, gone = '', deed = ''] = old === '' ? (insteadOf.exec(said.trim()) ?? []) : []
  const [was, becomes] = old === '' ? [gone, deed] : [old, text]
  if (was === '' || !tellsOf(was)) return null
  return { kind: 'replace', part: '', item: null, old: was, text: becomes, clause: 'here' }
}

/** What goes, and what is to stand there. Null for any other order. */
export function readTakenFor(
  said: string,
  tellsOf: DraftFacts['tellsOf'] | undefined,
): RevisionRequest | null {
  const [, old = '', text = ''] = takenFor.exec(said.trim()) ?? []
  if (old === '' || tellsOf?.(old) !== true) return null
  return { kind: 'replace', part: '', item: null, old, text, clause: 'here' }
}

/** 模拟法庭不办了，改办普法集市3场 */
const insteadOf =
  /^(?:那个|原来的?)?([^，,。；;\d]{2,14}?)(?:那个|那场)?(?:取消|不(?:再)?(?:办|搞|开|建|做|弄|用|上))了?[，,](?:改|换|换成|改成|改为)((?:办|搞|开|建|做|用|上)?[^，,。；;]{3,40})$/

/** 把经费那条从问题里拿掉，换成：监管人员年龄偏大 */
const takenFor =
  /^(?:请|帮我)?(?:把|将)?([^，,。；;\d]{2,14}?)(?:(?:那|这)一?[条句个点]|的)?(?:从[^，,。；;]{1,8}?)?(?:拿掉|拿走|去掉|删掉|删了|换掉|撤掉|划掉|不要了?)[，,]\s*(?:就|再|给我)?(?:换成|改成|改为|换上|改写成|写成)[：:，,\s“"]*([^“”"]{3,60}?)[”"。]*$/

const pointedAt = '(?:那|这)(?:一?[句条]话?|个(?:提法|说法)?)'
/** 监管人员只有3人这句不好听，改成监管力量偏弱 */
const dislikedWording = new RegExp(
  `^(?:把|将)?([^，,。；;]{2,20}?)${pointedAt}[^，,。；;\\d]{0,8}[，,\\s]+(?:就|要|给我|请|直接)*(?:改成|改为|换成|说成|写成|表述为)[：:，,\\s“"]*([^“”"\\d]{3,60}?)[”"]?[。.!！吧]*$`,
)

const pointedWording =
  /^(?:把|将)?([^，,。；;]{2,20}?)(?:那|这)一?[句条](?:话)?[，,\s]*(?:就|要|给我|请)?(?:说成|写成|改写成|表述为|表述成|改说成)[：:，,\s“"]*([^“”"\d]{3,60}?)[”"]?[。.!！吧]*$/

interface Moving {
  /** Words of the fact. */
  readonly fact: string
  /** Words of the part; empty: where it stands. */
  to: string
  /** What it is to say; empty: what it says. */
  text: string
  /** What is to be said beside it. */
  more: string
}

/** Null where nothing is moved, or something else is said beside it. */
export function readMoves(said: string, draft: DraftFacts): readonly RevisionRequest[] | null {
  const clauses = said.split(/[，,。；;！!\n]/).flatMap((one) => (one.trim() === '' ? [] : [one.trim()]))
  if (said.length > longest || !clauses.some((one) => target.test(one) || planTail.test(one))) return null
  const moves: Moving[] = []
  let fact = thisOne.test(said) ? (draft.last ?? '') : ''
  for (const clause of clauses) {
    const isLast = moves.at(-1)
    const bare = clause.replace(lead, '')
    const beside = besideIt.exec(bare)?.[1]
    if (beside !== undefined && isLast?.text === '') {
      isLast.more = beside
      continue
    }
    const wording = (others.exec(bare) ?? others.exec(clause))?.[1]
    if (wording !== undefined && isLast !== undefined && !/^\d(?!\d{3}年|\d?月)/.test(wording)) {
      isLast.text = wording
      continue
    }
    if (/没有?(?:该|这个|这样的)?(?:标题|部分|段)/.test(bare)) continue
    const to = denied.test(bare) ? null : (target.exec(bare) ?? planTail.exec(bare))
    const named = nameFact(to === null ? bare : bare.slice(0, to.index))
    if (to !== null) {
      const meant = named !== '' && (draft.tellsOf(named) || /\d/.test(named)) ? named : fact
      if (meant === '') return null
      moves.push({ fact: meant, to: to[1]!, text: '', more: '' })
      fact = meant
    } else if (denied.test(bare) && (fact !== '' || draft.tellsOf(named))) fact = fact || named
    else if (isLast?.text && drops.test(bare)) continue
    else if (isLast !== undefined && reason.test(clause)) continue
    else if (named !== '' && draft.tellsOf(named) && isPointed(bare)) fact = named
    else return null
  }
  return moves.length === 0 ? null : moves.flatMap((one) => [...requestOf(one, draft), ...besideOf(one)])
}

/** 说人手紧: what the fact shows, and no other words for it. */
const besideIt = /^(?:就)?说(?:是|明|清)?([^\d成]{3,14})$/

function besideOf({ to, more }: Moving): readonly RevisionRequest[] {
  return more === '' ? [] : [{ kind: 'say', text: more, under: to, isCorrection: false, isAddition: true }]
}

const longest = 200
/** 还没完工: why it is moved. */
const reason = /^(?:还没?|尚未|因为|毕竟|本来|其实|才)[^\d]{1,14}$/
/** 期数别写了, of words that are to be others. */
const drops = /^[\u4e00-\u9fff]{1,6}(?:就|也)?(?:别|不要|不用|莫|不)(?:写|要|提)?了?$/

function isPointed(clause: string): boolean {
  return cut.test(clause) && !/[加补]|改成|删/.test(clause)
}

/** 老户那条别放不足里 -> 老户; 劝导员3名已经设好了 -> 劝导员3名. */
function nameFact(words: string): string {
  const said = words.replace(fromHead, '').replace(lead, '')
  const at = said.search(cut)
  return (at < 0 ? said : said.slice(0, at)).replace(/(?:的|给|把|也|都|就|[\s“”"])+$/, '').trim()
}

const mostWord = 8

/** 监控新装55个, 改成计划新装: the word alone is another, and its number stays. */
function joinWord(fact: string, text: string): string {
  if (text.length > mostWord || /\d/.test(text) || !/\d/.test(fact)) return text
  for (let length = text.length; length >= 2; length--) {
    const tail = text.slice(-length)
    if (fact.includes(tail)) return fact.replace(tail, text)
  }
  return text
}

function requestOf({ fact, to, text }: Moving, draft: DraftFacts): readonly RevisionRequest[] {
  const stands = draft.tellsOf(fact)
  const isEnd = ends.test(to)
  if (text !== '' && stands) {
    const said = joinWord(fact, text)
    const own = readStatement({ text: said, isCorrection: false, isAddition: true }, draft.year)
    const under = own.under || (isEnd || begins.test(to) ? '' : to)
    const replaced = { kind: 'replace', part: '', item: null, old: fact, text: own.text, under } as const
    return [{ ...replaced, clause: under === '' && isEnd ? 'last' : 'here' }]
  }
  if (!stands) return [{ kind: 'say', text: fact, under: to, isCorrection: false, isAddition: true }]
  if (isEnd) return [{ kind: 'last', target: fact }]
  if (begins.test(to)) return [{ kind: 'first', target: fact }]
  if (beside.test(to)) {
    const kind = /前/.test(to.slice(-2)) ? 'before' : 'after'
    return [{ kind, target: fact, other: to.replace(beside, '').replace(/的$/, '') }]
  }
  return [{ kind: 'into', target: fact, other: to }]
}
