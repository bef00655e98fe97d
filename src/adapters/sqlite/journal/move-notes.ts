// Step: migration. In: a journal whose drafts, talks and verdicts are notes (JSON by key). Out: rows of records; what is not understood is put aside.
// The shapes of both sides are those of that time and stay as they are.
import type { Database } from '#adapters/sqlite/database/open-database.ts'

type Fields = Readonly<Record<string, unknown>>

interface Notes {
  readonly database: Database
  /** Parsed note by the rest of its key: `drafts:web:1` is `web:1` of `drafts`. */
  take(kind: string): ReadonlyMap<string, unknown>
}

export function moveNotes(database: Database): void {
  const notes = readNotes(database)
  const visitors = new Set<string>()
  moveTalks(notes, visitors)
  moveDrafts(notes, visitors)
  movePeople(database, visitors)
  moveFeedback(notes)
  // Earlier versions kept `true`.
  for (const [conversation, choices] of notes.take('await-place'))
    put(database, 'awaited_place', [conversation, { choices: Array.isArray(choices) ? choices : [] }])
  for (const [conversation, draft] of notes.take('draft-now'))
    put(database, 'draft_under_way', [conversation, { draft }])
}

const kinds = ['talks', 'drafts', 'draft', 'finals', 'feedback', 'await-place', 'draft-now']

function readNotes(database: Database): Notes {
  const byKind = new Map(kinds.map((kind) => [kind, new Map<string, unknown>()]))
  for (const { key, json } of database.all('SELECT key, json FROM note')) {
    const [, kind = '', rest = ''] = /^([a-z-]+):?(.*)$/s.exec(String(key)) ?? []
    const value = kind === 'draft-now' ? String(json) : parse(json)
    if (value === undefined || !byKind.has(kind)) putAside(database, String(key), json)
    else byKind.get(kind)?.set(rest, value)
  }
  return { database, take: (kind) => byKind.get(kind) ?? new Map() }
}

function parse(json: unknown): unknown {
  try {
    return JSON.parse(String(json))
  } catch {
    return undefined
  }
}

function putAside(database: Database, key: string, json: unknown): void {
  database.run('INSERT INTO aside (record, key, json) VALUES (?, ?, ?)', ['note', key, String(json)])
}

function put(database: Database, table: string, [key, value]: readonly [string, unknown]): void {
  database.run(`INSERT INTO ${table} (key, json) VALUES (?, ?)`, [key, JSON.stringify(value)])
}

/** The objects of a list; what else stands in it is put aside. */
function listFields(database: Database, key: string, value: unknown): readonly Fields[] {
  const all: readonly unknown[] = Array.isArray(value) ? value : [value]
  const isFields = (one: unknown): one is Fields => typeof one === 'object' && one !== null
  for (const one of all) if (!isFields(one)) putAside(database, key, JSON.stringify(one))
  return all.filter(isFields)
}

interface Listed {
  readonly person: string
  readonly question: unknown
  readonly at: unknown
}

/** Whose a talk is: where several list it, the one whose first question began it. */
function moveTalks({ database, take }: Notes, visitors: Set<string>): void {
  const listed = new Map<string, Listed[]>()
  for (const [person, talks] of take('talks')) {
    visitors.add(person)
    for (const { conversation, question, at } of listFields(database, `talks:${person}`, talks))
      listed.set(String(conversation), [
        ...(listed.get(String(conversation)) ?? []),
        { person, question, at },
      ])
  }
  const held = database.all(
    'SELECT conversation, min(id) AS first, max(id) AS last FROM turn GROUP BY conversation ORDER BY last',
  )
  for (const { conversation, first, last } of held) {
    const key = String(conversation)
    const begun = database.get('SELECT question FROM turn WHERE id = ?', [Number(first)])?.question
    const { at } = database.get('SELECT at FROM turn WHERE id = ?', [Number(last)]) ?? {}
    const those = listed.get(key) ?? []
    const beginner = those.find(({ question }) => question === begun) ?? those[0]
    // Outside the page a conversation was one person's, and bore his name.
    const person = beginner?.person ?? (key.startsWith('web:') ? null : key)
    const talk = { conversation: key, person, question: beginner?.question ?? begun, at }
    database.run('INSERT INTO talk (key, json, person) VALUES (?, ?, ?)', [key, JSON.stringify(talk), person])
    database.run('UPDATE turn SET person = ? WHERE conversation = ?', [person, key])
  }
}

/** Where several persons have a draft (接稿), the first is its owner and the others share it. */
function moveDrafts({ database, take }: Notes, visitors: Set<string>): void {
  const people = new Map<string, string[]>()
  for (const [person, ids] of take('drafts')) {
    visitors.add(person)
    for (const id of Array.isArray(ids) ? ids.map(String) : []) {
      people.set(id, [...(people.get(id) ?? []), person])
      database.run('INSERT INTO draft_person (person, draft) VALUES (?, ?) ON CONFLICT DO NOTHING', [
        person,
        id,
      ])
    }
  }
  for (const [id, kept] of take('draft')) {
    const [owner, ...sharers] = people.get(id) ?? []
    const isKept = owner !== undefined && typeof kept === 'object' && kept !== null
    if (isKept) put(database, 'draft', [id, { ...kept, owner, sharers, handover: null }])
    else putAside(database, `draft:${id}`, JSON.stringify(kept))
  }
  for (const [draft, entries] of take('finals'))
    for (const entry of listFields(database, `finals:${draft}`, entries))
      put(database, 'final', [draft, { draft, ...entry }])
}

/** A cookie lived so long: later nobody can come with one that was set before this. */
const cookieMs = 365 * 24 * 3600_000

/** Visitors of the page had cookies without a signature; each is let in with it once more. */
function movePeople(database: Database, visitors: ReadonlySet<string>): void {
  const known = database.all('SELECT id, name, place FROM old_person')
  const unsignedUntil = new Date(Date.now() + cookieMs).toISOString()
  const ids = new Set([...known.map(({ id }) => String(id)), ...visitors])
  for (const id of ids) {
    const { name = null, place = null } = known.find((one) => one.id === id) ?? {}
    const mark = id.startsWith('web:') ? { unsignedUntil } : {}
    put(database, 'person', [id, { id, name, place, ...mark }])
  }
}

function moveFeedback({ database, take }: Notes): void {
  const verdicts = listFields(database, 'feedback', take('feedback').get('') ?? [])
  for (const verdict of verdicts) {
    const { turn, question } = verdict
    const row = database.get('SELECT conversation FROM turn WHERE at = ? AND question = ?', [
      String(turn),
      String(question),
    ])
    const key = `${row?.conversation ?? String(question)} ${String(turn)}`
    database.run(
      'INSERT INTO feedback (key, json) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET json = excluded.json',
      [key, JSON.stringify(verdict)],
    )
  }
}
