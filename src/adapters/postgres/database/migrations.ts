// Step: storage. The tables of the PostgreSQL store, oldest first: what later versions add is appended, never changed.
// JSON lies in text columns, as it was written: jsonb would refuse some of it, and order what has an order.

const record = (name: string, columns = '') =>
  `CREATE TABLE ${name} (seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, key text COLLATE "C" NOT NULL UNIQUE, json text NOT NULL${columns});`
const log = (name: string) =>
  `CREATE TABLE ${name} (seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, key text COLLATE "C" NOT NULL, json text NOT NULL);
  CREATE INDEX ${name}_key ON ${name} (key, seq);`
const box = (name: string) =>
  `${record(name, ', channel text NOT NULL, lane text NOT NULL, state text NOT NULL, at text COLLATE "C" NOT NULL')}
  CREATE INDEX ${name}_lane ON ${name} (lane, state, seq);
  CREATE INDEX ${name}_state ON ${name} (state, at);`

const journal = `
  CREATE TABLE turn (
    seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, conversation text NOT NULL, at text NOT NULL,
    person text, own text, question text NOT NULL, answer text NOT NULL
  );
  CREATE INDEX turn_conversation ON turn (conversation, seq);
  ${log('remark')}
  ${log('final')}
  ${log('audit')}
  ${record('person')}
  ${record('talk', ', person text, unit text')}
  CREATE INDEX talk_person ON talk (person, seq);
  CREATE INDEX talk_unit ON talk (unit, seq);
  ${record('draft', ', code text, unit text')}
  CREATE INDEX draft_code ON draft (code);
  CREATE INDEX draft_unit ON draft (unit, seq);
  CREATE TABLE draft_person (
    seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, person text NOT NULL, draft text NOT NULL, UNIQUE (person, draft)
  );
  ${record('kept_check', ', person text')}
  CREATE INDEX kept_check_person ON kept_check (person, seq);
  ${record('pass', ', person text')}
  CREATE INDEX pass_person ON pass (person);
  ${record('token', ', hash text NOT NULL UNIQUE')}
  ${record('feedback')}
  ${record('awaited_place')}
  ${record('draft_under_way')}
  ${record('used_pace')}
  ${record('source')}
  ${record('find', ', source text NOT NULL, state text NOT NULL')}
  CREATE INDEX find_state ON find (state, seq);
  CREATE INDEX find_source ON find (source, seq);
  CREATE TABLE find_file (key text PRIMARY KEY, bytes bytea NOT NULL);
  ${box('inbox')}
  ${box('outbox')}
  CREATE TABLE outbox_file (key text PRIMARY KEY, bytes bytea NOT NULL);
  CREATE TABLE aside (
    seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, record text NOT NULL, key text NOT NULL, json text NOT NULL
  );
  -- who works on a chat, until when by the server's clock, and how often it has changed hands
  CREATE TABLE lane (lane text PRIMARY KEY, holder text NOT NULL, until timestamptz NOT NULL, fence bigint NOT NULL);
  -- who leads, by which connection, until when unless it says so again, and how often that has changed hands
  CREATE TABLE leader (
    name text PRIMARY KEY, token bigint NOT NULL, until timestamptz NOT NULL, pid integer NOT NULL, backend_start timestamptz NOT NULL
  );
  -- what all replicas must have in common
  CREATE TABLE setting (key text PRIMARY KEY, value text NOT NULL);
`

const library = `
  -- its one row: how often reports have changed, how often vectors have come; the lock of every change
  CREATE TABLE library (version bigint NOT NULL, vectors bigint NOT NULL);
  INSERT INTO library (version, vectors) VALUES (0, 0);
  -- in which change the passages of a report last became others
  CREATE TABLE change (report integer PRIMARY KEY, version bigint NOT NULL);
  CREATE INDEX change_version ON change (version);
  CREATE TABLE report (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, text text NOT NULL, text_hash text NOT NULL,
    metadata_read text NOT NULL, metadata text NOT NULL, sections text NOT NULL, warnings text NOT NULL,
    dropped text NOT NULL, counts text NOT NULL, is_sample integer NOT NULL DEFAULT 0, is_trusted integer NOT NULL,
    visible text NOT NULL DEFAULT 'all', stamp text, origin text, unused_corrections text NOT NULL DEFAULT '[]'
  );
  CREATE INDEX report_seen ON report (visible, is_sample);
  CREATE INDEX report_stamp ON report (stamp);
  CREATE TABLE report_source (
    seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, location text NOT NULL UNIQUE,
    report integer NOT NULL REFERENCES report (id) ON DELETE CASCADE, file text NOT NULL, hash text NOT NULL
  );
  CREATE INDEX report_source_report ON report_source (report, seq);
  CREATE INDEX report_source_hash ON report_source (hash);
  CREATE TABLE earlier (
    seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    report integer NOT NULL REFERENCES report (id) ON DELETE CASCADE, location text NOT NULL, file text NOT NULL,
    hash text NOT NULL, replaced_at text COLLATE "C" NOT NULL, UNIQUE (report, hash, location)
  );
  CREATE INDEX earlier_hash ON earlier (hash);
  CREATE TABLE original (hash text PRIMARY KEY, bytes bytea NOT NULL);
  CREATE TABLE report_correction (location text COLLATE "C" PRIMARY KEY, patch text NOT NULL);
  CREATE TABLE figure_correction (
    seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, location text NOT NULL, anchor text NOT NULL, change text NOT NULL
  );
  CREATE INDEX figure_correction_location ON figure_correction (location);
  CREATE TABLE passage (
    id integer GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
    report integer NOT NULL REFERENCES report (id) ON DELETE CASCADE, word_count integer NOT NULL,
    bigram_count integer NOT NULL, key text NOT NULL, start integer NOT NULL, "end" integer NOT NULL, part text NOT NULL,
    path text NOT NULL, heading text NOT NULL, sentences text NOT NULL, text text NOT NULL,
    words bytea NOT NULL, bigrams bytea NOT NULL
  );
  CREATE INDEX passage_report ON passage (report, id);
  CREATE INDEX passage_key ON passage (key);
  CREATE TABLE figure (
    report integer NOT NULL REFERENCES report (id) ON DELETE CASCADE, position integer NOT NULL, figure text NOT NULL,
    change text, is_dropped boolean NOT NULL DEFAULT false, indicator text, kind text NOT NULL, id text NOT NULL, row_place text,
    PRIMARY KEY (report, position)
  );
  CREATE INDEX figure_indicator ON figure (indicator);
  CREATE INDEX figure_changed ON figure (report) WHERE change IS NOT NULL;
  CREATE INDEX figure_row_place ON figure (report) WHERE row_place IS NOT NULL;
  CREATE TABLE embedder (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL UNIQUE);
  CREATE TABLE vector (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, embedder integer NOT NULL REFERENCES embedder (id),
    key text NOT NULL, code bytea NOT NULL, UNIQUE (embedder, key)
  );
  CREATE TABLE pending (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    report integer NOT NULL REFERENCES report (id) ON DELETE CASCADE, rank integer NOT NULL, key text NOT NULL, text text NOT NULL
  );
  CREATE INDEX pending_order ON pending (rank, id);
  CREATE INDEX pending_key ON pending (key);
  CREATE INDEX pending_report ON pending (report);
  -- how much of changes and vectors a server of vectors has
  CREATE TABLE vector_sync (
    embedder integer PRIMARY KEY REFERENCES embedder (id), version bigint NOT NULL, vector bigint NOT NULL
  );
`

/** Entry n brings the version from n to n + 1. */
export const migrations: readonly string[] = [journal, library, record('office_setting')]
