// Step of reading: a piece of a message with what it wants -> what is to be done. By the rules where they read it, else by readers that know the kind and the draft.
import type { BriefFigure } from '#domain/brief.ts'
import type { Wish, WishKind } from '#domain/wish/wish.ts'
import { cutPieces } from '#draft/revise/split-clause.ts'
import { listNumbers, type Said } from '#draft/speech/list-numbers.ts'
import { isOf, namesUnit, wordsBefore } from '#draft/steer/name-fact.ts'
import type { OrderedDraft } from '#draft/steer/read-orders.ts'
import type { TalkSoFar } from '#draft/steer/read-short-reply.ts'
import { withUnit } from '#draft/steer/with-unit.ts'
import { paperForm } from '#shared/paper-names.ts'
import type { HeardPart } from './hear-message.ts'
import { kindOfRequest } from './list-wish-signs.ts'
import { peelTalk, takeCount } from './peel-talk.ts'
import { readCorrection } from './read-correction.ts'
import { readAnyInstruction } from './read-instruction.ts'
import { readLooseCorrection, readNumberPairs } from './read-loose-correction.ts'
import {
  bareTarget,
  hidesNames,
  type NamedPart,
  readLooseOrder,
  readLooseTarget,
} from './read-loose-target.ts'
import { readLooseFields } from './read-paper-field.ts'
import { readRestored } from './read-restored.ts'
import { readQuotedWords, readRewording } from './read-rewording.ts'
import { isStated, readStatement } from './read-statement.ts'
import type { RevisionRequest } from './revision-request.ts'

/** What the readers look up in the open draft. */
export interface DraftWords {
  readonly year: number | null
  readonly figures: readonly BriefFigure[]
  /** What the last reply left open, and what the last change was about; absent: nothing. */
  readonly so?: Omit<TalkSoFar, 'figures'>
  /** As they stood in each version before, oldest first; absent: none. */
  readonly earlier?: readonly (readonly BriefFigure[])[]
  /** A sentence without a number that speaks of the work (全年没有发生亡人事故). */
  readonly speaksOfWork: (text: string) => boolean
  /** The last thing done was to undo. */
  readonly isUndone?: boolean
  /** Whether the draft or its material has these words or numbers; absent: nothing is known of it. */
  readonly holds?: (words: string) => boolean
  /** Whether just one fact of the draft, or one run of them, has these words; absent: nothing is known of it. */
  readonly tellsOf?: (words: string) => boolean
  /** As `readOrders` looks it up; absent: nothing is known of it. */
  readonly orders?: Pick<OrderedDraft, 'words' | 'nameFact'>
  /** Parts that the words name, in their order. */
  readonly findParts: (text: string) => readonly NamedPart[]
}

/** From here on a reading may remove or overwrite. */
export const sure = 0.5
/** Likelier than any other wish; enough where each number that was said has its fact. */
const likely = 0.4

/** What 加上原因：…, …写到第一责任人那里 are taken for. */
const mistaken: readonly WishKind[] = ['lengthen', 'order', 'tone', 'shorten', 'chat', 'unclear']

/** A number, a colon, or outright what is to be written: 原因就写编制紧张. */
const saysFact =
  /\d|[:：]|(?:就写|写上|写成|就是|加上|补上)(?!.{0,6}(?:详细|具体|长|短|空|展开|精简|啰嗦|正式))[\u4e00-\u9fff]{4}/

/** Empty where it could not be read; an `ask` where only half of it could. */
export function readByWish({ text: said, wish }: HeardPart, draft: DraftWords): readonly RevisionRequest[] {
  const text = takeCount(said)
  let ruled = readAnyInstruction(text)
  const { kind } = wish
  // What rules read whole stands, unless it would take away what nobody wants away.
  const quoted = readQuotedWords(text)
  if (quoted !== null) return [quoted]
  const word = readRewording(text)
  if (word?.kind === 'reword' && draft.tellsOf?.(word.old)) return [word]
  const pairs = readNumberPairs(text, draft.figures)
  if (pairs !== null) return pairs
  const restored = readRestored(text, kind, draft)
  if (restored !== null) return [restored]
  const isCorrection = (kind === 'correct' && wish.share >= likely) || ruled?.kind === 'correct'
  const isTaken = ruled?.kind === 'remove' && listNumbers(text).every((one) => standsIn(one, draft.figures))
  if (isCorrection && !isTaken && !counted.test(text)) {
    const read = readLooseCorrection(text, draft.figures)
    if (read !== null) return read
  }
  if (ruled?.kind === 'remove') {
    const target = bareTarget(ruled.target) ?? ruled.target
    ruled = { ...ruled, target: pointedAt(ruled.target, target) }
    if (isTaken) return [ruled]
  }
  if (ruled && (kindOfRequest(ruled) === kind || wish.share < sure || !overwrites(ruled))) return [ruled]
  const isFact =
    isStated(text) &&
    (wish.share < sure ? kind !== 'library' : mistaken.includes(kind) && saysFact.test(text))
  const read = readLoosely(isFact ? { ...wish, kind: 'add' } : wish, text, draft)
  const isSafe = wish.share >= sure || !read.some(overwrites)
  return isSafe ? read : [{ kind: 'ask', text }]
}

