// Step: storage. How many rows of the journal no longer fit their schema, by the name of the record; read page by page.
import { sql } from 'kysely'
import type { Postgres, Row } from '#adapters/postgres/database/open-postgres.ts'
import { journalTables } from '#adapters/stored/journal-tables.ts'
import { parseRow } from '#adapters/stored/record-table.ts'
import { type Turn, turnSchema } from '#domain/journal/turn.ts'

const pageSize = 200

export async function countUnreadable(postgres: Postgres): Promise<Readonly<Record<string, number>>> {
  const counts: [string, number][] = [
    ['turn', await countUnfit(postgres, 'turn', (row) => readTurn(row) !== null)],
  ]
  for (const { name, schema } of journalTables)
    counts.push([name, await countUnfit(postgres, name, ({ json }) => parseRow(schema, json) !== null)])
  counts.push(['aside', await countUnfit(postgres, 'aside', () => false)])
  return Object.fromEntries(counts.filter(([, count]) => count > 0))
}

/** Null when it is unreadable. */
export function readTurn({ at, person, own, question, answer }: Row): Turn | null {
  try {
    return (
      turnSchema.safeParse({ at, person, own, question, answer: JSON.parse(String(answer)) }).data ?? null
    )
  } catch {
    return null
  }
}

async function countUnfit(postgres: Postgres, name: string, fits: (row: Row) => boolean): Promise<number> {
  let unfit = 0
  for (let after = 0; ; ) {
    const rows = await postgres.all(
      sql`SELECT * FROM ${sql.table(name)} WHERE seq > ${after} ORDER BY seq LIMIT ${pageSize}`,
    )
    unfit += rows.filter((row) => !fits(row)).length
    if (rows.length < pageSize) return unfit
    after = Number(rows.at(-1)?.seq)
  }
}
