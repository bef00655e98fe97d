// What is done to the data folder as a whole. In: settings. Out: the commands that do not open the program on it.
import { join } from 'node:path'
import { getModel } from '#adapters/embedders/get-model.ts'
import { openEndpointGuard } from '#adapters/endpoints/open-endpoint-guard.ts'
import { backupData } from '#adapters/sqlite/backup/backup-data.ts'
import { restoreData } from '#adapters/sqlite/backup/restore-data.ts'
import type { Upkeep } from '#channels/terminal/app-port.ts'
import type { Config } from '../config.ts'

/** `read` gives the settings for a folder named on the command line. */
export function buildUpkeep(read: (overrides: { readonly dataDir?: string }) => Config): Upkeep {
  return {
    backup: async ({ file, ...folder }) => backupData(read(folder).dataDir, file),
    restore: async ({ file, isForced, ...folder }) =>
      restoreData({ dataDir: read(folder).dataDir, file, isForced }),
    getModel: async ({ name, onProgress, ...folder }) => {
      const { dataDir, modelHub } = read(folder)
      const megabytes = (bytes: number) => Math.round(bytes / 1e5) / 10
      return getModel({
        name,
        hub: modelHub,
        openGuard: openEndpointGuard,
        modelsDir: join(dataDir, 'models'),
        onProgress: (file, done, total) =>
          onProgress({ label: `下载 ${file}（MB）`, done: megabytes(done), total: megabytes(total) }),
      })
    },
  }
}
