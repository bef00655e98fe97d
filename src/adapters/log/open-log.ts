// The server's log. In: how it is written (lines for a person, or JSON for a collector) and what may never stand in it. Out: a Log.
import pino from 'pino'
import type { Log } from '#shared/log.ts'
import { scrub } from './scrub.ts'

export interface LogSettings {
  /** `json`: one object a line, pino's names (`level`, `time`, `msg`, `err`). */
  readonly kind: 'lines' | 'json'
  /** Passwords, tokens and keys of the settings. */
  readonly secrets: readonly string[]
}

/** `write` gets one line at a time, without its end. */
export function openLog({ kind, secrets }: LogSettings, write: (line: string) => void): Log {
  const put = (line: string) => write(scrub(line.trimEnd(), secrets))
  return kind === 'json' ? openRecords(put) : openLines(put)
}

function openLines(put: (line: string) => void): Log {
  return {
    say: put,
    fail: (door, error) => put(`${door}: ${describe(error)}`),
    note: (event, fields) => put(JSON.stringify({ at: new Date().toISOString(), event, ...fields })),
  }
}

function openRecords(put: (line: string) => void): Log {
  const records = pino(
    {
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (level) => ({ level }) },
      serializers: { err: pino.stdSerializers.err },
    },
    { write: put },
  )
  return {
    say: (line) => records.info(line),
    fail: (door, error) =>
      records.error({ door, err: error instanceof Error ? error : new Error(String(error)) }),
    note: (event, fields) => records.warn({ ...fields, event }),
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
