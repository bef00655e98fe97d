// The desk's verbs over drafts: make, revise, list, read, export, and check a text that a person wrote.
import type { Draft, DraftRecord } from '#domain/draft.ts'
import type { Finding } from '#domain/finding.ts'
import type { Place } from '#domain/place.ts'
import { questionDoor, refuseLong } from '#domain/text-limits.ts'
import { compareDrafts, type LineChange } from '#draft/compare-drafts.ts'
import type { DraftDeps } from '#draft/draft-deps.ts'
import type { DraftWork } from '#draft/draft-work.ts'
import { joinLines, type Material, readBlocks } from '#draft/read-blocks.ts'
import { describeBrief, renderText } from '#draft/render-draft.ts'
import { lastVersion, openRecord, reviseDraft } from '#draft/revise-draft.ts'
import type { DocumentWriter } from '#ports/document-writer.ts'
import type { ExtractedFile } from '#ports/file-reader.ts'
import { AppError } from '#shared/errors.ts'
import { type DraftStore, type FinalExport, openDraftStore } from './draft-store.ts'
import { type ExportChoice, exportDraft } from './export-draft.ts'

interface SentFile {
  readonly name: string
  readonly bytes: Uint8Array
}

interface BriefCall {
  readonly person: string
  readonly text: string
  readonly files?: readonly SentFile[]
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

/** A text that a person handed in, as it was read, and what the gate found in it. */
export interface CheckedFile {
  readonly text: string
  /** Their spans point into `text`. */
  readonly findings: readonly Finding[]
}

export interface DraftDesk {
  /** Writes, checks and stores; what the brief lacks stands as 【待补充】. Throws AppError `input` for unreadable files. */
  makeDraft(call: BriefCall): Promise<OpenedDraft>
  reviseDraft(person: string, id: string, words: string): Promise<DraftRevision>
  /** Newest first. */
  listDrafts(person: string): Promise<readonly ListedDraft[]>
  /** Null when there is none, or it is not this person's. */
  readDraft(person: string, id: string): Promise<OpenedDraft | null>
  /** Goes on with a draft of another channel. Null when there is none of that id. */
  adoptDraft(person: string, id: string): Promise<OpenedDraft | null>
  /** Throws AppError `input` for a confirmation in other words, and for a final paper that still has 【待补充】. */
  exportDraft(person: string, id: string, choice: ExportChoice): Promise<SentFile>
  /** Findings of the gate on a text that a person wrote, the gravest first; the own place is the person's. */
  checkFile(person: string, file: SentFile): Promise<CheckedFile>
}

export interface DraftParts {
  readonly draftDeps: DraftDeps
  readonly draftWork: DraftWork
  readonly extractFile: (bytes: Uint8Array, name: string) => Promise<readonly ExtractedFile[]>
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
  /** 本单位 of a person. */
  readonly readOwn: (person: string) => Promise<Place | null>
}

export function openDraftDesk(
  room: Omit<Room, 'store'> & { readonly journal: Parameters<typeof openDraftStore>[0] },
): DraftDesk {
  const own: Room = { ...room, store: openDraftStore(room.journal) }
  const { store } = own
  return {
    makeDraft: (call) => makeDraft(call, own),
    reviseDraft: (person, id, words) => revise(person, { id, words }, own),
    async listDrafts(person) {
      const opened = await Promise.all((await store.list(person)).map((id) => store.read(id)))
      return opened.flatMap((kept) => (kept ? [{ ...kept.shown, savedAt: kept.savedAt }] : [])).reverse()
    },
    readDraft: async (person, id) => ((await store.isOwned(person, id)) ? openStored(id, own) : null),
    async adoptDraft(person, id) {
      if (!(await store.read(id))) return null
      await store.own(person, id)
      return openStored(id, own)
    },
    exportDraft: (person, id, choice) => exportStored(person, { id, choice }, own),
    checkFile: (person, file) => checkFile(person, file, own),
  }
}

const wordsDoor = { ...questionDoor, what: '要改的话', fix: '请一次说一处怎么改；新的材料存成文件发过来。' }

/** A file called so is the county's notice and no material. */
const outlineName = /提纲|大纲|通知/

async function makeDraft({ person, text, files = [] }: BriefCall, room: Room): Promise<OpenedDraft> {
  const read = await Promise.all(
    files.map(async (file) => ({ ...(await readSent(file, room)), isOutline: outlineName.test(file.name) })),
  )
  const material = read.filter((one) => !one.isOutline)
  const outline = read.find((one) => one.isOutline)?.text ?? null
  const brief = await room.draftWork.readBrief({
    text: [text, ...material.map((one) => one.text)].filter(Boolean).join('\n'),
    tables: material.flatMap((one) => one.tables),
    place: await room.readOwn(person),
    outline,
  })
  const record = openRecord(room.newToken().slice(0, 12), brief)
  const opened = await save(record, room)
  await room.store.own(person, record.id)
  return opened
}

async function readSent({ name, bytes }: SentFile, { extractFile }: DraftParts): Promise<Material> {
  return readBlocks(await extractFile(bytes, name))
}

async function revise(
  person: string,
  { id, words }: { id: string; words: string },
  room: Room,
): Promise<DraftRevision> {
  refuseLong(words.length, wordsDoor)
  const kept = (await room.store.isOwned(person, id)) ? await room.store.read(id) : null
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
function write(record: DraftRecord, { draftWork }: Room): Promise<Draft> {
  const { brief, choices, n, prose = [] } = lastVersion(record)
  return draftWork.draft({ brief, choices, version: n, prose }, { withModel: false })
}

/** The newest version is written, with what a model wrote kept in it; earlier prose that still fits is used again. */
async function compose(
  record: DraftRecord,
  { draftWork }: Room,
): Promise<{ record: DraftRecord; written: Draft }> {
  const { versions } = record
  const { brief, choices, n } = lastVersion(record)
  const written = await draftWork.draft(
    { brief, choices, version: n, prose: versions.flatMap(({ prose = [] }) => prose) },
    { withModel: true },
  )
  const last = { ...lastVersion(record), ...(written.prose.length > 0 ? { prose: written.prose } : {}) }
  return { record: { ...record, versions: [...versions.slice(0, -1), last] }, written }
}

async function save(asked: DraftRecord, room: Room): Promise<OpenedDraft> {
  const savedAt = room.now().toISOString()
  const { record, written } = await compose(asked, room)
  const shown = { id: record.id, title: nameDraft(written), version: written.version }
  await room.store.put({ record, savedAt, shown })
  return open(record, { written, savedAt }, room)
}

async function openStored(id: string, room: Room): Promise<OpenedDraft | null> {
  const kept = await room.store.read(id)
  if (!kept) return null
  return open(kept.record, { written: await write(kept.record, room), savedAt: kept.savedAt }, room)
}

async function open(
  record: DraftRecord,
  { written, savedAt }: { written: Draft; savedAt: string },
  room: Room,
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
  person: string,
  { id, choice }: { id: string; choice: ExportChoice },
  room: Room,
): Promise<SentFile> {
  const opened = (await room.store.isOwned(person, id)) ? await openStored(id, room) : null
  if (!opened) throw missing(id)
  return exportDraft({ person, opened, name: nameDraft(opened.draft), choice }, room)
}

async function checkFile(person: string, file: SentFile, room: Room): Promise<CheckedFile> {
  const text = joinLines(await readSent(file, room))
  const findings = await room.draftWork.checkText({ text, place: await room.readOwn(person), year: null })
  return { text, findings }
}

function missing(id: string): AppError {
  return new AppError('input', `没有编号为 ${id} 的稿子，或者它不是你的。`, {
    fix: '到“稿”里看现有的稿子；别的渠道里的稿子，发“接稿”加编号接过来。',
  })
}
