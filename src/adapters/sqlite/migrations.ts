// Step: storage. The tables of library.db, as numbered steps; a step that has been released is never changed.
import type { Migration } from './database/open-database.ts'
import { nameRows } from './figures/name-rows.ts'
import { sealAll, widenSeals } from './seals/seal-report.ts'

/** Entry n brings `user_version` from n to n + 1. */
export const libraryMigrations: readonly Migration[] = [
  `
  CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE report (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    text TEXT NOT NULL,
    text_hash TEXT NOT NULL,
    metadata_read TEXT NOT NULL,
    metadata TEXT NOT NULL,
    sections TEXT NOT NULL,
    warnings TEXT NOT NULL,
    dropped TEXT NOT NULL,
    counts TEXT NOT NULL,
    is_sample INTEGER NOT NULL,
    is_trusted INTEGER NOT NULL
  );
  CREATE TABLE source (
    location TEXT PRIMARY KEY,
    report INTEGER NOT NULL REFERENCES report (id) ON DELETE CASCADE,
    file TEXT NOT NULL,
    hash TEXT NOT NULL
  );
  CREATE INDEX source_report ON source (report);
  CREATE INDEX source_hash ON source (hash);
  CREATE TABLE correction (location TEXT PRIMARY KEY, patch TEXT NOT NULL);
  CREATE TABLE passage (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    report INTEGER NOT NULL REFERENCES report (id) ON DELETE CASCADE,
    word_count INTEGER NOT NULL,
    bigram_count INTEGER NOT NULL,
    key TEXT NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    part TEXT NOT NULL,
    path TEXT NOT NULL,
    heading TEXT NOT NULL,
    sentences TEXT NOT NULL,
    text TEXT NOT NULL
  );
  CREATE INDEX passage_directory ON passage (report, word_count, bigram_count);
  CREATE INDEX passage_key ON passage (key);
  CREATE TABLE passage_terms (id INTEGER PRIMARY KEY, words BLOB NOT NULL, bigrams BLOB NOT NULL);
  CREATE TABLE figure (
    report INTEGER NOT NULL REFERENCES report (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    figure TEXT NOT NULL,
    PRIMARY KEY (report, position)
  ) WITHOUT ROWID;
  CREATE TABLE embedder (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
  CREATE TABLE vector (
    id INTEGER PRIMARY KEY,
    embedder INTEGER NOT NULL REFERENCES embedder (id),
    key TEXT NOT NULL,
    code BLOB NOT NULL
  );
  CREATE UNIQUE INDEX vector_key ON vector (embedder, key);
  CREATE TABLE pending (
    id INTEGER PRIMARY KEY,
    report INTEGER NOT NULL REFERENCES report (id) ON DELETE CASCADE,
    rank INTEGER NOT NULL,
    key TEXT NOT NULL,
    text TEXT NOT NULL
  );
  CREATE INDEX pending_order ON pending (rank, id);
  CREATE INDEX pending_key ON pending (key);
  CREATE INDEX pending_report ON pending (report);
  CREATE VIRTUAL TABLE terms USING fts5 (
    words, bigrams, content = '', contentless_delete = 1, tokenize = "ascii tokenchars '.%-_/'"
  );
  CREATE VIRTUAL TABLE vocabulary USING fts5vocab (terms, col);
  `,
  // The word index lies in memory, built from passage_terms: faster than FTS5 to fill and to ask, and scores are exact.
  `
  DROP TABLE vocabulary;
  DROP TABLE terms;
  `,
  // Full segments of the word index as they lie in memory: what passage_terms makes of them, so that a start need not.
  `
  CREATE TABLE posting_segment (last INTEGER PRIMARY KEY, words BLOB NOT NULL, bigrams BLOB NOT NULL);
  `,
  // Who may see a report: `all`, `unit:NAME`, `person:ID` or `admin`.
  `
  ALTER TABLE report ADD COLUMN visible TEXT NOT NULL DEFAULT 'all';
  `,
  // By which rules and tables a report was read, and from which original; originals that it was read from before.
  `
  ALTER TABLE report ADD COLUMN stamp TEXT;
  ALTER TABLE report ADD COLUMN origin TEXT;
  CREATE INDEX report_stamp ON report (stamp);
  CREATE TABLE earlier (
    id INTEGER PRIMARY KEY,
    report INTEGER NOT NULL REFERENCES report (id) ON DELETE CASCADE,
    location TEXT NOT NULL,
    file TEXT NOT NULL,
    hash TEXT NOT NULL,
    replaced_at TEXT NOT NULL
  );
  CREATE UNIQUE INDEX earlier_version ON earlier (report, hash, location);
  CREATE INDEX earlier_hash ON earlier (hash);
  `,
  // What a person set about figures, by location and by where the figure stands; applied in `figure.change`, and what found no number.
  `
  ALTER TABLE figure ADD COLUMN change TEXT;
  ALTER TABLE report ADD COLUMN unused_corrections TEXT NOT NULL DEFAULT '[]';
  CREATE TABLE figure_correction (
    location TEXT NOT NULL,
    anchor TEXT NOT NULL,
    change TEXT NOT NULL,
    PRIMARY KEY (location, anchor)
  );
  `,
  // Who may see what, without reading the reports; figures by their indicator and with their names, so that none is read to find another.
  `
  CREATE INDEX report_seen ON report (visible, is_sample);
  ALTER TABLE figure ADD COLUMN indicator TEXT;
  ALTER TABLE figure ADD COLUMN id TEXT;
  CREATE INDEX figure_indicator ON figure (indicator);
  CREATE INDEX figure_unlike ON figure (report) WHERE change IS NOT NULL OR id IS NULL;
  `,
  nameRows,
  // One hash over what is answered from, for each report.
  (database) => {
    database.exec('ALTER TABLE report ADD COLUMN seal TEXT')
    sealAll(database)
  },
  // Over the files of a report as well.
  widenSeals,
]
