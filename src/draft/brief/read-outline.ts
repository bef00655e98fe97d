// Step of drafting: the county's notice, or the headings of last year's own report -> an outline to write by.
import { bareSection, type Outline, type OutlineSection, type Theme } from '#domain/drafting-book.ts'
import type { Topic } from '#domain/paper/topic.ts'
import type { Section } from '#domain/report.ts'
import { parseNumbering } from '#text/outline-numbering.ts'
import { restoreWidth } from '#text/restore-width.ts'
import { findPart } from './find-part.ts'
import { matchTheme } from './match-indicator.ts'
import { readNoticeItems, readNoticeTitle } from './read-notice.ts'

/** Outline name that means: as the own report of the year before. */
export const lastYearOutline = '上年报告'

const leads = ['现将{地名}{年份}年法治政府建设情况报告如下：']

/** Headings of a pasted notice: numbered lines (一、 (一) 1.), or every short line when none is numbered. Null when it has none. */
export function readOutline(
  text: string,
  themes: readonly Theme[],
  topics: readonly Topic[] = [],
): Outline | null {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.replace(/^\s*[#>*-]*\s*/, '').trim())
    .filter(Boolean)
  const numbered = readNoticeItems(lines).flatMap(({ line, lift }) => {
    const numbering = parseNumbering(line)
    if (numbering === null || numbering.level > 3) return []
    const said = line.slice(numbering.length)
    const level = numbering.level - lift
    const own = { level, heading: cleanHeading(said), about: listAbout(said) }
    return [own, ...listAspects(said).map((heading) => ({ level: level + 1, heading, about: [] }))]
  })
  const found =
    numbered.length > 0
      ? numbered
      : lines
          .filter((line) => line.length <= 40)
          .map((line) => ({ level: 1, heading: cleanHeading(line), about: [] }))
  const highest = Math.min(...found.map(({ level }) => level))
  const headings = found
    .filter(({ heading }) => heading.length >= 2)
    .map((one) => ({ ...one, level: Math.max(1, Math.min(2, one.level - highest + 1)) }))
  if (headings.length === 0) return null
  const named = readNoticeTitle(lines)
  const built = { ...buildOutline(headings, themes), isPasted: true }
  const outline = { ...built, ...readBegun(lines) }
  if (named === null) return outline
  // A notice on one subject says by its own words what belongs where; a report of 法治 is told by its themes.
  const isByThemes = /法治政府|法治建设|依法行政/.test(named)
  const sections = isByThemes ? outline.sections : giveWords(outline.sections, { headings, themes, topics })
  const subject = named
    .replace(/(?:情况)?(?:年度)?(?:工作)?(?:报告|总结|汇报|情况)$/, '')
    .replace(/(?:年度|工作)$/, '')
  const about = subject.length < 2 ? '有关' : `${subject}工作`.replace(/(?<=建设|治理|管理)工作$/, '')
  return {
    ...outline,
    title: `{地名}{年份}年${named}`,
    leads: [`现将{地名}{年份}年${about}情况报告如下：`],
    sections,
  }
}

/** A paper that was begun has its title, and its lead before its first heading. */
function readBegun(lines: readonly string[]): Partial<Pick<Outline, 'title' | 'leads'>> {
  const [title = ''] = lines
  if (title.length > longestTitle || !ownTitle.test(title)) return {}
  const before = lines.slice(
    0,
    lines.findIndex((line) => parseNumbering(line) !== null),
  )
  const begun = before.find(isLead)
  return { title, leads: begun === undefined ? leads : [begun] }
}

/** 2024年，某街道…。现将有关情况报告如下：, before the first heading of a paper that was begun. */
function isLead(line: string): boolean {
  return /如下[:：]$/.test(line) && line.length <= longestLead
}

const longestLead = 300

/** 某街道2024年法治政府建设情况报告 over the headings: a text that was begun. */
const ownTitle = /^[^，。：:、]{6,}(?:报告|总结|汇报)$/
const longestTitle = 45

/** 围绕营商环境、行政执法、纠纷化解等方面: what an item is to be parted into; empty for fewer than three. */
function listAspects(item: string): readonly string[] {
  const said = /围绕([^。；;：:]{8,80}?)等?(?:几?个?方面)/.exec(item)?.[1] ?? ''
  const aspects = said.split(/[、，,]|以及|[和及](?=[\u4e00-\u9fff]{4})/).map((one) => one.trim())
  const isNamed = aspects.every((one) => /^[\u4e00-\u9fff“”]{3,14}$/.test(one))
  return aspects.length >= leastAspects && isNamed ? aspects : []
}

const leastAspects = 3

/** What an item says of itself behind its heading: 重点总结干部、青少年学法情况 -> 干部, 青少年学法. */
function listAbout(item: string): readonly string[] {
  const behind = item.slice(cleanHeading(item).length)
  return listNouns(behind.replace(/(?:主要|重点|着重)?(?:包括|总结|反映|汇报|报告|说明|围绕|突出)/g, '、'))
}

/** Words of two to eight characters; those that any heading may hold tell nothing. */
function listNouns(text: string): readonly string[] {
  const parts = text.split(/[。；;，,、：:（）()“”\s]|以及|[和及与的等]/)
  return parts
    .map((part) =>
      part
        .replace(/(?:情况|工作|方面|开展|进展|落实|活动|规范化|建设|数量)+$/, '')
        .replace(/^(?:开展|推进|做好|落实)/, ''),
    )
    .filter(
      (part) => part.length >= 2 && part.length <= 8 && !/^(?:主要|重点|全面|有关|相关|存在)/.test(part),
    )
}

function giveWords(
  sections: readonly OutlineSection[],
  {
    headings,
    themes,
    topics,
  }: {
    headings: readonly { heading: string; about: readonly string[] }[]
    themes: readonly Theme[]
    topics: readonly Topic[]
  },
): readonly OutlineSection[] {
  const named = headings.map(({ heading, about }) => [...listNouns(heading), ...about])
  return sections.map((section, index) => {
    if (section.takes.some((name) => partNames.includes(name))) return section
    // A word of the theme that another heading says is that heading's.
    const others = named
      .filter((_, at) => at !== index)
      .flatMap((words) => [...words, ...words.flatMap(stemOf)])
    const own = [
      ...themes.filter(({ name }) => section.takes.includes(name)),
      ...topics.filter(({ name }) => section.heading.includes(name)),
    ]
      .flatMap(({ words }) => words)
      .filter((word) => !others.some((other) => word.includes(other)))
    const said = named[index]!
    return { ...section, words: [...new Set([...said, ...said.flatMap(listHalves), ...own])] }
  })
}

/** 宣传发动 -> 宣传, 发动. */
function listHalves(word: string): readonly string[] {
  return word.length < 4 || word.length % 2 === 1 ? stemOf(word) : (word.match(/../g) ?? [])
}

/** 积分制 -> 积分: what is told is called by it without its ending. */
function stemOf(word: string): readonly string[] {
  return /^..[制化率]$/.test(word) ? [word.slice(0, 2)] : []
}

const partNames: readonly string[] = ['不足', '原因', '第一责任人', '打算']

/** The structure of a stored report, its years made slots; headings only, no sentence of it. */
export function readReportOutline(
  sections: readonly Section[],
  year: number,
  themes: readonly Theme[],
): Outline | null {
  const headings = sections
    .filter((section) => section.level === 1 || section.level === 2)
    .map((section) => ({ level: section.level, heading: slotYears(stripNumeral(section.heading), year) }))
    .filter(({ heading }) => heading.length >= 2 && heading.length <= 60)
  return headings.length === 0 ? null : buildOutline(headings, themes)
}

function buildOutline(
  headings: readonly { level: number; heading: string }[],
  themes: readonly Theme[],
): Outline {
  const sections = headings.map(({ level, heading }): OutlineSection => {
    return { ...bareSection(), level, heading: restoreWidth(heading), takes: findTakes(heading, themes) }
  })
  return {
    name: '按所给提纲',
    forms: [],
    words: [],
    looseForms: [],
    title: '{地名}{年份}年法治政府建设情况报告',
    isAddressed: true,
    addressee: '',
    isPersonal: false,
    isBySubject: false,
    isPasted: false,
    leads,
    closing: '',
    sections: takeOnce(sections),
  }
}

/** A heading may name two parts (不足和原因); a theme is taken by the first heading that names it. */
function findTakes(heading: string, themes: readonly Theme[]): string[] {
  const parts = partNames.filter((part) => findPart(heading, '') === part || namesPart(heading, part))
  if (parts.length > 0) return parts
  // 依法决策和规范执法: each half names its own.
  const halves = heading.split(/[和与及、，]/).flatMap((half) => matchTheme(half, themes)?.name ?? [])
  const named = halves.length > 1 ? [...new Set(halves)] : []
  if (named.length > 0) return named
  const theme = matchTheme(heading, themes)
  if (theme !== null) return [theme.name]
  return /其他/.test(heading) ? ['其他'] : ['总述']
}

function namesPart(heading: string, part: string): boolean {
  return (
    { 不足: /不足|问题/, 原因: /原因/, 第一责任人: /第一责任人/, 打算: /打算|安排|计划/ }[part]?.test(
      heading,
    ) ?? false
  )
}

function takeOnce(sections: readonly OutlineSection[]): OutlineSection[] {
  const taken = new Set<string>()
  return sections.map((section) => {
    const takes = section.takes.filter((name) => !taken.has(name))
    for (const name of takes) taken.add(name)
    return { ...section, takes }
  })
}

function cleanHeading(text: string): string {
  return text
    .split(/[。：:；;]/)[0]!
    .replace(/[（(](?:包括|含|主要|重点|不少于|约)[^）)]*[）)]?$/, '')
    .trim()
}

function stripNumeral(heading: string): string {
  const numbering = parseNumbering(heading)
  return (numbering === null ? heading : heading.slice(numbering.length)).split('。')[0]!.trim()
}

function slotYears(heading: string, year: number): string {
  return heading.replaceAll(String(year + 1), '{下一年}').replaceAll(String(year), '{年份}')
}
