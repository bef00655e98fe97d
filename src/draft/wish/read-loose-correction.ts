// Step of reading: words that are known to correct a number, in whatever order -> which fact gets which number. The old one is one that stands in the draft.
import type { BriefFigure } from '#domain/brief.ts'
import { isLastYears } from '#draft/revise/find-facts.ts'
import { listNumbers, type Said } from '#draft/speech/list-numbers.ts'
import { writeNumbers } from '#draft/speech/write-numbers.ts'
import { headScore, isOfAnother } from '#draft/steer/head-words.ts'
import { isOf, nearWords, pointsTo, spare } from '#draft/steer/name-fact.ts'
import { correctionOf } from '#draft/steer/with-unit.ts'
import { listPairs } from '#shared/list-pairs.ts'
import { isSameUnit } from '#text/numbers/same-unit.ts'
import type { RevisionRequest } from './revision-request.ts'

const become =
  /改成|改为|改作|改到|调成|调为|调到|变为|换成|变成|应为|应该是|更正为|→|->|(?<![整修技危厕旧棚])改/
const total = /总数|合计|总计|一共|总共|总量/
const lastYear = /去年|上年|同期/

/** Null where no fact of the draft is meant for sure, or only some of the numbers have theirs. */
export function readLooseCorrection(
  spoken: string,
  figures: readonly BriefFigure[],
): readonly RevisionRequest[] | null {
  const text = leaveUnchanged(writeNumbers(spoken), figures)
  const said = listNumbers(text)
  if (said.length === 0) return null
  const pairs = readNumberPairs(text, figures) ?? readEach(text, figures)
  if (pairs !== null) return pairs
  const stands = (one: Said) =>
    figures.some((figure) => isOf(figure, one)) && !isOfAnother({ text, at: one.start }, one, figures)
  const olds = said.filter((one) => one.isDenied || stands(one))
  const news = said.filter((one) => !one.isDenied && !stands(one))
  if (isForSeveral(text, news.length) || (news.length > 1 && olds.length > 1)) return null
  const value =
    news.at(-1) ?? (said.length > 1 || olds.length === 0 ? said.findLast((one) => !one.isDenied) : undefined)
  if (value === undefined) return null
  const old = olds.findLast((one) => one !== value && stands(one)) ?? null
  const figure = findMeant({ text, value, old }, said, figures)
  return figure && [correctionOf(figure, value)]
}

/** 其他应该是158条，总数跟着改成189条: each clause for a fact of its own. */
function readEach(text: string, figures: readonly BriefFigure[]): readonly RevisionRequest[] | null {
  const clauses = cutByValues(text, figures)
  if (clauses.length < 2 || clauses.length > mostCorrections) return null
  const read = clauses.map((clause) => readLooseCorrection(clause, figures))
  const found = read.flatMap((list) => list ?? [])
  const each = clauses.flatMap((clause, i) => read[i] ?? readRest(clause, found, figures) ?? [])
  // 项目是15个，专户也跟着是15个: both of one fact.
  const distinct = [...new Map(each.map((one) => [JSON.stringify(one), one])).values()]
  const meant = new Set(distinct.map((one) => (one.kind === 'correct' ? one.figure : null)))
  return each.length !== clauses.length || meant.size !== distinct.length ? null : distinct
}

/** 剩下的就是15条 beside a new total: the fact that was the difference of two numbers, and is that of the new ones. */
function readRest(
  clause: string,
  found: readonly RevisionRequest[],
  figures: readonly BriefFigure[],
): readonly RevisionRequest[] | null {
  const value = listNumbers(clause).findLast(({ isDenied }) => !isDenied)
  if (value === undefined || found.length === 0) return null
  const news = new Map(
    found.flatMap((one) =>
      one.kind === 'correct' && one.figure !== undefined ? [[one.figure, Number.parseFloat(one.value)]] : [],
    ),
  )
  const now = ({ id, value }: BriefFigure) => news.get(id) ?? value
  const alike = figures.filter(({ unit }) => value.unit === '' || isSameUnit(unit, value.unit))
  const rests = alike.filter(
    (one) =>
      !news.has(one.id) &&
      alike.some((whole) =>
        alike.some(
          (part) =>
            (news.has(whole.id) || news.has(part.id)) &&
            whole.value - part.value === one.value &&
            now(whole) - now(part) === value.value,
        ),
      ),
  )
  return rests.length === 1 ? [correctionOf(rests[0]!, value)] : null
}

/** A message of more is material. */
const mostCorrections = 12

