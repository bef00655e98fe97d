// Step: storage. The Journal port on SQLite: turns, people, updates seen, notes. Written before it is acknowledged.
import { join } from 'node:path'
import type { Answer } from '#domain/answer.ts'
import type { Journal, Person, Turn } from '#ports/journal.ts'
import { isDamage, parseStored } from './database-errors.ts'
import { refuseDamage } from './find-damage.ts'
import type { Row } from './guarded-statement.ts'
import { type Database, openDatabase } from './open-database.ts'

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

/**
 * Opens `DATA/journal.db`; a writer must hold the folder's lock, and looks the whole file through: what is written next to
 * damage is lost with it. Throws AppError `storage` where it is damaged.
 */
export async function openJournal({ dataDir, isReadOnly = false }: JournalOptions): Promise<Journal> {
  const path = join(dataDir, 'journal.db')
  const database = openDatabase({ path, migrations: journalMigrations, isReadOnly })
  if (!isReadOnly) refuseDamage(database, path)
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
      return row && readJson(String(row.json), path)
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

/** Ordered by writing, not by clock: clocks jump. A turn that is damaged is left out; the start and `doctor` tell of it. */
function listTurns(database: Database, conversation: string, limit: number): readonly Turn[] {
  const rows = database.all('SELECT id FROM turn WHERE conversation = ? ORDER BY id DESC LIMIT ?', [
    conversation,
    limit,
  ])
  return [...rows].reverse().flatMap(({ id }) => readTurn(database, Number(id)) ?? [])
}

function readTurn(database: Database, id: number): Turn | null {
  try {
    const row = database.get('SELECT at, question, answer FROM turn WHERE id = ?', [id])
    if (!row) return null
    const answer = parseStored<Answer>(row.answer, 'journal.db')
    return { at: String(row.at), question: String(row.question), answer }
  } catch (error) {
    if (isDamage(error)) return null
    throw error
  }
}

/** Whoever asked for a note parses it, and must not meet half of one. */
function readJson(text: string, path: string): string {
  if (/^[[{"]/.test(text)) parseStored(text, path)
  return text
}

function readPerson(row: Row): Person {
  const text = (value: unknown): string | null => (value === null ? null : String(value))
  return { id: String(row.id), name: text(row.name), place: text(row.place) }
}
