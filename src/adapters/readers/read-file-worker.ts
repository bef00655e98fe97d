// Step: reading outside the main process. Child process: takes one file a message, answers with documents, steps or a refusal.
import { Worker } from 'node:worker_threads'
import { AppError } from '#shared/errors.ts'
import type { NamedFile, PageStep } from './document-content.ts'
import { readDocument } from './read-document.ts'
import { buildDamage } from './refusal.ts'

export interface ReadRequest {
  readonly bytes: Uint8Array
  readonly fileName: string
}

export type ReadReply =
  | { readonly kind: 'step'; readonly step: PageStep }
  | { readonly kind: 'done'; readonly files: readonly NamedFile[] }
  | { readonly kind: 'refused'; readonly message: string; readonly fix: string }

/** A thread of its own still runs while a parser is busy; native memory counts too, unlike with a heap limit. */
function openMemoryWatch(maxBytes: number): void {
  const source = `setInterval(() => { if (process.memoryUsage.rss() > ${maxBytes}) process.kill(process.pid, 'SIGKILL') }, 100)`
  new Worker(source, { eval: true, execArgv: [] }).unref()
}

function answer(reply: ReadReply): void {
  process.send?.(reply)
}

process.on('message', async ({ bytes, fileName }: ReadRequest) => {
  try {
    answer({
      kind: 'done',
      files: await readDocument(bytes, fileName, (step) => answer({ kind: 'step', step })),
    })
  } catch (error) {
    const refusal = error instanceof AppError ? error : buildDamage('文件', error)
    answer({ kind: 'refused', message: refusal.message, fix: refusal.fix })
  }
})
// A parser's stray rejection must not end the process while another file may still be read.
process.on('unhandledRejection', () => undefined)
process.on('disconnect', () => process.exit(0))
openMemoryWatch(Number(process.argv[2]))