/** Two clauses with a new number each are two corrections, or none. */
function isForSeveral(text: string, news: number): boolean {
  return news > 1 && ([...text.matchAll(each)].length > 1 || /\d[^；;。]*[；;。].*\d/s.test(text))
}

const each = /应为|应该|(?<![整修技危厕旧棚])改[成为]?|是/g

/** At each mark, what has no number with what comes behind it (巡查记错了，应为9次); between marks where a further number begins: 查的是九处不是六处改的是七处. */
function cutByValues(text: string, figures: readonly BriefFigure[]): readonly string[] {
  const isOld = (one: Said, clause: string) =>
    one.isDenied ||
    (figures.some((figure) => isOf(figure, one)) &&
      !isOfAnother({ text: clause, at: one.start }, one, figures))
  return joinToNumbers(text.split(/[，,；;。]/), isOld).flatMap((clause) => {
    const cuts = [0]
    let held = { old: false, value: false }
    const numbers = listNumbers(clause)
    for (const [i, one] of numbers.entries()) {
      const isOldOne = isOld(one, clause)
      if (isOldOne ? held.old && held.value : held.value) {
        cuts.push(numbers[i - 1]!.end)
        held = { old: false, value: false }
      }
      held = { old: held.old || isOldOne, value: held.value || !isOldOne }
    }
    return cuts.map((start, i) => clause.slice(start, cuts[i + 1]))
  })
}

/** 整改的还是181, which stands. */
const same = /还是(?:是|为)?\d[\d.]*[万亿]?[\u4e00-\u9fff%％]{0,3}$/
/** 改掉的还是198没变 changes nothing. */
const unchanged =
  /\d[^，。\d]{0,6}(?:没变|不变|没动|不动|没错|没问题|是对的)$|(?:仍|照旧|依然)(?:然)?(?:是|为)?(?:约)?\d[\d.]*[万亿]?[\u4e00-\u9fff%％]{0,3}$/

/** Without the clauses that say so, and those right before that name the same number (网上的51，应该51没错). */
function leaveUnchanged(text: string, figures: readonly BriefFigure[]): string {
  const kept: string[] = []
  for (const clause of text.split(/(?<=[，,；;。])/)) {
    const said = clause.replace(/[，,；;。\s]+$/, '')
    const isSaid = listNumbers(said).every((one) => figures.some((figure) => isOf(figure, one)))
    if (!unchanged.test(said) && !(same.test(said) && isSaid && clause !== text)) {
      kept.push(clause)
      continue
    }
    const own = listNumbers(clause).map(({ value }) => value)
    const before = listNumbers(kept.at(-1) ?? '')
    const isSame = before.length > 0 && before.every(({ value }) => own.includes(value))
    if (isSame && before.every((one) => figures.some((figure) => isOf(figure, one)))) kept.pop()
  }
  return listNumbers(kept.join('')).length === 0 ? text : kept.join('')
}

/** Each with the new number that its words wait for (209不对，211); words behind the last one stay with it (应该是26万，不是25万) where they hold a number. */
function joinToNumbers(
  clauses: readonly string[],
  isOld: (one: Said, clause: string) => boolean,
): readonly string[] {
  let waiting = ''
  const joined = clauses.flatMap((clause) => {
    const both = waiting === '' ? clause : `${waiting}，${clause}`
    const isWhole = listNumbers(both).some((one) => !isOld(one, both))
    waiting = isWhole ? '' : both
    return isWhole ? [both] : []
  })
  if (listNumbers(waiting).length === 0) return joined
  return [...joined.slice(0, -1), [...joined.slice(-1), waiting].join('，')]
}

/** 处罚9件罚款1.8万元改成处罚10件罚款2.1万元: as many behind the verb as before it, each for its own. */
export function readNumberPairs(
  text: string,
  figures: readonly BriefFigure[],
): readonly RevisionRequest[] | null {
  const said = listNumbers(text)
  const verb = become.exec(text)
  if (!verb || said.length < 4) return null
  const before = said.filter(({ end }) => end <= verb.index)
  const after = said.filter(({ start }) => start > verb.index)
  const meant = before.map((one) => figures.filter((figure) => isOf(figure, one)))
  if (before.length !== after.length || meant.some((list) => list.length !== 1)) return null
  return meant.map(([figure], i) => correctionOf(figure!, after[i]!))
}

/** Whether a number of these facts stands in the words. */
export function holdsNumber(text: string, figures: readonly BriefFigure[]): boolean {
  return listNumbers(text).some((one) => figures.some((figure) => isOf(figure, one)))
}

