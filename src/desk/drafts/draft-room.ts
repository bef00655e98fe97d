// The room of drafting: what its verbs need, and a stored draft as it is written, opened and kept. Shared by the verbs over drafts.
import type { Brief } from '#domain/brief.ts'
import type { Draft, DraftRecord } from '#domain/draft.ts'
import type { DraftTalk } from '#domain/journal/draft-under-way.ts'
import type { FinalExport } from '#domain/journal/final-export.ts'
import type { KeptDraft } from '#domain/journal/kept-draft.ts'
import type { Reader } from '#domain/reader.ts'
import type { DraftWork } from '#draft/draft-work.ts'
import { renderText } from '#draft/render-draft.ts'
import type { LineChange } from '#draft/revise/compare-drafts.ts'
import { describeBrief, describeLeftOut } from '#draft/revise/describe-brief.ts'
import { lastVersion, type reviseDraft } from '#draft/revise/revise-draft.ts'
import type { DocumentWriter } from '#ports/document-writer.ts'
import type { Journal } from '#ports/journal.ts'
import type { WishReader } from '#ports/wish-reader.ts'
import { AppError } from '#shared/errors.ts'
import { layWordings } from './own-wording.ts'
import type { MaterialParts } from './read-material.ts'
import { tellCorrected } from './tell-corrected.ts'

/** A draft as it stands, with what led to it. */
export interface OpenedDraft {
  /** Names it to its owner; to anybody else it opens nothing. */
  readonly id: string
  readonly draft: Draft
  readonly text: string
  /** 我理解的数据：…, for confirming. */
  readonly understood: string
  /** Of the material what was no fact: words to the writer, rows whose header was not read. */
  readonly leftOut: readonly string[]
  /** What it is written from. */
  readonly material: Brief
  /** What was said for each version, oldest first; the first is empty. */
  readonly instructions: readonly string[]
  /** Against the version before; null for the first. */
  readonly changes: readonly LineChange[] | null
  /** ISO time. */
  readonly savedAt: string
  /** Exports without the visible label, oldest first. */
  readonly finals: readonly FinalExport[]
}

export type DraftRevision =
  | { readonly kind: 'revised'; readonly said: string; readonly opened: OpenedDraft }
  | ({ readonly kind: 'unclear'; readonly text: string } & Partial<Pick<DraftTalk, 'options' | 'told'>>)
  /** What was asked of the draft itself. */
  | { readonly kind: 'told'; readonly text: string; readonly told?: readonly number[] }
  /** No instruction about a draft. */
  | { readonly kind: 'none' }

export interface DraftParts extends MaterialParts {
  /** What words and fields that change a draft are read with. */
  readonly briefBook: Parameters<typeof reviseDraft>[2]['book']
  /** Absent or null: words are read by rules alone. */
  readonly wishReader?: WishReader | null
  readonly documentWriter: DocumentWriter
  /** Who runs this program, for the hidden mark of documents. */
  readonly producer: string
}

export interface Room extends DraftParts {
  readonly journal: Pick<Journal, 'drafts' | 'finals'>
  /** SHA-256, hex. */
  readonly hash: (bytes: Uint8Array) => string
  readonly newToken: () => string
  readonly now: () => Date
}

/** The room for one reader: what drafting needs, over what he may see. */
export type ReaderRoom = Room & { readonly reader: Reader; readonly work: DraftWork }

/** As it was stored: a model is asked only when a version is made. */
export async function write(record: DraftRecord, { work }: ReaderRoom): Promise<Draft> {
  const { brief, choices, n, prose = [], wordings = [] } = lastVersion(record)
  const written = await work.draft({ brief, choices, version: n, prose }, { withModel: false })
  return (await layWordings(written, { wordings, brief }, work)).draft
}

