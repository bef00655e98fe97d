// Command `chat --batch`: talks of a file, each as a person and a conversation of its own, through the core that every channel uses.
import { randomUUID } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { z } from 'zod'
import type { ReplyEvent } from '#chat/chat.ts'
import { renderAnswer } from '#chat/render-answer.ts'
import { renderPreview } from '#chat/render-preview.ts'
import { replies } from '#chat/replies.ts'
import type { Desk } from '#desk/desk.ts'
import type { OpenedDraft } from '#desk/drafts/draft-room.ts'
import type { Choice, Citation } from '#domain/answer.ts'
import type { Reader } from '#domain/reader.ts'
import { AppError } from '#shared/errors.ts'
import { spellDate } from '#shared/spell-date.ts'
import type { App } from './app-port.ts'
import { openProgressBar } from './progress-bar.ts'
import { parseLines } from './read-batch.ts'
import { type Session, writeJson } from './session.ts'

interface SaidTurn {
  readonly text: string
  readonly files?: readonly string[] | undefined
  readonly restart?: boolean | undefined
}

const turnSchema = z.union([
  z.string().transform((text): SaidTurn => ({ text })),
  z.object({
    text: z.string().default(''),
    files: z.array(z.string()).optional(),
    restart: z.boolean().optional(),
  }),
])
const talkSchema = z.object({
  id: z.string().min(1),
  asker_place: z.string().nullish(),
  turns: z.array(turnSchema).min(1),
})
const talkForm =
  '每行一个 JSON：{"id": "t1", "turns": ["…", {"text": "…", "files": ["路径"], "restart": true}]}'

type ReplyKind = 'answer' | 'refusal' | 'clarify' | 'notice' | 'draft' | 'checked' | 'preview' | 'error'

/** One reply a turn (`chat --batch`, docs/command-line.md). */
interface Reply {
  readonly kind: ReplyKind
  readonly text: string
  readonly citations: readonly Citation[]
  readonly choices?: readonly Choice[]
  /** The person's newest draft after the turn. */
  readonly draft?: ReturnType<typeof encodeDraft>
  /** How many the person has. */
  readonly drafts: number
  readonly files?: readonly { readonly name: string; readonly path: string }[]
}

interface Batch {
  readonly session: Session
  /** Where files that come out are written; null: they are named only. */
  readonly filesDir: string | null
}

/** Opens the program for the talks and anew at each `restart`. A line that cannot be read is named before anything is asked. */
export async function runChatBatch(file: string, batch: Batch): Promise<void> {
  const talks = parseLines(readText(file), { file, schema: talkSchema, form: talkForm })
  const { session } = batch
  const onProgress = openProgressBar(session.io)
  let app = await session.open('write')
  const reopen = async (): Promise<App> => {
    await app.close()
    app = await session.open('write')
    return app
  }
  try {
    for (const [index, talk] of talks.entries()) {
      const reader = await app.desk.readerFor(`batch:${talk.id}:${randomUUID()}`)
      if (talk.asker_place) await keepPlace(app.desk, { reader, place: talk.asker_place, session })
      const given: Reply[] = []
      for (const turn of talk.turns) {
        const open = turn.restart === true ? await reopen() : app
        given.push(await sayTurn(turn, { app: open, reader, filesDir: batch.filesDir, talk: talk.id }))
      }
      writeJson(session, { id: talk.id, replies: given })
      onProgress({ label: '对话', done: index + 1, total: talks.length })
    }
  } finally {
    await app.close()
  }
}

interface Saying {
  readonly app: App
  readonly reader: Reader
  readonly filesDir: string | null
  readonly talk: string
}

async function sayTurn(turn: SaidTurn, { app, reader, filesDir, talk }: Saying): Promise<Reply> {
  const sent = (turn.files ?? []).map((path) => ({ name: basename(path), bytes: readBytes(path) }))
  const events: ReplyEvent[] = []
  const { desk, chat } = app
  const message = { conversation: reader.person, reader, text: turn.text, files: sent }
  for await (const event of chat.converse(message)) events.push(event)
  const place = await desk.readPlace(reader)
  const drafts = await desk.listDrafts(reader)
  const newest = drafts[0] ? await desk.readDraft(reader, drafts[0].id) : null
  const choices = events.flatMap((event) => listChoices(event))
  const out = events.flatMap((event) => (event.kind === 'file' ? [event] : []))
  return {
    kind: nameKind(events),
    text: renderEvents(events, place),
    citations: events.flatMap((event) => (event.kind === 'answer' ? event.answer.citations : [])),
    ...(choices.length > 0 ? { choices } : {}),
    ...(newest ? { draft: encodeDraft(newest) } : {}),
    drafts: drafts.length,
    ...(out.length > 0 ? { files: out.map((file) => writeOut(file, { filesDir, talk })) } : {}),
  }
}

/** The last word of a reply names it; what is about a draft or a check says so. */
function nameKind(events: readonly ReplyEvent[]): ReplyKind {
  const last = events.findLast((event) => event.kind !== 'step' && event.kind !== 'line')
  if (last === undefined) return 'notice'
  if (last.kind === 'answer') return last.answer.kind
  if (last.kind === 'notice') return last.about ?? 'notice'
  if (last.kind === 'file') return last.draft === null ? 'notice' : 'draft'
  return last.kind === 'preview' || last.kind === 'error' ? last.kind : 'notice'
}

function renderEvents(events: readonly ReplyEvent[], place: string | null): string {
  const previews = events.filter((event) => event.kind === 'preview').length
  const texts = events.map((event) => renderEvent(event, place))
  return [...texts, previews > 0 ? replies.confirmHint(previews) : ''].filter(Boolean).join('\n\n')
}

function renderEvent(event: ReplyEvent, place: string | null): string {
  if (event.kind === 'answer') return renderAnswer(event.answer, place)
  if (event.kind === 'preview') return renderPreview(event.preview)
  if (event.kind === 'file') return `《${event.name}》`
  if (event.kind === 'error') return `${event.text}\n${event.fix}`
  return event.kind === 'notice' ? event.text : ''
}

function listChoices(event: ReplyEvent): readonly Choice[] {
  if (event.kind === 'notice') return event.choices ?? []
  return event.kind === 'answer' && event.answer.kind === 'clarify' ? event.answer.choices : []
}

function encodeDraft({ id, draft, text }: OpenedDraft) {
  const { version, title, sections, unusedFigures, findings, recipient, issuer, signedOn } = draft
  const fields = { recipient, issuer, date: signedOn === null ? null : spellDate(signedOn) }
  return { id, version, title, sections, text, unusedFigures, findings, ...fields }
}

function writeOut(
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
  { filesDir, talk }: { readonly filesDir: string | null; readonly talk: string },
): { name: string; path: string } {
  if (filesDir === null) return { name, path: '' }
  const dir = join(resolve(filesDir), talk.replace(/[^\w-]/g, '_'))
  mkdirSync(dir, { recursive: true })
  const path = join(dir, basename(name))
  writeFileSync(path, bytes)
  return { name, path }
}

async function keepPlace(
  desk: Desk,
  { reader, place, session }: { reader: Reader; place: string; session: Session },
): Promise<void> {
  try {
    await desk.savePlace(reader, place)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    session.io.err(`${error.message}\n→ ${error.fix}\n`)
  }
}

function readText(file: string): string {
  return new TextDecoder().decode(readBytes(file))
}

function readBytes(path: string): Uint8Array {
  try {
    return readFileSync(path)
  } catch (cause) {
    throw new AppError('input', `读不了文件：${path}`, { fix: '看看路径对不对、有没有读的权限。', cause })
  }
}
