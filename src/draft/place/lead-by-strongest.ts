// Step of writing a bulletin: its placed facts -> what came of it (compared with the year before, or first of its kind) in a paragraph of its own before all else.
import { bareSection, type Outline } from '#domain/drafting-book.ts'
import { type Fact, listSentences } from './list-sentences.ts'
import { ownParts, type PlacedSection } from './place-facts.ts'

const mostLed = 2
const compared = /同比|比(?:上年|去年)|较(?:上年|去年)|(?:下降|增长|上升|提高)[\d.]+(?:%|个百分点)/

/** Any other paper, and one that compares nothing, comes back as it is. */
export function leadByStrongest(
  placed: readonly PlacedSection[],
  { isBySubject }: Pick<Outline, 'isBySubject'>,
): readonly PlacedSection[] {
  if (!isBySubject) return placed
  const sentences = listSentences(
    placed
      .flatMap(({ facts }): readonly Fact[] => [...facts.figures, ...facts.statements])
      .filter(({ theme }) => theme === null || !ownParts.has(theme)),
  )
  const strong = sentences.filter((own) => own.some(isCompared)).slice(0, mostLed)
  if (strong.length === 0 || strong.length === sentences.length) return placed
  const led = new Set(strong.flat())
  const facts = {
    figures: strong.flat().flatMap((one) => ('clause' in one ? [one] : [])),
    statements: strong.flat().flatMap((one) => ('clause' in one ? [] : [one])),
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
