// What is done to the data folder as a whole. In: settings. Out: the commands that do not open the program on it.
import { join } from 'node:path'
import { getModel } from '#adapters/embedders/get-model.ts'
import { openEndpointGuard } from '#adapters/endpoints/open-endpoint-guard.ts'
import { backupData } from '#adapters/sqlite/backup/backup-data.ts'
import { restoreData } from '#adapters/sqlite/backup/restore-data.ts'
import type { Upkeep } from '#channels/terminal/app-port.ts'
import { AppError } from '#shared/errors.ts'
import type { Config } from '../config.ts'
import { moveData } from './move/move-data.ts'
import { openParts } from './open-parts.ts'

/** `read` gives the settings for a folder named on the command line. */
export function buildUpkeep(read: (overrides: { readonly dataDir?: string }) => Config): Upkeep {
  return {
    backup: async ({ file, ...folder }) => backupData(readEmbedded(read(folder)).dataDir, file),
    restore: async ({ file, isForced, ...folder }) =>
      restoreData({ dataDir: readEmbedded(read(folder)).dataDir, file, isForced }),
    move: async ({ to, onProgress, ...folder }) => moveAway(read(folder), { to, onProgress }),
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

/** What lies on a server is no file of the data folder: a backup of that would hold nothing, and say that it was made. */
function readEmbedded(config: Config): Config {
  if (config.stores.databaseUrl === null) return config
  throw new AppError('setting', '设了 DATABASE_URL：报告和对话在 PostgreSQL 里，不在数据目录。', {
    fix: '用 pg_dump -Fc 备份，用 pg_restore 恢复；要备份数据目录里原来的，去掉 DATABASE_URL 再运行。',
  })
}

async function moveAway(
  config: Config,
  { to, onProgress }: Pick<Parameters<Upkeep['move']>[0], 'to' | 'onProgress'>,
): ReturnType<Upkeep['move']> {
  const { databaseUrl, milvus } = config.stores
  const isWithMilvus = to === 'postgres+milvus'
  if (databaseUrl === null || (isWithMilvus && milvus === null))
    throw new AppError(
      'setting',
      `没有设 ${databaseUrl === null ? 'DATABASE_URL' : 'MILVUS_ADDRESS'}，不知道搬到哪里。`,
      {
        fix: '设好再运行；antou doctor 里有每项的写法。',
      },
    )
  const { dataDir } = config
  const moved = await moveData({ dataDir, databaseUrl, onProgress })
  return { ...moved, vectors: isWithMilvus ? await bringVectors(config, onProgress) : null }
}

/** As a server would in the background. */
async function bringVectors(
  config: Config,
  onProgress: Parameters<Upkeep['move']>[0]['onProgress'],
): Promise<number> {
  const parts = await openParts(config, { access: 'write', withSamples: true })
  try {
    await parts.shared?.syncVectors?.(({ done, total }) => onProgress({ label: '搬句向量', done, total }))
    return (await parts.shared?.vectorStore?.count()) ?? 0
  } finally {
    await parts.close()
  }
}
