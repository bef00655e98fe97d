// Step of reading: the heard pieces of a message -> those that want something, what belongs together as one.

import type { HeardPart } from '#draft/wish/hear-message.ts'
import { type DraftWords, sure } from '#draft/wish/read-by-wish.ts'
import { holdsNumber } from '#draft/wish/read-loose-correction.ts'
import { leansBack } from '#draft/wish/read-loose-target.ts'
import { isStated } from '#draft/wish/read-statement.ts'

/** In their order. */
export function settleParts(parts: readonly HeardPart[], paper: DraftWords): readonly HeardPart[] {
  return joinFacts(leanBack(leaveAsides(parts, paper)))
}

/** 册子不是我们发的，那句不要了: what is pointed at stands in the words before. */
function leanBack(parts: readonly HeardPart[]): readonly HeardPart[] {
  return parts.reduce<HeardPart[]>((done, part) => {
    const last = done.at(-1)
    if (last !== undefined && /^[\u4e00-\u9fff]/.test(last.text) && leansBack(part.text))
      done[done.length - 1] = { ...part, text: last.text + part.text }
    else done.push(part)
    return done
  }, [])
}

/** 那是旧口径，不管它 beside an order or a fact: hardly heard as a fact, and nothing that speaks of the work. */
function leaveAsides(
  parts: readonly HeardPart[],
  { figures, speaksOfWork }: DraftWords,
): readonly HeardPart[] {
  if (parts.length < 2) return parts
  const kept = parts.filter(
    ({ text, wish }) =>
      !reason.test(text) &&
      !doubled.test(text) &&
      !standsSo(text, figures) &&
      (wish.kind !== 'add' || wish.share >= sure || /\d/.test(text) || isStated(text) || speaksOfWork(text)),
  )
  return kept.length === 0 ? parts : kept
}

const sameAsBefore =
  /^[^，,。；;\d]{0,10}(?:还是|仍然?|照旧|依然|就是)(?:是|为)?\d[\d.]*[万亿]?[^，,。；;\d]{0,4}$/

/** 积案还是4件: as it stands. */
function standsSo(text: string, figures: DraftWords['figures']): boolean {
  return sameAsBefore.test(text.replace(/[，,。；;！!\s]+$/, '')) && holdsNumber(text, figures)
}

/** 办结75，接访还是40次: without the clause that changes nothing, where another does. */
export function leaveStanding(text: string, figures: DraftWords['figures']): string {
  const clauses = text.split(/(?<=[，,。；;])/)
  const kept = clauses.filter((clause) => !standsSo(clause, figures))
  return kept.length === 0 || kept.length === clauses.length ? text : kept.join('').replace(/[，,；;]$/, '')
}

/** 领导说太细: why something is wanted; what is wanted is said beside it. */
const reason =
  /^(?:因为|主要是|[\u4e00-\u9fff]{0,4}(?:领导|书记|镇长|乡长|主任|所长|他们?|她|上面|县里))(?:们|也|都|又|就|总)?(?:说|嫌|觉得|讲|看了|批|不让|不爱看)[^\d：:]{0,16}$/

/** 宪法周的7场和讲座的26场是重的: why something is to go. */
const doubled = /(?:是重的|重复了?的?|[算说写报]重了?|是一回事)[，,。]?$/

/** Facts that stand side by side are one statement. */
function joinFacts(parts: readonly HeardPart[]): readonly HeardPart[] {
  return parts.reduce<HeardPart[]>((done, part) => {
    const last = done.at(-1)
    const isMore = last?.wish.kind === 'add' && part.wish.kind === 'add' && !opensAnew.test(part.text)
    if (last && isMore) done[done.length - 1] = { ...last, text: last.text + part.text }
    else done.push(part)
    return done
  }, [])
}

/** 明年打算…, 问题是…: facts of another part. */
const opensAnew =
  /^(?:另外|还有)?(?:主要)?(?:问题|不足|短板|困难|毛病|原因|整改|改进|明年|来年|下一?步|下半年|打算|计划)/
