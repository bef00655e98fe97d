// Step: 有用, 没用, 引用不对 on an answer -> kept in the journal with everything that led to it; later lines of a gold file.

import { type Feedback, feedbackKey } from '#domain/journal/feedback.ts'
import type { Reader } from '#domain/reader.ts'
import type { Journal } from '#ports/journal.ts'
import { AppError } from '#shared/errors.ts'
import { findQuantities } from '#text/numbers/find-quantities.ts'
import { readContext } from './read-context.ts'

export type Verdict = Feedback['verdict']

export const verdictNames: Readonly<Record<Verdict, string>> = {
  useful: '有用',
  useless: '没用',
  'wrong-citation': '引用不对',
}

export const verdicts = Object.keys(verdictNames) as readonly Verdict[]

/** The verdict that a message is, or null. */
export function readVerdict(text: string): Verdict | null {
  const bare = text.trim().replace(/[。.！!]+$/, '')
  return verdicts.find((verdict) => verdictNames[verdict] === bare) ?? null
}

interface FeedbackCall {
  readonly conversation: string
  /** `at` of the turn. */
  readonly turn: string
  /** Null takes back what was said before. */
  readonly verdict: Verdict | null
  /** Why; absent: what was said of it before stays. */
  readonly note?: string
}

/** What a person said of an answer, as it stands. */
export interface GivenVerdict {
  readonly verdict: Verdict
  /** Empty where nothing was said of it. */
  readonly note: string
}

/** A line of `feedback export`, in the shape of the gold questions. */
interface FeedbackRow {
  readonly id: string
  readonly question: string
  readonly type: Verdict
  readonly asker_place: string | null
  readonly context: readonly string[]
  /** The passages that were cited; empty where a person said that they were wrong. */
  readonly gold: readonly { readonly seed_file: string; readonly snippet: string }[]
  /** Numbers of the passages that were called useful, as written. */
  readonly answer_points: readonly string[]
  readonly answerable: boolean
  readonly answer: string
  readonly cited: readonly { readonly seed_file: string; readonly snippet: string }[]
  readonly by: string
  readonly note?: string
  readonly versions: Readonly<Record<string, string>>
  readonly at: string
}

export interface FeedbackDesk {
  /** The last verdict on an answer counts; it comes back as it stands, null where it was taken back. Throws AppError `missing` when the answer is not there, or not to this person. */
  giveFeedback(reader: Reader, call: FeedbackCall): Promise<GivenVerdict | null>
  /** His own on the latest answers of a conversation, by the `at` of the turn. */
  listVerdicts(reader: Reader, conversation: string): Promise<ReadonlyMap<string, GivenVerdict>>
  /** All verdicts, oldest first. */
  listFeedback(reader: Reader): Promise<readonly FeedbackRow[]>
}

export interface FeedbackParts {
  /** What answered: {antou: 0.1.0, embedder: …}. */
  readonly versions: Readonly<Record<string, string>>
}

/** How many turns back a button may be pressed. */
const reach = 50
/** Characters. */
export const mostNote = 500

export function openFeedbackDesk(
  parts: FeedbackParts & { readonly journal: Journal; readonly now: () => Date },
): FeedbackDesk {
  return {
    giveFeedback: ({ person }, call) => keepFeedback({ ...call, person }, parts),
    listVerdicts: ({ person }, conversation) => listVerdicts({ person, conversation }, parts.journal),
    listFeedback: async () => (await parts.journal.feedback.list()).map(buildRow),
  }
}

async function listVerdicts(
  { person, conversation }: { readonly person: string; readonly conversation: string },
  journal: Journal,
): Promise<ReadonlyMap<string, GivenVerdict>> {
  const turns = await journal.turns.list(conversation, reach)
  const own = turns.filter((turn) => turn.person === person)
  const given = await Promise.all(
    own.map(async ({ at }) => [at, await journal.feedback.read(feedbackKey(conversation, at))] as const),
  )
  return new Map(
    given.flatMap(([at, said]) =>
      said === null ? [] : [[at, { verdict: said.verdict, note: said.note ?? '' }] as const],
    ),
  )
}

async function keepFeedback(
  { conversation, person, turn, verdict, note }: FeedbackCall & { readonly person: string },
  { journal, now, versions }: Parameters<typeof openFeedbackDesk>[0],
): Promise<GivenVerdict | null> {
  const turns = await journal.turns.list(conversation, reach)
  const at = turns.findLastIndex((one) => one.at === turn)
  const told = turns[at]
  if (told === undefined || told.person !== person)
    throw new AppError('missing', '这个回答已经找不到了。', { fix: '把问题再问一次，再点一次。' })
  const key = feedbackKey(conversation, turn)
  if (verdict === null) {
    await journal.feedback.update(key, () => null)
    return null
  }
  const { kind, text, by, dropped, citations, searched, prompt, reader } = told.answer
  const feedback: Feedback = {
    turn,
    at: now().toISOString(),
    verdict,
    question: told.question,
    query: {
      askerPlace: (await journal.people.read(person))?.place ?? null,
      context: readContext(turns.slice(0, at), told.question),
      searched,
    },
    evidence: citations,
    answer: { kind, text, by, dropped, ...(prompt ? { prompt } : {}), ...(reader ? { reader } : {}) },
    versions,
  }
  let why = ''
  await journal.feedback.update(key, (before) => {
    // What was wrong is wrong no more.
    const earlier = verdict === 'useful' ? '' : (before?.note ?? '')
    why = (note ?? earlier).trim().slice(0, mostNote)
    return { ...feedback, ...(why === '' ? {} : { note: why }) }
  })
  return { verdict, note: why }
}

function buildRow(
  { verdict, question, query, evidence, answer, note, versions, at }: Feedback,
  index: number,
): FeedbackRow {
  const cited = evidence.map(({ file, quote }) => ({ seed_file: file, snippet: quote }))
  const gold = verdict === 'useful' ? cited : []
  return {
    id: `f${String(index + 1).padStart(3, '0')}`,
    question,
    type: verdict,
    asker_place: query.askerPlace,
    context: query.context,
    gold,
    answer_points: [...new Set(gold.flatMap(({ snippet }) => findQuantities(snippet).map(({ raw }) => raw)))],
    answerable: answer.kind === 'answer',
    answer: answer.text,
    cited,
    by: answer.by,
    ...(note ? { note } : {}),
    versions: { ...versions, ...(answer.prompt ? { prompt: answer.prompt } : {}) },
    at,
  }
}
