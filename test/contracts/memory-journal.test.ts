import { openMemoryJournal } from '../fakes/memory-journal.ts'
import { describeJournal } from './journal-contract.ts'

const folders = new Map<string, ReturnType<typeof openMemoryJournal>>()

describeJournal('The fake in memory', async (dataDir) => {
  const journal = folders.get(dataDir) ?? openMemoryJournal()
  folders.set(dataDir, journal)
  return journal
})
