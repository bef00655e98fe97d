// Step: a draft -> plain text or Markdown.
import {
  type Draft,
  type DraftSection,
  type DraftTable,
  type FilledCell,
  printFields,
  spellGap,
} from '#domain/draft.ts'
import { groupBy } from '#shared/group-by.ts'
import { bareLabel } from './form/read-form.ts'
import { noteHead } from './rows/build-rows-table.ts'

type Renderable = Pick<Draft, 'title' | 'sections' | 'scope'> &
  Partial<Pick<Draft, 'recipient' | 'issuer' | 'signedOn' | 'copiedTo' | 'missing' | 'masthead'>>

/** Title, headings and paragraphs one a line, with the fields of the paper, those that are missing as gaps unless whole parts are; what `draft --json` gives as text. */
export function renderText(draft: Renderable): string {
  const lines = draft.sections.flatMap((section) => [
    section.heading,
    ...section.paragraphs.map((paragraph) => paragraph.text),
    ...(section.table ? renderFilled(section.table) : []),
  ])
  return [...mastheadOf(draft), titleOf(draft), recipientOf(draft), ...lines, ...signatureOf(draft)]
    .filter((line) => line !== '')
    .join('\n')
}

function fieldsOf(draft: Renderable) {
  const { recipient = null, issuer = null, signedOn = null, missing = [], copiedTo } = draft
  return printFields({
    recipient,
    issuer,
    signedOn,
    missing: lacksParts(draft) ? [] : missing,
    ...(copiedTo === undefined ? {} : { copiedTo }),
  })
}

/** Parts of the text come first: a paper that lacks some is not yet to be sent. */
function lacksParts({ sections }: Renderable): boolean {
  return sections.some(({ paragraphs }) => paragraphs.some(({ text }) => text.includes(gapMark)))
}

const gapMark = spellGap('').slice(0, 4)

function recipientOf(draft: Renderable): string {
  return draft.scope === 'report' ? (fieldsOf(draft).recipient ?? '') : ''
}

/** What a bulletin opens with; it is signed there. */
function mastheadOf({ scope, masthead }: Renderable): readonly string[] {
  return scope === 'report' && masthead !== undefined ? masthead : []
}

function signatureOf(draft: Renderable): readonly string[] {
  if (draft.scope !== 'report') return []
  const { issuer, date, copied } = fieldsOf(draft)
  const signed = draft.masthead === undefined ? [issuer, date] : []
  return [...signed, copied].filter((line) => line !== null)
}

/** What the gate checks: the text without its fields and its forms, which it cannot read as sentences; `shift` takes a place in it to the place in the whole text. */
export function renderProse(draft: Renderable): {
  readonly text: string
  readonly shift: (at: number) => number
} {
  const { title, scope } = draft
  const bare = draft.sections.map(({ table, ...section }) => section)
  const forms = draft.sections.flatMap(({ table }, index) => {
    if (!table || renderFilled(table).length === 0) return []
    const before = { title, scope, sections: bare.slice(0, index + 1) }
    return [{ at: renderText(before).length, length: renderFilled(table).join('\n').length + 1 }]
  })
  const head = titleOf(draft).length
  const lead = recipientOf(draft) === '' ? 0 : recipientOf(draft).length + 1
  const above = mastheadOf(draft).reduce((sum, line) => sum + line.length + 1, 0)
  const shift = (at: number) =>
    forms.reduce(
      (sum, form) => (form.at < at ? sum + form.length : sum),
      above + (at > head ? at + lead : at),
    )
  return { text: renderText({ title, scope, sections: bare }), shift }
}

/** Headings as #, ##, ###. */
export function renderMarkdown(draft: Renderable): string {
  const blocks = draft.sections.flatMap((section) => [
    renderHeading(section),
    ...section.paragraphs.map((paragraph) => paragraph.text),
    ...(section.table ? [renderTable(section.table)] : []),
  ])
  const title = titleOf(draft)
  return `${[title === '' ? '' : `# ${title}`, ...blocks].filter((block) => block !== '').join('\n\n')}\n`
}

/** Villages a line each. A prescribed form is no text: it stands whole in the document. */
function renderFilled({ rows, filled, isForm }: DraftTable): readonly string[] {
  if (isForm) return []
  const isNote = ({ column }: FilledCell) => rows[0]![column] === noteHead
  const lines = groupBy(
    filled.filter((cell) => !isNote(cell)),
    ({ row }) => row,
  )
  return [...lines.values()].map((cells, at) => {
    const { labels } = cells[0]!
    const values = cells.map(({ row, column, heads }) => {
      const named = labels.length === 0 ? heads : heads.slice(-1)
      return `${named.map(bareLabel).join('·')}${rows[row]![column]}`
    })
    const own = rows[cells[0]!.row]!
    const note = rows[0]!.at(-1) === noteHead ? own.at(-1)! : ''
    const named = labels.length === 0 ? '' : `${labels.map(bareLabel).join('·')}：`
    const told = `${named}${values.join('，')}${note === '' ? '' : `（${note}）`}`
    return `${told}${at + 1 < lines.size ? '；' : '。'}`
  })
}

/** Markdown knows no merged cells: each row keeps all of its cells. */
function renderTable({ rows }: DraftTable): string {
  const lines = rows.map((cells) => `| ${cells.join(' | ')} |`)
  const rule = `|${' --- |'.repeat(rows[0]?.length ?? 0)}`
  return [lines[0], rule, ...lines.slice(1)].join('\n')
}

function titleOf(draft: Renderable): string {
  return draft.scope === 'report' ? draft.title : ''
}

function renderHeading(section: DraftSection): string {
  return section.heading === '' ? '' : `${'#'.repeat(section.level + 1)} ${section.heading}`
}
