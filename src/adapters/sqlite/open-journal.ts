// Step: storage. The Journal port on SQLite: turns, people, updates seen, notes. Written before it is acknowledged.
import { join } from 'node:path'
import type { Answer } from '#domain/answer.ts'
import type { Journal, Person, Turn } from '#ports/journal.ts'
import { type Database, openDatabase, type Row } from './open-database.ts'

/** Entry n brings `user_version` from n to n + 1. */
export const journalMigrations: readonly string[] = [
  `
  CREATE TABLE turn (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    conversation TEXT NOT NULL,
    at TEXT NOT NULL,
    question TEXT NOT NULL,
    answer TEXT NOT NULL
  );
  CREATE INDEX turn_conversation ON turn (conversation, id);
  CREATE TABLE person (id TEXT PRIMARY KEY, name TEXT, place TEXT) WITHOUT ROWID;
  CREATE TABLE seen (channel TEXT NOT NULL, update_id TEXT NOT NULL, PRIMARY KEY (channel, update_id)) WITHOUT ROWID;
  CREATE TABLE note (key TEXT PRIMARY KEY, json TEXT NOT NULL) WITHOUT ROWID;
  `,
]

export interface JournalOptions {
  readonly dataDir: string
  readonly isReadOnly?: boolean
}

/** Opens `DATA/journal.db`; a writer must hold the folder's lock. */
export async function openJournal({ dataDir, isReadOnly = false }: JournalOptions): Promise<Journal> {
  const database = openDatabase({
    path: join(dataDir, 'journal.db'),
    migrations: journalMigrations,
    isReadOnly,
  })
  // async, so that whatever fails arrives as a rejection
  return {
    appendTurn: async (conversation, turn) => appendTurn(database, conversation, turn),
    listTurns: async (conversation, limit) => listTurns(database, conversation, limit),
    readPerson: async (id) => {
      const row = database.get('SELECT id, name, place FROM person WHERE id = ?', [id])
      return row && readPerson(row)
    },
    savePerson: async ({ id, name, place }) => {
      database.run('INSERT OR REPLACE INTO person (id, name, place) VALUES (?, ?, ?)', [id, name, place])
    },
    claimUpdate: async (channel, update) =>
      database.run('INSERT INTO seen (channel, update_id) VALUES (?, ?) ON CONFLICT DO NOTHING', [
        channel,
        update,
      ]).changes === 1,
    putNote: async (key, json) => {
      database.run('INSERT OR REPLACE INTO note (key, json) VALUES (?, ?)', [key, json])
    },
    readNote: async (key) => {
      const row = database.get('SELECT json FROM note WHERE key = ?', [key])
      return row && String(row.json)
    },
    deleteNote: async (key) => {
      database.run('DELETE FROM note WHERE key = ?', [key])
    },
    close: async () => database.close(),
  }
}

function appendTurn(database: Database, conversation: string, { at, question, answer }: Turn): void {
  database.run('INSERT INTO turn (conversation, at, question, answer) VALUES (?, ?, ?, ?)', [
    conversation,
    at,
    question,
    JSON.stringify(answer),
  ])
}

/** Ordered by writing, not by clock: clocks jump. */
function listTurns(database: Database, conversation: string, limit: number): readonly Turn[] {
  const rows = database.all('SELECT * FROM turn WHERE conversation = ? ORDER BY id DESC LIMIT ?', [
    conversation,
    limit,
  ])
  return [...rows].reverse().map((row) => ({
    at: String(row.at),
    question: String(row.question),
    answer: JSON.parse(String(row.answer)) as Answer,
  }))
}

function readPerson(row: Row): Person {
  const text = (value: unknown): string | null => (value === null ? null : String(value))
  return { id: String(row.id), name: text(row.name), place: text(row.place) }
}
