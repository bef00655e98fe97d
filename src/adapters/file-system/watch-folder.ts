// Adapter: a folder that is watched by looking again every few seconds, which also works on network drives.
import { mkdirSync } from 'node:fs'
import type { FileSystem } from '#ports/file-system.ts'

/** A file is taken once its size has stayed the same between two looks: it is no longer being copied. */
const lookEveryMs = 3000

/** Calls `onFiles` with what is new or changed; looks are never on top of each other. Returns how to stop. */
export function watchFolder(
  folder: string,
  fileSystem: FileSystem,
  onFiles: (paths: readonly string[]) => Promise<void>,
): { close(): Promise<void> } {
  mkdirSync(folder, { recursive: true })
  const seen = new Map<string, number>()
  const taken = new Map<string, number>()
  let running = Promise.resolve()
  const look = async () => {
    const { files } = await fileSystem.listFiles([folder])
    const steady = files.filter(
      ({ path, sizeBytes }) => seen.get(path) === sizeBytes && taken.get(path) !== sizeBytes,
    )
    for (const { path, sizeBytes } of files) seen.set(path, sizeBytes)
    if (steady.length === 0) return
    for (const { path, sizeBytes } of steady) taken.set(path, sizeBytes)
    await onFiles(steady.map(({ path }) => path))
  }
  let isBusy = false
  const timer = setInterval(() => {
    if (isBusy) return
    isBusy = true
    running = look().finally(() => {
      isBusy = false
    })
  }, lookEveryMs)
  return {
    async close() {
      clearInterval(timer)
      await running
    },
  }
}
