// Step of reading: a clause with numbers (评查写成3次, 不是33回, 接访25次75人次) -> which facts get which of them. Null where a number is of no fact.
import type { BriefFigure } from '#domain/brief.ts'
import { listNumbers, type Said } from '#draft/speech/list-numbers.ts'
import { isOf } from '#draft/steer/name-fact.ts'
import type { SteeringPatterns } from '#draft/steer/steering-patterns.ts'
import { correctionOf } from '#draft/steer/with-unit.ts'
import type { RevisionRequest } from '#draft/wish/revision-request.ts'
import { isSameUnit } from '#text/numbers/same-unit.ts'
import { findMeant, isAnyUnit, leaveUnit } from './find-meant.ts'

/** What the clauses before left for this one. */
export interface ValuesSoFar {
  /** What was named and is wrong. */
  readonly name: string
  /** A number that is denied and has no other yet. */
  readonly old: Said | null
  /** It was said that something is wrong. */
  readonly isExplicit: boolean
  /** Ids of the facts that were set. */
  readonly set: readonly number[]
}

interface Values extends ValuesSoFar {
  readonly requests: readonly RevisionRequest[]
}

interface Numbered {
  readonly figures: readonly BriefFigure[]
  readonly patterns: SteeringPatterns
  /** Ids of the numbers that were told or changed last. */
  readonly last: readonly number[]
}

/** A number with what stands before it. */
interface Pair {
  readonly name: string
  readonly old: Said | null
  readonly value: Said | null
  readonly isExplicit: boolean
}

/** `isOrdered`: the clause itself says that a number is another. */
export function readValues(
  clause: string,
  so: ValuesSoFar,
  draft: Numbered,
): (Values & { readonly isOrdered: boolean }) | null {
  const { patterns, figures } = draft
  if (patterns.compares.test(clause)) return null
  // 补装改为36个: a fact is called so. 另外4100份那个是4400份 sets a number right, all the same.
  const isMore =
    patterns.adds.test(clause) && !figures.some(({ clause: own }) => own.includes(clause.slice(0, 2)))
  const pairs = pairNumbers(isMore ? clause.replace(patterns.adds, '') : clause, patterns)
  if (isMore && !pairs?.some((one) => one.isExplicit)) return null
  let now: ValuesSoFar = so
  const requests: RevisionRequest[] = []
  for (const pair of pairs ?? []) {
    const read = readPair(pair, now, draft)
    if (read === null) return null
    requests.push(...read.requests)
    now = read
  }
  return pairs === null ? null : { ...now, requests, isOrdered: pairs.some((one) => one.isExplicit) }
}

const closers =
  /^(?:个|条|起|件|处|次|人|名|户|场)?(?:[了吧啊哈呀呢哦嘛的]|才对|左右|多|余|没错|没变|不变|来着|就行|就对了?|写|算)*$/
const denial = /不|非|别/
/** 4个人: what is counted stands behind. */
const counted = /^(?:人|块钱|块|钱)/

/** Null where words are left over behind the last number. */
function pairNumbers(clause: string, patterns: SteeringPatterns): readonly Pair[] | null {
  const numbers = listNumbers(clause)
  if (numbers.length === 0) return null
  const pairs: Pair[] = []
  for (const [at, one] of numbers.entries()) {
    const between = clause.slice(numbers[at - 1]?.end ?? 0, one.start)
    const words = at === 0 ? between : between.replace(counted, '')
    const joined = joinTo(pairs.at(-1), one, { words, patterns })
    if (joined !== null) pairs[pairs.length - 1] = joined
    else pairs.push(openPair(one, words, patterns))
  }
  const behind = clause.slice(numbers.at(-1)!.end).replace(counted, '')
  const rest = behind.replace(patterns.isWrong, '')
  if (!closers.test(rest.trim())) return null
  const last = pairs.at(-1)!
  // 94人打错: what it should be comes behind.
  const isOld = rest !== behind && last.old === null
  return isOld ? [...pairs.slice(0, -1), { ...last, old: last.value, value: null }] : pairs
}

function openPair(one: Said, words: string, patterns: SteeringPatterns): Pair {
  // 写成3次 sets it: only 不是 and the like deny what follows them.
  const isOld = one.isDenied && !patterns.becomes.test(words.trim().replace(/不是$|不$/, ''))
  return {
    name: nameBefore(words, patterns),
    old: isOld ? one : null,
    value: isOld ? null : one,
    isExplicit:
      isOld ||
      patterns.isWrong.test(words) ||
      inFact.test(words) ||
      fresh.test(words.trim()) ||
      isOrdered(words, patterns),
  }
}

/** 转移人数最新的，88户249人; 讲座最终数 */
export const fresh =
  /(?:最新|最终|最后|新核)的?(?:数字?|数据|统计|核?定数?|情况|口径|结果)?(?:是|为)?$|(?:更新|刷新)(?:一?下|了)?$/
