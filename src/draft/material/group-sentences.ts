// Step of reading a brief: clauses -> sentences, last year's numbers and what the leader did apart, each with the name of what it is of.
import { findPart } from '#draft/brief/find-part.ts'
import { isAim, isChangeAlone, isPastClause, isShareOf } from '#draft/brief/find-past.ts'
import type { BriefClause } from '#draft/brief/split-brief.ts'
import { isOffice } from '#draft/roles/hold-label.ts'
import { leastForShare } from '#draft/write/write-past.ts'
import { groupBy } from '#shared/group-by.ts'
import { findQuantities } from '#text/numbers/find-quantities.ts'
import { sameYear } from './name-last-year.ts'

const bareNumber = /^[约近]?\d[\d.]*[万亿]?[\u4e00-\u9fff%]{1,3}$/
/** 资料2650份 behind 去年讲座18场: nothing of this year stands in the sentence. */
const namedNumber =
  /^(?!今|现|目前|新|还|尚|剩|其中|比|较|[^\d]*(?:同比|环比|下降|增长|减少|增加|上升))[\u4e00-\u9fff]{2,8}[约近]?\d[\d.]*[万亿]?[\u4e00-\u9fff%]{1,3}$/
const opensParts = /^(?:其中|包括|分别|按[一-鿿]{1,4}分)/

/** Last year's number is a fact of its own, to be told beside this year's. */
export function groupSentences(clauses: readonly BriefClause[]): BriefClause[][] {
  return [...groupBy(clauses, (clause) => clause.sentence).values()].flatMap((sentence) => {
    const isPast = ({ text, cell }: BriefClause, at: number) =>
      (cell?.isPast === true || isPastClause(text)) &&
      (at > 0 ||
        sentence
          .slice(1)
          .every((one) => isChangeAlone(one.text) || bareNumber.test(one.text) || namedNumber.test(one.text)))
    const groups: BriefClause[][] = []
    let own: BriefClause[] = []
    let past: BriefClause[][] = []
    let isBehindPast = false
    for (const [at, one] of sentence.entries()) {
      // 上年为21件、6.2万元: both are last year's.
      const [isBare, isNamedNumber] = [isOpen(one, bareNumber), isOpen(one, namedNumber)]
      // 去年同期58条，305人: nothing of this year stands in the sentence.
      const isAllPast = past.length > 0 && own.length === 0
      const goesOn: boolean =
        (isBare && past.length > 0 && (one.isListed === true || isAwaited(one, own, past))) ||
        (isBehindPast && isNamedNumber && (one.isListed === true || isNamed(one, own))) ||
        (isAllPast && (isBare || (isNamedNumber && !isChangeAlone(one.text))))
      const clause: BriefClause = goesOn ? ofSameYear(one, past.at(-1)?.[0]) : one
      // 上年24起、损失139万元
      isBehindPast = goesOn || isPast(clause, at)
      const isChange = past.length > 0 && isChangeAlone(clause.text)
      if (isChange && (own.length === 0 || saysChange(clause.text, own, past.at(-1)![0]!))) {
        past.push([clause])
        continue
      }
      if (!isBehindPast) {
        own.push(clause)
        continue
      }
      // 312条（上年265条），其中…: last year's number is that of the clause right before it.
      past.push([namePast(clause, own)])
      // 62起，同比降18.4%（上年76起）: the two numbers say it themselves.
      const counted = own.filter(({ text }) => !isChangeAlone(text))
      const said = own.at(-1)
      if (said && isChangeAlone(said.text) && saysChange(said.text, counted, clause)) {
        own.pop()
        past.push([said])
      }
      if (!opensParts.test(sentence[at + 1]?.text ?? '')) continue
      groups.push(...cutAtLeader(own), ...past)
      own = []
      past = []
    }
    return [...groups, ...cutAtLeader(own), ...past]
  })
}

