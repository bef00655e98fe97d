// Child of the damage test: reads each folder's journal as a person's questions would, and prints one line a folder before it goes on.
import { writeSync } from 'node:fs'
import { openJournal } from '#adapters/sqlite/journal/open-journal.ts'
import { AppError } from '#shared/errors.ts'

for (const dataDir of process.argv.slice(2)) writeSync(1, `${await readAll(dataDir)}\n`)

/** `read`, `told` for an AppError that names the file, or what else was thrown. */
async function readAll(dataDir: string): Promise<string> {
  try {
    const journal = await openJournal({ dataDir, isReadOnly: true })
    const told = new Set<string>()
    for (const work of [
      () => journal.turns.list('terminal', 20),
      () => journal.people.read('terminal'),
      () => journal.talks.listOf('terminal', 20),
    ])
      await work().catch((error: unknown) => told.add(describe(error)))
    await journal.close()
    return [...told].join(' ') || 'read'
  } catch (error) {
    return describe(error)
  }
}

function describe(error: unknown): string {
  const isOurs = error instanceof AppError && error.kind === 'storage' && error.fix !== ''
  return isOurs ? 'told' : `foreign:${String(error)}`
}
