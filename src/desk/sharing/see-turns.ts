// Step: access. The turns of a talk -> the same, without the answers that rest on a report which this reader may not see now.
import { memberOf, readMember } from '#desk/people/person-rights.ts'
import type { Answer } from '#domain/answer.ts'
import type { Turn } from '#domain/journal/turn.ts'
import { placeName } from '#domain/place.ts'
import type { Reader } from '#domain/reader.ts'
import type { Views } from '#ports/views.ts'

/** `answer` null: it is not for him. */
export type SeenTurn = Omit<Turn, 'answer'> & { readonly answer: Answer | null }

/**
 * Of his own answers those go whose report is another's to see now; what was removed for everybody stays read. Of another's
 * answers all that he could not have been given himself.
 */
export async function seeTurns(
  turns: readonly Turn[],
  reader: Reader,
  views: Views,
): Promise<readonly SeenTurn[]> {
  if (turns.length === 0) return []
  const seen = await listReports(reader, views)
  const isUnseen = ({ answer }: Turn) => answer.citations.some(({ reportId }) => !seen.ids.has(reportId))
  const all = turns.some(isUnseen) ? await listReports(everyReport, views) : seen
  const isHidden = (id: number) => !seen.ids.has(id) && all.ids.has(id)
  const opens = ({ citations, searched }: Answer, isOwn: boolean) =>
    isOwn
      ? !citations.some(({ reportId }) => isHidden(reportId))
      : citations.every(({ reportId }) => seen.ids.has(reportId)) &&
        searched.places.every((place) => seen.places.has(place))
  return turns.map((turn) =>
    opens(turn.answer, isOfOne(turn.person, reader.person)) ? turn : { ...turn, answer: null },
  )
}

/** Tells what is there but not for him from what was removed for everybody; nothing of it is shown. */
const everyReport: Reader = { person: '', unit: null, role: 'administrator', withSamples: true }

async function listReports(reader: Reader, views: Views) {
  const reports = await views.viewFor({ ...reader, withSamples: true }).listReports()
  return {
    ids: new Set(reports.map(({ id }) => id)),
    places: new Set(reports.map(({ metadata }) => placeName(metadata.place))),
  }
}

/** `GROUP#MEMBER`: what a group was answered, each of its members was. */
export function isOfOne(person: string | null, reader: string): boolean {
  const spoken = readMember(reader)
  return person === reader || (spoken !== null && (person ?? '').startsWith(memberOf(spoken.group, '')))
}
