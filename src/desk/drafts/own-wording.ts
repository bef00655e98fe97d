// Step of revision: paragraphs in the person's own words, laid over a draft as it was written. Their numbers are looked up in the material, and the gate reads the whole again.
import type { Brief } from '#domain/brief.ts'
import type { Draft, DraftParagraph, DraftRecord, NumberSource, OwnWording } from '#domain/draft.ts'
import { checkNotice } from '#draft/check-notice.ts'
import type { DraftWork } from '#draft/draft-work.ts'
import { renderProse } from '#draft/render-draft.ts'

export interface Laid {
  readonly draft: Draft
  /** Those whose paragraph is still written as it was; the others have nothing to stand for. */
  readonly wordings: readonly OwnWording[]
}

/** The same draft where nothing is reworded. */
export async function layWordings(
  draft: Draft,
  { wordings, brief }: { readonly wordings: readonly OwnWording[]; readonly brief: Brief },
  { checkText }: Pick<DraftWork, 'checkText'>,
): Promise<Laid> {
  const laid = wordings.flatMap((own) => {
    const section = draft.sections.find(({ id }) => id === own.section)
    return section?.paragraphs.flatMap(({ text }) => followNumbers(own, text) ?? []).slice(0, 1) ?? []
  })
  if (laid.length === 0) return { draft, wordings: [] }
  const sections = draft.sections.map((section) => ({
    ...section,
    paragraphs: section.paragraphs.flatMap((paragraph) => {
      const own = laid.find(({ section: id, written }) => id === section.id && written === paragraph.text)
      return own === undefined ? [paragraph] : reword(paragraph, own.text, brief)
    }),
  }))
  const reworded = { ...draft, sections: leaveBareHeadings(sections, draft.sections) }
  const { text, shift } = renderProse(reworded)
  const { place, year, scope } = draft
  const found = await checkText({ text, place, year, brief, isDraft: true, scope })
  const findings = found.map((one) => {
    const { start, end } = one.where
    return { ...one, where: { ...one.where, start: shift(start), end: shift(end) } }
  })
  return {
    draft: {
      ...reworded,
      findings: [...findings, ...checkNotice(brief.outlineText, text)],
      ...sortFigures(reworded, draft, brief),
    },
    wordings: laid,
  }
}

/** A heading whose only paragraph was taken out goes with it, unless something stands below it. */
function leaveBareHeadings(now: Draft['sections'], before: Draft['sections']): Draft['sections'] {
  return now.filter(({ paragraphs, table, level }, at) => {
    const wasEmptied = paragraphs.length === 0 && (before[at]?.paragraphs.length ?? 0) > 0
    return !wasEmptied || table !== undefined || (now[at + 1]?.level ?? 0) > level
  })
}

/** Nothing for an empty text: the paragraph goes. */
function reword(written: DraftParagraph, text: string, brief: Brief): DraftParagraph[] {
  if (text === '') return []
  const known: NumberSource[] = [
    ...written.sources.map((source) => ({ ...source, raw: written.text.slice(source.start, source.end) })),
    ...brief.figures.map(
      ({ id, raw, line, source, clause }): NumberSource => ({
        kind: 'brief',
        raw,
        figure: id,
        line,
        source,
        quote: clause,
        lastYear: null,
        start: 0,
        end: 0,
      }),
    ),
  ]
  const sources: NumberSource[] = []
  for (const source of known) {
    const start = findNumber(text, source.raw, sources)
    if (start !== null) sources.push({ ...source, start, end: start + source.raw.length })
  }
  return [{ text, sources: sources.sort((a, b) => a.start - b.start) }]
}

/** Where the number stands whole and is not yet spoken for. */
function findNumber(text: string, raw: string, taken: readonly NumberSource[]): number | null {
  if (raw === '') return null
  for (let start = text.indexOf(raw); start >= 0; start = text.indexOf(raw, start + 1)) {
    const end = start + raw.length
    const isCut = /[\d.]/.test(text.charAt(start - 1)) || /[\d.%]/.test(text.charAt(end))
    if (!isCut && taken.every((one) => end <= one.start || one.end <= start)) return start
  }
  return null
}

/** What the rewording left out is unused, what it took in is used. */
function sortFigures(
  { sections }: Draft,
  before: Draft,
  { figures }: Brief,
): Pick<Draft, 'usedFigures' | 'unusedFigures'> {
  const idsOf = (all: Draft['sections']) =>
    new Set(
      all.flatMap(({ paragraphs }) =>
        paragraphs.flatMap(({ sources }) =>
          sources.flatMap((one) => (one.kind === 'brief' ? [one.figure] : [])),
        ),
      ),
    )
  const [told, was] = [idsOf(sections), idsOf(before.sections)]
  const used = new Set(before.usedFigures.map(({ id }) => id))
  const isUsed = ({ id }: { readonly id: number }) => told.has(id) || (used.has(id) && !was.has(id))
  return { usedFigures: figures.filter(isUsed), unusedFigures: figures.filter((one) => !isUsed(one)) }
}

const number = /\d+(?:\.\d+)?/g

/** The wording for a paragraph that is written as it was, or differs in its numbers alone: then those are changed in the own words as well. Null for any other. */
function followNumbers(own: OwnWording, written: string): OwnWording | null {
  if (own.written === written) return own
  const bare = (text: string) => text.replace(number, '#')
  if (bare(own.written) !== bare(written)) return null
  const [before, after] = [own.written, written].map((text) => text.match(number) ?? [])
  const changes = (before ?? []).flatMap((old, at) => {
    const now = after?.[at] ?? old
    return old === now ? [] : [[old, now] as const]
  })
  return {
    ...own,
    written,
    text: changes.reduce((text, [old, now]) => replaceNumber(text, old, now), own.text),
  }
}

function replaceNumber(text: string, old: string, now: string): string {
  const at = [...text.matchAll(number)].find(([found]) => found === old)?.index
  return at === undefined ? text : text.slice(0, at) + now + text.slice(at + old.length)
}

/** A revision that words asked for: its version goes on with the own words of the one before. */
export function goOnWordings(before: DraftRecord, after: DraftRecord): DraftRecord {
  const { wordings } = before.versions.at(-1)!
  if (!wordings || after.versions.length <= before.versions.length) return after
  return { ...after, versions: [...after.versions.slice(0, -1), { ...after.versions.at(-1)!, wordings }] }
}
