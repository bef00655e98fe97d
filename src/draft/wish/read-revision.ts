// Step of revision: what a person says while a draft is open -> what is to be done to it, in order. Rules a person can read; what fits none is not guessed at.
import { takeBack } from '#draft/brief/write-formally.ts'
import { readAppended } from '#draft/steer/read-appended.ts'
import { isWithdrawn, readDoubt } from '#draft/steer/read-doubt.ts'
import { lastSaid, readClauseWording, readMoves, readTakenFor } from '#draft/steer/read-moves.ts'
import { readOrders } from '#draft/steer/read-orders.ts'
import { readShortReply } from '#draft/steer/read-short-reply.ts'
import { leaveStanding, settleParts } from '#draft/steer/settle-parts.ts'
import { steeringPatterns } from '#draft/steer/steering-patterns.ts'
import { readPast } from '#draft/values/read-past.ts'
import { readRecount } from '#draft/values/read-recount.ts'
import { readRedate } from '#draft/values/read-redate.ts'
import { findQuantities } from '#text/numbers/find-quantities.ts'
import type { HeardMessage, HeardPart } from './hear-message.ts'
import { peelTalk } from './peel-talk.ts'
import { type DraftWords, readAnew, readByWish } from './read-by-wish.ts'
import { readCorrection } from './read-correction.ts'
import { readInstruction } from './read-instruction.ts'
import { readLooseCorrection } from './read-loose-correction.ts'
import { opensFields, readLooseFields, readPaperField } from './read-paper-field.ts'
import { asksInWords, isQuestion, readDraftQuestion, readPoliteAsking } from './read-question.ts'
import { readRestored, readReturned } from './read-restored.ts'
import { readStatement } from './read-statement.ts'
import type { RevisionRequest } from './revision-request.ts'

export type RevisionReading =
  | { readonly kind: 'requests'; readonly requests: readonly RevisionRequest[] }
  /** Of the library. */
  | { readonly kind: 'question' }
  /** Neither: it has to be asked what is meant. */
  | { readonly kind: 'remark'; readonly text: string }

/** What the open draft is asked, and what was heard in the message; without the latter the rules read alone. */
export function readRevision(
  said: string,
  paper: DraftWords,
  heard: HeardMessage | null = null,
): RevisionReading {
  const text = said.trim()
  const short = paper.so && readShortReply(text, { ...paper.so, figures: paper.figures })
  if (short) return { kind: 'requests', requests: short }
  const asking = readQuestions(text, paper)
  if (asking.length > 0) return { kind: 'requests', requests: asking }
  if (staysAsIs(text, paper)) return { kind: 'requests', requests: [{ kind: 'keep' }] }
  if (paper.isUndone && (goesForth.test(text) || takesForth.test(text)))
    return { kind: 'requests', requests: [{ kind: 'redo' }] }
  if (isWithdrawn(text)) return { kind: 'requests', requests: [{ kind: 'keep' }] }
  if (undecided.test(text)) return { kind: 'requests', requests: [{ kind: 'ask', text }] }
  const redated = readRedate(text)
  if (redated !== null) return { kind: 'requests', requests: [redated] }
  const counted =
    readPast(text, paper.figures) ?? readRecount(text, [...(paper.earlier ?? []), paper.figures])
  if (counted !== null) return { kind: 'requests', requests: counted }
  const swapped = readTakenFor(text, paper.tellsOf)
  if (swapped !== null) return { kind: 'requests', requests: [swapped] }
  const orders = readAllOrders(text, paper)
  if (orders !== null) return { kind: 'requests', requests: orders }
  const doubted = readDoubt(text, paper.tellsOf)
  if (doubted !== null) return { kind: 'requests', requests: [doubted] }
  const moves = readMovesWhole(text, paper)
  if (moves !== null) return { kind: 'requests', requests: moves }
  const anew = isQuestion(text) ? null : readAnew(text, paper.figures)
  if (anew !== null) return { kind: 'requests', requests: anew }
  if (heard !== null) return readHeard(text, paper, heard)
  const asked = readPoliteAsking(text)
  const polite = asked === null ? null : readInstruction(asked)
  if (polite) return { kind: 'requests', requests: [polite] }
  const settled = takeBack(leaveStanding(text, paper.figures))
  const explicit = readInstruction(text) ?? (settled === text ? null : readInstruction(settled))
  if (explicit) return { kind: 'requests', requests: [explicit] }
  if (isQuestion(text)) return { kind: 'question' }
  const requests = readPieces(settled, paper)
  return requests.length > 0 ? { kind: 'requests', requests } : { kind: 'remark', text }
}

