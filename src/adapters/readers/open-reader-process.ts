// Step: main process side of reading. In: one file at a time. Out: its documents; a child that hangs or swells is ended.
import { type ChildProcess, fork } from 'node:child_process'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { AppError } from '#shared/errors.ts'
import type { NamedFile, PageStep } from './document-content.ts'
import type { ReadReply, ReadRequest } from './read-file-worker.ts'
import { buildRefusal } from './refusal.ts'

export interface ReaderLimits {
  /** A file may take this long, and a page of a scanned file three times as long. */
  readonly timeoutMs: number
  readonly maxMemoryBytes: number
  /** An unused child gives its memory back after this long. */
  readonly idleMs: number
}

export interface ReaderProcess {
  /** One file at a time. Throws AppError `input` without the file's name. */
  read(request: ReadRequest, onStep: (step: PageStep) => void): Promise<readonly NamedFile[]>
  close(): void
}

/** Recognising a page takes longer than reading a file: 8 s on two idle cores, a minute on a busy machine. */
const pageFactor = 3

/** A child that starts with the first file, serves many, and is replaced after a crash, a hang or too much memory. */
export function openReaderProcess(limits: ReaderLimits): ReaderProcess {
  let child: ChildProcess | null = null
  let idle: NodeJS.Timeout | undefined
  const end = () => {
    clearTimeout(idle)
    child?.kill('SIGKILL')
    child = null
  }
  const read: ReaderProcess['read'] = async (request, onStep) => {
    clearTimeout(idle)
    child ??= startChild(limits)
    const serving = child
    try {
      return await askChild(serving, { request, onStep, timeoutMs: limits.timeoutMs })
    } finally {
      if (serving.exitCode !== null || serving.signalCode !== null || serving.killed) child = null
      idle = setTimeout(end, limits.idleMs).unref()
    }
  }
  return { read, close: end }
}

function startChild(limits: ReaderLimits): ChildProcess {
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
  const heapMb = Math.floor(limits.maxMemoryBytes / 1024 / 1024)
  const child = fork(new URL('./read-file-worker.ts', import.meta.url), [String(limits.maxMemoryBytes)], {
    execArgv: ['--import', tsx, `--max-old-space-size=${heapMb}`],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  // An idle child must not keep the program alive.
  child.unref()
  child.channel?.unref()
  return child
}

interface Errand {
  readonly request: ReadRequest
  readonly onStep: (step: PageStep) => void
  readonly timeoutMs: number
}

function askChild(
  child: ChildProcess,
  { request, onStep, timeoutMs }: Errand,
): Promise<readonly NamedFile[]> {
  return new Promise((resolve, reject) => {
    let timer: NodeJS.Timeout
    const settle = (finish: () => void) => {
      clearTimeout(timer)
      child.off('message', onMessage).off('exit', onExit).off('error', onExit)
      child.channel?.unref()
      finish()
    }
    const onExit = () =>
      settle(() =>
        reject(
          buildRefusal('读取时占用内存过多或出错，已中止', '请把文件拆小、去掉图片，或另存为 docx 后再试'),
        ),
      )
    const onTimeout = () => {
      child.kill('SIGKILL')
      settle(() =>
        reject(
          buildRefusal(
            `${timeoutMs / 1000} 秒内没有读完，已中止`,
            '文件可能损坏或过大；请拆成几份，或另存为 docx 后再试',
          ),
        ),
      )
    }
    const onMessage = (message: unknown) => {
      const reply = message as ReadReply
      clearTimeout(timer)
      if (reply.kind === 'step') {
        timer = setTimeout(onTimeout, timeoutMs * pageFactor)
        onStep(reply.step)
      } else if (reply.kind === 'done') settle(() => resolve(reply.files))
      else settle(() => reject(new AppError('input', reply.message, { fix: reply.fix })))
    }
    timer = setTimeout(onTimeout, timeoutMs)
    child.channel?.ref()
    child.on('message', onMessage).on('exit', onExit).on('error', onExit)
    child.send(request, (error) => {
      if (error) onExit()
    })
  })
}
