// Step: a stored draft -> a file to take away. Labelled, unless the person answers for every line; that is logged first.
import type { Draft } from '#domain/draft.ts'
import { spellGap } from '#domain/draft.ts'
import { renderMarkdown } from '#draft/render-draft.ts'
import type { DocumentWriter } from '#ports/document-writer.ts'
import type { Journal } from '#ports/journal.ts'
import { AppError } from '#shared/errors.ts'

export type ExportFormat = 'docx' | 'txt' | 'md'

export interface ExportChoice {
  readonly format: ExportFormat
  /** An annex with the source of every number; docx only. */
  readonly withSources?: boolean
  /** A docx of the office with {{正文}} in it; docx only. */
  readonly template?: Uint8Array
  /** `confirmation` as the person gave it: then the visible label is left out. */
  readonly confirmed?: string
}

interface Stored {
  readonly id: string
  readonly draft: Draft
  readonly text: string
}

interface ExportRoom {
  readonly journal: Pick<Journal, 'finals'>
  readonly documentWriter: DocumentWriter
  readonly producer: string
  readonly hash: (bytes: Uint8Array) => string
  readonly now: () => Date
}

/** What a person says before a paper leaves without the visible label (标识办法 第九条). */
export const confirmation = '已逐条核实，由本单位负责'

/** Said as it is asked for, whatever its marks. */
export function isConfirmation(text: string): boolean {
  const bare = (words: string) => words.replace(/[\s，,。.!！]/g, '')
  return bare(text) === bare(confirmation)
}

/** The hidden mark stays in every docx. Throws AppError `input` when a final paper is not final. */
export async function exportDraft(
  { person, opened, name, choice }: { person: string; opened: Stored; name: string; choice: ExportChoice },
  room: ExportRoom,
): Promise<{ name: string; bytes: Uint8Array }> {
  const { id, draft, text } = opened
  const { format, withSources = false, template, confirmed } = choice
  if (confirmed !== undefined) await logFinal({ person, opened, format, confirmed }, room)
  const isLabelled = confirmed === undefined
  // A heading may hold what no file name may.
  const file = `${name.replace(/[\\/:*?"<>|\s]+/g, '')}.${format}`
  if (format !== 'docx') {
    const body = format === 'md' ? renderMarkdown(draft) : `${text}\n`
    const label = isLabelled ? '\nAI辅助生成，须人工核实。\n' : ''
    return { name: file, bytes: new TextEncoder().encode(`${body}${label}`) }
  }
  const bytes = await room.documentWriter.write(draft, {
    linePitch: 28,
    isBoldHeadings: false,
    withSources,
    isLabelled,
    producer: room.producer,
    contentId: `${id}-${draft.version}`,
    ...(template ? { template } : {}),
  })
  return { name: file, bytes }
}

async function logFinal(
  {
    person,
    opened,
    format,
    confirmed,
  }: { person: string; opened: Stored; format: ExportFormat; confirmed: string },
  { journal, hash, now }: ExportRoom,
): Promise<void> {
  if (!isConfirmation(confirmed)) {
    throw new AppError('input', '没有确认，定稿没有导出。', { fix: `逐条核实后，说一遍“${confirmation}”。` })
  }
  const field = opened.draft.missing[0]
  const gap = /【待[^】]*】/.exec(opened.text)?.[0] ?? (field && spellGap(field))
  if (gap) {
    throw new AppError('input', `稿子里还有“${gap}”，不能当定稿导出。`, {
      fix: '补上，或者说“去掉待补充”，再导出定稿。',
    })
  }
  await journal.finals.append({
    draft: opened.id,
    person,
    at: now().toISOString(),
    version: opened.draft.version,
    hash: hash(new TextEncoder().encode(opened.text)),
    confirmed: confirmation,
    format,
    blocks: opened.draft.findings.filter(({ severity }) => severity === 'block').length,
  })
}
