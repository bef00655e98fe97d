import { openJournal } from '#adapters/sqlite/open-journal.ts'
import { describeJournal } from '../../contracts/journal-contract.ts'

describeJournal('SQLite', (dataDir) => openJournal({ dataDir }))
