// Step of revision: facts that are said later -> the brief with them. What says anew what stands corrects it; what is said to be more stands beside it.
import type { Brief, BriefFigure } from '#domain/brief.ts'
import type { IndicatorBook } from '#draft/brief/match-indicator.ts'
import { readBrief } from '#draft/brief/read-brief.ts'
import { wordsBefore } from '#draft/steer/name-fact.ts'
import type { StatedFacts } from '#draft/wish/read-statement.ts'
import { groupBy } from '#shared/group-by.ts'
import { isSameUnit } from '#text/numbers/same-unit.ts'
import { replaceFigure } from './correct-brief.ts'
import { findFacts, lastYear } from './find-facts.ts'

export interface Added {
  readonly brief: Brief
  /** What was understood, for the reply; empty when the words held no fact. */
  readonly said: readonly string[]
}

export function addFacts(brief: Brief, stated: StatedFacts, book: IndicatorBook): Added {
  const label = /^[\u4e00-\u9fff]{2,14}$/.test(stated.under) ? `${stated.under}：` : ''
  const said = nameWhole(stated.text, brief.figures)
  const text = label === '' ? said : `${label}${said.replace(/\n+/g, '；')}`
  const read = readBrief({ text, place: brief.place, year: brief.year }, book)
  const find = (figure: BriefFigure) => findTwin(brief, { figure, stated }, book)
  let present = brief
  const done: string[] = []
  const taken = new Set<number>()
  if (!stated.isAddition) {
    for (const clause of groupBy(read.figures, ({ clauseIndex }) => clauseIndex).values()) {
      for (const { figure, twin } of pairTwins(clause, find)) {
        taken.add(figure.id)
        if (twin.value === figure.value && twin.qualifier === figure.qualifier) continue
        const isShorter = figure.unit !== '' && twin.unit !== figure.unit && twin.unit.startsWith(figure.unit)
        const unit = isShorter ? twin.unit : figure.unit || twin.unit
        const raw = isShorter
          ? figure.raw.replace(figure.unit, unit)
          : figure.unit !== '' && figure.raw.replace(/[\d.,万亿]/g, '') === ''
            ? figure.raw + unit
            : figure.raw
        const standing = present.figures.find(({ id }) => id === twin.id)!
        present = replaceFigure(present, standing, { ...figure, unit, raw })
        done.push(`${twin.indicator}：${twin.raw} → ${raw}`)
      }
    }
  }
  const left = { ...read, figures: read.figures.filter(({ id }) => !taken.has(id)) }
  const news = [...left.figures.map(({ clause }) => clause), ...left.statements.map((one) => one.text)]
  if (news.length > 0) done.push(`补进素材：${[...new Set(news)].join('，')}`)
  if (news.length === 0 && done.length === 0 && taken.size > 0) done.push('这些数稿子里已经是这样')
  return { brief: joinBriefs(present, left), said: done }
}

/** 演练里面消防3次: which number is meant, by its words alone. */
const partsOfNamed =
  /^([\u4e00-\u9fff]{2,8}?)(?:里头|里面|当中|之中)(?:有|包括|包含|[，,\s])*(?=[\u4e00-\u9fff\d])(.{4,}\d.*)$/s
const partsOf =
  /^([\u4e00-\u9fff]{0,8}?)(\d[\d.]*[万亿]?)[\u4e00-\u9fff]{0,2}?(?:[，,]?(?:里头|里面|当中|之中)|[，,]其中|中间|里|中)(?:有|包括|包含|分别是|[，,\s])*(?=[\u4e00-\u9fff\d])(.{4,})$/s

/** 312里头有网站的108条微信204条: what the number counts is said with it. */
function nameWhole(text: string, figures: readonly BriefFigure[]): string {
  const counted = partsOf.exec(text)
  const named = counted === null ? partsOfNamed.exec(text) : null
  if (counted === null && named === null) return text
  const [lead, number, rest] = counted
    ? [counted[1]!, counted[2]!, counted[3]!]
    : [named![1]!, null, named![2]!]
  const words = lead.replace(/(?:那|这)(?:一?[个笔项])?$|的$/, '')
  const meant = figures.filter(({ raw, clause, at }) =>
    number === null
      ? clause.slice(0, at.start).endsWith(words)
      : raw.replace(/[^\d.万亿]/g, '') === number && clause.includes(words),
  )
  if (meant.length !== 1) return text
  const [{ clause, at, raw }] = meant as [BriefFigure]
  const subject = wordsBefore({ clause, at })
  const parts = rest
    .replace(/(?<=[\u4e00-\u9fff]{2})的(?=\d)/g, '')
    .replace(/(?<=\d[\u4e00-\u9fff])(?=[\u4e00-\u9fff]{2,8}\d)/g, '，')
  return `${subject}${raw}中，${parts}`
}

interface Pair {
  readonly figure: BriefFigure
  readonly twin: BriefFigure
}

