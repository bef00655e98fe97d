// The desk's verbs over drafts: write, make, revise, list, read, export.
import type { Brief } from '#domain/brief.ts'
import type { Draft, DraftRecord } from '#domain/draft.ts'
import type { Reader } from '#domain/reader.ts'
import { draft } from '#draft/draft.ts'
import type { DraftDeps } from '#draft/draft-deps.ts'
import { describeBrief, renderText } from '#draft/render-draft.ts'
import { compareDrafts, type LineChange } from '#draft/revise/compare-drafts.ts'
import { lastVersion, openRecord, reviseDraft } from '#draft/revise/revise-draft.ts'
import type { DocumentWriter } from '#ports/document-writer.ts'
import { AppError } from '#shared/errors.ts'
import { type DraftStore, type FinalExport, openDraftStore } from './draft-store.ts'
import { type ExportChoice, exportDraft } from './export-draft.ts'
import type { SentFile } from './preview-desk.ts'
import { draftDepsFor, type MaterialParts, readMaterial, readOwn } from './read-material.ts'

export interface BriefCall {
  readonly text?: string
  readonly files?: readonly SentFile[]
  /** As typed; absent: the person's own. */
  readonly place?: string
  readonly year?: number
  /** Name of an outline or the text of a notice; absent: that of a file that is called one. */
  readonly outline?: string
}

/** A draft that is not kept. */
export interface WrittenText {
  readonly draft: Draft
  readonly text: string
}

/** A draft as it stands, with what led to it. */
export interface OpenedDraft {
  /** Unguessable; whoever knows it may take the draft up in another channel. */
  readonly id: string
  readonly draft: Draft
  readonly text: string
  /** 我理解的数据：…, for confirming. */
  readonly understood: string
  /** What was said for each version, oldest first; the first is empty. */
  readonly instructions: readonly string[]
  /** Against the version before; null for the first. */
  readonly changes: readonly LineChange[] | null
  /** ISO time. */
  readonly savedAt: string
  /** Exports without the visible label, oldest first. */
  readonly finals: readonly FinalExport[]
}

type DraftRevision =
  | { readonly kind: 'revised'; readonly said: string; readonly opened: OpenedDraft }
  | { readonly kind: 'unclear'; readonly text: string }
  /** No instruction about a draft. */
  | { readonly kind: 'none' }

export interface ListedDraft {
  readonly id: string
  readonly title: string
  readonly version: number
  readonly savedAt: string
}

export interface DraftDesk {
  /** Writes and checks without keeping; what the brief lacks stands as 【待补充】. Throws AppError `input` for unreadable files. */
  writeDraft(reader: Reader, call: BriefCall): Promise<WrittenText>
  /** As `writeDraft`, and kept: it can be revised and exported. */
  makeDraft(reader: Reader, call: BriefCall): Promise<OpenedDraft>
  reviseDraft(reader: Reader, id: string, words: string): Promise<DraftRevision>
  /** Newest first. */
  listDrafts(reader: Reader): Promise<readonly ListedDraft[]>
  /** Null when there is none, or it is not this person's. */
  readDraft(reader: Reader, id: string): Promise<OpenedDraft | null>
  /** Goes on with a draft of another channel. Null when there is none of that id. */
  adoptDraft(reader: Reader, id: string): Promise<OpenedDraft | null>
  /** Throws AppError `input` for a confirmation in other words, and for a final paper that still has 【待补充】. */
  exportDraft(reader: Reader, id: string, choice: ExportChoice): Promise<SentFile>
  /** A draft that is not kept, as docx with the visible label. */
  writeDocument(draft: Draft, choice: Pick<ExportChoice, 'withSources' | 'template'>): Promise<Uint8Array>
}

export interface DraftParts extends MaterialParts {
  readonly documentWriter: DocumentWriter
  /** Who runs this program, for the hidden mark of documents. */
  readonly producer: string
}

interface Room extends DraftParts {
  readonly store: DraftStore
  /** SHA-256, hex. */
  readonly hash: (bytes: Uint8Array) => string
  readonly newToken: () => string
  readonly now: () => Date
}

/** The room for one reader: what drafting needs, over what he may see. */
type ReaderRoom = Room & { readonly reader: Reader; readonly deps: DraftDeps }

