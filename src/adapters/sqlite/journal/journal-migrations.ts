// Step: storage. The tables of journal.db, oldest first: what later versions add is appended, never changed.
import type { Migration } from '#adapters/sqlite/database/open-database.ts'
import { moveNotes } from './move-notes.ts'

/** Entry n brings `user_version` from n to n + 1. */
export const journalMigrations: readonly Migration[] = [
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
  // Records: a row a value. `seq` is the order of writing, because clocks jump; columns besides `json` only find rows.
  `
  ALTER TABLE turn ADD COLUMN person TEXT;
  ALTER TABLE person RENAME TO old_person;
  CREATE TABLE person (seq INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, json TEXT NOT NULL);
  CREATE TABLE talk (seq INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, json TEXT NOT NULL, person TEXT);
  CREATE INDEX talk_person ON talk (person, seq);
  CREATE TABLE draft (seq INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, json TEXT NOT NULL, code TEXT);
  CREATE INDEX draft_code ON draft (code) WHERE code IS NOT NULL;
  CREATE TABLE draft_person (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, person TEXT NOT NULL, draft TEXT NOT NULL, UNIQUE (person, draft)
  );
  CREATE TABLE final (seq INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL, json TEXT NOT NULL);
  CREATE INDEX final_key ON final (key, seq);
  CREATE TABLE feedback (seq INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, json TEXT NOT NULL);
  CREATE TABLE awaited_place (seq INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, json TEXT NOT NULL);
  CREATE TABLE draft_under_way (seq INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, json TEXT NOT NULL);
  -- what could not be read and stood in the way of writing
  CREATE TABLE aside (seq INTEGER PRIMARY KEY AUTOINCREMENT, record TEXT NOT NULL, key TEXT NOT NULL, json TEXT NOT NULL);
  `,
  moveNotes,
  `
  DROP TABLE note;
  DROP TABLE old_person;
  `,
  // Messages on their way in and out. `lane` is channel and chat: what stands there in one order.
  `
  CREATE TABLE inbox (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, json TEXT NOT NULL,
    channel TEXT NOT NULL, lane TEXT NOT NULL, state TEXT NOT NULL, at TEXT NOT NULL
  );
  CREATE INDEX inbox_lane ON inbox (lane, state, seq);
  CREATE INDEX inbox_state ON inbox (state, at);
  CREATE TABLE outbox (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, json TEXT NOT NULL,
    channel TEXT NOT NULL, lane TEXT NOT NULL, state TEXT NOT NULL, at TEXT NOT NULL
  );
  CREATE INDEX outbox_lane ON outbox (lane, state, seq);
  CREATE INDEX outbox_state ON outbox (state, at);
  CREATE TABLE outbox_file (key TEXT PRIMARY KEY, bytes BLOB NOT NULL) WITHOUT ROWID;
  `,
  // `key` is the time of the row.
  `
  CREATE TABLE audit (seq INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL, json TEXT NOT NULL);
  CREATE INDEX audit_key ON audit (key);
  `,
  // What opens the page; papers shared with a unit.
  `
  CREATE TABLE pass (seq INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, json TEXT NOT NULL, person TEXT);
  CREATE INDEX pass_person ON pass (person) WHERE person IS NOT NULL;
  ALTER TABLE talk ADD COLUMN unit TEXT;
  CREATE INDEX talk_unit ON talk (unit, seq) WHERE unit IS NOT NULL;
  ALTER TABLE draft ADD COLUMN unit TEXT;
  CREATE INDEX draft_unit ON draft (unit, seq) WHERE unit IS NOT NULL;
  `,
  // What was replied with something else than an answer; the office a question was asked under.
  `
  CREATE TABLE remark (seq INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL, json TEXT NOT NULL);
  CREATE INDEX remark_key ON remark (key, seq);
  ALTER TABLE turn ADD COLUMN own TEXT;
  `,
  // What lets other programs ask for a person; `key` is its id.
  `
  CREATE TABLE token (seq INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, json TEXT NOT NULL, hash TEXT NOT NULL UNIQUE);
  `,
  // List pages of sites, what they offered, and the files that wait for a yes.
  `
  CREATE TABLE source (seq INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, json TEXT NOT NULL);
  CREATE TABLE find (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, json TEXT NOT NULL,
    source TEXT NOT NULL, state TEXT NOT NULL
  );
  CREATE INDEX find_state ON find (state, seq);
  CREATE INDEX find_source ON find (source, seq);
  CREATE TABLE find_file (key TEXT PRIMARY KEY, bytes BLOB NOT NULL) WITHOUT ROWID;
  `,
  // Texts that were checked; the person is looked up.
  `
  CREATE TABLE kept_check (seq INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, json TEXT NOT NULL, person TEXT);
  CREATE INDEX kept_check_person ON kept_check (person, seq) WHERE person IS NOT NULL;
  `,
  // What of the limits of a minute and a day is used, so that a restart gives nothing back.
  `
  CREATE TABLE used_pace (seq INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, json TEXT NOT NULL);
  `,
  // What an administrator set on the page.
  `
  CREATE TABLE office_setting (seq INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, json TEXT NOT NULL);
  `,
]
