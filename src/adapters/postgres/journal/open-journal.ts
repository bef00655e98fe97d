// Step: storage. The Journal port on PostgreSQL: one table a record, every value through its schema; several processes may write at once.
import { sql } from 'kysely'
import type { Postgres, Row, Statements } from '#adapters/postgres/database/open-postgres.ts'
import {
  awaitedPlaceTable,
  checkTable,
  draftTable,
  draftUnderWayTable,
  feedbackTable,
  finalTable,
  passTable,
  personTable,
  remarkTable,
  settingTable,
  talkTable,
  tokenTable,
  usedPaceTable,
} from '#adapters/stored/journal-tables.ts'
import { encode, parseRow } from '#adapters/stored/record-table.ts'
import { auditRowSchema } from '#domain/journal/audit-row.ts'
import type { KeptDraft } from '#domain/journal/kept-draft.ts'
import { turnSchema } from '#domain/journal/turn.ts'
import type { Journal } from '#ports/journal.ts'
import { countUnreadable, readTurn } from './count-unreadable.ts'
import type { Lanes } from './hold-lanes.ts'
import { openFinds } from './open-finds.ts'
import { openPost } from './open-post.ts'
import { openRecords } from './open-records.ts'
import { sweepJournal } from './sweep-journal.ts'

/** `lanes`: what this process works on; it may end no message of a chat that another has taken over. */
export function openJournal(postgres: Postgres, lanes: Pick<Lanes, 'refuseLost'>): Journal {
  const talks = openRecords(postgres, talkTable)
  const finals = openRecords(postgres, finalTable)
  const feedback = openRecords(postgres, feedbackTable)
  const people = openRecords(postgres, personTable)
  return {
    turns: openTurns(postgres),
    remarks: openRemarks(postgres),
    talks: {
      ...talks,
      listOf: (person, limit) => talks.select(sql`WHERE person = ${person} ORDER BY seq DESC LIMIT ${limit}`),
      listShared: (unit, limit) => talks.select(sql`WHERE unit = ${unit} ORDER BY seq DESC LIMIT ${limit}`),
    },
    people: { ...people, list: () => people.select(sql`ORDER BY seq`) },
    ...openKeys(postgres),
    audit: openAudit(postgres),
    sweep: (before) => sweepJournal(postgres, before),
    drafts: openDrafts(postgres),
    checks: openChecks(postgres),
    finals: {
      append: (entry) => finals.log(entry.draft, entry),
      list: (draft) => finals.select(sql`WHERE key = ${draft} ORDER BY seq`),
    },
    feedback: { ...feedback, list: () => feedback.select(sql`ORDER BY seq`) },
    awaitedPlaces: openRecords(postgres, awaitedPlaceTable),
    draftsUnderWay: openRecords(postgres, draftUnderWayTable),
    settings: openRecords(postgres, settingTable),
    usedPaces: openRecords(postgres, usedPaceTable),
    ...openFinds(postgres),
    ...openPost(postgres, lanes),
    countUnreadable: () => countUnreadable(postgres),
    close: async () => {},
  }
}

/** Ordered by writing, not by clock: clocks jump. A turn that is damaged is left out. */
function openTurns(postgres: Postgres): Journal['turns'] {
  return {
    append: async (conversation, turn) => {
      encode(turnSchema, turn)
      const { at, person, own, question, answer } = turn
      await postgres.runInOrder(sql`INSERT INTO turn (conversation, at, person, own, question, answer)
        VALUES (${conversation}, ${at}, ${person}, ${own}, ${question}, ${JSON.stringify(answer)})`)
    },
    list: async (conversation, limit) => {
      const rows = await postgres.all(
        sql`SELECT * FROM turn WHERE conversation = ${conversation} ORDER BY seq DESC LIMIT ${limit}`,
      )
      return [...rows].reverse().flatMap((row: Row) => readTurn(row) ?? [])
    },
    remove: async (conversation) => {
      await postgres.run(sql`DELETE FROM turn WHERE conversation = ${conversation}`)
    },
  }
}

function openRemarks(postgres: Postgres): Journal['remarks'] {
  const remarks = openRecords(postgres, remarkTable)
  return {
    append: (conversation, remark) => remarks.log(conversation, remark),
    list: async (conversation, limit) =>
      [
        ...(await remarks.select(sql`WHERE key = ${conversation} ORDER BY seq DESC LIMIT ${limit}`)),
      ].reverse(),
    remove: async (conversation) => {
      await postgres.run(sql`DELETE FROM remark WHERE key = ${conversation}`)
    },
  }
}

function openDrafts(postgres: Postgres): Journal['drafts'] {
  const drafts = openRecords(postgres, { ...draftTable, onUpdate: keepPeople })
  return {
    ...drafts,
    listOf: (person) =>
      drafts.select(sql`JOIN draft_person ON draft_person.draft = draft.key
        WHERE draft_person.person = ${person} ORDER BY draft_person.seq`),
    listShared: (unit) => drafts.select(sql`WHERE unit = ${unit} ORDER BY seq`),
    findByCode: async (code) => (await drafts.select(sql`WHERE code = ${code}`))[0] ?? null,
  }
}

/** Rows by which the drafts of a person are found; whoever has a draft already keeps its place in his list. */
async function keepPeople(statements: Statements, id: string, draft: KeptDraft | null): Promise<void> {
  const people = draft === null ? [] : [draft.owner, ...draft.sharers]
  await statements.run(
    sql`DELETE FROM draft_person WHERE draft = ${id} AND NOT person = ANY (${people}::text[])`,
  )
  for (const person of people)
    await statements.run(
      sql`INSERT INTO draft_person (person, draft) VALUES (${person}, ${id}) ON CONFLICT DO NOTHING`,
    )
}

function openChecks(postgres: Postgres): Journal['checks'] {
  const checks = openRecords(postgres, checkTable)
  return {
    ...checks,
    listOf: (person, limit) => checks.select(sql`WHERE person = ${person} ORDER BY seq DESC LIMIT ${limit}`),
  }
}

/** What opens the page, and what lets other programs ask. */
function openKeys(postgres: Postgres): Pick<Journal, 'passes' | 'tokens'> {
  const tokens = openRecords(postgres, tokenTable)
  return {
    passes: {
      ...openRecords(postgres, passTable),
      keysOf: async (person) => {
        const rows = await postgres.all(sql`SELECT key FROM pass WHERE person = ${person} ORDER BY seq`)
        return rows.map(({ key }) => String(key))
      },
    },
    tokens: {
      ...tokens,
      list: () => tokens.select(sql`ORDER BY seq`),
      findByHash: async (hash) => (await tokens.select(sql`WHERE hash = ${hash}`))[0] ?? null,
    },
  }
}

/** `key` is the time of the row. */
function openAudit(postgres: Postgres): Journal['audit'] {
  return {
    append: async (row) => {
      const json = encode(auditRowSchema, row)
      await postgres.runInOrder(sql`INSERT INTO audit (key, json) VALUES (${row.at}, ${json})`)
    },
    list: async ({ since, after, limit }) => {
      const rows = await postgres.all(
        sql`SELECT seq, json FROM audit WHERE seq > ${after} AND key >= ${since} ORDER BY seq LIMIT ${limit}`,
      )
      return rows.flatMap(({ seq, json }) => {
        const row = parseRow(auditRowSchema, json)
        return row === null ? [] : [{ seq: Number(seq), row }]
      })
    },
  }
}
