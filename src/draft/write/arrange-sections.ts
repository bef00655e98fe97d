// Step of writing: sections in the order that was asked for, without empty ones, numbered.
import type { DraftChoices, DraftParagraph, DraftSection } from '#domain/draft.ts'
import type { Outline, OutlineSection } from '#domain/drafting-book.ts'
import type { Topic } from '#domain/paper/topic.ts'
import { fitHeadings } from '#draft/headings/fit-heading.ts'
import { isByWords } from '#draft/place/place-facts.ts'
import { listPairs } from '#shared/list-pairs.ts'
import { renderNumeral } from '#text/numbers/numerals.ts'

/** 把X放前面: among its siblings, the section that takes X comes first. */
export function orderSections(
  sections: readonly OutlineSection[],
  choices: DraftChoices,
): readonly OutlineSection[] {
  let ordered = [...sections]
  for (const name of [...choices.first].reverse()) {
    const at = ordered.findIndex((section) => section.heading === name || section.takes.includes(name))
    if (at < 0) continue
    const { level } = ordered[at]!
    const end = endOf(ordered, at)
    const parent = level === 1 ? -1 : ordered.slice(0, at).findLastIndex((section) => section.level < level)
    const block = ordered.slice(at, end)
    const others = [...ordered.slice(0, at), ...ordered.slice(end)]
    ordered = [...others.slice(0, parent + 1), ...block, ...others.slice(parent + 1)]
  }
  return ordered
}

function endOf(sections: readonly OutlineSection[], at: number): number {
  const next = sections.findIndex((section, index) => index > at && section.level <= sections[at]!.level)
  return next < 0 ? sections.length : next
}

/** 总述 without facts over its own sections needs no text, but a heading with neither text nor sections goes. */
export function dropEmptyParents(sections: readonly DraftSection[]): DraftSection[] {
  const kept: DraftSection[] = []
  for (const section of sections.toReversed()) {
    const isFilled = section.paragraphs.length > 0 || section.table !== undefined
    if (isFilled || (kept.at(-1)?.level ?? 0) > section.level) kept.push(section)
  }
  return kept.reverse()
}

/** Shorter than this and without a number, a section is no section: it goes on in the one before it. */
const thin = 30

/** Of an outline by words: nothing stands over the first heading, thin sections join their neighbour, and a lone （一） gives its text to what stands above. */
export function joinThin(
  sections: readonly DraftSection[],
  outline: Outline,
  topics: readonly Topic[] = [],
): readonly DraftSection[] {
  if (!isByWords(outline)) return joinRest(sections, outline)
  // What the material tells before its own first heading stands over them.
  const opened = outline.isHeaded === true ? sections : placeOpenings(sections, outline)
  const joined = joinNeighbours(opened, { outline, topics })
  return joined.flatMap((section, index) => {
    const [before, next] = [joined[index - 1], joined[index + 1]]
    const isLone = section.level === 2 && before?.level !== 2 && next?.level !== 2
    if (isLone && before?.level === 1) return []
    const lone = section.level === 1 && next?.level === 2 && joined[index + 2]?.level !== 2 ? next : null
    if (lone === null) return [section]
    return [{ ...section, ...tableOf(lone), paragraphs: [...section.paragraphs, ...lone.paragraphs] }]
  })
}

const denial = /(?:没有|未|无|零)(?!法)[^\d]*。$/

/** What stands above the sections of its part goes into the one whose words it says; else what did not happen ends the last, and all else opens the first. */
function placeOpenings(sections: readonly DraftSection[], outline: Outline): readonly DraftSection[] {
  const placed = [...sections]
  for (const [index, section] of sections.entries()) {
    const end = sections.findIndex(({ level }, at) => at > index && level <= section.level)
    const own = sections.slice(index + 1, end < 0 ? undefined : end)
    if (section.level !== 1 || own.length < 2 || section.table) continue
    const text = textOf(section)
    // What sums its part up stands over it all.
    if (text === '' || countWords(text, outline, section.id) > 0) continue
    const words = own.map(({ id }) => countWords(text, outline, id))
    // What no list of words knows goes where the same is told.
    const scores = Math.max(...words) > 0 ? words : own.map((one) => countShared(text, textOf(one)))
    const best = Math.max(...scores)
    const isLast = best === 0 && denial.test(text)
    const at = index + 1 + (best > 0 ? scores.indexOf(best) : isLast ? own.length - 1 : 0)
    const target = placed[at]!
    const paragraphs = isLast
      ? joinParagraphs(target.paragraphs, section.paragraphs)
      : joinParagraphs(section.paragraphs, target.paragraphs)
    placed[at] = { ...target, paragraphs }
    placed[index] = { ...section, paragraphs: [] }
  }
  return placed
}

const leastPairs = 2

/** Pairs of characters that both texts have; few say nothing. */
function countShared(text: string, other: string): number {
  const shared = listPairs(text).filter((pair) => /^[\u4e00-\u9fff]{2}$/.test(pair) && other.includes(pair))
  const most = new Set(shared.filter((pair) => !common.test(pair))).size
  return most >= leastPairs ? most : 0
}

/** Said of all kinds of work. */
const common = /^(?:全年|未发|发生|没有|上年|比上|年的|增长|下降|提高|百分|分点|工作|情况)$/

function countWords(text: string, outline: Outline, id: string): number {
  const words = outline.sections.find(({ heading }) => heading === id)?.words ?? []
  return words.reduce((sum, word) => sum + (text.includes(word) ? word.length : 0), 0)
}

