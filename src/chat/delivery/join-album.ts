// Step: what was sent together and comes one by one (an album) -> one message with all of its files and words. In: what waits in the chat. A piece that comes later is a message of its own.
import { type Content, type InboxEntry, inboxKey } from '#domain/journal/inbox-entry.ts'
import type { Core } from './core.ts'

/** So long after a piece the next may still come; for the whole of it no longer than that. Milliseconds. */
const usual = { nextMs: 1_000, longestMs: 8_000 }

/** Milliseconds until no more of it is waited for; 0 for what came alone. */
export function waitForAlbum(first: InboxEntry, waiting: readonly InboxEntry[], now: number): number {
  const pieces = listPieces(first, waiting)
  if (pieces === null) return 0
  const came = [first, ...pieces].map(({ takenAt }) => Date.parse(takenAt))
  const until = Math.min(Math.max(...came) + usual.nextMs, Math.min(...came) + usual.longestMs)
  // A clock that was put back keeps nobody waiting.
  return Math.min(usual.nextMs, Math.max(0, until - now))
}

/** The first holds all of them before the others are marked: begun again after a crash, none is lost and none stands in it twice. */
export async function joinAlbum(
  first: InboxEntry,
  waiting: readonly InboxEntry[],
  { journal: { inbox } }: Pick<Core, 'journal'>,
): Promise<InboxEntry> {
  const pieces = listPieces(first, waiting) ?? []
  if (pieces.length === 0) return first
  const held = first.joined ?? []
  const fresh = pieces.filter(({ id }) => !held.includes(id))
  const content = joinContents([first, ...fresh].map((one) => one.content))
  const whole = { content, joined: [...held, ...fresh.map(({ id }) => id)] }
  let isWaiting = false
  await inbox.update(inboxKey(first), (present) => {
    isWaiting = present?.state === 'waiting'
    return present && isWaiting ? { ...present, ...whole } : present
  })
  if (!isWaiting) return first
  for (const piece of pieces)
    await inbox.update(inboxKey(piece), (present) =>
      present?.state === 'waiting' ? { ...present, state: 'replaced' } : present,
    )
  return { ...first, ...whole }
}

/** The others that wait; null where it is no album, or has been begun. */
function listPieces(first: InboxEntry, waiting: readonly InboxEntry[]): readonly InboxEntry[] | null {
  if (first.album === undefined || first.state !== 'waiting') return null
  return waiting.filter(
    ({ id, album, person, state }) =>
      id !== first.id && album === first.album && person === first.person && state === 'waiting',
  )
}

type Said = Extract<Content, { files: unknown }>

function joinContents(contents: readonly Content[]): Content {
  const said = contents.filter((one): one is Said => 'files' in one)
  const [first] = said
  if (first === undefined) return contents[0] as Content
  const quotedFiles = said.flatMap((one) => one.quotedFiles ?? [])
  return {
    kind: said.every(({ kind }) => kind === first.kind) ? first.kind : 'mixed',
    text: said
      .map(({ text }) => text)
      .filter(Boolean)
      .join('\n'),
    quoted: said.find(({ quoted }) => quoted !== null)?.quoted ?? null,
    files: said.flatMap(({ files }) => files),
    ...(quotedFiles.length > 0 ? { quotedFiles: quotedFiles.slice(0, 1) } : {}),
  }
}
