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
  -- how often each leadership has changed hands
  CREATE TABLE leader (name text PRIMARY KEY, token bigint NOT NULL);
  -- what all replicas must have in common
  CREATE TABLE setting (key text PRIMARY KEY, value text NOT NULL);
`

/** Entry n brings the version from n to n + 1. */
export const migrations: readonly string[] = [journal]
