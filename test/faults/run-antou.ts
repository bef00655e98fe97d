// Kit: the installed command as a child process, as a person runs it. In: words, settings, typed lines. Out: exit status and both streams.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const command = fileURLToPath(new URL('../../src/antou.mjs', import.meta.url))
const samples = fileURLToPath(new URL('../../corpus', import.meta.url))

export interface Ran {
  /** Null when a signal ended it: a native abort is SIGABRT. */
  readonly status: number | null
  readonly signal: NodeJS.Signals | null
  readonly out: string
  readonly err: string
}

export interface Given {
  readonly dataDir: string
  readonly env?: Readonly<Record<string, string>>
  /** What stands on standard input. */
  readonly input?: string
  /** Of another account of the machine; only an administrator can run as one. */
  readonly uid?: number
  /** Called with all of standard error whenever more of it comes; may end the child. */
  readonly onErr?: (err: string, kill: (signal: NodeJS.Signals) => void) => void
}

/** Settings of whoever runs the tests count for nothing; words alone are searched unless a test says otherwise. */
export async function runAntou(
  argv: readonly string[],
  { dataDir, env = {}, input, uid, onErr }: Given,
): Promise<Ran> {
  const child = spawn(process.execPath, [command, ...argv], {
    env: { PATH: process.env.PATH, ANTOU_DATA: dataDir, ANTOU_EMBEDDER: 'none', ...env },
    ...(uid === undefined ? {} : { uid }),
  })
  const streams = { out: '', err: '' }
  child.stdout.on('data', (piece: Buffer) => {
    streams.out += piece.toString()
  })
  child.stderr.on('data', (piece: Buffer) => {
    streams.err += piece.toString()
    onErr?.(streams.err, (signal) => child.kill(signal))
  })
  child.stdin.on('error', () => {})
  child.stdin.end(input ?? '')
  const [status, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null]
  return { status, signal, ...streams }
}

/** A folder with the sample reports in it; throws what the command said when that failed. */
export async function storeSamples(dataDir: string, files: readonly string[] = ['']): Promise<void> {
  const paths = files.map((file) => `${samples}/${file}`)
  const { status, err } = await runAntou(['ingest', ...paths], { dataDir })
  if (status !== 0) throw new Error(err)
}

/** Serves until `line` was said, takes the page, and stops. */
export async function serveOnce(given: Given, line = '试试问'): Promise<Ran & { readonly page: string }> {
  let page = ''
  let isAsked = false
  const ran = await runAntou(['serve'], {
    ...given,
    env: { ANTOU_PORT: '0' },
    onErr: (err, kill) => {
      const url = /http:\/\/\S+/.exec(err)?.[0]
      if (!url || !err.includes(line) || isAsked) return
      isAsked = true
      void fetch(url)
        .then((response) => response.text())
        .then((text) => {
          page = text
        })
        .finally(() => kill('SIGTERM'))
    },
  })
  return { ...ran, page }
}
