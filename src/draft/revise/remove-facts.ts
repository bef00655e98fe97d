// Step of revision: 资料份数去掉 -> the brief without that fact.
import type { Brief, BriefFigure } from '#domain/brief.ts'
import type { IndicatorBook } from '#draft/brief/match-indicator.ts'
import {
  allFacts,
  cutOut,
  type Fact,
  findPieces,
  type PieceAt,
  saysOfBefore,
} from '#draft/steer/find-pieces.ts'
import { nearWords } from '#draft/steer/name-fact.ts'
import { parseCount } from '#text/numbers/numerals.ts'
import { findFacts, pairsOf, readNumber } from './find-facts.ts'
import { cutPieces } from './split-clause.ts'

export type Removal =
  | { readonly kind: 'removed'; readonly brief: Brief; readonly said: string }
  | { readonly kind: 'ambiguous'; readonly figures: readonly BriefFigure[] }
  | { readonly kind: 'unknown' }

const spare = /(?:那|这)?(?:一)?(?:个数|个?部分|个|条|句话|句|项|点|块|段)?(?:的?(?:数字|数据|内容|情况))?$/

/** By a number, an indicator, or any words of a figure or a statement. */
export function removeFacts(brief: Brief, said: string, book: IndicatorBook): Removal {
  const own = brief.statements.find(({ text }) => `，${text}，`.includes(`，${said}，`))
  if (own !== undefined) return takeStatement(brief, own, said)
  const beside = findBeside(brief, said.replace(spare, ''))
  if (beside !== null) {
    const { figure, piece } = beside
    const start = figure.clause.indexOf(piece)
    const cut = closeUp(figure.clause, { start, end: start + piece.length })
    return { kind: 'removed', brief: cutClause(brief, figure.clauseIndex, cut), said: piece }
  }
  const counted = /^第([一二三四五六七八九十\d]{1,3})[条项点]$/.exec(said)
  const name = counted ? '' : said.replace(spare, '').replace(/的$/, '') || said
  const item = counted ? parseCount(counted[1]!) : null
  const plain = findFacts(brief, { name, item, old: null, unit: readNumber(name)?.unit ?? '' }, book)
  const counts = findCounted(brief, name, book)
  const number = readNumber(name)
  // 25户那条 is not 259户.
  const exact = number === null ? [] : plain.filter(({ value }) => value === number.value)
  const found = counts.length > 0 ? counts : exact.length > 0 ? exact : plain
  const wordless = item === null ? dropWords(brief, name, found) : null
  if (wordless !== null) return wordless
  const isOne = new Set(found.map(({ clauseIndex }) => clauseIndex)).size === 1
  const isOneIndicator = new Set(found.map(({ indicator }) => indicator)).size === 1
  if (found.length > 0 && (isOne || isOneIndicator || item !== null)) {
    const said = found.map(({ indicator, raw }) => indicator + raw).join('、')
    return { kind: 'removed', brief: closeLists(found.reduce(dropFigure, brief)), said }
  }
  const stated = mostAlike(brief.statements, name, ({ text }) => text)
  if (stated !== null && found.length === 0) return takeStatement(brief, stated, name)
  return found.length > 0 ? { kind: 'ambiguous', figures: found } : { kind: 'unknown' }
}

/** 人手少那条 of 人手不足，执法证过期3本: the one clause with no number that has its words, where none with a number has. */
function findBeside(brief: Brief, words: string): { figure: BriefFigure; piece: string } | null {
  if (words.length < 2 || /\d/.test(words)) return null
  const wanted = [...pairsOf(words)]
  const told = new Map(
    brief.figures.flatMap((figure) => figure.clause.split('，').map((piece) => [piece, figure] as const)),
  )
  const found = [...told].filter(([piece]) => wanted.some((pair) => pairsOf(piece).has(pair)))
  const [only, ...more] = found.some(([piece]) => piece === words)
    ? found.filter(([piece]) => piece === words)
    : found
  if (only === undefined || more.length > 0 || /\d/.test(only[0]) || !only[1].clause.includes('，'))
    return null
  const isStated = brief.statements.some(({ text }) => wanted.some((pair) => text.includes(pair)))
  return isStated ? null : { figure: only[1], piece: only[0] }
}

