// Joins the conversation's parts into the one object that channels speak to.

import { converse } from '#chat/converse.ts'
import { addPreviews, amendWaiting, confirmWaiting } from '#chat/handle-files.ts'
import { replies } from '#chat/replies.ts'
import { placeFullName } from '#domain/place.ts'
import type { ReportSummary } from '#domain/report.ts'
import { AppError } from '#shared/errors.ts'
import { admitUnsigned } from './admit-unsigned.ts'
import type { AmendedPreview, Desk, IndexState, Preview, ReportFilter } from './desk.ts'
import type { DeskParts } from './desk-parts.ts'
import { openDraftDesk } from './draft-desk.ts'
import { openFeedbackDesk } from './feedback.ts'
import { openFigureDesk } from './figure-desk.ts'
import { savePlace } from './keep-place.ts'
import { isTalkOf, listTalks } from './talk-list.ts'
import { openWaitingFiles, type WaitingFiles } from './waiting-files.ts'

/** Turns a page shows after a reload. */
const turnsShown = 50

/** Holds previews in memory; everything else lives in library and journal. Closing those is the caller's. */
export function openDesk(parts: DeskParts): Desk {
  const { library, journal } = parts
  const waiting = openWaitingFiles(() => parts.now().getTime())
  const desk: Desk = {
    converse: (message, signal) => converse({ message, parts, desk, waiting, signal }),
    listTurns: async (person, conversation) =>
      (await isTalkOf(person, conversation, journal)) ? journal.turns.list(conversation, turnsShown) : [],
    isTalkOf: (person, conversation) => isTalkOf(person, conversation, journal),
    listTalks: (person) => listTalks(person, journal),
    readPlace: async (person) => (await journal.people.read(person))?.place ?? null,
    savePlace: (person, place) => savePlace(person, place, parts),
    suggestPlaces: parts.suggestPlaces,
    listReports: async (filter = {}) =>
      (await library.listReports()).filter((report) => fits(report, filter)),
    readReport: (id) => library.readReport(id),
    readOriginal: (id) => library.readOriginal(id),
    previewFile: (person, file) =>
      addPreviews(file, { parts, waiting, sender: { person, conversation: null } }),
    confirmPreview: async (person, token) => {
      const { id, outcome } = await confirmWaiting(person, token, { parts, waiting })
      return { id, outcome }
    },
    amendPreview: async (person, amended) => amendPreview(person, amended, { parts, waiting }),
    discardPreview: async (person, token) => waiting.take(person, token) !== null,
    removeReport: (id) => library.removeReport(id),
    setMetadata: (id, patch) => library.setMetadata(id, patch),
    readIndexState: () => readIndexState(parts),
    ...openFigureDesk(parts),
    ...openFeedbackDesk(parts),
    ...openDraftDesk({
      ...parts,
      readOwn: async (person) => {
        const place = (await journal.people.read(person))?.place
        return place ? parts.parsePlace(place) : null
      },
    }),
    admitUnsigned: (person, conversation) => admitUnsigned({ person, conversation }, parts),
    claimUpdate: (channel, update) => journal.claimUpdate(channel, update),
  }
  return desk
}

function amendPreview(
  person: string,
  { token, ...given }: AmendedPreview,
  { parts, waiting }: { parts: DeskParts; waiting: WaitingFiles },
): Preview {
  const place = given.place ? parts.parsePlace(given.place) : undefined
  if (place === null) {
    throw new AppError('input', `没认出“${given.place}”是哪个乡镇或街道。`, {
      fix: '写到县和乡镇，例如 青禾县柳溪镇。',
    })
  }
  const patch = { ...(place ? { place } : {}), ...(given.year ? { year: given.year } : {}) }
  const preview = amendWaiting({ person, token, patch }, waiting)
  if (!preview) throw new AppError('missing', replies.expired, { fix: '把文件再选一次。' })
  return preview
}

async function readIndexState({ library, hasEmbedder }: DeskParts): Promise<IndexState> {
  const stats = await library.stats()
  const mode = stats.vectors.pending > 0 ? 'words' : 'meaning'
  return { ...stats, mode: hasEmbedder ? mode : 'words-only' }
}

function fits({ metadata }: ReportSummary, { place, year, kind }: ReportFilter): boolean {
  if (place && !placeFullName(metadata.place).includes(place)) return false
  if (year !== undefined && metadata.year !== year) return false
  return !kind || metadata.kind === kind
}
