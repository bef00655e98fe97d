// Step of reading a brief: a sentence whose numbers make up the one told right before it (登记86件 / 上级转送31件，网上投诉38件，来访17件) -> one sentence with it: they are its parts.
import { unitClass } from '#check/gate/check-two-values.ts'
import { isPastClause } from '#draft/brief/find-past.ts'
import type { BriefClause } from '#draft/brief/split-brief.ts'
import { oncePer } from '#shared/once-per.ts'
import { addUp } from '#text/numbers/add-up.ts'
import { findQuantities } from '#text/numbers/find-quantities.ts'

/** Each clause is held against those around it. */
const quantitiesOf = oncePer(({ text }: BriefClause) => findQuantities(text))

const leastParts = 2
const mostParts = 12
/** Words for what was left or what became of it: no kinds. */
const became = /剩|余|办结|化解|调成|成功|完成|整改|去年|上年|其中|予以|不予|部分|维持|撤销|驳回/

/** Sentences are as before but for such parts: they stand right behind what they make up. */
export function joinParts(clauses: readonly BriefClause[]): readonly BriefClause[] {
  const sentences: BriefClause[][] = []
  for (const clause of clauses) {
    const last = sentences.at(-1)
    if (last !== undefined && last[0]!.sentence === clause.sentence) last.push(clause)
    else sentences.push([clause])
  }
  const joined: (readonly BriefClause[])[] = []
  for (const sentence of joinListed(sentences).map((one) => leadByWhole(moveParts(one)))) {
    const before = joined.at(-1)
    const whole = before === undefined ? null : joinOne(before, sentence)
    if (whole === null) joined.push(sentence)
    else joined.splice(-1, 1, whole)
  }
  return joined.flat()
}

/** 收集诉求267条 over lines of one number each (98条, 76条, …) that make it up: one sentence with them. */
function joinListed(sentences: readonly (readonly BriefClause[])[]): readonly (readonly BriefClause[])[] {
  const joined: (readonly BriefClause[])[] = []
  for (let at = 0; at < sentences.length; at++) {
    const whole = sentences[at]!
    const next = sentences.slice(at + 1, at + 1 + mostParts)
    const isOther = (one: readonly BriefClause[]) => one.length > 1 || one[0]!.source !== ''
    const end = next.findIndex(isOther)
    const lines = (end < 0 ? next : next.slice(0, end)).flat()
    const made = whole[0]!.source === '' && lines.length > 1 ? findMade(whole, lines) : null
    if (made === null) {
      joined.push(whole)
      continue
    }
    const { line, sentence, label } = whole[0]!
    const parts = lines.slice(0, made.count).map((one, index) => ({
      ...one,
      text: index === 0 && !opensParts.test(one.text) ? `其中${one.text}` : one.text,
      line,
      sentence,
      label,
      isListed: index > 0,
    }))
    joined.push([...whole.slice(0, made.at + 1), ...parts, ...whole.slice(made.at + 1)])
    at += made.count
  }
  return joined
}

/** 217件，成功212件，其中邻里96件、…: kinds that make up an earlier number of the sentence stand in brackets behind that one. */
function moveParts(sentence: readonly BriefClause[]): readonly BriefClause[] {
  const from = sentence.findIndex(({ text }) => opensParts.test(text))
  if (from < 2) return sentence
  const parts = sentence.slice(from)
  const counts = sentence.slice(0, from).map((one) => {
    const [total, more] = quantitiesOf(one)
    const isOne = total !== undefined && more === undefined && one.text.endsWith(total.raw)
    return isOne ? countParts(parts, total) : 0
  })
  const home = counts.findIndex((count) => count >= leastParts)
  // 312条（上年265条），其中…: last year's parts them from nothing.
  const nearest = sentence.findLastIndex(({ text }, at) => at < from && !isPastClause(text))
  if (home < 0 || home >= nearest || counts[nearest]! > 0) return sentence
  const count = counts[home]!
  const whole = sentence[home]!
  const list = parts.slice(0, count).map(({ text }) => text.replace(opensParts, ''))
  return [
    ...sentence.slice(0, home),
    { ...whole, text: `${whole.text}（${list.join('、')}）` },
    ...sentence.slice(home + 1, from),
    ...parts.slice(count),
  ]
}

const opensParts = /^(?:其中|包括)(?![的是])/

