// Step of reading: a message about the open draft -> its clauses, each as what is to be done with the facts it names. Null where a clause is not spoken for: other readers look at it.
import type { BriefFigure } from '#domain/brief.ts'
import type { SteeringWords } from '#domain/drafting-book.ts'
import { listNumbers } from '#draft/speech/list-numbers.ts'
import { writeNumbers } from '#draft/speech/write-numbers.ts'
import { readSwap } from '#draft/values/read-swap.ts'
import { fresh, readValues, type ValuesSoFar } from '#draft/values/read-values.ts'
import { peelTalk } from '#draft/wish/peel-talk.ts'
import { readInstruction } from '#draft/wish/read-instruction.ts'
import { isQuestion } from '#draft/wish/read-question.ts'
import { readStatement } from '#draft/wish/read-statement.ts'
import type { RevisionRequest } from '#draft/wish/revision-request.ts'
import { matchFacts } from './match-fact.ts'
import { isOf } from './name-fact.ts'
import { type SteeringPatterns, steeringPatterns } from './steering-patterns.ts'
import { correctionOf } from './with-unit.ts'

/** What is looked up in the open draft. */
export interface OrderedDraft {
  readonly figures: readonly BriefFigure[]
  readonly words: SteeringWords
  /** Ids of the numbers that were told or changed last. */
  readonly last: readonly number[]
  readonly year: number | null
  /** A sentence without a number that speaks of the work. */
  readonly speaksOfWork: (text: string) => boolean
  /** Something was undone last, and could stand again. */
  readonly isUndone: boolean
  /** Words of a fact that these words name, number or none; null where they name none, or several alike. */
  readonly nameFact: (words: string) => string | null
}

