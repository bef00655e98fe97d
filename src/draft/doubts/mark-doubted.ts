// Step after checking: numbers that the material contradicts itself with -> 【待核实：…】 behind each where it is printed, and one line of each to be asked about. The number itself stays as it was given.
import type { Brief, BriefFigure } from '#domain/brief.ts'
import {
  contradictionLead,
  type DraftParagraph,
  type DraftSection,
  type NumberSource,
  spellDoubt,
} from '#domain/draft.ts'
import type { Finding } from '#domain/finding.ts'
import { listDoubted } from './list-doubted.ts'

interface Marked {
  readonly sections: readonly DraftSection[]
  /** Their places moved behind the marks. */
  readonly findings: readonly Finding[]
  /** 材料自相矛盾，请核：…, one a number. */
  readonly told: readonly string[]
}

/** Rules that hold one number of the material against others of it. */
const contradictions: ReadonlySet<string> = new Set([
  'rate-arithmetic',
  'rate-over-100',
  'part-over-whole',
  'child-sum',
  'change-arithmetic',
  'percent-points',
  'average',
  'two-values',
])

interface Mark {
  /** Behind which character of the whole text. */
  readonly at: number
  readonly words: string
  /** Of the number that it stands behind. */
  readonly source: NumberSource
}

/** `text`: as `renderText` prints the sections; the places of the findings point into it. */
export function markDoubted(
  sections: readonly DraftSection[],
  { findings, text, brief }: { findings: readonly Finding[]; text: string; brief: Brief },
): Marked {
  const known = listDoubted(brief.figures)
  const marks: Mark[] = []
  const told = new Map<number, string>()
  let from = 0
  const marked = sections.map((section) => ({
    ...section,
    paragraphs: section.paragraphs.map((paragraph) => {
      const start = text.indexOf(paragraph.text, from)
      if (start < 0) return paragraph
      from = start + paragraph.text.length
      const own = paragraph.sources.flatMap((source) => {
        const words = wordsFor(source, { findings, start, known, told })
        const figure = brief.figures.find((one) => source.kind === 'brief' && one.id === source.figure)
        if (words === null || figure === undefined) return []
        told.set(figure.id, tell(figure, words))
        return [{ at: source.end, words: spellDoubt(words), source }]
      })
      marks.push(...own.map((mark) => ({ ...mark, at: start + mark.at })))
      return own.length === 0 ? paragraph : insertMarks(paragraph, own)
    }),
  }))
  const shift = (at: number) =>
    marks.reduce((sum, mark) => (mark.at < at ? sum + mark.words.length : sum), at)
  return {
    sections: marked,
    findings: findings.map((one) => ({
      ...one,
      where: { ...one.where, start: shift(one.where.start), end: shift(one.where.end) },
    })),
    told: [...told.values()],
  }
}

/** What stands against the number there; null where nothing does, or where it was said already. */
function wordsFor(
  source: NumberSource,
  {
    findings,
    start,
    known,
    told,
  }: {
    findings: readonly Finding[]
    start: number
    known: ReadonlyMap<number, string>
    told: ReadonlyMap<number, string>
  },
): string | null {
  if (source.kind !== 'brief' || told.has(source.figure)) return null
  const found = findings.find(
    ({ rule, where }) => contradictions.has(rule) && where.start === start + source.start,
  )
  return found === undefined ? (known.get(source.figure) ?? null) : shorten(found)
}

/** “98.2%”与 260÷268≈97.0% 不符 -> 与260÷268≈97.0%不符 */
function shorten({ text }: Finding): string {
  return text
    .replace(/^“[^”]*”的?/, '')
    .replace(/，(?:其中的数|办成的)[^，]*$/, '')
    .replace(/[“”\s]/g, '')
}

function tell({ raw, clause, line, source }: BriefFigure, words: string): string {
  return `${contradictionLead}${source || `第${line}行`}“${clause}”，${raw}${words.startsWith('与') ? '' : '：'}${words}`
}

function insertMarks({ text, sources }: DraftParagraph, marks: readonly Mark[]): DraftParagraph {
  const moved = (at: number, isEnd: boolean) =>
    marks.reduce(
      (sum, mark) => (mark.at < at || (mark.at === at && !isEnd) ? sum + mark.words.length : sum),
      at,
    )
  const ends = [0, ...marks.map(({ at }) => at)]
  return {
    text:
      marks.map(({ at, words }, index) => text.slice(ends[index], at) + words).join('') +
      text.slice(ends.at(-1)),
    sources: [
      ...sources.map((one) => ({ ...one, start: moved(one.start, false), end: moved(one.end, true) })),
      // Its numbers are the material's own, or arithmetic on them.
      ...marks.map(({ at, words, source }) => {
        const start = moved(at, true)
        return { ...source, start, end: start + words.length, raw: words }
      }),
    ].sort((a, b) => a.start - b.start),
  }
}
