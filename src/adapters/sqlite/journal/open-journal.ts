// Step: storage. The Journal port on SQLite: one table a record, every value through its schema. Written before it is acknowledged.
import { join } from 'node:path'
import { refuseDamage } from '#adapters/sqlite/database/find-damage.ts'
import type { Row } from '#adapters/sqlite/database/guarded-statement.ts'
import { type Database, openDatabase } from '#adapters/sqlite/database/open-database.ts'
import {
  awaitedPlaceTable,
  checkTable,
  draftTable,
  draftUnderWayTable,
  feedbackTable,
  finalTable,
  journalTables,
  passTable,
  personTable,
  remarkTable,
  settingTable,
  talkTable,
  tokenTable,
  usedPaceTable,
} from '#adapters/stored/journal-tables.ts'
import { misshapen, parseRow } from '#adapters/stored/record-table.ts'
import type { KeptDraft } from '#domain/journal/kept-draft.ts'
import { type Turn, turnSchema } from '#domain/journal/turn.ts'
import type { Journal } from '#ports/journal.ts'
import { journalMigrations } from './journal-migrations.ts'
import { openAudit } from './open-audit.ts'
import { openFinds } from './open-finds.ts'
import { openPost } from './open-post.ts'
import { countUnfit, openRecords } from './open-records.ts'
import { sweepJournal } from './sweep-journal.ts'

/** kB: what was written last is what is read. */
const journalCache = 8192

export interface JournalOptions {
  readonly dataDir: string
  readonly isReadOnly?: boolean
}

/**
 * Opens `DATA/journal.db`; a writer must hold the folder's lock, and looks the whole file through: what is written next to
 * damage is lost with it. Throws AppError `storage` where it is damaged.
 */
export async function openJournal({ dataDir, isReadOnly = false }: JournalOptions): Promise<Journal> {
  const path = join(dataDir, 'journal.db')
  const database = openDatabase({
    path,
    migrations: journalMigrations,
    isReadOnly,
    keepsForeignBytes: true,
    cacheSize: journalCache,
  })
  if (!isReadOnly) refuseDamage(database, path)
  const talks = openRecords(database, talkTable)
  const feedback = openRecords(database, feedbackTable)
  const people = openRecords(database, personTable)
  // async, so that whatever fails arrives as a rejection
  return {
    turns: {
      append: (conversation, turn) => database.together(() => appendTurn(database, conversation, turn)),
      list: async (conversation, limit) => listTurns(database, conversation, limit),
      remove: async (conversation) => {
        database.run('DELETE FROM turn WHERE conversation = ?', [conversation])
      },
    },
    remarks: openRemarks(database),
    talks: {
      ...talks,
      listOf: async (person, limit) =>
        talks.select('WHERE person = ? ORDER BY seq DESC LIMIT ?', [person, limit]),
      listShared: async (unit, limit) =>
        talks.select('WHERE unit = ? ORDER BY seq DESC LIMIT ?', [unit, limit]),
    },
    people: { ...people, list: async () => people.select('ORDER BY seq', []) },
    passes: openPasses(database),
    tokens: openTokens(database),
    audit: openAudit(database, isReadOnly ? path : null),
    sweep: async (before) => sweepJournal(database, before),
    drafts: openDrafts(database),
    checks: openChecks(database),
    finals: openFinals(database),
    feedback: { ...feedback, list: async () => feedback.select('ORDER BY seq', []) },
    awaitedPlaces: openRecords(database, awaitedPlaceTable),
    draftsUnderWay: openRecords(database, draftUnderWayTable),
    settings: openRecords(database, settingTable),
    usedPaces: openRecords(database, usedPaceTable),
    ...openFinds(database),
    ...openPost(database),
    countUnreadable: async () => countUnreadable(database),
    close: async () => database.close(),
  }
}

function openFinals(database: Database): Journal['finals'] {
  const finals = openRecords(database, finalTable)
  return {
    append: (entry) => database.together(() => finals.append(entry.draft, entry)),
    list: async (draft) => finals.select('WHERE key = ? ORDER BY seq', [draft]),
  }
}