const longest = 120
/** How papers are written, and words to be others: not read here. */
const notHere = /[：:“”"「」『』《》]/

export function readOrders(said: string, draft: OrderedDraft): readonly RevisionRequest[] | null {
  const patterns = steeringPatterns(draft.words)
  if (said.length > longest || /[\n\t]/.test(said)) return null
  const bare = said.replace(/[。.!！~～\s]+$/, '')
  const back = readBack(bare, patterns, draft.isUndone)
  if (back !== null) return [back]
  if (/[?？]/.test(bare) || isQuestion(bare)) return null
  const swapped = readSwap(bare, draft)
  if (swapped !== null) return swapped
  const clauses = writeNumbers(bare)
    .split(/[，,。；;！!]/)
    .map((one) => one.trim())
    .filter((one) => one !== '')
  return (
    readClauses(clauses, draft, patterns) ?? readByLast(clauses, draft) ?? readWrong(clauses, draft, patterns)
  )
}

const closing =
  /^(?:还是|就|那就|应该|先|都|得|要)*(?:按|算|改成?|改为|写成?|填)(?:作|为)?(?=\d)([^，,。；;]{1,10}?)(?:来)?(?:算|写|报|填)?[吧了]*$/

/** 积案化解11件，县里认定的是9件，按9写: the one number of the words that stands, and what it is to be. */
function readByLast(
  clauses: readonly string[],
  { figures }: OrderedDraft,
): readonly RevisionRequest[] | null {
  const [value, ...more] = listNumbers(closing.exec(clauses.at(-1) ?? '')?.[1] ?? '')
  const before = clauses.slice(0, -1).join('，')
  if (value === undefined || more.length > 0 || clauses.slice(0, -1).some((one) => closing.test(one)))
    return null
  const said = listNumbers(before).filter((one) => one.value !== value.value)
  const meant = new Set(said.flatMap((one) => figures.filter((figure) => isOf(figure, one))))
  const [figure] = meant
  return figure === undefined || meant.size > 1 ? null : [correctionOf(figure, value)]
}

/** 电诈损失这个数再核一下，好像不对: one fact is named, and that its number is wrong. */
function readWrong(
  clauses: readonly string[],
  draft: OrderedDraft,
  patterns: SteeringPatterns,
): readonly RevisionRequest[] | null {
  const words = clauses.join('，')
  const isWrong = patterns.isWrong.test(words) && !/\d/.test(words)
  if (!isWrong || clauses.length > mostDoubts || notFacts.test(words) || notHere.test(words)) return null
  const names = clauses.map((clause) => nameIn(clause, patterns).replace(/好像|可能|感觉|觉得|再|又/g, ''))
  const [name, ...more] = names.filter((one) => one.length > 1)
  const meant = name === undefined || more.length > 0 ? [] : matchFacts(name, draft.figures)
  const isMeant = meant.length > 0 && meant[0]!.cover >= half && meant[0]!.score - (meant[1]?.score ?? 0) > 0
  return isMeant ? [{ kind: 'doubt', name: name! }] : null
}

const mostDoubts = 3
const half = 0.5

/** 撤回刚才的删除: nothing but words of going back and of what was done last. */
function readBack(
  text: string,
  { withdraws, returns, ofLast, removes, fillers }: SteeringPatterns,
  isUndone: boolean,
): RevisionRequest | null {
  if (text.length > longestBack || /\d/.test(text)) return null
  if (isUndone && returns.test(text)) return { kind: 'redo' }
  const isBack = text.search(withdraws) >= 0
  const isLast = text.search(ofLast) >= 0
  if (!isBack && !(isLast && removes.test(text))) return null
  const left = text
    .replace(withdraws, '')
    .replace(ofLast, '')
    .replace(isBack ? /$^/ : removes, '')
    .replace(fillers, '')
    .replace(/[，,、。\s吧啊呀哈那不对行哎哦了错]/g, '')
  return left === '' ? { kind: 'undo' } : null
}

const longestBack = 20

/** Of the clauses before what the next one may lean on. */
interface Reading extends ValuesSoFar {
  readonly requests: readonly RevisionRequest[]
  /** A clause that ordered nothing by itself. */
  readonly open: string
  /** What is said to be more, clause by clause. */
  readonly more: readonly string[]
}

const nothing: Reading = { requests: [], open: '', more: [], name: '', old: null, isExplicit: false, set: [] }

function readClauses(
  clauses: readonly string[],
  draft: OrderedDraft,
  patterns: SteeringPatterns,
): readonly RevisionRequest[] | null {
  let so = nothing
  for (const clause of clauses) {
    const next = readClause(clause, so, { draft, patterns }) ?? readBeside(clause, so, { draft, patterns })
    if (next === null) return null
    so = next
  }
  // 影响不好: why, behind what is wanted.
  const orders = so.requests.filter(({ kind }) => kind !== 'keep')
  const isMeant = orders.some(({ kind }) => kind === 'correct' || kind === 'remove')
  if (!isMeant || so.old !== null || !mayLeave(so.open, draft)) return null
  return so.more.length === 0 ? orders : [...orders, stateMore(so.more, draft)]
}

function stateMore(more: readonly string[], { year }: OrderedDraft): RevisionRequest {
  return { ...readStatement(peelTalk(more.join('，')), year), isAddition: true }
}

/** 领导不让写: why something is wanted, and nothing of the work. */
function mayLeave(open: string, { speaksOfWork }: OrderedDraft): boolean {
  return open.length <= longestReason && !speaksOfWork(open) && readInstruction(open) === null
}

const longestReason = 10

interface Looking {
  readonly draft: OrderedDraft
  readonly patterns: SteeringPatterns
}

function readClause(clause: string, so: Reading, looking: Looking): Reading | null {
  const { draft, patterns } = looking
  const ruled = readRuled(clause)
  if (ruled !== null)
    return mayLeave(so.open, draft) ? { ...so, open: '', requests: [...so.requests, ruled] } : null
  if (notHere.test(clause)) return null
  // 还有两个数要改: what is wrong comes behind.
  if (announced.test(clause)) return { ...so, isExplicit: true }
  if (isLeft(clause, looking)) return { ...so, requests: [...so.requests, { kind: 'keep' }] }
  const isOrder = patterns.removes.test(clause)
  if (isOrder) return readRemoval(clause, so, looking)
  if (/\d/.test(clause))
    return mayLeave(so.open, draft) || so.name !== '' ? readNumbers(clause, so, looking) : null
  if (so.more.length > 0 || patterns.adds.test(clause)) return null
  const isFresh = fresh.test(clause)
  const name = nameIn(clause.replace(fresh, ''), patterns)
  const isNamed = name !== '' && matchFacts(name, draft.figures).length > 0
  // 学法次数不对: the number is in the next clause.
  if (patterns.isWrong.test(clause) || isFresh) return { ...so, name: isNamed ? name : '', isExplicit: true }
  if (so.open !== '') return null
  return { ...so, open: clause, name: isNamed ? name : '' }
}

const announced =
  /^(?:还|另外|又|再)?有?(?:[一二两三四五几俩仨]|[二两三四]?\d)?(?:个|处|些|几个)?(?:数字?|数据|地方)(?:也|都|还|又)?(?:要|得|需要?)?(?:改|更正|不对|错了|有误|写错了?)(?:一?下)?$/

/** Behind 再加… a number is a further fact, unless it is said to be another. */
function readNumbers(clause: string, so: Reading, { draft, patterns }: Looking): Reading | null {
  const values = readValues(clause, so, { figures: draft.figures, patterns, last: draft.last })
  if (values === null || (so.more.length > 0 && !values.isOrdered)) return null
  const { isOrdered: _, ...read } = values
  return { ...so, ...read, open: '', requests: [...so.requests, ...values.requests] }
}

/** What is no order itself, beside others: a field, a further fact, or what is asked back. */
function readBeside(clause: string, so: Reading, { draft, patterns }: Looking): Reading | null {
  const numbers = listNumbers(clause)
  const stands = numbers.every((one) => draft.figures.some((figure) => isOf(figure, one)))
  // 只留11处: as it stands.
  if (numbers.length > 0 && stands && so.requests.length > 0) return so
  if (patterns.adds.test(clause) || so.more.length > 0) return { ...so, more: [...so.more, clause] }
  if (so.requests.length === 0 || patterns.compares.test(clause)) return null
  if (numbers.some(({ unit }) => unit !== '')) return { ...so, more: [clause] }
  const isAsked = so.requests.some(({ kind }) => kind === 'ask')
  const mayAsk = !isAsked && (numbers.length > 0 || notHere.test(clause))
  return mayAsk ? { ...so, requests: [...so.requests, { kind: 'ask', text: clause }] } : null
}

/** 主送县司法局, 再短一点: beside what is done to the facts. */
function readRuled(clause: string): RevisionRequest | null {
  const ruled = readInstruction(clause)
  return ruled !== null && beside.includes(ruled.kind) ? ruled : null
}

const beside: readonly RevisionRequest['kind'][] = [
  ...(['title', 'recipient', 'copied', 'issuer', 'date', 'year', 'town'] as const),
  ...(['shorten', 'lengthen', 'tone', 'hints'] as const),
]

/** 别的不变, 接访不变: nothing is to be done. */
function isLeft(clause: string, { draft, patterns }: Looking): boolean {
  const said = patterns.stays.exec(clause)
  if (said === null) return false
  const name = said[1]!
  const isOther = name === '' || (draft.words.余 ?? []).some((word) => name.startsWith(word))
  return isOther || /\d/.test(name) || matchFacts(name, draft.figures).length > 0
}

/** What a clause names, up to where it points: 网格员工资低 of 网格员工资低那个问题. */
function nameIn(clause: string, { points, fillers, isWrong }: SteeringPatterns): string {
  const at = clause.search(points)
  const said = at > 0 ? clause.slice(0, at) : clause
  return said
    .split(besides)[0]!
    .replace(isWrong, '')
    .replace(fillers, '')
    .replace(/[^\u4e00-\u9fff]/g, '')
}

/** 纠纷数目跟台账对了: what it was held against. */
const besides = /(?<=[\u4e00-\u9fff]{2})(?:跟|和|按|照|经|与)/

/** 出庭应诉那个今年没有，删掉: what is to go stands in this clause, or in the one before. */
function readRemoval(clause: string, so: Reading, { draft, patterns }: Looking): Reading | null {
  // 再删一次，…: what is to go comes behind.
  if (/^(?:再|还是|那就)?删(?:掉|除|去)?(?:一次|一下|吧)+$/.test(clause)) return so
  // Parts, fields and names are others' to find.
  if (notFacts.test(clause)) return null
  const removal = patterns.removes.exec(clause)!
  const before = clause.slice(0, removal.index)
  const own =
    leavePointers(before, patterns) ||
    leavePointers(clause.slice(removal.index + removal[0].length), patterns)
  // 经费那句不写了，删: said twice.
  const isAgain = own === '' || /^(?:没有?|有)(?:的话)?$/.test(own)
  if (isAgain && so.open === '' && so.requests.at(-1)?.kind === 'remove') return so
  if (own !== '' && !mayLeave(so.open, draft)) return null
  const words = own === '' ? pointedIn(so.open, patterns) || so.name : own
  const target = words === '' ? null : draft.nameFact(words)
  if (target === null) return null
  const whole = /[那这]一?句/.test(clause) && own !== '' ? `${target}那句` : target
  const isFact = patterns.points.test(clause) ? { isFact: true as const } : {}
  const name = own === '' ? '' : so.name
  return { ...so, open: '', name, requests: [...so.requests, { kind: 'remove', target: whole, ...isFact }] }
}

const notFacts =
  /第[一二三四五六七八九十\d]|[段节章]|部分|标题|开头|结尾|主送|抄送|落款|日期|待补充|没填|空着|名字|姓名|全文/

/** Without 把, 那个, 就: empty where nothing is named. */
function leavePointers(said: string, { points }: SteeringPatterns): string {
  const bare = said
    .replace(/^(?:刚才|刚刚|上面|前面)(?:那个|那条|那句|那|加的|补的|说的|写的)*(?=.{2})/, '')
    .replace(/^(?:你|请|把|将|麻烦|帮我|给我|那就|那|就|先|还是|直接|[，,\s])+/, '')
    .replace(/(?:给我|都|就|也|先|直接|可以|还是|整个|全部|[，,\s了吧])+$/, '')
  const at = bare.search(points)
  return (at >= 0 ? bare.slice(0, at) : bare).replace(/的$/, '')
}

/** 危房改造不归我们: what the clause is about. */
function pointedIn(clause: string, { points }: SteeringPatterns): string {
  const at = clause.search(points)
  if (at > 0) return clause.slice(0, at)
  return clause.split(ofNumber)[0]!.split(aboutEnds)[0]!.trim()
}

/** 罚款的数|财政还没核 */
const ofNumber = /(?<=[\u4e00-\u9fff]{2})的?(?:数字?|数据)(?=[\u4e00-\u9fff])/
/** What is said of a thing begins here. */
const aboutEnds = /又?不[是归算该能准]|没有?|都?是|根本|别|太|的事|有问题|还没|今年|去年|领导|影响|重复|和|跟/
