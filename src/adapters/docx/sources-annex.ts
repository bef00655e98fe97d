// Step of writing docx: the optional annex, a table of every number and where it came from.
import { AlignmentType, LineRuleType, Paragraph, Table, TableCell, TableRow, WidthType } from 'docx'
import type { Draft, DraftSection, NumberSource } from '#domain/draft.ts'
import { bodyRun, fonts, sizes } from './paragraphs.ts'

const head = ['段落', '数', '出处', '上年']
/** Shares; the last column is left out where nothing of a last year stands. */
const widths = [22, 14, 46, 18]

export const annexName = '数据出处表'

/** 附件, heading, table. Empty when the draft holds no numbers. */
export function sourcesAnnex(draft: Draft): (Paragraph | Table)[] {
  const rows = draft.sections.flatMap((section) =>
    [...section.paragraphs, ...formSources(section)].flatMap((one) =>
      one.sources.flatMap((source) =>
        source.kind === 'request'
          ? []
          : [[section.heading, source.raw, describeSource(source), describeLastYear(source)]],
      ),
    ),
  )
  if (rows.length === 0) return []
  // A heading is named once, in the first row of its numbers; so is what several of them come from.
  const told = rows.map(([heading = '', raw = '', source = '', past = ''], index) => {
    const before = rows[index - 1]
    return [heading === before?.[0] ? '' : heading, raw, source === before?.[2] ? '同上' : source, past]
  })
  const columns = told.some((cells) => cells[3] !== '') ? head.length : head.length - 1
  return [
    new Paragraph({ children: [bodyRun('附件', fonts.first)] }),
    new Paragraph({
      children: [bodyRun(annexName, fonts.title, { size: sizes.title })],
      alignment: AlignmentType.CENTER,
      spacing: { before: 240, after: 240 },
    }),
    new Table({
      rows: [head, ...told].map(
        (cells) =>
          new TableRow({
            children: cells.slice(0, columns).map(buildCell),
            tableHeader: cells === head,
            cantSplit: true,
          }),
      ),
      width: { size: 100, type: WidthType.PERCENTAGE },
    }),
  ]
}

/** A form says 0 of many cells at once: one line for each thing that was said. */
function formSources({ table }: DraftSection): { readonly sources: readonly NumberSource[] }[] {
  const said = (table?.filled ?? []).map(({ source }) => source)
  return [{ sources: [...new Map(said.map((one) => [JSON.stringify(one), one])).values()] }]
}

function buildCell(text: string, column: number): TableCell {
  return new TableCell({
    children: [
      new Paragraph({
        children: [bodyRun(text, fonts.number, { size: sizes.table })],
        spacing: { line: 300, lineRule: LineRuleType.EXACT },
      }),
    ],
    width: { size: widths[column] ?? 25, type: WidthType.PERCENTAGE },
    margins: { top: 40, bottom: 40, left: 80, right: 80 },
  })
}

function describeSource(source: Exclude<NumberSource, { kind: 'request' }>): string {
  return source.kind === 'arithmetic'
    ? `算得：${source.formula}`
    : `${source.source || `素材第${source.line}行`}：“${source.quote}”`
}

function describeLastYear(source: NumberSource): string {
  if (source.kind !== 'brief' || source.lastYear === null) return ''
  const { raw, change } = source.lastYear
  return change === null ? raw : `${raw}（${change > 0 ? '+' : ''}${change}%）`
}