export function openDraftDesk(
  room: Omit<Room, 'store'> & { readonly journal: Parameters<typeof openDraftStore>[0] },
): DraftDesk {
  const store = openDraftStore(room.journal)
  const roomFor = (reader: Reader): ReaderRoom => ({
    ...room,
    store,
    reader,
    deps: draftDepsFor(reader, room),
  })
  return {
    async writeDraft(reader, call) {
      const { deps } = roomFor(reader)
      const written = await draft({ brief: await readCall(call, roomFor(reader)) }, deps)
      return { draft: written, text: renderText(written) }
    },
    makeDraft: (reader, call) => makeDraft(call, roomFor(reader)),
    reviseDraft: (reader, id, words) => revise({ id, words }, roomFor(reader)),
    async listDrafts({ person }) {
      const opened = await Promise.all((await store.list(person)).map((id) => store.read(id)))
      return opened.flatMap((kept) => (kept ? [{ ...kept.shown, savedAt: kept.savedAt }] : [])).reverse()
    },
    readDraft: async (reader, id) =>
      (await store.isOwned(reader.person, id)) ? openStored(id, roomFor(reader)) : null,
    async adoptDraft(reader, id) {
      if (!(await store.read(id))) return null
      await store.own(reader.person, id)
      return openStored(id, roomFor(reader))
    },
    exportDraft: (reader, id, choice) => exportStored({ id, choice }, roomFor(reader)),
    writeDocument: (written, { withSources = false, template }) =>
      room.documentWriter.write(written, {
        linePitch: 28,
        isBoldHeadings: false,
        withSources,
        isLabelled: true,
        signedOn: null,
        producer: room.producer,
        contentId: `cli-${written.version}`,
        ...(template ? { template } : {}),
      }),
  }
}

async function readCall({ place, ...call }: BriefCall, room: ReaderRoom): Promise<Brief> {
  return readMaterial({ ...call, place: await readOwn(room.reader, place, room) }, room)
}

async function makeDraft(call: BriefCall, room: ReaderRoom): Promise<OpenedDraft> {
  const record = openRecord(room.newToken().slice(0, 12), await readCall(call, room))
  const opened = await save(record, room)
  await room.store.own(room.reader.person, record.id)
  return opened
}

async function revise(
  { id, words }: { id: string; words: string },
  room: ReaderRoom,
): Promise<DraftRevision> {
  const kept = (await room.store.isOwned(room.reader.person, id)) ? await room.store.read(id) : null
  if (!kept) throw missing(id)
  const { book, drafting } = room.draftDeps
  const present = await write(kept.record, room)
  const revision = reviseDraft(kept.record, words, {
    draft: present,
    book: { indicators: book.indicators, drafting },
  })
  if (revision.kind !== 'revised') return revision
  return { kind: 'revised', said: revision.said, opened: await save(revision.record, room) }
}

/** As it was stored: a model is asked only when a version is made. */
function write(record: DraftRecord, { deps }: ReaderRoom): Promise<Draft> {
  const { brief, choices, n, prose = [] } = lastVersion(record)
  return draft({ brief, choices, version: n, prose }, { ...deps, writer: null })
}

/** The newest version is written, with what a model wrote kept in it; earlier prose that still fits is used again. */
async function compose(
  record: DraftRecord,
  { deps }: ReaderRoom,
): Promise<{ record: DraftRecord; written: Draft }> {
  const { versions } = record
  const { brief, choices, n } = lastVersion(record)
  const written = await draft(
    { brief, choices, version: n, prose: versions.flatMap(({ prose = [] }) => prose) },
    deps,
  )
  const last = { ...lastVersion(record), ...(written.prose.length > 0 ? { prose: written.prose } : {}) }
  return { record: { ...record, versions: [...versions.slice(0, -1), last] }, written }
}

async function save(asked: DraftRecord, room: ReaderRoom): Promise<OpenedDraft> {
  const savedAt = room.now().toISOString()
  const { record, written } = await compose(asked, room)
  const shown = { id: record.id, title: nameDraft(written), version: written.version }
  await room.store.put({ record, savedAt, shown })
  return open(record, { written, savedAt }, room)
}

async function openStored(id: string, room: ReaderRoom): Promise<OpenedDraft | null> {
  const kept = await room.store.read(id)
  if (!kept) return null
  return open(kept.record, { written: await write(kept.record, room), savedAt: kept.savedAt }, room)
}

async function open(
  record: DraftRecord,
  { written, savedAt }: { written: Draft; savedAt: string },
  room: ReaderRoom,
): Promise<OpenedDraft> {
  const text = renderText(written)
  const earlier = record.versions.slice(0, -1)
  const before = earlier.length > 0 ? renderText(await write({ ...record, versions: earlier }, room)) : null
  return {
    id: record.id,
    draft: written,
    text,
    understood: describeBrief(lastVersion(record).brief),
    instructions: record.versions.map(({ instruction }) => instruction),
    changes: before === null ? null : compareDrafts(before, text),
    savedAt,
    finals: await room.store.listFinals(record.id),
  }
}

/** The title; of a section its heading without the numeral's brackets. */
function nameDraft({ scope, title, sections }: Draft): string {
  const heading = sections.find((section) => section.heading !== '')?.heading
  return scope === 'section' && heading ? heading.replace(/[。.]$/, '') : title
}

async function exportStored(
  { id, choice }: { id: string; choice: ExportChoice },
  room: ReaderRoom,
): Promise<SentFile> {
  const { person } = room.reader
  const opened = (await room.store.isOwned(person, id)) ? await openStored(id, room) : null
  if (!opened) throw missing(id)
  return exportDraft({ person, opened, name: nameDraft(opened.draft), choice }, room)
}

function missing(id: string): AppError {
  return new AppError('input', `没有编号为 ${id} 的稿子，或者它不是你的。`, {
    fix: '到“稿”里看现有的稿子；别的渠道里的稿子，发“接稿”加编号接过来。',
  })
}
