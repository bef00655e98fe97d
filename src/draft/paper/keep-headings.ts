// Step of drafting: an outline and a brief whose material has headings of its own (一、学法用法 … 六、廉洁自律) -> the outline with them in place of its own sections on what was done, and each fact fixed under the heading it stands under.
import type { Brief, BriefFigure, BriefStatement } from '#domain/brief.ts'
import { bareSection, type Outline, type OutlineSection } from '#domain/drafting-book.ts'
import { findPart } from '#draft/brief/find-part.ts'
import { isLegal } from '#draft/write/judge-facts.ts'
import { parseNumbering } from '#text/outline-numbering.ts'

const leastHeadings = 3
const mostHeadings = 12
/** Of what was done: less under headings is material with some notes, and no paper. */
const leastHeaded = 0.6
const named = /^[\u4e00-\u9fff“”、，（）()]{2,20}$/
/** Who tells it, or nothing: 财政所, 主要工作情况. */
const noHeading =
  /(?:[镇乡村组办所站科局]|[队部中心]部?门?|街道|社区)$|^(?:主要|重点|基本|有关|相关)?(?:工作|情况|数据|素材|材料|内容|做法|成效)+$/
const parts: readonly (string | null)[] = ['不足', '原因', '打算']

type Fact = BriefFigure | BriefStatement

/** As they came where the paper is prescribed (a notice, a form, the report of 法治), a page without headings, or one part of a paper. */
export function keepHeadings(
  outline: Outline,
  brief: Brief,
): { readonly outline: Outline; readonly brief: Brief } {
  const same = { outline, brief }
  if (brief.scope.kind === 'section' || brief.outlineText !== null || isPrescribed(outline)) return same
  const headings = readHeadings(brief.lines)
  const headOf = ({ line }: Fact) => headings[line - 1] ?? ''
  const done = [...brief.figures, ...brief.statements].filter(({ theme }) => !parts.includes(theme))
  const told = [...new Set(headings)].filter((one) => done.some((fact) => headOf(fact) === one && one !== ''))
  const headed = done.filter((one) => headOf(one) !== '').length
  if (told.length < leastHeadings || told.length > mostHeadings || headed < leastHeaded * done.length)
    return same
  const fix = <T extends Fact>(one: T): T => {
    const section = parts.includes(one.theme) || one.section !== undefined ? '' : headOf(one)
    return section === '' ? one : { ...one, section }
  }
  return {
    outline: { ...outline, sections: putHeadings(outline.sections, told) },
    brief: { ...brief, figures: brief.figures.map(fix), statements: brief.statements.map(fix) },
  }
}

function isPrescribed(outline: Outline): boolean {
  return isLegal(outline) || outline.sections.some(({ form }) => form !== null)
}

/** By line, the heading it stands under; empty for none. */
function readHeadings(lines: readonly string[]): readonly string[] {
  let heading = ''
  return lines.map((raw) => {
    const line = raw.trim()
    const own = readHeading(line)
    if (own !== null) heading = findPart(own, '') === null ? own : ''
    else if (
      /^[^\d，。；]{2,12}[:：]?$/.test(line) &&
      parts.includes(findPart(line.replace(/[:：]$/, ''), ''))
    )
      heading = ''
    return own === null ? heading : ''
  })
}

/** 一、学法用法, （二）依法决策：, ## 民生实事; empty for the name of an office, null for any other line. */
function readHeading(line: string): string | null {
  const numbering = parseNumbering(line)
  const isNumbered = numbering !== null && numbering.level <= 2
  const bracketed = /^【([^】]{2,16})】$/.exec(line)?.[1]
  if (!isNumbered && bracketed === undefined && !/^#{1,4}\s/.test(line)) return null
  const text = bracketed ?? line.slice(isNumbered ? numbering.length : 0).replace(/^#+\s*|[:：。]$/g, '')
  if (!named.test(text)) return null
  return noHeading.test(text) ? '' : text
}

/** In the place of the sections on what was done: all of level 2, or those of level 1 where there are none. */
function putHeadings(
  sections: readonly OutlineSection[],
  headings: readonly string[],
): readonly OutlineSection[] {
  const isPart = ({ takes }: OutlineSection) => takes.some((name) => parts.includes(name))
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
  if (first < 0) return sections
  const rest = sections.filter((one) => !isDone(one) || isWhole(one))
  const at =
    sections.slice(0, first).filter((one) => !isDone(one)).length + (isWhole(sections[first]!) ? 1 : 0)
  return [...rest.slice(0, at), ...own, ...rest.slice(at)]
}
