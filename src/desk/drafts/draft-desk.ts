// The desk's verbs over drafts: write, make, revise, list, read, export.
import type { SentFile } from '#desk/previews/preview-desk.ts'
import type { Brief } from '#domain/brief.ts'
import type { Draft, DraftRecord } from '#domain/draft.ts'
import type { Theme } from '#domain/drafting-book.ts'
import type { DraftTalk } from '#domain/journal/draft-under-way.ts'
import type { KeptDraft } from '#domain/journal/kept-draft.ts'
import { placeName } from '#domain/place.ts'
import type { Reader } from '#domain/reader.ts'
import { questionDoor, refuseLong } from '#domain/text-limits.ts'
import type { Wish } from '#domain/wish/wish.ts'
import { renderText } from '#draft/render-draft.ts'
import {
  addMaterial,
  isOnlyShortened,
  isSameMaterial,
  lastVersion,
  openRecord,
} from '#draft/revise/revise-draft.ts'
import { settleWords } from '#draft/speech/settle-words.ts'
import { checkChange } from '#draft/steer/check-change.ts'
import { lowerHeadings, pressFurther } from '#draft/steer/tighten.ts'
import { readWish } from '#draft/wish/read-wish.ts'
import { writeBlanks } from '#draft/write/write-blanks.ts'
import {
  type DraftRevision,
  keepNext,
  missing,
  nameDraft,
  type OpenedDraft,
  open,
  openStored,
  prepare,
  type ReaderRoom,
  type Room,
  textBefore,
  write,
} from './draft-room.ts'
import { type DraftEdit, editDraft } from './edit-draft.ts'
import { type ExportChoice, exportDraft } from './export-draft.ts'
import { findTheme } from './find-theme.ts'
import { offerDraft, takeOffered } from './hand-over.ts'
import { hearWords } from './hear-words.ts'
import { goOnWordings } from './own-wording.ts'
import { readHeld } from './read-held.ts'
import { draftWorkFor, readMaterial, readOwn } from './read-material.ts'

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

export interface ListedDraft {
  readonly id: string
  readonly title: string
  readonly version: number
  readonly savedAt: string
  /** 青禾县柳溪镇; empty where it has none. */
  readonly place: string
  readonly year: number | null
  /** 法治政府建设年度报告, or the theme of a section. */
  readonly kind: string
  /** The first of what it is written from, by which drafts of one title are told apart: 调解矛盾纠纷132起、调解成功130起. */
  readonly lead: string
  /** 【待补充】 in it, and what must be mended; null where an earlier version of the program kept it. */
  readonly open: number | null
  readonly faults: number | null
}

interface RevisionGiven {
  readonly files?: readonly SentFile[]
  readonly talk?: DraftTalk | null
}

export interface DraftDesk {
  /** The theme that a section about `topic` would be written from: its openers, the numbers it takes, and its text with blanks for them. Null for none. */
  findTheme(topic: string): (Pick<Theme, 'name' | 'openers' | 'hints'> & { readonly blanks: string }) | null
  /** Writes and checks without keeping; what the brief lacks stands as 【待补充】. Throws AppError `input` for unreadable files. */
  writeDraft(reader: Reader, call: BriefCall): Promise<WrittenText>
  /** As `writeDraft`, and kept: it can be revised and exported. */
  makeDraft(reader: Reader, call: BriefCall): Promise<OpenedDraft>
  /** Files bring further facts; without any the words say what to do, `talk` what the last reply left open. Throws AppError `missing`, `input` for unreadable files. */
  reviseDraft(reader: Reader, id: string, words: string, given?: RevisionGiven): Promise<DraftRevision>
  /** What a message wants, of a draft that is open or of none. */
  readWish(words: string, isOpen: boolean): Promise<Wish>
  /** Newest first. `words`: those in whose title or material all of them stand. */
  listDrafts(reader: Reader, words?: string): Promise<readonly ListedDraft[]>
  /** What was changed in the draft itself, as one version. Throws AppError `missing`, `input` for what cannot be understood. */
  editDraft(reader: Reader, id: string, edit: DraftEdit): Promise<DraftRevision>
  /** Null when there is none, or it is not this person's. `against`: the version that its changes are told against; absent: the one before. */
  readDraft(reader: Reader, id: string, against?: number): Promise<OpenedDraft | null>
  /** A 接稿码 by which the owner goes on with it in another channel. Throws AppError `missing`, `input` when it is not the owner who asks. */
  offerDraft(reader: Reader, id: string): Promise<string>
  /** Opens one's own by its id, or takes over what its owner offers by a 接稿码. Null when it is neither. */
  adoptDraft(reader: Reader, idOrCode: string): Promise<OpenedDraft | null>
  /** Throws AppError `missing`, `input` for a confirmation in other words, and for a final paper that still has 【待补充】. */
  exportDraft(reader: Reader, id: string, choice: ExportChoice): Promise<SentFile>
  /** A draft that is not kept, as docx with the visible label. */
  writeDocument(draft: Draft, choice: Pick<ExportChoice, 'withSources' | 'template'>): Promise<Uint8Array>
}

/** Its text with blanks for the numbers it takes. */
const withBlanks = (theme: Theme | null) => theme && { ...theme, blanks: writeBlanks(theme) }

const wordsDoor = { ...questionDoor, what: '要改的话', fix: '请一次说一处怎么改；新的材料存成文件发过来。' }

