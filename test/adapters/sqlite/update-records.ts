// Child of the journal's test: lengthens one record many times, beside another process that does the same.
import { openJournal } from '#adapters/sqlite/journal/open-journal.ts'

const [dataDir = '', place = ''] = process.argv.slice(2)
const journal = await openJournal({ dataDir })
for (let at = 0; at < 25; at++)
  await journal.awaitedPlaces.update('c1', (present) => ({
    choices: [...(present?.choices ?? []), { label: `${at}`, place }],
  }))
await journal.close()
