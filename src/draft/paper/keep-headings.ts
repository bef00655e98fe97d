// Step of drafting: an outline and a brief whose material has headings of its own (一、学法用法 … 六、廉洁自律) -> the outline with them in place of its own sections on what was done, and each fact fixed under the heading it stands under.
import type { Brief, BriefFigure, BriefStatement } from '#domain/brief.ts'
import { bareSection, type Outline, type OutlineSection } from '#domain/drafting-book.ts'
import { findPart } from '#draft/brief/find-part.ts'
import { findNamedHome } from '#draft/place/place-units.ts'
import { isLegal } from '#draft/write/judge-facts.ts'
import { parseNumbering } from '#text/outline-numbering.ts'

const leastHeadings = 3
/** Besides 其他. */
const leastNamed = 2
const mostHeadings = 12
const otherThings = /^其[他它](?:情况|工作|事项|方面)?$/
const otherWork = '其他工作'
/** Of what was done: less under headings is material with some notes, and no paper. */
const leastHeaded = 0.6
/** A bulletin tells the whole first, and then what was done one by one. */
const leastHeadedBulletin = 0.35
const named = /^[\u4e00-\u9fff“”、，（）()]{2,20}$/
/** Who tells it, how a table counts, or nothing: 财政所, 信访分季度, 主要工作情况. */
const noHeading =
  /数据|统计|台账|汇总|明细|各(?:村|社区|单位)|[分按](?:季度?|月份?|村|社区)|表$|(?:[镇乡村组办所站科局]|[队部中心]部?门?|街道|社区)$|^(?:主要|重点|基本|有关|相关)?(?:工作|情况|数据|素材|材料|内容|做法|成效)+$/
const leader = '第一责任人'
const parts: readonly (string | null)[] = ['不足', '原因', '打算']

type Fact = BriefFigure | BriefStatement

/** As they came where the paper is prescribed (a notice, a form, the report of 法治), a page without headings, or one part of a paper. */
export function keepHeadings(
  outline: Outline,
  brief: Brief,
): { readonly outline: Outline; readonly brief: Brief } {
  const same = { outline, brief }
  if (brief.scope.kind === 'section' || brief.outlineText !== null || isPrescribed(outline)) return same
  const done = [...brief.figures, ...brief.statements].filter(({ theme }) => !parts.includes(theme))
  const headOf = readHeads(brief, outline)
  const told = [...new Set(done.toSorted((a, b) => a.clauseIndex - b.clauseIndex).map(headOf))].filter(
    Boolean,
  )
  const headed = done.filter((one) => headOf(one) !== '').length
  const least = outline.isBySubject ? leastHeadedBulletin : leastHeaded
  const isFew = told.length < leastHeadings || told.filter((one) => one !== otherWork).length < leastNamed
  if (isFew || told.length > mostHeadings || headed < least * done.length) return same
  const spelled = spellHeadings(told, outline.sections)
  // 第一责任人：主持研究6次: what the outline has a heading for keeps it.
  const isLed = done.some((one) => one.theme === leader && headOf(one) === '')
  const sections = isLed ? outline.sections : outline.sections.filter(({ takes }) => !takes.includes(leader))
  const fix = <T extends Fact>(one: T): T => {
    const section = parts.includes(one.theme) || one.section !== undefined ? '' : headOf(one)
    // The heading says what its label says.
    const label = readName(one.label) === section ? '' : one.label
    return section === '' ? one : { ...one, label, section: spelled.get(section)! }
  }
  return {
    outline: { ...outline, isHeaded: true, sections: putHeadings(sections, [...new Set(spelled.values())]) },
    brief: { ...brief, figures: brief.figures.map(fix), statements: brief.statements.map(fix) },
  }
}

/** Of each fact the heading it stands under: that of its line, or of its table; where a person reports on himself, and no lines are headed, the name that leads its line (履职方面：…). */
function readHeads({ lines }: Brief, { isPersonal }: Pick<Outline, 'isPersonal'>): (one: Fact) => string {
  const headings = readHeadings(lines)
  if (isPersonal && new Set(headings).size <= leastHeadings) return ({ label }) => readName(label)
  return ({ cell, line }) =>
    cell === undefined ? (headings[line - 1] ?? '') : (readHeading(cell.heading ?? '')?.name ?? '')
}

