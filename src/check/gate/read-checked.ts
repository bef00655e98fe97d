// Step of the gate: a text -> its report as ingest reads it, with all spans pointing into the text as it was handed in.
import { emptyMetadata, type ReadReport, type SectionPart } from '#domain/report.ts'
import type { Span } from '#domain/span.ts'
import type { PrivateSpan } from '#text/private/private-span.ts'
import type { CheckedText } from './checked-text.ts'

/** How a text is read; ingest's own functions, given by the app because the rooms do not import each other. */
export interface TextReading {
  /** May throw for texts that are too short or marked; the gate then applies only the rules that need no outline. */
  readonly read: (
    text: string,
  ) => Pick<ReadReport, 'text' | 'metadata' | 'sections' | 'figures' | 'warnings' | 'dropped'>
  /** Private numbers, addresses and names, in reading order. */
  readonly findPrivate: (text: string) => readonly PrivateSpan[]
  /** The secrecy marking that the lines carry, or null. */
  readonly findSecrecy: (texts: readonly string[]) => string | null
}

const nothingRead: CheckedText['report'] = {
  metadata: emptyMetadata,
  sections: [],
  figures: [],
  warnings: [],
}

/** Reading cleans and masks; where that moved anything the rules about outline and figures are given moved spans. */
export function readChecked(text: string, reading: TextReading): Pick<CheckedText, 'report' | 'furniture'> {
  try {
    const read = reading.read(text)
    return { report: moveReport(read, text), furniture: findLines(text, read.dropped) }
  } catch {
    return { report: nothingRead, furniture: [] }
  }
}

/** The lines that reading left out, where they stand; cleaning closed their blanks. */
function findLines(text: string, dropped: Read['dropped']): Span[] {
  const bare = (line: string) => line.normalize('NFKC').replace(/\s/g, '')
  const left = new Set(dropped.map((line) => bare(line.text)).filter(Boolean))
  const spans: Span[] = []
  let start = 0
  for (const line of text.split('\n')) {
    if (left.has(bare(line))) spans.push({ start, end: start + line.length })
    start += line.length + 1
  }
  return spans
}

type Read = ReturnType<TextReading['read']>

function moveReport(report: Read, original: string): CheckedText['report'] {
  const map = alignTexts(report.text, original)
  const move = <T extends { start: number; end: number }>(span: T): T => ({
    ...span,
    start: map[span.start]!,
    // Text before the first heading has a heading of no length.
    end: span.end === span.start ? map[span.start]! : map[span.end - 1]! + 1,
  })
  return {
    metadata: report.metadata,
    sections: report.sections.map((section) => ({
      ...move(section),
      part: partOf(section),
      headingSpan: move(section.headingSpan),
    })),
    figures: report.figures.map((figure) => ({ ...move(figure), at: move(figure.at) })),
    warnings: report.warnings.map((warning) => ({ ...warning, where: warning.where && move(warning.where) })),
  }
}

/** 四、困难 tells of shortcomings and 六、下半年安排 of plans, whatever reading made of them. */
function partOf({ part, heading }: Read['sections'][number]): SectionPart {
  if (part !== 'other') return part
  if (/(?:下半年|下一?步|下阶段|今后|明年).{0,6}(?:安排|打算|计划|措施|工作|思路|重点)/.test(heading))
    return 'plan'
  return /困难|短板|问题|不足|薄弱|差距/.test(heading) ? 'problem' : part
}

/** Cleaning only drops characters and folds widths: each character of the read text is found again, in order. */
function alignTexts(read: string, original: string): number[] {
  const map: number[] = []
  let at = 0
  for (let index = 0; index < read.length; index++) {
    const char = read.charAt(index)
    const near = original.slice(at, at + 400)
    const found = near.indexOf(char)
    const folded =
      found >= 0
        ? found
        : near.normalize('NFKC').length === near.length
          ? near.normalize('NFKC').indexOf(char)
          : -1
    const step = folded >= 0 ? folded : 0
    map.push(Math.min(original.length, at + step))
    at = Math.min(original.length, at + step + (folded >= 0 ? 1 : 0))
  }
  map.push(original.length)
  return map
}
