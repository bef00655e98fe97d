// Tool of revision: words -> the clauses of the brief that they name, each alone, so that they can be moved or taken.
import type { Brief, BriefFigure, BriefStatement } from '#domain/brief.ts'
import { pairsOf } from '#draft/revise/find-facts.ts'
import { findListed } from '#draft/revise/list-facts.ts'
import { cutPieces, splitClause } from '#draft/revise/split-clause.ts'
import { listNumbers } from '#draft/speech/list-numbers.ts'
import { isOf } from '#draft/steer/name-fact.ts'
import { groupBy } from '#shared/group-by.ts'
import { parseCount } from '#text/numbers/numerals.ts'

export type Fact = BriefFigure | BriefStatement

/** Whether just one fact, or one run of facts, has these words. */
export function tellsOf(brief: Brief, words: string): boolean {
  return findPieces(brief, words).length > 0
}

/** 征地那1件和宅基地那3件: two facts, where each part names one; else the words as they are. */
export function splitNames(brief: Brief, words: string): readonly string[] {
  const parts = words.split(/[和跟与及、]|还有|以及/).map((one) => one.trim())
  const isEach = parts.length > 1 && parts.every((one) => one.length >= 2 && tellsOf(brief, one))
  return isEach ? parts : [words]
}

export interface CutOut {
  readonly brief: Brief
  /** Clauses by their place in `brief`. */
  readonly moved: readonly number[]
  readonly beside: readonly number[]
}

/** Only what is named is cut out of its sentence; all else stays as it was said. */
export function cutOut(given: Brief, target: readonly PieceAt[], anchor: readonly PieceAt[]): CutOut {
  const cut = [...new Set([...target, ...anchor].map(({ clauseIndex }) => clauseIndex))].sort((a, b) => b - a)
  const indexOf = ({ clauseIndex, piece }: PieceAt) =>
    clauseIndex +
    piece +
    cut.reduce((sum, at) => sum + (at < clauseIndex ? countPieces(given, at) - 1 : 0), 0)
  return {
    brief: cut.reduce(splitClause, given),
    moved: target.map(indexOf),
    beside: anchor.map(indexOf),
  }
}

export interface PieceAt {
  readonly clauseIndex: number
  /** Among the clauses that the fact is told in. */
  readonly piece: number
}

export function holds(pieces: readonly PieceAt[], { clauseIndex, piece }: PieceAt): boolean {
  return pieces.some((one) => one.clauseIndex === clauseIndex && one.piece === piece)
}

function countPieces({ figures, statements }: Brief, clauseIndex: number): number {
  const isHere = (one: Fact) => one.clauseIndex === clauseIndex
  const clause = figures.find(isHere)?.clause ?? statements.find(isHere)?.text
  return clause === undefined ? 1 : Math.max(1, cutPieces(clause).length)
}

export function allFacts({ figures, statements }: Brief): readonly Fact[] {
  return [...figures, ...statements]
}

export function orderAll(brief: Brief): readonly number[] {
  return [...new Set(allFacts(brief).map(({ clauseIndex }) => clauseIndex))].sort((a, b) => a - b)
}

const pointers =
  /(?:单独|也|都|还是|再)$|(?:那|这)一?(?:[条句个点项段块]|一?些)(?:话|数|内容|事)?的?$|的(?:内容|事|情况)?$|(?:数据|内容)$/

/** Says nothing without what stands before it: 产量1.5万吨, 比去年增加600吨. */
const leans =
  /^(?:其中|同比|环比|比|较|占|累计|合计|共|均|都|已|还|并|总?产[量值]|亩产|单产|面积|金额|涉及|惠及|补偿|赔偿|观众|听众|受众|覆盖|剩|余|尚余|增长|下降|达|参[\u4e00-\u9fff](?=约?\d)|(?:参加|参训|办结|化解|整改|成功|完成|追回)(?=约?\d))/

/** 参演320人 behind 演练5场; 处罚9件 behind 检查88次 says something of its own. */
export function saysOfBefore(text: string): boolean {
  return leans.test(text)
}

const leansBehind =
  /^(?:难以|难|无法|不能|没法|导致|造成|影响|致使|使得?|从而|因此|所以|容易|不愿|不想|只能|以致|甚至|留不住|跟不上)/

