// Step of reading a brief: request, title and facts -> what is to be written: a whole paper of a kind, or one part of one alone.
import type { BriefFigure, BriefScope } from '#domain/brief.ts'
import type { Outline } from '#domain/drafting-book.ts'
import { ownParts } from '#draft/place/place-facts.ts'
import type { Facts } from './collect-facts.ts'
import { type IndicatorBook, matchTheme } from './match-indicator.ts'
import { type AskedHead, chooseKind } from './read-asked.ts'
import { lastYearOutline } from './read-outline.ts'

interface ScopeRequest {
  readonly request: string
  readonly theme: string | null
  /** 不足, 原因, 第一责任人 or 打算, when that alone is to be written. */
  readonly asked: string | null
  readonly isWhole: boolean
  readonly outline: string | null
  readonly facts: Facts
  readonly head: AskedHead
}

const wholePartSaid = /段|部分|这一?节|小节/
const partSaid = /段|部分|这块|这一?节|小节|方面/

/** One paragraph when a 段 or 部分 is asked for; else a paper of the kind that request, title or facts name. */
export function readScope(given: ScopeRequest, book: IndicatorBook): BriefScope {
  const { request, theme, asked: part, outline, facts, head } = given
  if (part !== null && outline === null) return { kind: 'section', theme: part }
  const named = outline === null ? nameSection(given, book) : null
  if (named !== null) return { kind: 'section', theme: named }
  const alone =
    request === '' && head.head === '' && outline === null && facts.statements.length === 0
      ? onlyTheme(facts.figures)
      : null
  if (alone !== null) return { kind: 'section', theme: alone }
  const likeLast = /(?:按|照|参照)(?:照|着)?(?:去年|上年|上一年)/.test(request) ? lastYearOutline : null
  const asked =
    outline ?? likeLast ?? chooseKind(head, book.drafting)?.name ?? kindOfFacts(facts, theme, book)
  return { kind: 'report', outline: isOutlineName(asked, book) ? asked : null }
}

/** The theme, or where none holds it the topic as said, of a part that is asked for alone. */
function nameSection({ request, theme, isWhole, facts, head }: ScopeRequest, book: IndicatorBook) {
  // 年度报告，学法这块，…: behind the name of a paper it leads the first fact.
  const isSaid = head.asked.form === '' ? partSaid : wholePartSaid
  const isPart = head.isSection || isSaid.test(request)
  if (!isPart && (theme === null || isWhole)) return null
  const { topic } = head.asked
  if (head.asked.partOf !== undefined) return topic
  if (head.isQuoted && topic !== '')
    return book.drafting.themes.find(({ name }) => name === topic)?.name ?? topic
  if (topic !== '' && matchTheme(topic, book.drafting.themes) === null) return topic
  return theme ?? matchTheme(topic, book.drafting.themes)?.name ?? mostUsed(facts.figures)
}

/** Facts of which hardly any belongs to a theme make no report of 法治: they go under headings of a summary. */
function kindOfFacts(
  { figures, statements }: Facts,
  theme: string | null,
  book: IndicatorBook,
): string | null {
  const all = [...figures, ...statements]
  const known = all.filter((fact) => fact.theme !== null).length
  if (theme !== null || all.length < leastFacts) return null
  const subject = subjectOf({ figures, statements }, book)
  const themes = new Set(all.flatMap(({ theme: one }) => (one === null || ownParts.has(one) ? [] : [one])))
  const isMany = all.length < leastTold || themes.size >= leastThemes || known / all.length >= mostlyKnown
  if (subject !== null || (known / all.length > alienShare && isMany)) return subject
  return book.drafting.outlines.find((one) => one.looseForms.includes('工作总结'))?.name ?? null
}

/** The kind whose own words most sentences say: those that no other kind has. Null where none stands out. */
function subjectOf({ figures, statements }: Pick<Facts, 'figures' | 'statements'>, book: IndicatorBook) {
  const kinds = book.drafting.outlines.filter((one) => one.words.length > 0 && one.forms.length === 0)
  const wordsOf = ({ words, sections }: Outline) =>
    new Set([...words, ...sections.flatMap((one) => one.words)])
  const all = kinds.map((outline) => ({ outline, words: wordsOf(outline) }))
  const told = [
    ...new Map(
      [...figures.map((one) => ({ ...one, text: one.clause })), ...statements].map((one) => [
        `${one.line} ${one.sentence} ${one.text}`,
        `${one.label}：${one.text}`,
      ]),
    ).values(),
  ]
  const scored = all.map(({ outline, words }) => {
    const own = [...words].filter(
      (word) => word.length > 1 && all.every((one) => one.outline === outline || !one.words.has(word)),
    )
    const named = told.filter((text) => outline.words.some((word) => text.includes(word))).length
    const isNamed = named / told.length >= leastNamed
    return {
      name: outline.name,
      isNamed,
      share: told.filter((text) => own.some((word) => text.includes(word))).length / told.length,
    }
  })
  const [best, next] = scored.filter(({ isNamed }) => isNamed).toSorted((a, b) => b.share - a.share)
  if (
    best === undefined ||
    told.length < leastTold ||
    best.share < leastShare ||
    best.share < (next?.share ?? 0) * leastLead
  )
    return null
  return best.name
}

const leastShare = 0.4
/** Of sentences that say the subject itself. */
const leastNamed = 0.25
/** How many times the next kind's share. */
const leastLead = 1.5
const leastFacts = 4
const leastTold = 6
/** A report of 法治 tells of so many. */
const leastThemes = 3
const mostlyKnown = 0.6
const alienShare = 0.25

export function isOutlineName(outline: string | null | undefined, book: IndicatorBook): boolean {
  return outline === lastYearOutline || book.drafting.outlines.some((one) => one.name === outline)
}

/** Facts of one line and one theme, without a word of what for: a paragraph, not a report of empty sections. */
function onlyTheme(figures: readonly BriefFigure[]): string | null {
  const isOneLine = figures.length > 1 && new Set(figures.map((figure) => figure.line)).size === 1
  const themes = new Set(figures.map((figure) => figure.theme))
  return isOneLine && themes.size === 1 ? [...themes][0]! : null
}

function mostUsed(figures: readonly BriefFigure[]): string | null {
  const counts = new Map<string, number>()
  for (const { theme } of figures) if (theme !== null) counts.set(theme, (counts.get(theme) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null
}
