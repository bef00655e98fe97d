// Step of opening: numbers and facts that the person changed after the material came -> their sources say so, with the sentence as the material had it.
import type { Brief, BriefFigure } from '#domain/brief.ts'
import type { Draft, DraftRecord, NumberSource } from '#domain/draft.ts'

/** The draft as it is shown and taken away; nothing is written or checked by these sources any more. */
export function tellCorrected(draft: Draft, { versions }: DraftRecord): Draft {
  const briefs = versions.map(({ brief }) => brief)
  const tell = (source: NumberSource) => tellSource(source, briefs)
  const sections = draft.sections.map(({ paragraphs, table, ...section }) => ({
    ...section,
    paragraphs: paragraphs.map((one) => ({ ...one, sources: one.sources.map(tell) })),
    ...(table
      ? { table: { ...table, filled: table.filled.map((cell) => ({ ...cell, source: tell(cell.source) })) } }
      : {}),
  }))
  return { ...draft, sections }
}

function tellSource(source: NumberSource, briefs: readonly Brief[]): NumberSource {
  if (source.kind !== 'brief' && source.kind !== 'statement') return source
  const quote =
    source.kind === 'brief' ? findFigure(source.figure, briefs) : findStatement(source.quote, briefs)
  if (quote === null) return source
  const where = source.source || `素材第${source.line}行`
  return { ...source, isCorrected: true, source: `你后来改的，${where}原来是`, quote }
}

/** The clause as it first came; null for a number that is still the one that came. */
function findFigure(id: number, briefs: readonly Brief[]): string | null {
  const now = briefs.at(-1)?.figures.find((one) => one.id === id)
  if (now === undefined) return null
  const isSame = (one: BriefFigure) =>
    one.clauseIndex === now.clauseIndex && one.line === now.line && one.indicator === now.indicator
  const [first] = briefs.flatMap(({ figures }) => figures.find((one) => one.id === id && isSame(one)) ?? [])
  return first === undefined || first.raw === now.raw ? null : first.clause
}

function findStatement(text: string, briefs: readonly Brief[]): string | null {
  const now = briefs.at(-1)?.statements.find((one) => one.text === text)
  if (now === undefined) return null
  const [first] = briefs.flatMap(
    ({ statements }) =>
      statements.find((one) => one.clauseIndex === now.clauseIndex && one.line === now.line) ?? [],
  )
  return first === undefined || first.text === text ? null : first.text
}
