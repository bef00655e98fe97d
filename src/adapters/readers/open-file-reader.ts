// Step: files -> blocks (port FileReader). In: bytes and name. Out: documents. Small texts are read here, all else in child processes.
import type { FileReader } from '#ports/file-reader.ts'
import { AppError } from '#shared/errors.ts'
import type { NamedFile, PageStep } from './document-content.ts'
import { findByteFormat } from './find-format.ts'
import { openReaderProcess, type ReaderLimits, type ReaderProcess } from './open-reader-process.ts'
import { readTextFile } from './read-document.ts'
import { buildRefusal } from './refusal.ts'

export interface FileReaderOptions {
  /** Called before each page that is recognised from a picture; pages count from 1. */
  readonly onStep?: (step: PageStep & { readonly fileName: string }) => void
  /** A file may take this long, and a page of a scanned file three times as long; 60 s unless told. */
  readonly timeoutMs?: number
  /** Of one child process, all kinds of memory; 1 GiB unless told. */
  readonly maxMemoryBytes?: number
  /** Files read at the same time; 2 unless told, so that a long scan does not hold up a page. */
  readonly processes?: number
}

const defaults: ReaderLimits = { timeoutMs: 60_000, maxMemoryBytes: 1024 ** 3, idleMs: 60_000 }
/** A text of this size is read within milliseconds. */
const maxInProcessBytes = 1024 * 1024

/** Reads the formats of formats.ts, and zips of them. */
export function openFileReader(options: FileReaderOptions = {}): FileReader & { close(): Promise<void> } {
  const limits = { ...defaults, ...dropUndefined(options) }
  const idle = Array.from({ length: options.processes ?? 2 }, () => openReaderProcess(limits))
  const all = [...idle]
  const waiting: ((reader: ReaderProcess) => void)[] = []
  const take = () => idle.pop() ?? new Promise<ReaderProcess>((resolve) => waiting.push(resolve))
  const give = (reader: ReaderProcess) => {
    const next = waiting.shift()
    if (next) next(reader)
    else idle.push(reader)
  }
  const readOutside = async (bytes: Uint8Array, fileName: string) => {
    const reader = await take()
    try {
      return await reader.read({ bytes, fileName }, (step) => options.onStep?.({ ...step, fileName }))
    } finally {
      give(reader)
    }
  }
  return {
    read: (bytes, fileName) =>
      readNamed(fileName, () => readHere(bytes, fileName) ?? readOutside(bytes, fileName)),
    close: async () => {
      for (const reader of all) reader.close()
    },
  }
}

/** Null when it is no small text. Pages go to the child: a hostile one could hold up the whole program. */
function readHere(bytes: Uint8Array, fileName: string): Promise<readonly NamedFile[]> | null {
  if (
    bytes.length > maxInProcessBytes ||
    findByteFormat({ bytes, fileName }) !== null ||
    looksLikePage(bytes)
  )
    return null
  return readTextFile(bytes, fileName).then((file) => [{ fileName, file }])
}

/** A tag near the start, in any encoding that keeps ASCII; UTF-16 pages have a zero between `<` and the letter. */
function looksLikePage(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString('latin1')
  return /<\0?[a-z!?/]/i.test(head)
}

async function readNamed(
  fileName: string,
  read: () => Promise<readonly NamedFile[]>,
): Promise<readonly NamedFile[]> {
  try {
    return await read()
  } catch (error) {
    if (!(error instanceof AppError)) throw buildRefusal(`《${fileName}》读不了`, '请换一份文件后再试', error)
    throw new AppError(error.kind, `《${fileName}》读不了：${error.message}`, {
      fix: error.fix,
      cause: error.cause,
    })
  }
}

function dropUndefined<T extends object>(options: T): Partial<T> {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as Partial<T>
}
