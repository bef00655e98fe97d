// The desk's verbs over drafts: write, make, revise, list, read, export.
import type { SentFile } from '#desk/previews/preview-desk.ts'
import type { Brief } from '#domain/brief.ts'
import type { Draft, DraftRecord } from '#domain/draft.ts'
import type { Theme } from '#domain/drafting-book.ts'
import type { FinalExport } from '#domain/journal/final-export.ts'
import type { KeptDraft } from '#domain/journal/kept-draft.ts'
import type { Reader } from '#domain/reader.ts'
import { questionDoor, refuseLong } from '#domain/text-limits.ts'
import type { Wish } from '#domain/wish/wish.ts'
import type { DraftWork } from '#draft/draft-work.ts'
import { renderText } from '#draft/render-draft.ts'
import type { LineChange } from '#draft/revise/compare-drafts.ts'
import { describeBrief, describeLeftOut } from '#draft/revise/describe-brief.ts'
import { addMaterial, isOnlyShortened, lastVersion, openRecord } from '#draft/revise/revise-draft.ts'
import { settleWords } from '#draft/speech/settle-words.ts'
import { readWish } from '#draft/wish/read-wish.ts'
import type { DocumentWriter } from '#ports/document-writer.ts'
import type { Journal } from '#ports/journal.ts'
import type { WishReader } from '#ports/wish-reader.ts'
import { AppError } from '#shared/errors.ts'
import { type ExportChoice, exportDraft } from './export-draft.ts'
import { findTheme } from './find-theme.ts'
import { offerDraft, takeOffered } from './hand-over.ts'
import { hearWords } from './hear-words.ts'
import { readHeld } from './read-held.ts'
import { draftWorkFor, type MaterialParts, readMaterial, readOwn } from './read-material.ts'
import { compose, textBefore, writeStored } from './write-version.ts'

interface BriefCall {
  readonly text?: string
  readonly files?: readonly SentFile[]
  /** As typed; absent: the person's own. */
  readonly place?: string
  readonly year?: number
  /** Name of an outline or the text of a notice; absent: that of a file that is called one. */
  readonly outline?: string
}

/** A draft that is not kept. */
interface WrittenText {
  readonly draft: Draft
  readonly text: string
}

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
  /** What was asked of the draft itself. */
  | { readonly kind: 'told'; readonly text: string }
  /** No instruction about a draft. */
  | { readonly kind: 'none' }

export interface ListedDraft {
  readonly id: string
  readonly title: string
  readonly version: number
  readonly savedAt: string
}

export interface DraftDesk {
  /** The theme that a section about `topic` would be written from: its openers, and the numbers it takes. Null for none. */
  findTheme(topic: string): Pick<Theme, 'name' | 'openers' | 'hints'> | null
  /** Writes and checks without keeping; what the brief lacks stands as 【待补充】. Throws AppError `input` for unreadable files. */
  writeDraft(reader: Reader, call: BriefCall): Promise<WrittenText>
  /** As `writeDraft`, and kept: it can be revised and exported. */
  makeDraft(reader: Reader, call: BriefCall): Promise<OpenedDraft>
  /** Files bring further facts; without any the words say what to do. Throws AppError `missing`, `input` for unreadable files. */
  reviseDraft(reader: Reader, id: string, words: string, files?: readonly SentFile[]): Promise<DraftRevision>
  /** What a message wants, of a draft that is open or of none. */
  readWish(words: string, isOpen: boolean): Promise<Wish>
  /** Newest first. */
  listDrafts(reader: Reader): Promise<readonly ListedDraft[]>
  /** Null when there is none, or it is not this person's. */
  readDraft(reader: Reader, id: string): Promise<OpenedDraft | null>
  /** A 接稿码 by which the owner goes on with it in another channel. Throws AppError `missing`, `input` when it is not the owner who asks. */
  offerDraft(reader: Reader, id: string): Promise<string>
  /** Opens one's own by its id, or takes over what its owner offers by a 接稿码. Null when it is neither. */
  adoptDraft(reader: Reader, idOrCode: string): Promise<OpenedDraft | null>
  /** Throws AppError `missing`, `input` for a confirmation in other words, and for a final paper that still has 【待补充】. */
  exportDraft(reader: Reader, id: string, choice: ExportChoice): Promise<SentFile>
  /** A draft that is not kept, as docx with the visible label. */
  writeDocument(draft: Draft, choice: Pick<ExportChoice, 'withSources' | 'template'>): Promise<Uint8Array>
}

export interface DraftParts extends MaterialParts {
  /** Of prompts/drafting. */
  readonly draftThemes: readonly Theme[]
  /** Absent or null: words are read by rules alone. */
  readonly wishReader?: WishReader | null
  readonly documentWriter: DocumentWriter
  /** Who runs this program, for the hidden mark of documents. */
  readonly producer: string
}

const wordsDoor = { ...questionDoor, what: '要改的话', fix: '请一次说一处怎么改；新的材料存成文件发过来。' }

interface Room extends DraftParts {
  readonly journal: Pick<Journal, 'drafts' | 'finals'>
  /** SHA-256, hex. */
  readonly hash: (bytes: Uint8Array) => string
  readonly newToken: () => string
  readonly now: () => Date
}

/** The room for one reader: what drafting needs, over what he may see. */
type ReaderRoom = Room & { readonly reader: Reader; readonly work: DraftWork }

