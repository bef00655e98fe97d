// Step: a talk that its client keeps and sends as a whole each time -> the replies to its last message. What was asked before is asked again without a model, so that a follow-up goes on from what this reader may see now.
import type { Message, ReplyEvent, Transcript } from '#chat/chat.ts'
import type { ChatParts } from '#chat/conversation.ts'
import { converse } from '#chat/converse.ts'
import type { Desk } from '#desk/desk.ts'
import type { DraftUnderWay } from '#domain/journal/draft-under-way.ts'
import type { Turn } from '#domain/journal/turn.ts'
import { maxQuestionLength } from '#domain/text-limits.ts'
import type { Journal, Records } from '#ports/journal.ts'
import { AppError } from '#shared/errors.ts'

/** Earlier messages that a follow-up may reach back over. */
const mostRehearsed = 4
/** A talk lives in memory, as long as its request. */
const conversation = 'transcript'

/** As `converse`; nothing of the talk is kept here but drafts, which are the person’s. */
export async function* continueTranscript(
  { reader, before, text }: Transcript,
  parts: ChatParts,
  signal: AbortSignal | undefined,
): AsyncGenerator<ReplyEvent> {
  const memory = openMemory(parts)
  const say = (words: string, desk: Desk) => {
    const message: Message = { conversation, reader, text: words }
    return converse({ ...parts, desk, journal: memory.journal, message, signal })
  }
  const rehearsing = rehearse(memory.desk)
  const isNear = pickNear(before)
  for (const [index, one] of before.entries()) {
    if (signal?.aborted) return
    if (one.from === 'antou') await memory.openDraft(readDraftMark(one.text))
    else if (isNear(index) && one.text.length <= maxQuestionLength)
      for await (const _ of say(one.text, rehearsing));
  }
  const known = await memory.readDraft()
  let isOfDraft = false
  for await (const event of say(text, memory.desk)) {
    isOfDraft ||= event.kind === 'notice' && event.about === 'draft'
    yield event
  }
  const draft = await memory.readDraft()
  if (draft !== null && (isOfDraft || draft !== known)) yield { kind: 'notice', text: writeDraftMark(draft) }
}

/** By which the next request finds the draft again; a draft of another opens nothing. */
const writeDraftMark = (id: string) => `稿子编号：${id}（网页“稿”里也有；接着在这里说怎么改就行）`

function readDraftMark(text: string): string | null {
  return /稿子编号：([\w-]{8,44})（/.exec(text)?.[1] ?? null
}

function pickNear(before: Transcript['before']): (index: number) => boolean {
  const said = before.flatMap(({ from }, index) => (from === 'person' ? [index] : []))
  const near = new Set(said.slice(-mostRehearsed))
  return (index) => near.has(index)
}

/** Verbs that show and keep nothing new: a talk is gone through again by them alone. */
const reading: ReadonlySet<string> = new Set<keyof Desk>([
  'findTheme',
  'readWish',
  'readPlace',
  'parsePlace',
  'listDrafts',
  'readDraft',
  'listPreviews',
  'listTurns',
  'keepTurn',
  'beginTalk',
])

function rehearse(desk: Desk): Desk {
  const verbs = Object.entries(desk).map(([name, verb]) => [name, reading.has(name) ? verb : refuse])
  const ask: Desk['ask'] = (reader, question) => desk.ask(reader, { ...question, withModel: false })
  return { ...Object.fromEntries(verbs), ask }
}

/** What opens the page and decides about people needs the person himself: a token is a program’s. */
const inPerson = [
  'offerSignIn',
  'invitePerson',
  'allowPerson',
  'removePerson',
  'setPerson',
  'joinPeople',
] as const

async function refuseProgram(): Promise<never> {
  throw new AppError('denied', '登录链接不从这里发，人员也不在这里管。', {
    fix: '到自己的聊天里说，或请管理员在网页“人员”里办。',
  })
}

async function refuse(): Promise<never> {
  throw new AppError('denied', '这是先前的话，不再办一遍。', { fix: '要办，请再说一遍。' })
}

/** The desk and the journal of one talk, whose turns and state are forgotten with it. */
function openMemory({ desk, journal }: ChatParts) {
  const turns: Turn[] = []
  const under = holdRecords<DraftUnderWay>()
  const list = async (_: string, limit: number) => turns.slice(-limit)
  const own: Pick<Journal, 'turns' | 'awaitedPlaces' | 'draftsUnderWay'> = {
    turns: { append: async (_, turn) => void turns.push(turn), list, remove: async () => {} },
    awaitedPlaces: holdRecords(),
    draftsUnderWay: under,
  }
  const talk: Pick<Desk, 'beginTalk' | 'isTalkOf' | 'listTurns' | 'keepTurn'> = {
    beginTalk: async () => {},
    isTalkOf: async () => true,
    listTurns: (_, key, limit = 50) => list(key, limit),
    keepTurn: async ({ person }, _, turn) => void turns.push({ ...turn, person }),
  }
  return {
    desk: { ...desk, ...Object.fromEntries(inPerson.map((verb) => [verb, refuseProgram])), ...talk },
    journal: { ...journal, ...own },
    openDraft: async (draft: string | null) =>
      under.update(conversation, (present) => (draft === null ? present : { draft })),
    readDraft: async () => (await under.read(conversation))?.draft ?? null,
  }
}

function holdRecords<Value>(): Records<Value> {
  const held = new Map<string, Value>()
  return {
    read: async (key) => held.get(key) ?? null,
    update: async (key, next) => {
      const value = next(held.get(key) ?? null)
      if (value === null) held.delete(key)
      else held.set(key, value)
    },
  }
}