/** 去年的刑事案件是15起才对. */
const setsRight = /\d[^，,。]{0,4}才[对是][。.!！]*$/

/** Numbers by the words they stand behind, and what is said to be right; null for anything else. */
export function readAnew(said: string, figures: readonly BriefFigure[]): readonly RevisionRequest[] | null {
  const { text } = peelTalk(said)
  const isRight = said.length <= longestRight && setsRight.test(said)
  return readNamedChange(said, figures) ?? (isRight ? readLooseCorrection(text, figures) : null)
}

const longestRight = 60

/** 补装改为36个，6月底前: a fact by its own word, its new number, and by when. */
function readNamedChange(said: string, figures: readonly BriefFigure[]): readonly RevisionRequest[] | null {
  const [, first = '', rest = ''] = /^([^，,。；;]+)[，,]([^，,。；;]{2,12})[。]?$/.exec(said) ?? []
  const ruled = first === '' ? null : readCorrection(first)
  if (ruled?.kind !== 'correct' || ruled.name.length < 2 || ruled.item !== null) return null
  const named = figures.filter((one) => wordsBefore(one).includes(ruled.name))
  const [meant, ...more] = named
  if (meant === undefined || more.length > 0 || !until.test(rest)) return null
  const { clause, at, raw } = meant
  const pieces = cutPieces(clause)
  const own = pieces.findLast(({ start }) => start <= at.start)!.text
  const value = /^\d[\d.]*$/.test(ruled.value) ? withUnit(ruled.value, meant) : ruled.value
  const text = own.replace(raw, value).replace(/^(?:明年|来年|下一?年|下半年|20\d\d年)?/, `$&${rest}`)
  return [{ kind: 'replace', part: '', item: null, old: own, text, clause: 'here' }]
}

const until = /^(?:20\d\d年)?\d{1,2}月(?:\d{1,2}日|底|份|中旬)?(?:之?前|以前)?(?:完成|装好|建成|到位)?$/

/** 晚会那句不要了: all that is told with it goes. */
function pointedAt(said: string, target: string): string {
  return said.includes(`${target}那句`) || said.includes(`${target}那一句`) ? `${target}那句` : target
}

function standsIn(said: Said, figures: readonly BriefFigure[]): boolean {
  return figures.some((figure) => isOf(figure, said))
}

/** 第3条是9场: the rules know the list as it was given. */
const counted = /第[一二三四五六七八九十\d]{1,3}[条项点个]/

function overwrites({ kind }: RevisionRequest): boolean {
  return kind === 'correct' || kind === 'remove' || kind === 'reword' || kind === 'names'
}

function readLoosely({ kind, share }: Wish, text: string, draft: DraftWords): readonly RevisionRequest[] {
  switch (kind) {
    case 'correct': {
      const number = readLooseCorrection(text, draft.figures) ?? readMixed(text, draft)
      const word = number === null ? readRewording(text) : null
      return number ?? (word ? [word] : readCorrected(text, draft))
    }
    case 'add':
      return splitCorrections(text, draft.figures).flatMap((piece) =>
        typeof piece === 'string'
          ? piece.split(opensPart).flatMap((fact) => readFact(fact, share, draft))
          : [piece],
      )
    case 'drop': {
      if (hidesNames(text)) return [{ kind: 'names' }]
      if (/待补充|【|(?:没有?[填写补]|空着)的/.test(text)) return [{ kind: 'hints', isShown: false }]
      const target = readLooseTarget(text) ?? draft.findParts(text)[0]?.target
      return target === undefined ? [] : [{ kind: 'remove', target: pointedAt(text, target) }]
    }
    case 'shorten':
      if (!shortens.test(text)) return [{ kind: 'ask', text }]
      return [{ kind, target: draft.findParts(text.replace(who, ''))[0]?.target ?? '' }]
    case 'lengthen':
    case 'tone':
      return [{ kind, target: draft.findParts(text.replace(who, ''))[0]?.target ?? '' }]
    case 'order': {
      const each = text.split(/[，,；;]/).map(readAnyInstruction)
      if (each.length > 1 && each.every((one) => one !== null && kindOfRequest(one) === 'order'))
        return each.flatMap((one) => one ?? [])
      const order = readLooseOrder(text, draft.findParts(text))
      return order ? [order] : []
    }
    case 'field':
      return readLooseFields(text)
    case 'kind': {
      const name = named.exec(text)?.[1]
      return name ? [{ kind: 'paper', name }] : []
    }
    case 'undo': {
      // 刚加的综治中心那个撤了: what is named is to go, and nothing else is undone.
      const named = readLooseTarget(text)
      const isNamed = named !== null && !laterThan.test(named) && draft.holds?.(named)
      return isNamed ? [{ kind: 'remove', target: named }] : [{ kind: 'undo' }]
    }
    case 'show':
      return [{ kind: 'show' }]
    default:
      return []
  }
}

