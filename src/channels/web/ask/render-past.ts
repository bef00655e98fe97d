// Step: encode. In: what a talk keeps, turns and remarks. Out: its turns, in the order of time.
import type { Html } from '#channels/web/frame/html.ts'
import { type KeptTalk, tellInTime } from '#chat/memory/kept-talk.ts'
import type { Desk } from '#desk/desk.ts'
import type { Remark } from '#domain/journal/remark.ts'
import type { Reader } from '#domain/reader.ts'
import { type OpenedDrafts, renderRemark } from './render-remark.ts'
import { type PastUse, renderPastTurn } from './render-turn.ts'

interface Seeing {
  readonly reader: Reader
  readonly desk: Pick<Desk, 'readDraft' | 'listVerdicts'>
  readonly conversation: string
}

/** `use`: what can be done with it here. */
export async function renderPast(talk: KeptTalk, seeing: Seeing, use: PastUse = 'go-on'): Promise<Html[]> {
  const { reader, desk, conversation } = seeing
  const [drafts, verdicts] = await Promise.all([
    openDrafts(talk.remarks, seeing),
    use === 'read' ? new Map() : desk.listVerdicts(reader, conversation),
  ])
  return tellInTime(talk, {
    turn: (turn) => renderPastTurn(turn, { use, conversation, given: verdicts.get(turn.at) ?? null }),
    remark: (remark) => renderRemark(remark, { drafts, conversation }, use),
  })
}

/** Those that the remarks showed, as they stand now. */
async function openDrafts(remarks: readonly Remark[], { reader, desk }: Seeing): Promise<OpenedDrafts> {
  const ids = remarks.flatMap(({ replies }) =>
    replies.flatMap((reply) => (reply.kind === 'draft' || reply.kind === 'file' ? (reply.draft ?? []) : [])),
  )
  const opened = await Promise.all([...new Set(ids)].map((id) => desk.readDraft(reader, id)))
  return new Map(opened.flatMap((one) => (one === null ? [] : [[one.id, one] as const])))
}