export function openDraftDesk(room: Room): DraftDesk {
  const { drafts } = room.journal
  const roomFor = (reader: Reader): ReaderRoom => ({ ...room, reader, work: draftWorkFor(reader, room) })
  const openOwn = async (reader: Reader, id: string, against?: number) => {
    const kept = await readHeld(id, roomFor(reader))
    return kept && openStored(kept, roomFor(reader), against)
  }
  return {
    findTheme: (topic) => withBlanks(findTheme(topic, room.briefBook.drafting.themes)),
    async writeDraft(reader, call) {
      const own = roomFor(reader)
      const written = await own.work.draft({ brief: await readCall(call, own) }, { withModel: true })
      return { draft: written, text: renderText(written) }
    },
    makeDraft: (reader, call) => makeDraft(call, roomFor(reader)),
    reviseDraft: (reader, id, words, { files = [], talk = null } = {}) =>
      revise({ id, words, files, talk }, roomFor(reader)),
    editDraft: (reader, id, edit) => editDraft(id, edit, roomFor(reader)),
    readWish: (words, isOpen) => readWish(settleWords(words), { isOpen, reader: room.wishReader ?? null }),
    listDrafts: async ({ person }, words = '') => {
      const kept = await drafts.listOf(person)
      return kept
        .filter((one) => holdsWords(one, words))
        .map(listDraft)
        .reverse()
    },
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

function holdsWords({ record, shown }: KeptDraft, words: string): boolean {
  const text = [shown.title, ...lastVersion(record).brief.lines].join('\n').toLowerCase()
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean)
  return wanted.every((word) => text.includes(word))
}

function listDraft({ record, shown, savedAt }: KeptDraft): ListedDraft {
  const { place, year, scope, figures } = lastVersion(record).brief
  const { open = null, faults = null } = shown
  const kind = scope.kind === 'section' ? scope.theme : (scope.outline ?? '')
  const told = figures.slice(0, 3).map(({ indicator, raw }) => `${indicator.replace(/数$/, '')}${raw}`)
  const named = place === null ? '' : placeName(place)
  return { ...shown, savedAt, place: named, year, kind, lead: told.join('、').slice(0, 60), open, faults }
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
  call: { id: string; words: string } & Required<RevisionGiven>,
  room: ReaderRoom,
): Promise<DraftRevision> {
  const { id, words, files, talk } = call
  refuseLong(words.length, wordsDoor)
  const kept = await readHeld(id, room, { toChange: true })
  if (!kept) throw missing(id)
  const present = await write(kept.record, room)
  const { place, year } = lastVersion(kept.record).brief
  const given = { files, place, ...(year === null ? {} : { year }) }
  const revision =
    files.length > 0
      ? addMaterial(kept.record, await readMaterial(given, room), words)
      : await room.work.revise({
          record: kept.record,
          words,
          draft: present,
          heard: await hearWords(words, kept.record, {
            reader: room.wishReader ?? null,
            book: room.briefBook,
          }),
          talk,
        })
  if (revision.kind !== 'revised') return revision
  const { next, written } = await press(kept.record, goOnWordings(kept.record, revision.record), {
    present,
    room,
  })
  const checked = checkChange(
    { version: lastVersion(kept.record), draft: present },
    { version: lastVersion(next.record), draft: written },
  )
  if (!checked.isChanged && isSameMaterial(kept.record, next.record))
    return {
      kind: 'unclear',
      text: isOnlyShortened(kept.record, next.record)
        ? '铺垫的话已经没有可压的了，稿子没有变化。再要短，就说删哪一段、哪个数。'
        : `${revision.said}——可是稿子已经是这样，没有变化。要改哪里，再说具体一点。`,
    }
  // Revised in another channel meanwhile: the words are for what stands there now.
  if (!(await keepNext(kept, next, room))) return revise(call, room)
  const said = tellChange([revision.said, ...checked.unmet], kept.record, next.record)
  const isNext = next.record.versions.length === kept.record.versions.length + 1
  const before = isNext ? renderText(present) : await textBefore(next.record, room)
  return { kind: 'revised', said, opened: await open({ ...kept, ...next }, { written, before }, room) }
}

/** What was said of the change, with what else it did. */
function tellChange(
  [said = '', ...unmet]: readonly string[],
  before: DraftRecord,
  after: DraftRecord,
): string {
  const [was, is] = [lastVersion(before), lastVersion(after)]
  const isPressed = is.choices.short.includes(lowerHeadings) && !was.choices.short.includes(lowerHeadings)
  const pressed = isPressed ? ['铺垫的话早压完了，这次去掉了小标题，事实没有少'] : []
  const told = [said, ...pressed, ...unmet].join('；')
  const lost = (was.wordings?.length ?? 0) - (is.wordings?.length ?? 0)
  return lost > 0 && after.versions.length > before.versions.length
    ? `${told}；你自己改过的${lost}段照这次的要求重写了`
    : told
}

/** What was to be shorter and has no filler left goes without its lower headings. */
async function press(
  before: DraftRecord,
  after: DraftRecord,
  { present, room }: { readonly present: Draft; readonly room: ReaderRoom },
): ReturnType<typeof prepare> {
  const plain = await prepare(after, room)
  const version = lastVersion(after)
  const choices = isOnlyShortened(before, after)
    ? pressFurther(version.choices, plain.written.sections)
    : null
  if (choices === null || renderText(plain.written) !== renderText(present)) return plain
  return prepare({ ...after, versions: [...after.versions.slice(0, -1), { ...version, choices }] }, room)
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