function openRemarks(database: Database): Journal['remarks'] {
  const remarks = openRecords(database, remarkTable)
  return {
    append: (conversation, remark) => database.together(() => remarks.append(conversation, remark)),
    list: async (conversation, limit) =>
      [...remarks.select('WHERE key = ? ORDER BY seq DESC LIMIT ?', [conversation, limit])].reverse(),
    remove: async (conversation) => {
      database.run('DELETE FROM remark WHERE key = ?', [conversation])
    },
  }
}

function openDrafts(database: Database): Journal['drafts'] {
  const drafts = openRecords(database, {
    ...draftTable,
    onUpdate: (id, draft) => keepPeople(database, id, draft),
  })
  const joined =
    'JOIN draft_person ON draft = draft.key WHERE draft_person.person = ? ORDER BY draft_person.seq'
  return {
    ...drafts,
    listOf: async (person) => drafts.select(joined, [person]),
    listShared: async (unit) => drafts.select('WHERE unit = ? ORDER BY seq', [unit]),
    findByCode: async (code) => drafts.select('WHERE code = ?', [code])[0] ?? null,
  }
}

function openChecks(database: Database): Journal['checks'] {
  const checks = openRecords(database, checkTable)
  return {
    ...checks,
    listOf: async (person, limit) =>
      checks.select('WHERE person = ? ORDER BY seq DESC LIMIT ?', [person, limit]),
  }
}

function openPasses(database: Database): Journal['passes'] {
  const keysOf = async (person: string) =>
    database.all('SELECT key FROM pass WHERE person = ?', [person]).map(({ key }) => String(key))
  return { ...openRecords(database, passTable), keysOf }
}

function openTokens(database: Database): Journal['tokens'] {
  const tokens = openRecords(database, tokenTable)
  return {
    ...tokens,
    list: async () => tokens.select('ORDER BY seq', []),
    findByHash: async (hash) => tokens.select('WHERE hash = ?', [hash])[0] ?? null,
  }
}

/** Rows by which the drafts of a person are found; whoever has a draft already keeps its place in his list. */
function keepPeople(database: Database, id: string, draft: KeptDraft | null): void {
  const people = draft === null ? [] : [draft.owner, ...draft.sharers]
  for (const { person } of database.all('SELECT person FROM draft_person WHERE draft = ?', [id]))
    if (!people.includes(String(person)))
      database.run('DELETE FROM draft_person WHERE draft = ? AND person = ?', [id, String(person)])
  for (const person of people)
    database.run('INSERT INTO draft_person (person, draft) VALUES (?, ?) ON CONFLICT DO NOTHING', [
      person,
      id,
    ])
}

function appendTurn(database: Database, conversation: string, turn: Turn): void {
  const { at, person, own, question } = turn
  const answer = JSON.stringify(turn.answer)
  if (readTurn({ at, person, own, question, answer }) === null) throw misshapen()
  database.run(
    'INSERT INTO turn (conversation, at, person, own, question, answer) VALUES (?, ?, ?, ?, ?, ?)',
    [conversation, at, person, own, question, answer],
  )
}

/** Ordered by writing, not by clock: clocks jump. A turn that is damaged is left out; the start and `doctor` tell of it. */
function listTurns(database: Database, conversation: string, limit: number): readonly Turn[] {
  const rows = database.all('SELECT * FROM turn WHERE conversation = ? ORDER BY id DESC LIMIT ?', [
    conversation,
    limit,
  ])
  return [...rows].reverse().flatMap((row) => readTurn(row) ?? [])
}

/** Null when it is unreadable. */
function readTurn({ at, person, own, question, answer }: Row): Turn | null {
  try {
    return (
      turnSchema.safeParse({ at, person, own, question, answer: JSON.parse(String(answer)) }).data ?? null
    )
  } catch {
    return null
  }
}

function countUnreadable(database: Database): Readonly<Record<string, number>> {
  const counts = [
    [
      'turn',
      countUnfit(database, { name: 'turn', seq: 'id', fits: (row) => readTurn(row) !== null }),
    ] as const,
    ...journalTables.map(({ name, schema }) => {
      const fits = ({ json }: Row) => parseRow(schema, json) !== null
      return [name, countUnfit(database, { name, fits })] as const
    }),
    ['aside', countUnfit(database, { name: 'aside', fits: () => false })] as const,
  ]
  return Object.fromEntries(counts.filter(([, count]) => count > 0))
}