export function openDraftDesk(room: Room): DraftDesk {
  const { drafts } = room.journal
  const roomFor = (reader: Reader): ReaderRoom => ({ ...room, reader, work: draftWorkFor(reader, room) })
  const openOwn = async (reader: Reader, id: string) => {
    const kept = await readHeld(id, roomFor(reader))
    return kept && openStored(kept, roomFor(reader))
  }
  return {
    findTheme: (topic) => findTheme(topic, room.draftThemes),
    async writeDraft(reader, call) {
      const own = roomFor(reader)
      const written = await own.work.draft({ brief: await readCall(call, own) }, { withModel: true })
      return { draft: written, text: renderText(written) }
    },
    makeDraft: (reader, call) => makeDraft(call, roomFor(reader)),
    reviseDraft: (reader, id, words, files = []) => revise({ id, words, files }, roomFor(reader)),
    readWish: (words, isOpen) => readWish(settleWords(words), { isOpen, reader: room.wishReader ?? null }),
    listDrafts: async ({ person }) =>
      (await drafts.listOf(person)).map(({ shown, savedAt }) => ({ ...shown, savedAt })).reverse(),
    readDraft: openOwn,
    offerDraft: async ({ person }, id) => {
      const code = await offerDraft(person, id, { ...room, drafts })
      if (code === null) throw missing(id)
      return code
    },
    adoptDraft: async (reader, idOrCode) => {
      const id = await takeOffered(reader.person, idOrCode, { ...room, drafts })
      return openOwn(reader, id ?? idOrCode)
    },
    exportDraft: (reader, id, choice) => exportStored({ id, choice }, roomFor(reader)),
    writeDocument: (written, { withSources = false, template }) =>
      room.documentWriter.write(written, {
        linePitch: 28,
        isBoldHeadings: false,
        withSources,
        isLabelled: true,
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
  const { next, written } = await prepare(record, room)
  const kept = { owner: room.reader.person, sharers: [], handover: null, ...next }
  await room.journal.drafts.update(record.id, () => kept)
  return open(kept, { written, before: null }, room)
}

async function revise(
  { id, words, files }: { id: string; words: string; files: readonly SentFile[] },
  room: ReaderRoom,
): Promise<DraftRevision> {
  refuseLong(words.length, wordsDoor)
  const kept = await readHeld(id, room, { toChange: true })
  if (!kept) throw missing(id)
  const present = await writeStored(kept.record, room)
  const { place, year } = lastVersion(kept.record).brief
  const given = { files, place, ...(year === null ? {} : { year }) }
  const revision =
    files.length > 0
      ? addMaterial(kept.record, await readMaterial(given, room), words)
      : await room.work.revise({
          record: kept.record,
          words,
          draft: present,
          heard: await hearWords(words, kept.record, room.wishReader ?? null),
        })
  if (revision.kind !== 'revised') return revision
  const { next, written } = await prepare(revision.record, room)
  if (isOnlyShortened(kept.record, next.record) && renderText(written) === renderText(present))
    return {
      kind: 'unclear',
      text: `${revision.said}——可是稿子已经是这样，没有变化。再要短，就说删哪一段、哪个数。`,
    }
  const asKept = JSON.stringify(kept.record)
  let isKept = false
  await room.journal.drafts.update(id, (now) => {
    isKept = now !== null && JSON.stringify(now.record) === asKept
    return now && isKept ? { ...now, ...next } : now
  })
  // Revised in another channel meanwhile: the words are for what stands there now.
  if (!isKept) return revise({ id, words, files }, room)
  const isNext = next.record.versions.length === kept.record.versions.length + 1
  const before = isNext ? renderText(present) : await textBefore(next.record, room)
  return {
    kind: 'revised',
    said: revision.said,
    opened: await open({ ...kept, ...next }, { written, before }, room),
  }
}

/** The next state of a draft, to be kept. */
async function prepare(
  asked: DraftRecord,
  room: ReaderRoom,
): Promise<{ next: Pick<KeptDraft, 'record' | 'savedAt' | 'shown'>; written: Draft }> {
  const { record, written } = await compose(asked, room)
  const shown = { id: record.id, title: nameDraft(written), version: written.version }
  return { next: { record, savedAt: room.now().toISOString(), shown }, written }
}

async function openStored(kept: KeptDraft, room: ReaderRoom): Promise<OpenedDraft> {
  const written = await writeStored(kept.record, room)
  return open(kept, { written, before: await textBefore(kept.record, room) }, room)
}

async function open(
  { record, savedAt }: KeptDraft,
  { written, before }: { written: Draft; before: string | null },
  room: ReaderRoom,
): Promise<OpenedDraft> {
  const text = renderText(written)
  return {
    id: record.id,
    draft: written,
    text,
    understood: describeBrief(lastVersion(record).brief),
    leftOut: describeLeftOut(lastVersion(record).brief),
    instructions: record.versions.map(({ instruction }) => instruction),
    changes: before === null ? null : await room.work.compareDrafts(before, text),
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
  { id, choice }: { id: string; choice: ExportChoice },
  room: ReaderRoom,
): Promise<SentFile> {
  const { person } = room.reader
  const kept = await readHeld(id, room)
  if (!kept) throw missing(id)
  const opened = await openStored(kept, room)
  return exportDraft({ person, opened, name: nameDraft(opened.draft), choice }, room)
}

function missing(id: string): AppError {
  return new AppError('missing', `没有编号为 ${id} 的稿子，或者它不是你的。`, {
    fix: '到“稿”里看现有的稿子；别的渠道里写的，先在那里要接稿码，再在这里发“接稿”加码。',
  })
}
