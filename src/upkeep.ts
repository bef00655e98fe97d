// What is done to the data folder as a whole. In: settings. Out: the commands that do not open the program on it.
import { backupData } from '#adapters/sqlite/backup-data.ts'
import { restoreData } from '#adapters/sqlite/restore-data.ts'
import type { Upkeep } from '#channels/terminal/app-port.ts'
import type { Config } from './config.ts'

/** `read` gives the settings for a folder named on the command line. */
export function buildUpkeep(read: (overrides: { readonly dataDir?: string }) => Config): Upkeep {
  return {
    backup: async ({ file, ...folder }) => backupData(read(folder).dataDir, file),
    restore: async ({ file, isForced, ...folder }) =>
      restoreData({ dataDir: read(folder).dataDir, file, isForced }),
  }
}