/** 民生 is 民生保障 and 会议、责任 is 压实安全生产责任, as the outline calls them; 执法 alone is 执法情况, 廉洁方面 廉洁情况. */
function spellHeadings(
  headings: readonly string[],
  sections: readonly OutlineSection[],
): ReadonlyMap<string, string> {
  const lists = sections.map(({ words }) => words)
  const taken = new Set<string>()
  const spell = (heading: string): string => {
    const isScrap = heading.length <= longestScrap
    const pieces = heading.split(/[、和与及]/)
    const home = sections[findNamedHome({ label: heading, text: '' }, lists)]
    const isAll = home !== undefined && pieces.every((piece) => home.words.includes(piece))
    if (isAll && (pieces.length > 1 || !/[和与、，]/.test(home.heading))) return home.heading
    if (!isScrap) return heading
    const single = sections.find((one) => one.heading.includes(heading) && !/[和与、，]/.test(one.heading))
    return single?.heading ?? `${heading}情况`
  }
  return new Map(
    headings.map((heading) => {
      const own = heading.endsWith('方面') ? heading.replace(/方面$/, '情况') : spell(heading)
      const isFree = !taken.has(own)
      taken.add(own)
      return [heading, isFree ? own : heading]
    }),
  )
}

const longestScrap = 2

function isPrescribed(outline: Outline): boolean {
  return isLegal(outline) || outline.sections.some(({ form }) => form !== null)
}

/** By line, the heading it stands under; empty for none. */
function readHeadings(lines: readonly string[]): readonly string[] {
  let heading = ''
  return lines.map((raw) => {
    const line = raw.trim()
    const own = readHeading(line)
    if (own !== null) heading = own.name
    else if (
      /^[^\d，。；]{2,12}[:：]?$/.test(line) &&
      parts.includes(findPart(line.replace(/[:：]$/, ''), ''))
    )
      heading = ''
    return own === null || own.isRunIn ? heading : ''
  })
}

/** 一、学法用法, （二）依法决策（1—6月）：, 三 阵地, ## 民生实事, 【民生】新建…; an empty name for that of an office or a part, null for any other line. */
function readHeading(line: string): { readonly name: string; readonly isRunIn: boolean } | null {
  const numbering = parseNumbering(line)
  const isNumbered = numbering !== null && numbering.level <= 2
  const bracketed = /^【([^】]{2,16})】/.exec(line)
  const blank = /^[一二三四五六七八九十]{1,3}[ \u3000]+(?=[\u4e00-\u9fff]{2,12}$)/.exec(line)
  if (!isNumbered && bracketed === null && blank === null && !/^#{1,4}\s/.test(line)) return null
  const start = isNumbered ? numbering.length : (blank?.[0].length ?? 0)
  const text = bracketed?.[1] ?? line.slice(start).replace(/^#+\s*/, '')
  const bare = text.replace(/[:：。]$/, '').replace(/[（(][^（）()]*[)）]$/, '')
  if (!named.test(bare)) return null
  return { name: readName(bare), isRunIn: bracketed !== null && bracketed[0].length < line.length }
}

/** Empty for an office, for a part, and for what names nothing. */
function readName(name: string): string {
  if (otherThings.test(name)) return otherWork
  return !named.test(name) || noHeading.test(name) || findPart(name, '') !== null ? '' : name
}

/** A page that is told on end: the whole, then what was done one by one, then what lacks and what comes. */
function aroundHeadings(
  sections: readonly OutlineSection[],
  own: readonly OutlineSection[],
): readonly OutlineSection[] {
  const [whole] = sections
  if (whole === undefined || sections.length > 1 || !whole.takes.includes('全部')) return sections
  const takes = whole.takes.filter((name) => !parts.includes(name))
  return [{ ...whole, takes }, ...own.map((one) => ({ ...one, level: 1 })), lastOfBulletin(whole)]
}

/** What a bulletin with headings ends with. */
export function lastOfBulletin(base: OutlineSection): OutlineSection {
  const takes = parts.filter((name) => name !== null)
  return { ...base, level: 1, heading: '短板和下一步工作', takes, isOptional: true }
}

/** In the place of the sections on what was done: all of level 2, or those of level 1 where there are none. */
function putHeadings(
  sections: readonly OutlineSection[],
  headings: readonly string[],
): readonly OutlineSection[] {
  const isPart = ({ takes }: OutlineSection) => takes.some((name) => name === leader || parts.includes(name))
  const hasSecond = sections.some(({ level }) => level === 2)
  const isDone = (one: OutlineSection) => !isPart(one) && one.level === (hasSecond ? 2 : 1)
  const isWhole = (one: OutlineSection) => one.takes.includes('全部')
  const level = hasSecond || sections.some(isWhole) ? 2 : 1
  const own = headings.map((heading) => ({
    ...bareSection(),
    level,
    heading,
    takes: [],
    words: [heading],
    isOptional: true,
  }))
  const first = sections.findIndex(isDone)
  if (first < 0) return aroundHeadings(sections, own)
  const rest = sections.filter((one) => !isDone(one) || isWhole(one))
  const at =
    sections.slice(0, first).filter((one) => !isDone(one)).length + (isWhole(sections[first]!) ? 1 : 0)
  return [...rest.slice(0, at), ...own, ...rest.slice(at)]
}
