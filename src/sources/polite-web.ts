// Step: politeness. An address -> its page: as robots.txt allows, one request at a time to a host, at its pace, every move looked at anew.
import type { FetchedFile, Validators, WebAsker, WebReply, WebSource } from '#ports/web-source.ts'
import { AppError } from '#shared/errors.ts'
import { everythingAllowed, parseRobots, type Robots } from './parse-robots.ts'
import { refuseBusy, refuseMoves, refuseRobots, refuseStatus, refuseUnknownRobots } from './refusals.ts'

type PoliteReply =
  /** `address`: where it was found; `isMoved`: elsewhere than asked. */
  | ({ readonly kind: 'file'; readonly isMoved: boolean } & FetchedFile & Validators)
  | { readonly kind: 'unchanged' }

export interface PoliteWeb extends WebSource {
  /** Throws AppError `setting` (host not allowed), `missing` (no longer there) or `remote`. */
  get(address: string, known?: Validators): Promise<PoliteReply>
}

export interface PoliteParts {
  readonly web: WebAsker
  /** Milliseconds between two requests to a host, where it does not ask for more. */
  readonly paceMs: number
  /** Milliseconds. */
  readonly clock: () => number
  readonly wait: (ms: number) => Promise<void>
}

/** What is known of one host. */
interface Host {
  /** The end of what is asked now. */
  last: Promise<unknown>
  endedAt: number
  robots: { readonly found: Robots; readonly until: number } | null
  /** Until then it wants no requests. */
  closedUntil: number
}

const mostMoves = 5
const robotsMs = 24 * 3600_000
/** A site that asks for more is looked at as slowly as this. */
const longestDelayMs = 60_000
/** After 429 and 503 without a word of how long. */
const pauseMs = 10 * 60_000
const longestPauseMs = 24 * 3600_000

export function openPoliteWeb(parts: PoliteParts): PoliteWeb {
  const hosts = new Map<string, Host>()
  const hostOf = (url: URL): Host => {
    const known = hosts.get(url.host)
    if (known) return known
    const host: Host = { last: Promise.resolve(), endedAt: -Infinity, robots: null, closedUntil: 0 }
    hosts.set(url.host, host)
    return host
  }
  const get: PoliteWeb['get'] = async (address, known) => {
    let next = address
    for (let moves = 0; moves <= mostMoves; moves++) {
      if (!URL.canParse(next)) throw refuseMoves(address)
      const url = new URL(next)
      const reply = await takeTurn(hostOf(url), () => askOnce(url, { host: hostOf(url), parts, known }))
      if (reply.kind === 'file') return { ...reply, isMoved: moves > 0 }
      if (reply.kind === 'unchanged') return reply
      if (reply.kind === 'refused') throw refuseStatus(next, reply.status)
      next = reply.address
    }
    throw refuseMoves(address)
  }
  return {
    get,
    async fetch(address) {
      const reply = await get(address)
      if (reply.kind === 'file') return reply
      throw refuseStatus(address, 304)
    },
  }
}

/** One after the other, whoever asks. */
function takeTurn<Result>(host: Host, work: () => Promise<Result>): Promise<Result> {
  const turn = host.last.then(work, work)
  host.last = turn.catch(() => {})
  return turn
}

interface Asking {
  readonly host: Host
  readonly parts: PoliteParts
  readonly known?: Validators | undefined
}

async function askOnce(url: URL, { host, parts, known }: Asking): Promise<WebReply> {
  const robots = await readRobots(url, host, parts)
  if (!robots.allows(`${url.pathname}${url.search}`)) throw refuseRobots(url.href)
  return askPaced(url.href, { host, parts, known })
}

/** A host is asked no faster than it wants, and not at all while it is overloaded. */
async function askPaced(address: string, { host, parts, known }: Asking): Promise<WebReply> {
  if (parts.clock() < host.closedUntil) throw refuseBusy(address)
  const wanted = (host.robots?.found.delaySeconds ?? 0) * 1000
  const dueAt = host.endedAt + Math.max(parts.paceMs, Math.min(wanted, longestDelayMs))
  if (dueAt > parts.clock()) await parts.wait(dueAt - parts.clock())
  try {
    const reply = await parts.web.ask(address, known)
    if (reply.kind === 'refused' && (reply.status === 429 || reply.status === 503)) {
      host.closedUntil = parts.clock() + Math.min(reply.waitMs ?? pauseMs, longestPauseMs)
      throw refuseBusy(address)
    }
    return reply
  } finally {
    host.endedAt = parts.clock()
  }
}

/** A site that cannot say what it allows is left alone (RFC 9309); one that has no robots.txt allows everything. */
async function readRobots(url: URL, host: Host, parts: PoliteParts): Promise<Robots> {
  if (host.robots && host.robots.until > parts.clock()) return host.robots.found
  const found = await fetchRobots(new URL('/robots.txt', url), host, parts)
  host.robots = { found, until: parts.clock() + robotsMs }
  return found
}

async function fetchRobots(first: URL, host: Host, parts: PoliteParts): Promise<Robots> {
  let address = first.href
  for (let moves = 0; moves <= mostMoves; moves++) {
    // Where it has moved to another site, that site's turn is not ours to take.
    if (!URL.canParse(address) || new URL(address).host !== first.host) return everythingAllowed
    const reply = await askPaced(address, { host, parts })
    if (reply.kind === 'file') return parseRobots(new TextDecoder().decode(reply.bytes))
    if (reply.kind === 'refused' && reply.status >= 500) throw refuseUnknownRobots(first.href)
    if (reply.kind !== 'moved') return everythingAllowed
    address = reply.address
  }
  return everythingAllowed
}

export function isGone(error: unknown): boolean {
  return error instanceof AppError && error.kind === 'missing'
}