/** Empty as soon as one of the clause has none: it says something new. */
function pairTwins(
  clause: readonly BriefFigure[],
  find: (figure: BriefFigure) => BriefFigure | null,
): readonly Pair[] {
  const pairs: Pair[] = []
  for (const figure of clause) {
    const twin = find(figure)
    if (twin === null) return []
    pairs.push({ figure, twin })
  }
  return pairs
}

/** 线索是9条 where 发现欠薪线索8条 stands: the same words before another number, and nothing more. */
function saysAnew(brief: Brief, figure: BriefFigure): BriefFigure | null {
  const bare = (text: string) =>
    text
      .split(/[\d，,、；;]/)
      .at(-1)!
      .replace(/(?:应该?|现在|一共|总共|共)?[是为有]?$|了$/, '')
  const { clause, at, unit } = figure
  const lead = clause
    .slice(0, at.start)
    .split(/[，,、；;]/)
    .at(-1)!
  const said = bare(lead)
  if (said.length < 2 || lead.length > said.length + 2) return null
  if (/[\u4e00-\u9fff]{2}/.test(clause.slice(at.end).split(/[，,、；;]/)[0]!)) return null
  const meant = brief.figures.filter(
    (one) =>
      one.lastYearOf === null &&
      // What is planned sets nothing right of what was done.
      (one.theme === '打算') === (figure.theme === '打算') &&
      bare(one.clause.slice(0, one.at.start)).endsWith(said) &&
      (unit === '' || one.unit === '' || isSameUnit(one.unit, unit) || one.unit.startsWith(unit)),
  )
  return meant.length === 1 ? meant[0]! : null
}

/** The figure that stands for the same thing; of a correction also what its words or its unit alone point to. */
function findTwin(
  brief: Brief,
  { figure, stated }: { figure: BriefFigure; stated: StatedFacts },
  book: IndicatorBook,
): BriefFigure | null {
  if (lastYear.test(figure.clause)) return null
  const same = brief.figures.filter(
    (one) =>
      one.indicator === figure.indicator &&
      one.theme === figure.theme &&
      one.lastYearOf === null &&
      (figure.unit === '' || isSameUnit(one.unit, figure.unit)),
  )
  const anew = saysAnew(brief, figure)
  if (anew !== null) return anew
  if (same.length === 1 && (stated.isCorrection || (!figure.isOwnWords && figure.isKnown))) return same[0]!
  if (!stated.isCorrection) return null
  const before = figure.clause.slice(0, figure.at.start).replace(/(?:应该?)?[是为有]?$/, '')
  const found = findFacts(brief, { name: before, item: null, old: null, unit: figure.unit }, book)
  return found.length === 1 && isSameUnit(found[0]!.unit, figure.unit) ? found[0]! : null
}

/** 民法典宣传月活动4场 beside 普法14场 is no second value of it: it keeps its own words. */
function keepApart(added: Brief, brief: Brief): Brief {
  const stands = (figure: BriefFigure) =>
    brief.figures.some((one) => one.indicator === figure.indicator && one.theme === figure.theme)
  const apart = new Set(added.figures.filter(stands).map(({ clauseIndex }) => clauseIndex))
  return {
    ...added,
    figures: added.figures.map((one) =>
      apart.has(one.clauseIndex) ? { ...one, isOwnWords: true, isKnown: false, indicator: nounOf(one) } : one,
    ),
  }
}

function nounOf({ clause, at, indicator }: BriefFigure): string {
  const before =
    clause
      .slice(0, at.start)
      .split(/[，,、\d]/)
      .at(-1) ?? ''
  return before.length >= 2 ? before : indicator
}

/** Ids, lines, sentences and clauses go on counting; what stands already is no second value of it. */
export function joinBriefs(brief: Brief, more: Brief): Brief {
  const added = keepApart(more, brief)
  const lines = brief.lines.length
  const most = (numbers: readonly number[]) => Math.max(0, ...numbers)
  const ids = most(brief.figures.map((figure) => figure.id))
  const all = [...brief.figures, ...brief.statements]
  const clauses = most(all.map((one) => one.clauseIndex + 1))
  const sentences = most(all.map((one) => one.sentence + 1))
  const shift = <One extends { line: number; clauseIndex: number; sentence: number }>(one: One): One => ({
    ...one,
    line: one.line + lines,
    clauseIndex: one.clauseIndex + clauses,
    sentence: one.sentence + sentences,
  })
  return {
    ...brief,
    lines: [...brief.lines, ...added.lines],
    remarks: [...brief.remarks, ...added.remarks],
    unused: [...brief.unused, ...added.unused],
    doubts: [...brief.doubts, ...added.doubts],
    masked: [...brief.masked, ...added.masked],
    figures: [
      ...brief.figures,
      ...added.figures.map((one) => ({
        ...shift(one),
        id: one.id + ids,
        lastYearOf: one.lastYearOf === null ? null : one.lastYearOf + ids,
      })),
    ],
    statements: [...brief.statements, ...added.statements.map(shift)],
  }
}
