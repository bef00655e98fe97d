// The desk's verbs over whose a paper is: a draft or a talk is let to one's unit, taken back, deleted; what others let is listed.
import { isListed, type ListedTalk } from '#desk/talk-list.ts'
import { draftOwners, type KeptDraft } from '#domain/journal/kept-draft.ts'
import { callPerson } from '#domain/journal/person.ts'
import { findHold, type Hold, type Sharing } from '#domain/journal/sharing.ts'
import type { Talk } from '#domain/journal/talk.ts'
import type { Reader } from '#domain/reader.ts'
import type { Journal } from '#ports/journal.ts'
import { AppError } from '#shared/errors.ts'

/** How a paper stands to one who may see it. */
export interface PaperView {
  readonly hold: Hold
  readonly shared: Sharing | null
  /** Whose it is, by name or id; null for one's own. */
  readonly owner: string | null
}

/** Another's draft that is let to one's unit. */
export interface SharedDraft extends PaperView {
  readonly id: string
  readonly title: string
  readonly version: number
  readonly savedAt: string
}

export type SharedTalk = ListedTalk & PaperView

export interface SharingDesk {
  /** To his unit, as it is now; `may` null: to nobody any longer. Throws AppError `missing`, `input` for one without a unit. */
  shareDraft(reader: Reader, id: string, may: Sharing['may'] | null): Promise<PaperView>
  /** Only by its owner. What was exported as final stays known. False: it is not his, or not there. */
  removeDraft(reader: Reader, id: string): Promise<boolean>
  /** Null where it is not for him. */
  viewDraft(reader: Reader, id: string): Promise<PaperView | null>
  /** Others' drafts, newest first. */
  listSharedDrafts(reader: Reader): Promise<readonly SharedDraft[]>
  /** As `shareDraft`; whoever may edit goes on with it. */
  shareTalk(reader: Reader, conversation: string, may: Sharing['may'] | null): Promise<PaperView>
  /** With its turns; only by its owner. */
  removeTalk(reader: Reader, conversation: string): Promise<boolean>
  viewTalk(reader: Reader, conversation: string): Promise<PaperView | null>
  listSharedTalks(reader: Reader): Promise<readonly SharedTalk[]>
}

/** Older ones are no longer listed. */
const talksListed = 20

interface Papers {
  readonly journal: Pick<
    Journal,
    'people' | 'drafts' | 'talks' | 'turns' | 'remarks' | 'awaitedPlaces' | 'draftsUnderWay'
  >
}

type OfDrafts = 'shareDraft' | 'removeDraft' | 'viewDraft' | 'listSharedDrafts'

export function openSharingDesk(papers: Papers): SharingDesk {
  return { ...shareDrafts(papers), ...shareTalks(papers) }
}

function shareDrafts({ journal }: Papers): Pick<SharingDesk, OfDrafts> {
  const { drafts } = journal
  const view = (kept: KeptDraft, reader: Reader) =>
    viewPaper(reader, { owners: draftOwners(kept), shared: kept.shared }, journal)
  const viewDraft = async (reader: Reader, id: string) => {
    const kept = await drafts.read(id)
    return kept && view(kept, reader)
  }
  return {
    viewDraft,
    async shareDraft(reader, id, may) {
      const shared = chooseSharing(reader, may)
      await drafts.update(id, (present) =>
        present?.owner === reader.person ? setShared(present, shared) : present,
      )
      return ownOrMissing(await viewDraft(reader, id))
    },
    async removeDraft({ person }, id) {
      let isHis = false
      await drafts.update(id, (present) => {
        isHis = present?.owner === person
        return isHis ? null : present
      })
      return isHis
    },
    async listSharedDrafts(reader) {
      const found = reader.unit === null ? [] : await drafts.listShared(reader.unit)
      const views = found.map(async (kept) => {
        return { ...kept.shown, savedAt: kept.savedAt, view: await view(kept, reader) }
      })
      return (await Promise.all(views)).flatMap(letByOthers).reverse()
    },
  }
}

function shareTalks({ journal }: Papers): Omit<SharingDesk, OfDrafts> {
  const { talks } = journal
  const view = ({ person, shared }: Talk, reader: Reader) =>
    viewPaper(reader, { owners: [person], shared }, journal)
  const viewTalk = async (reader: Reader, conversation: string) => {
    const talk = await talks.read(conversation)
    return talk && view(talk, reader)
  }
  return {
    viewTalk,
    async shareTalk(reader, conversation, may) {
      const shared = chooseSharing(reader, may)
      await talks.update(conversation, (present) =>
        present?.person === reader.person ? setShared(present, shared) : present,
      )
      return ownOrMissing(await viewTalk(reader, conversation))
    },
    removeTalk: ({ person }, conversation) => removeTalk(person, conversation, journal),
    async listSharedTalks(reader) {
      const found = reader.unit === null ? [] : await talks.listShared(reader.unit, talksListed)
      const named = found.filter(isListed)
      const views = named.map(async (talk) => ({ ...talk, view: await view(talk, reader) }))
      return (await Promise.all(views)).flatMap(letByOthers)
    },
  }
}

function letByOthers<Paper>({ view, ...paper }: Paper & { readonly view: PaperView | null }) {
  return view === null || view.hold === 'own' ? [] : [{ ...paper, ...view }]
}

async function viewPaper(
  reader: Reader,
  { owners, shared }: { readonly owners: readonly (string | null)[]; readonly shared?: Sharing | undefined },
  { people }: Pick<Journal, 'people'>,
): Promise<PaperView | null> {
  const hold = findHold({ owners, shared }, reader)
  if (hold === null) return null
  const [owner = null] = owners
  const name = hold === 'own' || owner === null ? null : callPerson(owner, await people.read(owner))
  return { hold, shared: shared ?? null, owner: name }
}

/** A unit is what an administrator said: nobody names one himself. */
function chooseSharing({ unit }: Reader, may: Sharing['may'] | null): Sharing | null {
  if (may === null) return null
  if (unit !== null) return { unit, may }
  throw new AppError('input', '还没有说你是哪个单位的，不能给本单位看。', {
    fix: '请管理员在网页“人员”里填你的单位。',
  })
}

function setShared<Paper extends KeptDraft | Talk>(paper: Paper, shared: Sharing | null): Paper {
  const { shared: _, ...rest } = paper
  return (shared === null ? rest : { ...rest, shared }) as Paper
}

/** One and the same for what is not there and what is another's. */
function ownOrMissing(view: PaperView | null): PaperView {
  if (view?.hold === 'own') return view
  throw new AppError('missing', '没有这一份，或者它不是你的。', { fix: '只有写的人能决定给谁看。' })
}

async function removeTalk(
  person: string,
  conversation: string,
  { talks, turns, remarks, awaitedPlaces, draftsUnderWay }: Papers['journal'],
): Promise<boolean> {
  let isHis = false
  await talks.update(conversation, (present) => {
    isHis = present !== null && present.person === person
    return isHis ? null : present
  })
  if (!isHis) return false
  await turns.remove(conversation)
  await remarks.remove(conversation)
  await awaitedPlaces.update(conversation, () => null)
  await draftsUnderWay.update(conversation, () => null)
  return true
}