/** One sentence of no more than this counts too little to have a heading of its own. */
const shortSection = 44
const mostCounted = 2

function isSlight(section: DraftSection): boolean {
  const text = textOf(section)
  const counted = text.match(/\d[\d.]*/g)?.length ?? 0
  const isOne = (text.match(/。/g)?.length ?? 0) <= 1
  return section.table === undefined && isOne && text.length <= shortSection && counted <= mostCounted
}

function joinNeighbours(
  sections: readonly DraftSection[],
  { outline, topics }: { outline: Outline; topics: readonly Topic[] },
): readonly DraftSection[] {
  const nameOf = ({ id }: DraftSection) =>
    outline.sections.find(({ heading }) => heading === id)?.joined ?? null
  const joined: DraftSection[] = []
  for (const section of sections) {
    const before = joined.at(-1)
    const isBeside = before?.level === section.level && (section.level === 2 || nameOf(section) !== null)
    const name = isBeside ? nameOf(section) : null
    const text = textOf(section)
    const isRoom = before?.table === undefined || section.table === undefined
    const isKin =
      isBeside &&
      isRoom &&
      name !== null &&
      name === nameOf(before) &&
      (isSlight(section) || isSlight(before))
    const isThin = isBeside && section.table === undefined && text.length <= thin && !/\d/.test(text)
    if (isKin || isThin) {
      const paragraphs = joinAbove(before!.paragraphs, section.paragraphs)
      const both = { ...before!, paragraphs, heading: name ?? '' }
      // 积案化解和信访秩序 where nothing is told of the latter: as the first is called, which says more.
      const left = isKin ? fitHeadings([both], topics)[0]!.heading : ''
      const isLess = left !== name && left !== '' && before!.heading.includes(left)
      const heading = isLess ? before!.heading : isKin ? name : joinHeadings(before!.heading, section.heading)
      joined[joined.length - 1] = { ...before!, ...tableOf(section), paragraphs, heading }
    } else joined.push(section)
  }
  return joined
}

/** 各村情况如下： stays nearest to its table. */
function joinAbove(
  before: readonly DraftParagraph[],
  others: readonly DraftParagraph[],
): readonly DraftParagraph[] {
  const last = before.at(-1)
  if (last === undefined || !/如下：$/.test(last.text)) return joinParagraphs(before, others)
  return [...joinParagraphs(before.slice(0, -1), others), last]
}

const aim = /^(?:抓[实好]|压实|推进|做好|加强|开展|夯实|维护|化解|深化|落实|规范)(?=[\u4e00-\u9fff]{4})/
const mostHeading = 20

/** 抓实隐患排查整治 and 事故防范情况 -> 抓实隐患排查整治和事故防范; a heading that names two things already stays. */
function joinHeadings(heading: string, other: string): string {
  const named = other.replace(aim, '').replace(/(?:工作)?情况$/, '')
  const joined = `${heading.replace(/情况$/, '')}和${named}`
  const isPlain = !/[和与、，]/.test(heading + named) && named.length >= leastPairs
  return isPlain && joined.length <= mostHeading ? joined : heading
}

/** What a text announces (情况如下) goes where the text goes. */
function tableOf({ table }: DraftSection): Pick<DraftSection, 'table'> {
  return table === undefined ? {} : { table }
}

function textOf({ paragraphs }: DraftSection): string {
  return paragraphs.map(({ text }) => text).join('')
}

/** A paragraph is not longer than this. */
const longParagraph = 260

/** The first of the others goes on in the last of those before it. */
function joinParagraphs(
  before: readonly DraftParagraph[],
  others: readonly DraftParagraph[],
): readonly DraftParagraph[] {
  const [last, next] = [before.at(-1), others[0]]
  if (!last || !next || last.text.length + next.text.length > longParagraph) return [...before, ...others]
  return [...before.slice(0, -1), joinTwo(last, next), ...others.slice(1)]
}

/** One goes on in the other. */
export function joinTwo(before: DraftParagraph, next: DraftParagraph): DraftParagraph {
  const shift = before.text.length
  const sources = next.sources.map((one) => ({ ...one, start: one.start + shift, end: one.end + shift }))
  return { text: before.text + next.text, sources: [...before.sources, ...sources] }
}

/** 没有文件被撤销 alone makes no part of a report: it ends the last section of what was done. */
function joinRest(sections: readonly DraftSection[], outline: Outline): readonly DraftSection[] {
  const names = outline.sections.filter((one) => one.takes.includes('其他')).map((one) => one.heading)
  const at = sections.findIndex(({ id, level }) => level === 1 && names.includes(id))
  const text = sections[at]?.paragraphs.map((one) => one.text).join('') ?? ''
  const target = sections.findLastIndex(({ level }, index) => level === 2 && index < at)
  if (at < 0 || target < 0 || sections[at]!.table || text.length > thin || /\d/.test(text)) return sections
  return sections.flatMap((section, index) => {
    if (index === at) return []
    return [
      index === target
        ? { ...section, paragraphs: joinParagraphs(section.paragraphs, sections[at]!.paragraphs) }
        : section,
    ]
  })
}

/** 一、（一） by place in the order; what has no heading has no numeral. */
export function numberSections(sections: readonly DraftSection[]): DraftSection[] {
  let first = 0
  let second = 0
  return sections.map((section) => {
    if (section.heading === '') return section
    if (section.level === 1) {
      first++
      second = 0
      return { ...section, heading: `${renderNumeral(first)}、${section.heading}` }
    }
    second++
    return { ...section, heading: `（${renderNumeral(second)}）${section.heading}` }
  })
}
