// The desk's verbs over drafts: make, revise, list, read, export, and check a text that a person wrote.
import { checkText } from '#check/gate/check-text.ts'
import type { Draft, DraftRecord } from '#domain/draft.ts'
import type { Finding } from '#domain/finding.ts'
import type { FinalExport } from '#domain/journal/final-export.ts'
import { isDraftOf, type KeptDraft } from '#domain/journal/kept-draft.ts'
import type { Place } from '#domain/place.ts'
import { joinLines, type Material, readBlocks } from '#draft/brief/read-blocks.ts'
import { readBrief } from '#draft/brief/read-brief.ts'
import { draft } from '#draft/draft.ts'
import type { DraftDeps } from '#draft/draft-deps.ts'
import { describeBrief, renderText } from '#draft/render-draft.ts'
import { compareDrafts, type LineChange } from '#draft/revise/compare-drafts.ts'
import { lastVersion, openRecord, reviseDraft } from '#draft/revise/revise-draft.ts'
import type { DocumentWriter } from '#ports/document-writer.ts'
import type { ExtractedFile } from '#ports/file-reader.ts'
import type { Journal } from '#ports/journal.ts'
import { AppError } from '#shared/errors.ts'
import { type ExportChoice, exportDraft } from './export-draft.ts'
import { offerDraft, takeOffered } from './hand-over.ts'

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
  /** Names it to its owner; to anybody else it opens nothing. */
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
  /** Throws AppError `missing`. */
  reviseDraft(person: string, id: string, words: string): Promise<DraftRevision>
  /** Newest first. */
  listDrafts(person: string): Promise<readonly ListedDraft[]>
  /** Null when there is none, or it is not this person's. */
  readDraft(person: string, id: string): Promise<OpenedDraft | null>
  /** A 接稿码 by which the owner goes on with it in another channel. Throws AppError `missing`, `input` when it is not the owner who asks. */
  offerDraft(person: string, id: string): Promise<string>
  /** Opens one's own by its id, or takes over what its owner offers by a 接稿码. Null when it is neither. */
  adoptDraft(person: string, idOrCode: string): Promise<OpenedDraft | null>
  /** Throws AppError `missing`, `input` for a confirmation in other words, and for a final paper that still has 【待补充】. */
  exportDraft(person: string, id: string, choice: ExportChoice): Promise<SentFile>
  /** Findings of the gate on a text that a person wrote, the gravest first; the own place is the person's. */
  checkFile(person: string, file: SentFile): Promise<CheckedFile>
}

export interface DraftParts {
  readonly draftDeps: DraftDeps
  readonly extractFile: (bytes: Uint8Array, name: string) => Promise<readonly ExtractedFile[]>
  readonly documentWriter: DocumentWriter
  /** Who runs this program, for the hidden mark of documents. */
  readonly producer: string
}

interface Room extends DraftParts {
  readonly journal: Pick<Journal, 'drafts' | 'finals'>
  /** SHA-256, hex. */
  readonly hash: (bytes: Uint8Array) => string
  readonly newToken: () => string
  readonly now: () => Date
  /** 本单位 of a person. */
  readonly readOwn: (person: string) => Promise<Place | null>
}

export function openDraftDesk(room: Room): DraftDesk {
  const { drafts } = room.journal
  const openOwn = async (person: string, id: string) => {
    const kept = await readOwn(person, id, room)
    return kept && openStored(kept, room)
  }
  return {
    makeDraft: (call) => makeDraft(call, room),
    reviseDraft: (person, id, words) => revise(person, { id, words }, room),
    listDrafts: async (person) =>
      (await drafts.listOf(person)).map(({ shown, savedAt }) => ({ ...shown, savedAt })).reverse(),
    readDraft: openOwn,
    offerDraft: async (person, id) => {
      const code = await offerDraft(person, id, { ...room, drafts })
      if (code === null) throw missing(id)
      return code
    },
    adoptDraft: async (person, idOrCode) => {
      const id = await takeOffered(person, idOrCode, { ...room, drafts })
      return openOwn(person, id ?? idOrCode)
    },
    exportDraft: (person, id, choice) => exportStored(person, { id, choice }, room),
    checkFile: (person, file) => checkFile(person, file, room),
  }
}

/** Null when there is none, or it is another person's. */
async function readOwn(person: string, id: string, { journal }: Room): Promise<KeptDraft | null> {
  const kept = await journal.drafts.read(id)
  return kept && isDraftOf(kept, person) ? kept : null
}

/** A file called so is the county's notice and no material. */
const outlineName = /提纲|大纲|通知/

