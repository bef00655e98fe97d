// Step of writing a bulletin: its placed facts -> what came of it (compared with the year before, or first of its kind) in a paragraph of its own before all else.
import type { BriefFigure, BriefStatement } from '#domain/brief.ts'
import { bareSection, type Outline } from '#domain/drafting-book.ts'
import { groupBy } from '#shared/group-by.ts'
import { ownParts, type PlacedSection } from './place-facts.ts'

type Fact = BriefFigure | BriefStatement

const mostLed = 2
const compared = /同比|比(?:上年|去年)|较(?:上年|去年)|(?:下降|增长|上升|提高)[\d.]+(?:%|个百分点)/

/** Any other paper, and one that compares nothing, comes back as it is. */
export function leadByStrongest(
  placed: readonly PlacedSection[],
  { isBySubject }: Pick<Outline, 'isBySubject'>,
): readonly PlacedSection[] {
  if (!isBySubject) return placed
  const all: readonly Fact[] = placed
    .flatMap(({ facts }) => [...facts.figures, ...facts.statements])
    .filter(({ theme }) => theme === null || !ownParts.has(theme))
    .toSorted((a, b) => a.clauseIndex - b.clauseIndex)
  const sentences = [...groupBy(all, ({ line, sentence }) => `${line} ${sentence}`).values()]
  const strong = sentences.filter((own) => own.some(isCompared)).slice(0, mostLed)
  if (strong.length === 0 || strong.length === sentences.length) return placed
  const led = new Set(strong.flat())
  const facts = {
    figures: all.flatMap((one) => ('clause' in one && led.has(one) ? [one] : [])),
    statements: all.flatMap((one) => ('clause' in one || !led.has(one) ? [] : [one])),
  }
  const rest = placed.map((one) => ({
    ...one,
    facts: {
      figures: one.facts.figures.filter((figure) => !led.has(figure)),
      statements: one.facts.statements.filter((statement) => !led.has(statement)),
    },
  }))
  return [{ section: { ...bareSection(), level: 0, heading: '', takes: ['全部'] }, facts }, ...rest]
}

function isCompared(one: Fact): boolean {
  return 'clause' in one ? one.past !== undefined || compared.test(one.clause) : compared.test(one.text)
}
