// Step: encode. In: what a talk keeps, turns and remarks. Out: its turns, in the order of time.
import type { Html } from '#channels/web/frame/html.ts'
import type { PastCitation } from '#channels/web/frame/render-citation.ts'
import { type KeptTalk, tellInTime } from '#chat/memory/kept-talk.ts'
import type { Desk } from '#desk/desk.ts'
import type { SeenTurn } from '#desk/sharing/see-turns.ts'
import type { Remark } from '#domain/journal/remark.ts'
import type { Reader } from '#domain/reader.ts'
import { type OpenedDrafts, renderRemark } from './render-remark.ts'
import { type PastUse, renderPastTurn } from './render-turn.ts'

interface Seeing {
  readonly reader: Reader
  readonly desk: Pick<Desk, 'readDraft' | 'listVerdicts' | 'listReports'>
  readonly conversation: string
}

/** `use`: what can be done with it here. */
export async function renderPast(talk: KeptTalk, seeing: Seeing, use: PastUse = 'go-on'): Promise<Html[]> {
  const { reader, desk, conversation } = seeing
  const [drafts, verdicts, reports] = await Promise.all([
    openDrafts(talk.remarks, seeing),
    use === 'read' ? new Map() : desk.listVerdicts(reader, conversation),
    talk.turns.length > 0 ? desk.listReports({ ...reader, withSamples: true }) : [],
  ])
  const there = new Set(reports.map(({ id }) => id))
  return tellInTime(talk, {
    turn: (turn) =>
      renderPastTurn(markGone(turn, there), { use, conversation, given: verdicts.get(turn.at) ?? null }),
    remark: (remark) => renderRemark(remark, { drafts, conversation }, use),
  })
}

/** What was removed since cannot be opened any more. */
function markGone(turn: SeenTurn, there: ReadonlySet<number>): SeenTurn {
  if (turn.answer === null) return turn
  const citations = turn.answer.citations.map(
    (one): PastCitation => ({ ...one, isGone: !there.has(one.reportId) }),
  )
  return { ...turn, answer: { ...turn.answer, citations } }
}

/** Those that the remarks showed, as they stand now. */
async function openDrafts(remarks: readonly Remark[], { reader, desk }: Seeing): Promise<OpenedDrafts> {
  const ids = remarks.flatMap(({ replies }) =>
    replies.flatMap((reply) => (reply.kind === 'draft' || reply.kind === 'file' ? (reply.draft ?? []) : [])),
  )
  const opened = await Promise.all([...new Set(ids)].map((id) => desk.readDraft(reader, id)))
  return new Map(opened.flatMap((one) => (one === null ? [] : [[one.id, one] as const])))
}