async function makeDraft({ person, text, files = [] }: BriefCall, room: Room): Promise<OpenedDraft> {
  const { book, drafting } = room.draftDeps
  const read = await Promise.all(
    files.map(async (file) => ({ ...(await readSent(file, room)), isOutline: outlineName.test(file.name) })),
  )
  const material = read.filter((one) => !one.isOutline)
  const outline = read.find((one) => one.isOutline)?.text ?? null
  const brief = readBrief(
    {
      text: [text, ...material.map((one) => one.text)].filter(Boolean).join('\n'),
      tables: material.flatMap((one) => one.tables),
      place: await room.readOwn(person),
      outline,
    },
    { indicators: book.indicators, drafting },
  )
  const { next, written } = await prepare(openRecord(room.newToken().slice(0, 12), brief), room)
  const kept = { owner: person, sharers: [], handover: null, ...next }
  await room.journal.drafts.update(next.record.id, () => kept)
  return open(kept, written, room)
}

async function readSent({ name, bytes }: SentFile, { extractFile }: DraftParts): Promise<Material> {
  return readBlocks(await extractFile(bytes, name))
}

async function revise(
  person: string,
  { id, words }: { id: string; words: string },
  room: Room,
): Promise<DraftRevision> {
  const kept = await readOwn(person, id, room)
  if (!kept) throw missing(id)
  const { book, drafting } = room.draftDeps
  const present = await write(kept.record, room)
  const revision = reviseDraft(kept.record, words, {
    draft: present,
    book: { indicators: book.indicators, drafting },
  })
  if (revision.kind !== 'revised') return revision
  const { next, written } = await prepare(revision.record, room)
  const before = JSON.stringify(kept.record)
  let isKept = false
  await room.journal.drafts.update(id, (now) => {
    isKept = now !== null && JSON.stringify(now.record) === before
    return now && isKept ? { ...now, ...next } : now
  })
  // Revised in another channel meanwhile: the words are for what stands there now.
  if (!isKept) return revise(person, { id, words }, room)
  return { kind: 'revised', said: revision.said, opened: await open({ ...kept, ...next }, written, room) }
}

/** As it was stored: a model is asked only when a version is made. */
function write(record: DraftRecord, { draftDeps }: Room): Promise<Draft> {
  const { brief, choices, n, prose = [] } = lastVersion(record)
  return draft({ brief, choices, version: n, prose }, { ...draftDeps, writer: null })
}

/** The newest version is written, with what a model wrote kept in it; earlier prose that still fits is used again. */
async function compose(
  record: DraftRecord,
  { draftDeps }: Room,
): Promise<{ record: DraftRecord; written: Draft }> {
  const { versions } = record
  const { brief, choices, n } = lastVersion(record)
  const written = await draft(
    { brief, choices, version: n, prose: versions.flatMap(({ prose = [] }) => prose) },
    draftDeps,
  )
  const last = { ...lastVersion(record), ...(written.prose.length > 0 ? { prose: written.prose } : {}) }
  return { record: { ...record, versions: [...versions.slice(0, -1), last] }, written }
}

/** The next state of a draft, to be kept. */
async function prepare(
  asked: DraftRecord,
  room: Room,
): Promise<{ next: Pick<KeptDraft, 'record' | 'savedAt' | 'shown'>; written: Draft }> {
  const { record, written } = await compose(asked, room)
  const shown = { id: record.id, title: nameDraft(written), version: written.version }
  return { next: { record, savedAt: room.now().toISOString(), shown }, written }
}

async function openStored(kept: KeptDraft, room: Room): Promise<OpenedDraft> {
  return open(kept, await write(kept.record, room), room)
}

async function open({ record, savedAt }: KeptDraft, written: Draft, room: Room): Promise<OpenedDraft> {
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
    finals: await room.journal.finals.list(record.id),
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
  const kept = await readOwn(person, id, room)
  if (!kept) throw missing(id)
  const opened = await openStored(kept, room)
  return exportDraft({ person, opened, name: nameDraft(opened.draft), choice }, room)
}

async function checkFile(person: string, file: SentFile, room: Room): Promise<CheckedFile> {
  const text = joinLines(await readSent(file, room))
  const findings = await checkText({ text, place: await room.readOwn(person), year: null }, room.draftDeps)
  return { text, findings }
}

function missing(id: string): AppError {
  return new AppError('missing', `没有编号为 ${id} 的稿子，或者它不是你的。`, {
    fix: '到“稿”里看现有的稿子；别的渠道里写的，先在那里要接稿码，再在这里发“接稿”加码。',
  })
}
