// Step: storage. In: a report's rows. Out: one hash over all that is answered from, written with them: SQLite has no sum of its own, and a bit that turned in a number reads like any number.
import { createHash } from 'node:crypto'
import type { Row } from '../database/guarded-statement.ts'

/** Whatever reads rows: an open library, or a connection beside it. */
interface Reading {
  all(sql: string, values: readonly number[]): readonly Row[]
}

interface Writing extends Reading {
  run(sql: string, values: readonly (string | number)[]): unknown
}

/** By which rules it was read, and from which of its files, is left out: that changes without it, and nothing is answered from it. */
const reports = `SELECT text_hash, metadata_read, metadata, sections, warnings, dropped, counts, is_sample, is_trusted, visible,
  unused_corrections FROM report WHERE id = ?`
/** The number of the report in a row of its own: a bit that turned in it leaves the row in its place, and gives it to another report elsewhere. */
const figures =
  'SELECT report, position, figure, change, indicator, id FROM figure WHERE report = ? ORDER BY position'
const passages = `SELECT passage.id, report, key, start, end, part, path, heading, sentences, text, word_count, bigram_count, words, bigrams
  FROM passage LEFT JOIN passage_terms ON passage_terms.id = passage.id WHERE report = ? ORDER BY passage.id`
/** Under what file a report is cited, and which original is handed out. */
const sources = 'SELECT location, report, file, hash FROM source WHERE report = ? ORDER BY rowid'

/** What a seal is over stands before it; the first seals, which were over less, have nothing there. */
const version = '2:'
const sealed = [reports, figures, passages, sources]
const sealedFirst = [reports, figures.replace('report, ', ''), passages.replace('report, ', '')]

/** To be called at the end of every transaction that changes a report. */
export function sealReport(database: Writing, id: number): void {
  database.run('UPDATE report SET seal = ? WHERE id = ?', [computeSeal(database, id), id])
}

/** Reports that were stored before there were seals, and all of them after their words were cut anew. */
export function sealAll(database: Writing): void {
  for (const { id } of database.all('SELECT id FROM report', [])) sealReport(database, Number(id))
}

/** Reports that were sealed when a seal was over less. One that is no longer what was stored keeps its seal, and is told. */
export function widenSeals(database: Writing): void {
  for (const row of database.all('SELECT id, seal FROM report', []))
    if (isSealed(database, row)) sealReport(database, Number(row.id))
}

/** Reports whose rows were found whole: they are not looked through again until they are written again. */
export type SeenSeals = Map<number, string>

/** The same as `isSealed`, once for each report as it was written. */
export function isSealedOnce(database: Reading, row: Row, seen: SeenSeals): boolean {
  const id = Number(row.id)
  if (typeof row.seal === 'string' && seen.get(id) === row.seal) return true
  const isWhole = isSealed(database, row)
  if (isWhole && typeof row.seal === 'string') seen.set(id, row.seal)
  return isWhole
}

/** Whether a report's rows are what was written. One that a server changes between two statements is looked at again. */
export function isSealed(database: Reading, { id, seal }: Row): boolean {
  // of a library that this version has not opened for writing yet
  if (typeof seal !== 'string') return true
  if (computeLike(database, Number(id), seal) === seal) return true
  const [now] = database.all('SELECT seal FROM report WHERE id = ?', [Number(id)])
  if (now === undefined) return true
  return now.seal !== seal && computeLike(database, Number(id), String(now.seal)) === now.seal
}

const computeSeal = (database: Reading, id: number): string => `${version}${hashRows(database, id, sealed)}`

/** Over what the given one is over. */
function computeLike(database: Reading, id: number, seal: string): string {
  return seal.startsWith(version) ? computeSeal(database, id) : hashRows(database, id, sealedFirst)
}

/** SHA-256, hex. The text itself has a hash of its own. */
function hashRows(database: Reading, id: number, statements: readonly string[]): string {
  const hash = createHash('sha256')
  for (const sql of statements) {
    for (const row of database.all(sql, [id])) put(hash, row)
    hash.update('|')
  }
  return hash.digest('hex')
}

/** A row is its values as JSON, bytes by their length with the bytes behind it: no two rows are one string. */
function put(hash: ReturnType<typeof createHash>, row: Row): void {
  const blobs: Uint8Array[] = []
  const plain = Object.values(row).map((value) => {
    if (!(value instanceof ArrayBuffer) && !ArrayBuffer.isView(value)) return value
    const bytes = value instanceof ArrayBuffer ? new Uint8Array(value) : (value as Uint8Array)
    blobs.push(bytes)
    return { bytes: bytes.byteLength }
  })
  hash.update(JSON.stringify(plain))
  for (const bytes of blobs) hash.update(bytes)
}
