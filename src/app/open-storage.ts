// Step: start. In: a data folder, or the address of a PostgreSQL server. Out: library and journal, for writing or, where a disk is full or read-only, for reading with a notice.
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { openWhenThere } from '#adapters/milvus/open-when-there.ts'
import { openShared, type Shared } from '#adapters/postgres/open-shared.ts'
import { finishRestore, refuseHalfRestored } from '#adapters/sqlite/backup/restore-swap.ts'
import { isDamage, isUnwritable, readCode } from '#adapters/sqlite/database/database-errors.ts'
import { holdLock } from '#adapters/sqlite/database/hold-lock.ts'
import { openJournal } from '#adapters/sqlite/journal/open-journal.ts'
import { openStandInJournal } from '#adapters/sqlite/journal/open-stand-in-journal.ts'
import { type Library, type LibraryOptions, openLibrary } from '#adapters/sqlite/open-library.ts'
import type { AppSettings } from '#channels/terminal/app-port.ts'
import type { Journal } from '#ports/journal.ts'
import { AppError, describeError } from '#shared/errors.ts'
import type { StoreSettings } from '../config/store-settings.ts'

export interface Storage {
  readonly library: Pick<Library, 'store' | 'views' | 'noteWhole'>
  readonly journal: Journal
  /** False: nothing can be stored, and `notices` says why. */
  readonly isWritable: boolean
  /** What everybody who uses the program should know. */
  readonly notices: readonly string[]
  /** What processes have between them that share a server; null: the data folder is this one's alone. */
  readonly shared: Shared | null
  close(): Promise<void>
}

type Options = Omit<LibraryOptions, 'isReadOnly'>

interface Where {
  readonly dataDir: string
  readonly stores: StoreSettings
}

/**
 * Throws AppError `busy` when another process writes to the folder, `storage` when the library is damaged. `serve` and `chat`
 * go on without a place to write to, because answering needs none; what writes and nothing else is refused at once.
 */
export async function openStorage(
  access: AppSettings['access'],
  given: Omit<Options, 'dataDir'>,
  { dataDir, stores: { databaseUrl, milvus } }: Where,
): Promise<Storage> {
  const options = { ...given, dataDir }
  if (databaseUrl !== null) return openOnServer(access, options, { databaseUrl, milvus })
  if (access === 'read') return openForReading(options)
  try {
    return await openForWriting(access, options)
  } catch (error) {
    const canRead = isUnwritable(error) && existsSync(join(options.dataDir, 'library.db'))
    if (!canRead) throw error instanceof AppError ? error : cannotWrite(options.dataDir, error)
    if (access === 'write') throw cannotWrite(options.dataDir, error)
    const storage = await openForReading(options)
    const notice = `现在存不了东西：${describeReason(error)}。可以查、可以问；入库、初稿、评价要等存得下再做。\n→ 腾出空间或改好数据目录的权限，再重新启动：${options.dataDir}`
    return { ...storage, journal: openStandInJournal(storage.journal), notices: [notice] }
  }
}

/** Several processes write at once there, so nothing is held; where it cannot be reached nothing is begun. */
async function openOnServer(
  access: AppSettings['access'],
  { segmenter, embedder, dataDir, openIndex }: Options,
  { databaseUrl, milvus }: { readonly databaseUrl: string; readonly milvus: StoreSettings['milvus'] },
): Promise<Storage> {
  const isReadOnly = access === 'read'
  // What a server makes for itself (its graph of vectors, its inbox) lies in a folder of its own.
  const lock = access === 'serve' ? holdLock(dataDir, access) : null
  const vectors =
    milvus && embedder
      ? await openWhenThere(milvus, { embedder: embedder.id, dimensions: embedder.dimensions })
      : null
  const vectorStore = vectors?.store ?? null
  const graph = openIndex && { open: openIndex, dir: join(dataDir, 'hnsw'), isReadOnly: lock === null }
  const options = { segmenter, embedder, isReadOnly, vectorStore, ...(graph ? { graph } : {}) }
  const opened = await openShared(databaseUrl, options).catch((error: unknown) => {
    lock?.release()
    throw error
  })
  const notices = vectors?.trouble ? [`只按词检索：${describeError(vectors.trouble)}`] : []
  const close = async () => {
    await opened.close()
    lock?.release()
  }
  // A server looks after its own pages: nothing is looked through at the start, and each report when it is read.
  const library = { ...opened.library, noteWhole: () => {} }
  return { ...opened, library, isWritable: !isReadOnly, notices, close }
}

async function openForWriting(access: string, options: Options): Promise<Storage> {
  const { dataDir } = options
  mkdirSync(dataDir, { recursive: true })
  const lock = holdLock(dataDir, access)
  try {
    finishRestore(dataDir)
    const library = await openLibrary(options)
    const { journal, notices } = await openJournalOrStandIn(dataDir)
    const close = async () => {
      await library.close()
      await journal.close()
      lock.release()
    }
    return { library, journal, isWritable: true, notices, shared: null, close }
  } catch (error) {
    lock.release()
    throw error
  }
}

/** A journal that is damaged keeps nobody from the reports; nothing is written to it. */
async function openJournalOrStandIn(dataDir: string): Promise<Pick<Storage, 'journal' | 'notices'>> {
  try {
    return { journal: await openJournal({ dataDir }), notices: [] }
  } catch (error) {
    if (!isDamage(error)) throw error
    return { journal: openStandInJournal(null), notices: [describeError(error)] }
  }
}

async function openForReading(options: Options): Promise<Storage> {
  const { dataDir } = options
  refuseHalfRestored(dataDir)
  const library = await openLibrary({ ...options, isReadOnly: true })
  const { journal, notices } = await readJournalOrStandIn(dataDir)
  const close = async () => {
    await library.close()
    await journal.close()
  }
  return { library, journal, isWritable: false, notices, shared: null, close }
}

async function readJournalOrStandIn(dataDir: string): Promise<Pick<Storage, 'journal' | 'notices'>> {
  try {
    return { journal: await openJournal({ dataDir, isReadOnly: true }), notices: [] }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { journal: openStandInJournal(null), notices: [describeError(error)] }
  }
}

function describeReason(error: unknown): string {
  const code = readCode(error)
  if (/NOSPC|DQUOT|FULL|SHMSIZE/.test(code)) return '磁盘已满'
  return /ROFS|ACCES|PERM|READONLY|CANTOPEN/.test(code) ? '数据目录不能写入' : '写磁盘出错'
}

function cannotWrite(dataDir: string, cause: unknown): AppError {
  return new AppError('storage', `${describeReason(cause)}：${dataDir}`, {
    fix: '腾出空间，或检查目录权限；也可以用 --data 指到可写的目录。',
    cause,
  })
}