/** The newest version is written, with what a model wrote kept in it; earlier prose that still fits is used again. */
async function compose(
  record: DraftRecord,
  { work }: ReaderRoom,
): Promise<{ record: DraftRecord; written: Draft }> {
  const { versions } = record
  const { brief, choices, n, wordings = [], ...rest } = lastVersion(record)
  const written = await work.draft(
    { brief, choices, version: n, prose: versions.flatMap(({ prose = [] }) => prose) },
    { withModel: true },
  )
  const laid = await layWordings(written, { wordings, brief }, work)
  const last = {
    ...rest,
    ...{ n, brief, choices },
    ...(written.prose.length > 0 ? { prose: written.prose } : {}),
    ...(laid.wordings.length > 0 ? { wordings: laid.wordings } : {}),
  }
  return { record: { ...record, versions: [...versions.slice(0, -1), last] }, written: laid.draft }
}

/** The next state of a draft, to be kept. */
export async function prepare(
  asked: DraftRecord,
  room: ReaderRoom,
): Promise<{ next: Pick<KeptDraft, 'record' | 'savedAt' | 'shown'>; written: Draft }> {
  const { record, written } = await compose(asked, room)
  const shown = {
    id: record.id,
    title: nameDraft(written),
    version: written.version,
    open: (renderText({ ...written, missing: [] }).match(/【待补充/g) ?? []).length + written.missing.length,
    faults: written.findings.filter(({ severity }) => severity === 'block').length,
  }
  return { next: { record, savedAt: room.now().toISOString(), shown }, written }
}

export async function openStored(kept: KeptDraft, room: ReaderRoom, against?: number): Promise<OpenedDraft> {
  const written = await write(kept.record, room)
  const before = await textBefore(kept.record, room, against)
  return open(kept, { written, before }, room)
}

/** Of the version `against`, by its number; absent: of the one before. Null for the first. */
export async function textBefore(
  record: DraftRecord,
  room: ReaderRoom,
  against?: number,
): Promise<string | null> {
  const at = record.versions.findIndex(({ n }) => n === against)
  const earlier = record.versions.slice(0, at < 0 ? -1 : at + 1)
  return earlier.length > 0 ? renderText(await write({ ...record, versions: earlier }, room)) : null
}

/** `before`: the text that changes are told against. */
export async function open(
  { record, savedAt }: KeptDraft,
  { written, before }: { readonly written: Draft; readonly before: string | null },
  room: ReaderRoom,
): Promise<OpenedDraft> {
  const text = renderText(written)
  const { brief } = lastVersion(record)
  return {
    id: record.id,
    draft: tellCorrected(written, record),
    text,
    understood: describeBrief(brief),
    leftOut: describeLeftOut(brief),
    material: brief,
    instructions: record.versions.map(({ instruction }) => instruction),
    changes: before === null ? null : await room.work.compareDrafts(before, text),
    savedAt,
    finals: await room.journal.finals.list(record.id),
  }
}

/** The title; of a section its heading without the numeral's brackets. */
export function nameDraft({ scope, title, sections }: Draft): string {
  const heading = sections.find((section) => section.heading !== '')?.heading
  return scope === 'section' && heading ? heading.replace(/[。.]$/, '') : title
}

/** False where it was revised elsewhere since `kept` was read: then nothing is changed. */
export async function keepNext(
  kept: KeptDraft,
  next: Pick<KeptDraft, 'record' | 'savedAt' | 'shown'>,
  { journal }: Pick<Room, 'journal'>,
): Promise<boolean> {
  const before = JSON.stringify(kept.record)
  let isKept = false
  await journal.drafts.update(kept.record.id, (now) => {
    isKept = now !== null && JSON.stringify(now.record) === before
    return now && isKept ? { ...now, ...next } : now
  })
  return isKept
}

export function missing(id: string): AppError {
  return new AppError('missing', `没有编号为 ${id} 的稿子，或者它不是你的。`, {
    fix: '到“稿”里看现有的稿子；别的渠道里写的，先在那里要接稿码，再在这里发“接稿”加码。',
  })
}
