// Hooks of the campaign's children: every write of the program is a named point; at the one that the parent names the process kills itself, before or after it.
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import Libsql from 'libsql'

export interface KillPoint {
  /** `COMMIT`, `INSERT report`, `renameSync originals`. */
  readonly name: string
  /** Which time it comes by. */
  readonly nth: number
  readonly when: 'before' | 'after'
}

/** With a point: kills there. Without: tells each name as it comes. */
export function hookWrites(point: KillPoint | null, onName: (name: string) => void): void {
  const counts = new Map<string, number>()
  const pass = <T>(name: string, work: () => T): T => {
    const nth = (counts.get(name) ?? 0) + 1
    counts.set(name, nth)
    onName(name)
    const isHere = point?.name === name && point.nth === nth
    if (isHere && point.when === 'before') process.kill(process.pid, 'SIGKILL')
    const result = work()
    if (isHere && point.when === 'after') process.kill(process.pid, 'SIGKILL')
    return result
  }
  hookDatabase(pass)
  hookFiles(pass)
}

type Pass = <T>(name: string, work: () => T) => T

function hookDatabase(pass: Pass): void {
  const { exec, prepare } = Libsql.prototype
  Libsql.prototype.exec = function (this: InstanceType<typeof Libsql>, sql: string) {
    return bounds.test(sql) ? pass(sql, () => exec.call(this, sql)) : exec.call(this, sql)
  }
  Libsql.prototype.prepare = function (this: InstanceType<typeof Libsql>, sql: string) {
    const statement = prepare.call(this, sql)
    const name = nameStatement(sql)
    if (name === null) return statement
    const { run } = statement
    statement.run = (...values: unknown[]) =>
      pass(name, () => (run as (...all: unknown[]) => ReturnType<typeof run>).apply(statement, values))
    return statement
  } as typeof prepare
}

/** What begins a transaction, and what ends it. */
const bounds = /^(?:BEGIN|COMMIT)/

/** Null for what writes nothing. */
function nameStatement(sql: string): string | null {
  if (bounds.test(sql)) return sql
  const words = sql.trim().split(/\s+/)
  if (!/^(?:INSERT|UPDATE|DELETE)$/.test(words[0]!)) return null
  const table = words.find((word, at) => at > 0 && !/^(?:OR|REPLACE|IGNORE|INTO|FROM)$/.test(word))
  return `${words[0]} ${table}`
}

function hookFiles(pass: Pass): void {
  const own = fs as unknown as Record<string, (...values: unknown[]) => unknown>
  for (const name of ['writeSync', 'fsyncSync', 'renameSync', 'writeFileSync'] as const) {
    const work = own[name]!
    // standard output is where the parent listens
    own[name] = (...values: unknown[]) =>
      values[0] === 1 || values[0] === 2 ? work(...values) : pass(name, () => work(...values))
  }
  syncBuiltinESMExports()
}