/** 晚会那句: the clauses that have the words, and what leans on them. Null where the words name no such run. */
export function removeRun(given: Brief, said: string): { brief: Brief; said: string } | null {
  const name = /^(.{2,}?)(?:那|这)一?句(?:话)?$/.exec(said)?.[1]
  const pieces = name === undefined ? [] : findPieces(given, name)
  if (pieces.length === 0 || (pieces.length < 2 && !tellsSeveral(given, pieces[0]!))) return null
  const { brief, moved } = cutOut(given, pieces, [])
  const isGone = ({ clauseIndex }: Fact) => moved.includes(clauseIndex)
  const told = allFacts(brief)
    .filter(isGone)
    .map((one) => ('at' in one ? one.clause : one.text))
  const figures = brief.figures.filter((one) => !isGone(one))
  const statements = brief.statements.filter((one) => !isGone(one))
  return { brief: { ...brief, figures, statements }, said: [...new Set(told)].join('，') }
}

/** 演练5场参演320人 */
function tellsSeveral({ figures }: Brief, { clauseIndex, piece }: PieceAt): boolean {
  const own = figures.filter((one) => one.clauseIndex === clauseIndex)
  const here = own.length === 0 ? undefined : cutPieces(own[0]!.clause)[piece]
  const isHere = ({ at }: BriefFigure) =>
    here !== undefined && at.start >= here.start && at.start < here.start + here.text.length
  const [first, ...more] = own.filter(isHere)
  return first !== undefined && more.length > 0 && saysOfBefore(first.clause.slice(first.at.end))
}

/** 宅基地那3件: a fact by its words and its number; empty where no such number stands. */
function findCounted(brief: Brief, said: string, book: IndicatorBook): readonly BriefFigure[] {
  const [, name = '', number = ''] =
    /^(\D{2,}?)(?:那|这|的)?(\d[\d.]*[万亿]?[\u4e00-\u9fff%]{0,3})$/.exec(said) ?? []
  const old = readNumber(number)
  if (old === null) return []
  const found = findFacts(brief, { name, item: null, old, unit: old.unit }, book)
  return found.length === 1 && found[0]!.value === old.value ? found : []
}

/** 积案4件中 with none of its parts left says nothing; where the number stands elsewhere it goes, too. */
function closeLists(brief: Brief): Brief {
  const { figures } = brief
  const isOpen = ({ clause, at, clauseIndex }: BriefFigure) =>
    clause.slice(at.end) === '中' && figures.filter((one) => one.clauseIndex === clauseIndex).length === 1
  const isTold = ({ id, raw }: BriefFigure) => figures.some((one) => one.id !== id && one.raw === raw)
  return {
    ...brief,
    figures: figures.flatMap((one) => {
      if (!isOpen(one)) return [one]
      return isTold(one) ? [] : [{ ...one, clause: one.clause.slice(0, -1) }]
    }),
  }
}

/** Of one that is told in several clauses only the one that has the words. */
function takeStatement(brief: Brief, stated: Brief['statements'][number], name: string): Removal {
  const clauses = stated.text.split('，')
  const held = clauses.filter((clause) => clause.includes(name) || name.split('，').includes(clause))
  const own =
    held.length > 0 ? held : [mostAlike(clauses, name, (clause) => clause)].flatMap((one) => one ?? [])
  const isNamed = own.length === 1 || own.join('，') === name
  const left = isNamed ? clauses.filter((clause) => !own.includes(clause)) : []
  const text = left.join('，')
  const statements = brief.statements.flatMap((one) =>
    one !== stated ? [one] : text === '' ? [] : [{ ...one, text }],
  )
  return {
    kind: 'removed',
    brief: { ...brief, statements },
    said: text === '' ? stated.text : own.join('，'),
  }
}

/** 年轻人手少 of 年轻人手不足: the one that most of the words stand in. */
function mostAlike<Told>(all: readonly Told[], name: string, textOf: (one: Told) => string): Told | null {
  const wanted = [...pairsOf(name)]
  const scored = all.map((one) => {
    const own = pairsOf(textOf(one))
    return { one, score: wanted.filter((pair) => own.has(pair)).length }
  })
  const [best, next] = scored.sort((a, b) => b.score - a.score)
  const isClear = best !== undefined && best.score * 2 >= wanted.length && best.score > (next?.score ?? 0)
  return isClear && best.score > 0 ? best.one : null
}

/** 小作坊那句 of 讲座5场，小作坊多: the words go and the numbers beside them stay. Null where a number speaks of it. */
function dropWords(brief: Brief, name: string, found: readonly BriefFigure[]): Removal | null {
  const [first] = found
  if (first === undefined || name.length < 2 || found.some((one) => nearWords(one).includes(name)))
    return null
  const isElsewhere = (one: BriefFigure) =>
    one.clauseIndex !== first.clauseIndex || one.indicator.includes(name)
  const at = first.clause.indexOf(name)
  if (at < 0 || found.some(isElsewhere)) return null
  const piece = pieceAt(first.clause, at)
  const kin = brief.figures.filter(({ clauseIndex }) => clauseIndex === first.clauseIndex)
  if (kin.some(({ at: own }) => own.start >= piece.start && own.end <= piece.end)) return null
  const said = first.clause.slice(piece.start, piece.end)
  return { kind: 'removed', brief: cutClause(brief, first.clauseIndex, closeUp(first.clause, piece)), said }
}