/** 85处改成86处，剩下1处7月底前改完: what is set right first, and a fact behind it. */
function readMixed(text: string, draft: DraftWords): readonly RevisionRequest[] | null {
  const [first = '', ...rest] = text.split(/(?<=[，,；;。])/)
  const said = rest.join('')
  const ruled = readAnyInstruction(first.replace(/[，,；;。]$/, ''))
  if (ruled?.kind !== 'correct' || !/\d/.test(said) || changes.test(said)) return null
  return [ruled, { ...readStatement(peelTalk(said), draft.year), isAddition: true }]
}

/** 明年打算…, 问题是…, 整改：…: facts of another part begin. */
const opensPart =
  /(?<=[，,。；;！\n])\s*(?=(?:另外|还有)?(?:主要|存在的?)?(?:(?:问题|不足|短板|困难|毛病|原因|整改|改进|打算|计划)[^，,。；;]{0,6}(?:[：:]|是|写|就|打算|计划|准备|培训|要|再)|(?:明年|来年|下一?步|下半年|往后|今后)(?!的?(?:报告|总结|汇报))[^，,。；;]{4}))/

/** 问题写：…。检查改成66次: a sentence of its own that sets a number right is no fact. */
function splitCorrections(
  text: string,
  figures: readonly BriefFigure[],
): readonly (string | RevisionRequest)[] {
  const pieces: (string | RevisionRequest)[] = []
  for (const sentence of text.split(/(?<=[。；;！\n])(?=.)/)) {
    const isRuled = readAnyInstruction(sentence)?.kind === 'correct'
    const [read, ...more] = (isRuled ? readLooseCorrection(sentence, figures) : null) ?? []
    const last = pieces.at(-1)
    if (read !== undefined && more.length === 0) pieces.push(read)
    else if (typeof last === 'string') pieces[pieces.length - 1] = last + sentence
    else pieces.push(sentence)
  }
  return pieces
}

/** Nothing is made shorter that no word wants shorter (那就改成…). */
const shortens = /长|短|啰|罗嗦|简|压|缩|字|[页张]|减|砍|瘦|精|冗|废话|拖沓|太多|少[写点说]|以内|密|细/

/** 领导要两页纸以内: who wants it names no part. */
const who = /(?:领导|书记|[镇乡]长|主任|上面|县里)们?(?:又|也)?(?:要|说|嫌|让|觉得|看)/g
const slips = /(?:[多少漏](?:报|算|记|填)了|不对|错了|有误)[^，,。；;]{0,6}[，,。；;]\s*(?:是|应该?是)?\d/
/** 最后一条，: something is to come. */
const onlyLeads = /^(?:(?:最后|还有|另外|其次|第[一二三四五六])?[一两]?[条点个句]?[，,。；;：:、\s]*)$/

/** What is hardly heard as a fact has to look like one. */
function readFact(text: string, share: number, draft: DraftWords): readonly RevisionRequest[] {
  const stated = readStatement(peelTalk(text), draft.year)
  if (onlyLeads.test(stated.text)) return []
  // 来访多报了一批，80: a number is set right, whatever else it sounds like.
  if (slips.test(text)) return readLooseCorrection(text, draft.figures) ?? [{ kind: 'ask', text }]
  const isFact =
    share >= sure || stated.under !== '' || /\d/.test(stated.text) || draft.speaksOfWork(stated.text)
  return isFact ? [stated] : []
}

/** 上一条, 刚才改的: of what was done, not of what stands. */
const laterThan = /^(?:刚|上一?|最后|前|这|那)|改动|修改|操作|那次|一步/

const named = new RegExp(`([\\u4e00-\\u9fff]{0,8}?${paperForm})`)

/** 不对，去年是58起: what is said anew corrects what stands, where it can be told which. */
function readCorrected(text: string, { year, figures }: DraftWords): readonly RevisionRequest[] {
  if (!/\d/.test(text)) return []
  // Words that change a number are no fact: which is meant was not found.
  if (changes.test(text)) return [{ kind: 'ask', text }]
  // 钱是63.5万: which is meant is asked where there are several.
  const [, noun = '', value = ''] =
    /^([\u4e00-\u9fff]{1,4}?)(?:是|为)(\d[\d.]*[万亿]?[\u4e00-\u9fff]{0,3})$/.exec(text) ?? []
  if (figures.some((one) => namesUnit(noun, one)))
    return [{ kind: 'correct', name: noun, item: null, old: null, value }]
  return [{ ...readStatement(peelTalk(text), year), isCorrection: true, isAddition: false }]
}

const changes =
  /不是[^，,。]{0,3}\d|[多少漏](?:报|写|算|记|说|填)了|(?:数|写|记|填|报|算)错了?[，,]|(?<![整修技危厕旧棚])改[成为]?\s*\d|[改调][成为作]|应为|有误|换成|[又再]核/