function readAllOrders(text: string, paper: DraftWords): readonly RevisionRequest[] | null {
  const { orders, figures, year, speaksOfWork, so, isUndone = false } = paper
  const appended = orders === undefined ? null : readAppended(text, { figures, nameFact: orders.nameFact })
  if (appended !== null) return [appended]
  const last = so?.talk?.told.length ? so.talk.told : (so?.changed ?? [])
  return orders === undefined
    ? null
    : readOrders(text, { ...orders, figures, year, speaksOfWork, last, isUndone })
}

/** 4个还是5个定不下来: nothing is to be changed yet. */
const undecided =
  /\d[^，,。；;\d]{0,4}还是\d[^，,。；;]{0,6}(?:定不|没定|不确定|说不准|记不清|再说|待定|拿不准)/

/** 全文多少字，还缺啥: several at once. */
function readQuestions(text: string, { holds = () => false }: DraftWords): readonly RevisionRequest[] {
  const whole = readDraftQuestion(text, holds)
  const pieces = text.split(/[，,。？?\s]+/).filter((piece) => piece.length > 1)
  const each = pieces.length > 1 ? pieces.map((piece) => readDraftQuestion(piece, holds)) : []
  const isEach = each.length > 0 && each.every((one) => one !== null)
  return isEach ? each.flatMap((one) => one ?? []) : whole === null ? [] : [whole]
}

/** 算了不改了就这样吧 */
const enough =
  /^(?:算了|行了?|好了?|那|可以了?|嗯|[，,\s])*(?:都|也|再|先)?(?:不改|不动|不用改|不弄|不折腾)了?(?:吧|哈)?[，,\s]*(?:就?(?:先)?(?:这样|这么着)(?:了|吧)*)?[。.!！]*$/

/** 算了就按3100: the number that stands. */
function staysAsIs(text: string, { figures }: DraftWords): boolean {
  if (enough.test(text)) return true
  const said =
    /^(?:算了|行|好|那)*[，,]?(?:就|还是)?按(?:原来的?|着)?(\d[\d.万]*)[\u4e00-\u9fff]{0,2}(?:算|来|写)?吧?[。.]?$/.exec(
      text,
    )
  return said !== null && figures.some(({ raw }) => raw.replace(/[^\d.万]/g, '') === said[1])
}

/** 还是按刚才改的来, 恢复: behind an undoing what was undone is meant, and not one step more back. */
const takesForth =
  /^(?!.*(?:再|继续|接着|也)(?:撤|退|往前))[^\d]{0,16}(?:恢复|还原|重做|不撤|别撤|撤错|刚才?撤的|反悔|还是[按照]|改过的?[来算])[^\d]{0,10}$/

/** 算了还是恢复回来, 重做, behind an undoing. */
const goesForth =
  /^[^\d，,。]{0,6}[，,]?[^\d，,。]{0,4}(?:恢复|还原|重做|撤错了?|不撤了?|别撤|取消撤销|反撤销|(?:还是|要)(?:留|保留|加上|要|写上)|[加放改]回(?:来|去)|(?:还是|那就)(?:删|去掉|不要|撤|改)(?:了|掉)?)[^\d]{0,3}$/

/** Where nothing else reads the whole as one order. */
function readMovesWhole(text: string, paper: DraftWords): readonly RevisionRequest[] | null {
  const { tellsOf, year, so, figures } = paper
  if (tellsOf === undefined) return null
  const facts = { tellsOf, year, last: lastSaid(figures, so?.changed) }
  const wording = readClauseWording(text, facts)
  if (wording !== null) return [wording]
  return readInstruction(text) === null ? readMoves(text, facts) : null
}

/** Each piece by what it was heard to want; what it wants is read with the draft at hand. */
function readHeard(text: string, paper: DraftWords, { whole, parts }: HeardMessage): RevisionReading {
  if (whole.kind === 'library' && parts.length === 1)
    return isOrder(text, paper) ? { kind: 'remark', text } : { kind: 'question' }
  const field = readPaperField(peelTalk(text).text)
  if (field?.kind === 'town' || field?.kind === 'year') return { kind: 'requests', requests: [field] }
  const fields = opensFields.test(text) && whole.kind !== 'drop' ? readLooseFields(text) : []
  if (fields.length > 1) return { kind: 'requests', requests: fields }
  const restored = readRestored(text, whole.kind, paper)
  if (restored !== null) return { kind: 'requests', requests: [restored] }
  const returned = readReturned(text, paper)
  if (returned !== null) return { kind: 'requests', requests: [returned] }
  const several = readSeveral(text, parts, paper)
  if (several !== null) return { kind: 'requests', requests: several }
  const meant = settleParts(parts, paper)
  const requests = meant.flatMap((part) => readByWish(part, paper))
  if (requests.length > 0) return { kind: 'requests', requests: dropDoubles(requests) }
  const isAsked = whole.kind === 'library' && !isOrder(text, paper)
  return isAsked ? { kind: 'question' } : { kind: 'remark', text }
}