/** 镇级化解42起，村级化解116起，全年化解纠纷158起: the whole is told first, what it is made of behind it. */
function leadByWhole(sentence: readonly BriefClause[]): readonly BriefClause[] {
  const at = sentence.findIndex(
    ({ text, source }, index) => index >= leastParts && source === '' && saysWhole.test(text),
  )
  const [whole, parts] = [sentence[at], sentence.slice(0, at)]
  if (whole === undefined || parts.some(({ source }) => source !== '')) return sentence
  const [total, more] = quantitiesOf(whole)
  const isOne = total !== undefined && more === undefined && whole.text.endsWith(total.raw)
  if (!isOne || !makesUp(parts, total)) return sentence
  const [first, ...others] = parts
  const time = timeLed.exec(first!.text)?.[0] ?? ''
  const lead = timeLed.test(whole.text) ? '' : time
  return [
    { ...whole, text: `${lead}${whole.text}`, isListed: false },
    { ...first!, text: `其中${first!.text.slice(time.length)}` },
    ...others.map((one) => ({ ...one, isListed: true })),
    ...sentence.slice(at + 1),
  ]
}

/** One number each, the last word of its clause; 来信14件、来访52批 are counted in different words. */
function makesUp(
  parts: readonly BriefClause[],
  total: { readonly value: number; readonly unit: string },
): boolean {
  const counted = parts.map((one) => ({ text: one.text, told: quantitiesOf(one) }))
  return (
    counted.every(
      ({ text, told }) => told.length === 1 && text.endsWith(told[0]!.raw) && !opensParts.test(text),
    ) &&
    counted.some(({ told }) => told[0]!.unit === total.unit) &&
    addUp(counted.map(({ told }) => told[0]!.value)) === total.value
  )
}

const timeLed = /^(?:今年以来|今年|全年|一年来|年内|[上下]半年|1至\d{1,2}月|1-\d{1,2}月)/
/** A whole that its clause calls one. */
const saysWhole =
  /^(?:今年|年内)?(?:全年|一年来|一?共(?![同建享管])|合计|总计|累计|总共|加起来)(?!其中)[^，]*[\u4e00-\u9fff]{2}[^，]*\d/

/** Both as one sentence; null where the second says nothing of what the first is made of. */
function joinOne(
  before: readonly BriefClause[],
  sentence: readonly BriefClause[],
): readonly BriefClause[] | null {
  const [first] = sentence
  const [whole] = before
  if (whole!.source !== '' || sentence.some(({ source, label }) => source !== '' || label !== whole!.label))
    return null
  const own = sentence.map((clause) => ({ ...clause, sentence: whole!.sentence }))
  const made = findMade(before, sentence)
  if (made !== null) {
    const { at, count } = made
    const parts = own
      .slice(0, count)
      .map((one, index) => ({ ...one, line: whole!.line, isListed: index > 0 || one.isListed === true }))
    return [...before.slice(0, at + 1), ...parts, ...before.slice(at + 1), ...own.slice(count)]
  }
  const isNext = first!.line === whole!.line + 1 || first!.line === whole!.line
  return opensParts.test(first!.text) && isNext ? [...before, ...own] : null
}

/** 受理246件，化解241件 / 其中婚姻78件、邻里91件…: which clause the first clauses of the next sentence add up to, and how many of them. */
function findMade(
  before: readonly BriefClause[],
  sentence: readonly BriefClause[],
): { readonly at: number; readonly count: number } | null {
  if (before.some(({ text }) => opensParts.test(text))) return null
  for (const [at, one] of before.entries()) {
    const [total, more] = quantitiesOf(one)
    if (total === undefined || more !== undefined || !one.text.endsWith(total.raw)) continue
    const count = countParts(sentence, total)
    const isAll =
      count === sentence.length ||
      sentence.some(({ line }) => line !== sentence[0]!.line) ||
      opensParts.test(sentence[0]!.text) ||
      before.length > 1
    if (count >= leastParts && isAll) return { at, count }
  }
  return null
}

/** How many clauses from the first on add up to the whole; 0: none. */
function countParts(
  sentence: readonly BriefClause[],
  total: { readonly value: number; readonly unit: string },
): number {
  let sum = 0
  for (const [index, one] of sentence.slice(0, mostParts).entries()) {
    const { text } = one
    const [own, second] = quantitiesOf(one)
    const bare = text.replace(opensParts, '')
    if (own === undefined || second !== undefined || became.test(bare) || !text.endsWith(own.raw)) return 0
    if (unitClass(own.unit) !== unitClass(total.unit)) return 0
    sum = addUp([sum, own.value])
    if (sum === total.value) return index + 1
    if (sum > total.value) return 0
  }
  return 0
}