interface Cut {
  readonly start: number
  readonly end: number
}

/** The words between two marks. */
function pieceAt(clause: string, at: number): Cut {
  const start = Math.max(...[...'，,、；;'].map((mark) => clause.lastIndexOf(mark, at))) + 1
  const mark = clause.slice(at).search(/[，,、；;]/)
  return { start, end: mark < 0 ? clause.length : at + mark }
}

/** With the mark behind, at the end with that before. */
function closeUp(clause: string, { start, end }: Cut): Cut {
  return end < clause.length ? { start, end: end + 1 } : { start: Math.max(0, start - 1), end }
}

function cutClause(brief: Brief, clauseIndex: number, { start, end }: Cut): Brief {
  const by = end - start
  return {
    ...brief,
    figures: brief.figures.map((one) => {
      if (one.clauseIndex !== clauseIndex) return one
      const clause = one.clause.slice(0, start) + one.clause.slice(end)
      return one.at.start >= end
        ? { ...one, clause, at: { start: one.at.start - by, end: one.at.end - by } }
        : { ...one, clause }
    }),
  }
}

/** Out of a clause that tells more, its own words go with it; a number that only sums it up (罚款2起共1万元) goes, too. */
export function dropFigure(brief: Brief, figure: BriefFigure): Brief {
  const now = brief.figures.find(({ id }) => id === figure.id)
  if (now === undefined) return brief
  const { clause, clauseIndex, at } = now
  const others = brief.figures.filter(({ id }) => id !== figure.id)
  const kin = others.filter((one) => one.clauseIndex === clauseIndex)
  if (kin.length === 0) return { ...brief, figures: others }
  const piece = pieceAt(clause, at.start)
  const before = Math.max(
    piece.start,
    ...kin.filter((one) => one.at.end <= at.start).map((one) => one.at.end),
  )
  const behind = kin
    .filter((one) => one.at.start >= at.end && one.at.end <= piece.end)
    .sort((a, b) => a.at.start - b.at.start)
  const next = behind.find((one) => {
    const words = ownWords(clause, at.end, one.at.start)
    return /[\u4e00-\u9fff]{2}/.test(words) && !leans.test(words)
  })
  const until = next === undefined ? piece.end : nameStart(clause, at.end, next.at.start)
  const isPiece = before === piece.start && next === undefined
  const cut = isPiece ? closeUp(clause, withComers(clause, piece)) : { start: before, end: until }
  const gone = new Set(
    kin.filter(({ at: own }) => own.start >= cut.start && own.end <= cut.end).map(({ id }) => id),
  )
  return cutClause({ ...brief, figures: others.filter(({ id }) => !gone.has(id)) }, clauseIndex, cut)
}

/** 领导包案9件化解了7件: what was done with what goes. */
const leans =
  /^(?:已|都|均|全部|目前)?(?:其中|化解|办结|办理|整改|改掉|改|成功|完成|增加|增|提高|上升|升|下降|降|减少|减|到|至|增至|升至|降至|增加到|提高到|下降到|减少到|上升到|剩下|剩|余|还有|尚有|查处|立案|结案|参加|参训|覆盖|追回|合格|达标)(?:了|掉|好|完)?$/

const comers =
  /^[，,](?:共|约|共有|累计)?\d[\d.]*[万千百]?余?(?:人次?|名|户次?|家)(?:参[\u4e00-\u9fff]|听课|受益|到场|受教育)?(?=[，,；;]|$)|^[，,](?:已|都|均|全部|目前)?(?:化解|办结|整改|改掉|完成|剩下?|剩余|尚余|成功)\d[\d.]*[\u4e00-\u9fff%]{0,2}(?=[，,；;]|$)/

/** 举办培训1期，35人参加; 包案5件，化解4件: who came and what was done go with what they came to. */
function withComers(clause: string, { start, end }: Cut): Cut {
  const behind = comers.exec(clause.slice(end))
  return { start, end: end + (behind?.[0].length ?? 0) }
}

const sums = /^[余多]?(?:一?共|共计|合计|累计|总计|计|和|、)+/

/** What names the number behind; of 共1.4万元 nothing. */
function ownWords(clause: string, from: number, to: number): string {
  return clause.slice(from, to).replace(sums, '')
}

function nameStart(clause: string, from: number, to: number): number {
  return to - ownWords(clause, from, to).length
}