/** 这个数没有，别写: something is to go or to be another, and nothing is asked. */
function isOrder(text: string, { orders }: DraftWords): boolean {
  if (orders === undefined || asksInWords(text)) return false
  const { removes, isWrong } = steeringPatterns(orders.words)
  return removes.test(text) || isWrong.test(text)
}

/** Nothing but numbers is set right: all of the words together tell which is which. */
function readSeveral(
  text: string,
  parts: readonly HeardPart[],
  { figures }: DraftWords,
): readonly RevisionRequest[] | null {
  const isPointed = pointsAt.test(text) || isSetRight(text)
  const isCorrection =
    isPointed || parts.every(({ text: said, wish }) => wish.kind === 'correct' || !/\d/.test(said))
  const isNone = !isPointed && parts.every(({ wish }) => wish.kind !== 'correct')
  if (!isCorrection || isNone) return null
  const read = readLooseCorrection(peelTalk(text).text, figures)
  return read !== null && read.length > 1 ? read : null
}

/** 还有俩数也不对：检查98次，资料4800份: several numbers behind what says that they are wrong. */
function isSetRight(text: string): boolean {
  const { isCorrection, text: rest } = peelTalk(text)
  return isCorrection && (rest.match(/\d+/g) ?? []).length > 1
}

/** 依申请那个收到的是7件: what is pointed at stands already. */
const pointsAt =
  /^[\u4e00-\u9fff]{2,10}(?:那个|那里|那块|那条|那一?项|这个|这块)[^，,。；;：:\d]{0,8}(?:应该?)?(?:是|为)约?\d/

/** 把普法改成15场，再加一条…: cut where an instruction begins or ends; what lies between is said as facts. */
function readPieces(said: string, paper: DraftWords): readonly RevisionRequest[] {
  const requests: RevisionRequest[] = []
  let waiting = ''
  const flush = () => {
    if (waiting !== '') requests.push(...readSaid(waiting, paper))
    waiting = ''
  }
  for (const { text, mark } of cutPieces(said)) {
    const one = startsOver.test(text) || waiting === '' ? readInstruction(text) : null
    const wanted = one ? [one] : opensField.test(text) ? readLooseFields(text) : []
    if (wanted.length > 0) {
      flush()
      requests.push(...wanted)
    } else {
      if (startsOver.test(text)) flush()
      waiting += text + mark
    }
  }
  flush()
  return dropDoubles(requests)
}

const opensField = /^(?:主送|抬头|落款|署名)/

/** How a further instruction begins behind a comma. */
const startsOver =
  /^(?:再|另外|还有|并且?|同时|顺便|然后|也)?(?:[把将删]|去掉|加[上一：:]|补[上充一]|不要|撤销|换个|改[成短长]|主送|抬头|落款|标题|年份|语气|总数|合计)|^[^，,。\d]{0,12}\d[\d.]*[万亿]?[\u4e00-\u9fff%]{0,3}(?:改|应)/

interface Piece {
  readonly text: string
  readonly mark: string
}

/** At every comma and full stop. */
function cutPieces(said: string): readonly Piece[] {
  return [...said.matchAll(/([^，,。；;\n]+)([，,。；;\n]*)/g)].map((match) => ({
    text: match[1]!.trim(),
    mark: match[2]!.slice(0, 1),
  }))
}

/** 整改数不对，整改的是212处: what was wrong is said first. */
const wrongFirst = /^[^，,。；;]{0,10}(?:不对|有误|错了)[，,：:。]{1,2}(?=.{3})/

/** Facts, when the words state some. */
function readSaid(said: string, { year, speaksOfWork }: DraftWords): readonly RevisionRequest[] {
  const rest = said.replace(wrongFirst, '')
  const words = peelTalk(rest)
  const peeled = rest === said ? words : { ...words, isCorrection: true }
  const corrected = readCorrection(peeled.text, peeled.isAddition)
  if (corrected) return [corrected]
  const stated = readStatement(peeled, year)
  if (/^[，,。；;、\s]*$/.test(stated.text)) return []
  const isLabelled = /^[\u4e00-\u9fff]{2,8}[:：].{3}/.test(stated.text)
  const isFact =
    isLabelled ||
    stated.isAddition ||
    stated.under !== '' ||
    hasNumber(stated.text) ||
    speaksOfWork(stated.text)
  return isFact ? [stated] : []
}

function hasNumber(text: string): boolean {
  return findQuantities(text).length > 0 || /[\u4e00-\u9fff：:]\s?\d+(?:\.\d+)?$/.test(text)
}

/** 太啰嗦了，精简点 asks for one thing. */
function dropDoubles(requests: readonly RevisionRequest[]): readonly RevisionRequest[] {
  const seen = new Set<string>()
  return requests.filter((request) => {
    const key = JSON.stringify(request)
    return !seen.has(key) && seen.add(key)
  })
}