/** 资料其实发了3200份 */
const inFact = /其实|实际上?是?/

/** 33写成35, 26万不是25万: the second number of a pair. Null where it opens another. */
function joinTo(
  last: Pair | undefined,
  one: Said,
  { words, patterns }: { readonly words: string; readonly patterns: SteeringPatterns },
): Pair | null {
  const between = words
    .replace(patterns.isWrong, '')
    .replace(patterns.becomes, '')
    .replace(patterns.fillers, '')
  const isJoined = between.replace(denial, '').trim() === ''
  if (last === undefined || !isJoined) return null
  if (last.value === null) return one.isDenied ? null : { ...last, value: one, isExplicit: true }
  if (last.old !== null) return null
  if (denial.test(words)) return { ...last, old: one, isExplicit: true }
  if (!patterns.becomes.test(words.trim()) && !last.value.isDenied) return null
  return { ...last, old: last.value, value: one, isExplicit: true }
}

/** 改成, 应该是: more than 是 alone. */
function isOrdered(words: string, { becomes }: SteeringPatterns): boolean {
  const said = becomes.exec(words.trim())?.[0] ?? ''
  return said.replace(/[是为有写填]/g, '') !== ''
}

function nameBefore(words: string, { becomes, fillers, isWrong }: SteeringPatterns): string {
  // Of which numbers, those tell that were changed last.
  const isTotal = /(?:总数|合计|总计)[^，,]{0,6}$/.test(words.trim())
  const name = words
    .trim()
    .replace(fresh, '')
    .replace(isWrong, '')
    .replace(becomes, '')
    .replace(inFact, '')
    .replace(fillers, '')
    .replace(/[^\u4e00-\u9fff]/g, '')
  // 人数也跟着变成176人: by its measure alone.
  if (isTotal) return `${name}总数`
  return name === '' ? (/(?:人次|[人户份次件家条亩起期]数|场次|金额)/.exec(words)?.[0] ?? '') : name
}

function readPair(pair: Pair, so: ValuesSoFar, draft: Numbered): Values | null {
  const name = pair.name === '' ? so.name : pair.name
  const told = pair.old ?? (pair.name === '' ? so.old : null)
  if (pair.value === null) return { ...so, name, old: told, isExplicit: true, requests: [] }
  const { old, value } = orderByStanding(told, pair.value, draft.figures)
  const isSame = old !== null && old.value === value.value
  if (isSame && (value.unit === '' || isSameUnit(old.unit, value.unit)))
    return { ...so, old: null, requests: [] }
  const wanted = { name, old, value, isExplicit: pair.isExplicit || so.isExplicit }
  const held = { figures: draft.figures, last: draft.last, set: so.set }
  // 培训更新一下，5期350人次: what stands right behind a number just set is told with it.
  const isBeside = pair.name === '' && pair.old === null && so.set.length > 0 && value.unit !== ''
  const meant = (isBeside ? findMeant({ ...wanted, name: '' }, held) : null) ?? findMeant(wanted, held)
  if (meant === null) return null
  // 普法那个改一下，19场，2500人次: both are called so.
  const rest = { name: pair.name === '' ? so.name : '', old: null, isExplicit: so.isExplicit }
  if (meant.length > 1) {
    // By a name the indicators may tell which; without one it is asked.
    const among = name === '' ? { among: meant.map(({ id }) => id) } : {}
    const which = { kind: 'correct', name, item: null, old: old?.raw ?? null, value: value.raw } as const
    return { ...so, ...rest, requests: [{ ...which, ...among }] }
  }
  const [figure] = meant as [BriefFigure]
  if (so.set.includes(figure.id)) return null
  const requests: readonly RevisionRequest[] = isOf(figure, value)
    ? [{ kind: 'keep' }]
    : [setTo(figure, value)]
  return { ...so, ...rest, set: [...so.set, figure.id], requests }
}

/** 33写成35: whichever stands in the draft is the one that gives way. */
function orderByStanding(
  old: Said | null,
  value: Said,
  figures: readonly BriefFigure[],
): { readonly old: Said | null; readonly value: Said } {
  const stands = (one: Said) => figures.some((figure) => isOf(figure, leaveUnit(one)))
  const isTurned = old !== null && !stands(old) && stands(value)
  return isTurned ? { old: value, value: old } : { old, value }
}

/** 35回 for 33次: its unit stays. */
function setTo(figure: BriefFigure, value: Said): RevisionRequest {
  const isOther = isAnyUnit(value.unit) && !isSameUnit(figure.unit, value.unit)
  return correctionOf(figure, isOther ? { raw: value.raw.replace(/[\u4e00-\u9fff]+$/, ''), unit: '' } : value)
}