/** 网格员工资低，难以留住人员: the clause with what stands behind it and says nothing without it. */
export function withLeaning(text: string, clause: string): string {
  const at = text.indexOf(clause)
  const behind = text.slice(at + clause.length + 1).split('，')
  const end = behind.findIndex((one) => !leansBehind.test(one))
  return [clause, ...behind.slice(0, end < 0 ? behind.length : end)].join('，')
}

/** 第3条 of the list as it was given, else the clauses that most of the words stand in, with what leans on them; none where others fit as well. */
export function findPieces(brief: Brief, said: string): readonly PieceAt[] {
  const counted = /^第([一二三四五六七八九十\d]{1,3})[条项点个]$/.exec(said.trim())
  const listed = counted ? findListed(brief, parseCount(counted[1]!) ?? 0) : []
  const all = listPieces(brief)
  if (listed.length > 0) {
    const own = new Set(listed.map(({ clauseIndex }) => clauseIndex))
    return all.filter(({ clauseIndex }) => own.has(clauseIndex))
  }
  const words = said
    .trim()
    .replace(/(?:单独|也|都|还是|再)$/, '')
    .replace(pointers, '')
  const numbers = listNumbers(words)
  const pairs = [...pairsOf(words.length < 2 ? said : words)]
  // 人大提的问题: 的 joins the words and is none of them.
  const telling = pairs.filter((pair) => !/[的了]/.test(pair))
  const wanted = telling.length > 0 ? telling : pairs
  const scored = all.map((one) => {
    const held = pairsOf(one.text)
    const isNumber = one.figures.some((figure) => numbers.some((number) => isOf(figure, number)))
    const shared = wanted.filter((pair) => held.has(pair)).length
    const isMeant = isNumber || (shared > 0 && shared * 2 >= wanted.length)
    const isLiteral = words.length >= 2 && one.text.includes(words)
    return { one, score: isMeant ? shared + (isNumber ? 4 : 0) + (isLiteral ? 2 : 0) : 0 }
  })
  const most = Math.max(0, ...scored.map(({ score }) => score))
  const best = scored.filter(({ score }) => score === most && score > 0).map(({ one }) => one)
  const isTopic = numbers.length === 0 && best.every(({ text }) => text.includes(words))
  const halves = best.length === 0 && numbers.length === 0 ? findHalves(all, words) : null
  if (halves !== null) return halves
  const isOne = best.length === 1 || (isTopic && new Set(best.map(({ sentence }) => sentence)).size === 1)
  if (!isOne) return []
  const first = all.indexOf(best[0]!)
  const last = all.indexOf(best.at(-1)!)
  const isKin = ({ sentence, text }: (typeof all)[number]) =>
    sentence === best[0]!.sentence && leans.test(text)
  const behind = all.slice(last + 1).findIndex((one) => !isKin(one))
  return all.slice(first, behind < 0 ? all.length : last + 1 + behind)
}

/** 包案化解 of 包案7件，化解6件: each half in one of two clauses side by side. */
function findHalves(all: ReturnType<typeof listPieces>, words: string): readonly PieceAt[] | null {
  if (words.length !== 4) return null
  const [one, other] = [words.slice(0, 2), words.slice(2)]
  const found = all.flatMap((piece, at) => {
    const next = all[at + 1]
    const isPair = next?.sentence === piece.sentence && piece.text.includes(one) && next.text.includes(other)
    return isPair ? [[piece, next]] : []
  })
  return found.length === 1 ? found[0]! : null
}

function listPieces(brief: Brief): readonly (PieceAt & {
  readonly sentence: number
  readonly text: string
  readonly figures: readonly BriefFigure[]
})[] {
  const facts = groupBy(allFacts(brief), ({ clauseIndex }) => clauseIndex)
  return orderAll(brief).flatMap((clauseIndex) => {
    const own = facts.get(clauseIndex)!
    const [first] = own
    const figures = own.filter((one): one is BriefFigure => 'at' in one)
    return cutPieces('at' in first! ? first.clause : first!.text).map(({ text, start }, piece) => ({
      clauseIndex,
      sentence: first!.sentence,
      piece,
      text,
      figures: figures.filter(({ at }) => at.start >= start && at.start < start + text.length),
    }))
  })
}
