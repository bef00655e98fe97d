// Step: model get. One file from a hub to the disk: resumed where it was cut off, checked before it takes its name.
import { createHash } from 'node:crypto'
import { createReadStream, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { OpenEndpointGuard } from '#ports/endpoint-guard.ts'
import { AppError } from '#shared/errors.ts'

export interface DownloadedFile {
  readonly bytes: number
  /** Hex. */
  readonly sha256: string
  /** True when the hub told the SHA-256 and it is this one. */
  readonly isVerified: boolean
}

export interface Download {
  readonly url: string
  readonly path: string
  /** Bytes so far and in all. */
  readonly onProgress: (done: number, total: number) => void
  readonly openGuard: OpenEndpointGuard
}

/** Goes on after this many cuts, as long as each attempt brings something. */
const patience = { retries: 5, pauseMs: 200, longestPauseMs: 5000 }
const silenceMs = 30_000

/** Null when the hub has no such file. What has come stays in `PATH.part` for the next call. Throws AppError `remote`, `storage`. */
export async function downloadFile(download: Download): Promise<DownloadedFile | null> {
  const { url, path } = download
  const facts = await askFacts(url)
  if (!facts) return null
  const known = existsSync(path) ? await hashFile(path) : null
  if (known && (facts.sha256 === null || facts.sha256 === known))
    return { bytes: statSync(path).size, sha256: known, isVerified: facts.sha256 !== null }
  mkdirSync(dirname(path), { recursive: true })
  const part = `${path}.part`
  await fetchAll(download, part)
  const sha256 = await hashFile(part)
  if (facts.sha256 !== null && facts.sha256 !== sha256) {
    rmSync(part)
    throw new AppError('remote', `下载的文件与模型站公布的校验值不符：${url}`, {
      fix: '已经删掉，再运行一次；仍这样就换一个模型站（ANTOU_MODEL_HUB）。',
      isRetryable: true,
    })
  }
  renameSync(part, path)
  return { bytes: statSync(path).size, sha256, isVerified: facts.sha256 !== null }
}

/** Hubs tell the SHA-256 of large files as (linked) etag, before they redirect to where the bytes are. */
async function askFacts(url: string): Promise<{ sha256: string | null } | null> {
  const response = await request(url, { method: 'HEAD', redirect: 'manual' })
  await response.body?.cancel()
  if (response.status === 404) return null
  if (response.status >= 400) throw refused(url, response.status)
  for (const name of ['x-linked-etag', 'etag']) {
    const hash = /^(?:W\/)?"?([0-9a-f]{64})"?$/.exec(response.headers.get(name) ?? '')?.[1]
    if (hash) return { sha256: hash }
  }
  return { sha256: null }
}

async function fetchAll(download: Download, part: string): Promise<void> {
  const guard = download.openGuard({ late: () => cutOff(download), resting: () => cutOff(download) })
  let before = sizeOf(part)
  let isStuck = false
  const fetchMore = async (): Promise<void> => {
    before = sizeOf(part)
    try {
      await fetchRest(download, part)
    } catch (error) {
      isStuck = sizeOf(part) <= before
      throw error instanceof AppError ? error : cutOff(download)
    }
  }
  await guard.ask(fetchMore, { ...patience, mayTryAgain: () => !isStuck })
}

async function fetchRest({ url, onProgress }: Download, part: string): Promise<void> {
  const start = sizeOf(part)
  const watch = new AbortController()
  const timer = setTimeout(() => watch.abort(), silenceMs)
  try {
    const headers: Record<string, string> = start > 0 ? { range: `bytes=${start}-` } : {}
    const response = await request(url, { headers, signal: watch.signal })
    // The part is as long as the file, or longer than it: the check of the whole decides.
    if (response.status === 416) {
      await response.body?.cancel()
      if (response.headers.get('content-range') === `bytes */${start}`) return
      rmSync(part)
      throw cutOff({ url })
    }
    if (!response.ok) throw refused(url, response.status)
    await append(response, { url, part, start }, (done, total) => {
      timer.refresh()
      if (Number.isFinite(total)) onProgress(done, total)
    })
  } finally {
    clearTimeout(timer)
  }
}

/** What the hub sends goes to the end of the part, or in its place where it sends all from the start. */
async function append(
  response: Response,
  { url, part, start }: { url: string; part: string; start: number },
  onStep: (done: number, total: number) => void,
): Promise<void> {
  const isRest =
    response.status === 206 && (response.headers.get('content-range') ?? '').startsWith(`bytes ${start}-`)
  let done = isRest ? start : 0
  const total = done + Number(response.headers.get('content-length') ?? Number.NaN)
  const target = await open(part, isRest ? 'a' : 'w')
  try {
    for await (const piece of response.body ?? []) {
      await target.writeFile(piece as Uint8Array)
      done += (piece as Uint8Array).length
      onStep(done, total)
    }
    await target.sync()
  } finally {
    await target.close()
  }
  if (done < total) throw cutOff({ url })
}

async function request(url: string, options: RequestInit): Promise<Response> {
  try {
    // `identity`: a range counts bytes of the file, not of a compressed form of it
    return await fetch(url, {
      ...options,
      headers: { 'accept-encoding': 'identity', ...options.headers },
      signal: options.signal ?? AbortSignal.timeout(silenceMs),
    })
  } catch (cause) {
    throw new AppError('remote', `连不上模型站：${url}`, {
      fix: '看网络和 ANTOU_MODEL_HUB；不能联网时在别的机器上下载，拷来后设 ANTOU_EMBEDDER_DIR。',
      cause,
    })
  }
}

function refused(url: string, status: number): AppError {
  return new AppError('remote', `模型站不给这个文件（${status}）：${url}`, {
    fix: '核对模型名和 ANTOU_MODEL_HUB；要登录的模型请先在别处下载，再设 ANTOU_EMBEDDER_DIR。',
  })
}

function cutOff({ url }: Pick<Download, 'url'>): AppError {
  return new AppError('remote', `下载断了：${url}`, {
    fix: '再运行一次，会从断的地方接着下。',
    isRetryable: true,
  })
}

function sizeOf(path: string): number {
  return existsSync(path) ? statSync(path).size : 0
}

async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(piece as Buffer)
  return hash.digest('hex')
}