interface Wanted {
  readonly text: string
  readonly value: Said
  readonly old: Said | null
}

/** The fact that most speaks for; null where two are alike or nothing but the unit speaks for it. */
function findMeant(
  { text, value, old }: Wanted,
  said: readonly Said[],
  figures: readonly BriefFigure[],
): BriefFigure | null {
  const words = pairsOf(
    said.reduceRight((left, { start, end }) => `${left.slice(0, start)} ${left.slice(end)}`, text),
  )
  const isFit = ({ unit }: BriefFigure) => value.unit === '' || unit === '' || isSameUnit(unit, value.unit)
  // Another unit than that of the number is meant only where its old value was said.
  const mayBe = (figure: BriefFigure) => isFit(figure) || (old !== null && isOf(figure, old))
  const fitting = ofTime(text, figures.filter(mayBe))
  const scored = fitting.map((figure) => {
    const { shared, around, close } = countShared(words, figure)
    const isOld = old !== null && isOf(figure, old)
    const isUnit = value.unit !== '' && isSameUnit(figure.unit, value.unit)
    const isTotal = total.test(text) && (isUnit || value.unit === '') && isLargest(figure, figures)
    const isCalledTotal = isTotal && total.test(`${figure.indicator} ${nearWords(figure)}`)
    const ahead = headScore({ text, at: value.start }, figure, fitting)
    const isPointed = pointsTo(text, figure, fitting)
    const isYear = lastYear.test(text) === isLastYears(figure)
    const isNamed = isPointed || ahead > 0 || shared > 0
    const score =
      shared * 2 +
      close +
      around +
      ahead +
      (isOld ? 12 : 0) +
      (isUnit ? 1 : 0) +
      (isPointed ? 6 : 0) +
      (isYear ? 3 : 0) +
      (isTotal ? 8 : 0) +
      (isCalledTotal ? 4 : 0)
    return {
      figure,
      score,
      isNamed,
      isMeant: isOld || isTotal || isNamed || around > 0 || (isUnit && isOnlyUnit(figure, figures)),
    }
  })
  const isGone = old === null && said.some((one) => isUnknown(one, figures))
  const [best, next] = scored
    .filter(({ isMeant, isNamed }) => isMeant && (isNamed || !isGone))
    .sort((x, y) => y.score - x.score)
  if (best === undefined || (next !== undefined && next.score === best.score)) return null
  return best.figure
}

/** 不是6人，7人 where no 6人 stands: what is meant has to be named. */
function isUnknown(said: Said, figures: readonly BriefFigure[]): boolean {
  return said.isDenied && !figures.some((figure) => isOf(figure, said))
}

const planned = /下一?年|明年|来年|计划|打算|下半年/

/** 去年的刑事案件, 讲座的下一年计划: of that time, where the draft has any. */
function ofTime(text: string, figures: readonly BriefFigure[]): readonly BriefFigure[] {
  const past = lastYear.test(text) ? figures.filter(isLastYears) : []
  const ahead = planned.test(text) ? figures.filter(({ theme }) => theme === '打算') : []
  const meant = past.length > 0 ? past : ahead
  return meant.length > 0 ? meant : figures
}

/** Pairs of characters that the words have in common with a fact: with its name or next to its number, beside it, next to its number alone. */
function countShared(words: ReadonlySet<string>, figure: BriefFigure) {
  const own = pairsOf(`${figure.indicator} ${nearWords(figure)}`)
  const about = pairsOf(`${figure.clause} ${figure.label}`)
  const near = pairsOf(nearWords(figure))
  const count = (isHeld: (pair: string) => boolean) => [...words].filter(isHeld).length
  return {
    shared: count((pair) => own.has(pair)),
    around: count((pair) => !own.has(pair) && about.has(pair)),
    close: count((pair) => near.has(pair)),
  }
}

/** What is counted as a whole is no less than any of its parts. */
function isLargest({ value, unit }: BriefFigure, figures: readonly BriefFigure[]): boolean {
  return figures.every((one) => !isSameUnit(one.unit, unit) || one.value <= value)
}

function isOnlyUnit({ unit }: BriefFigure, figures: readonly BriefFigure[]): boolean {
  return figures.filter((one) => isSameUnit(one.unit, unit)).length === 1
}

function pairsOf(text: string): ReadonlySet<string> {
  return new Set(listPairs(text).filter((pair) => /^[\u4e00-\u9fff]{2}$/.test(pair) && !spare.test(pair)))
}