/** A row names the year of each of its numbers; what people say leaves it open. */
function isOpen({ source, text }: BriefClause, pattern: RegExp): boolean {
  return source === '' && pattern.test(text)
}

/** 去年同期58条，305人: what goes on is of the same time. */
function ofSameYear(clause: BriefClause, before: BriefClause | undefined): BriefClause {
  if (isPastClause(clause.text)) return clause
  return { ...clause, text: `${sameYear(before?.text ?? '')}${clause.text}` }
}

/** 63条、412人、586万元，去年同期81条、530人，742万元: of what this year counts last year's is not told yet. */
function isAwaited(
  { text }: BriefClause,
  own: readonly BriefClause[],
  past: readonly (readonly BriefClause[])[],
): boolean {
  const unitsOf = (clauses: readonly BriefClause[]) =>
    clauses.flatMap((one) => findQuantities(one.text).map(({ unit }) => unit))
  const [unit] = unitsOf([{ text } as BriefClause])
  return (
    unit !== undefined &&
    unitsOf(own).includes(unit) &&
    past.length > 1 &&
    !unitsOf(past.flat()).includes(unit)
  )
}

/** 办案61件，罚款4.8万元，去年74件，罚款6.2万元: this year's of the same name has been told. */
function isNamed({ text }: BriefClause, own: readonly BriefClause[]): boolean {
  const name = text.slice(0, text.search(/[约近]?\d/))
  return name.length > 1 && own.some((one) => one.text.startsWith(name) && one.text.length > name.length)
}

/** 15起，去年同期22起，降31.8%: the change that the two numbers before it say themselves. */
function saysChange(text: string, own: readonly BriefClause[], past: BriefClause): boolean {
  const [share] = findQuantities(text)
  const [before] = findQuantities(past.text)
  return findQuantities(own.map((one) => one.text).join('，')).some(
    ({ value }) =>
      share !== undefined &&
      before !== undefined &&
      before.value >= leastForShare &&
      isShareOf(share.value, { now: value, before: before.value }),
  )
}

/** 刑事案件立案21起，去年29起，治安案件56起: last year's number says itself what it is of, wherever it is put. */
function namePast(clause: BriefClause, told: readonly BriefClause[]): BriefClause {
  // 62起，同比降18.4%（上年76起）: the change alone counts nothing.
  const before = told.findLast(({ text }) => !isChangeAlone(text) && !isAim(text.split(/\d/)[0]!))
  const own =
    before &&
    /^([^\d，]{2,20}?)[了共达为是有]{0,2}[约近]?\d[\d.]*[万亿]?余?([\u4e00-\u9fff%]{1,3})/.exec(before.text)
  const said =
    /^(?:而|其中)?((?:去年|上年|上一年)(?:同期|度)?)(?:全年)?(?:是|为|有)?(?:[追要收办调查发投花来接罚]了)?([约近]?\d.*)$/.exec(
      clause.text,
    )
  if (!own || !said || !said[2]!.endsWith(own[2]!)) return clause
  return {
    ...clause,
    text: `${said[1]}${own[1]!.replace(/^(?:今年|全年|本年|以来|全[镇乡]|我[镇乡]|街道)+/, '')}${said[2]}`,
  }
}

/** 调解87起，讲座9场，镇长带队督查2次: what the leader did is a fact of its own, and no label over what stands before it. */
function cutAtLeader(sentence: readonly BriefClause[]): BriefClause[][] {
  const at = sentence.findIndex(
    ({ text, label }, index) =>
      index > 0 && (label === '' || isOffice(label)) && findPart('', text) === '第一责任人',
  )
  const isOther =
    at > 0 && sentence.slice(0, at).every(({ text }) => findPart('', text) === null && !isLeader.test(text))
  if (!isOther) return sentence.length > 0 ? [[...sentence]] : []
  return [sentence.slice(0, at), sentence.slice(at)]
}

const isLeader = /书记|[镇乡]长|主任|负责人|领导/
