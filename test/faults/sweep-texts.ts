// Faults: the sweep. In: a function that takes a text. Out: what the hostile texts cost it, in processor time at the length a door lets in.
import { pathToFileURL } from 'node:url'
import { AppError } from '#shared/errors.ts'
import type { TextFunction } from './find-text-functions.ts'
import { buildHostile, type HostileName, hostileNames } from './hostile-texts.ts'
import type { Kit } from './open-kit.ts'
import { buildCall } from './text-calls.ts'
import { doors } from './text-doors.ts'

/** Where no door limits the length. */
const maxLength = 100_000
/** Under this an eighth of the length tells nothing: what grows with the square stays near the line at the whole. */
const dullMs = 2.5
/** The line of the bench: under it growth does no harm, and a ratio tells of noise (one sweep of memory takes 20 ms). */
const floorMs = 50
const maxMs = 1000
const maxGrowth = 3
/** A function that fails is to be mended; more of its faults would only take time. */
const enoughFaults = 4

interface Cost {
  readonly key: string
  readonly input: HostileName
  readonly length: number
  readonly ms: number
  /** At half the length. */
  readonly halfMs: number
}

type Fault = Cost & { readonly reason: 'slow' | 'grows' }

export interface Swept {
  /** Of the inputs that were measured at the whole length. */
  readonly costs: readonly Cost[]
  readonly faults: readonly Fault[]
}

/** Prepares the arguments of a text; what it gives back is the call alone. */
type Prepare = (text: string) => () => Promise<void>

/**
 * Every input at an eighth of the length; at the whole and the half the dearest of them and those that grew faster than their length.
 * `isWhole`: every input at the whole length, for the bench.
 */
export async function sweepFunction(one: TextFunction, kit: Kit, { isWhole = false } = {}): Promise<Swept> {
  const prepare = await openCall(one, kit)
  const length = readLimit(one)
  const costs: Cost[] = []
  const faults: Fault[] = []
  const tried: Tried[] = []
  for (const input of hostileNames) {
    const first = await tryShort(prepare, { key: one.key, input, length })
    if (first.ms > maxMs / 4) faults.push({ ...first, reason: 'slow' })
    else tried.push({ ...first, length })
    if (faults.length >= enoughFaults) return { costs, faults }
  }
  for (const { isSteep, ...at } of isWhole ? tried : chooseDear(tried)) {
    const cost = await measureBoth(prepare, at)
    costs.push(cost)
    if (cost.ms > maxMs) faults.push({ ...cost, reason: 'slow' })
    else if (cost.ms > floorMs && cost.ms > maxGrowth * Math.max(cost.halfMs, floorMs / maxGrowth))
      faults.push({ ...cost, reason: 'grows' })
    if (faults.length >= enoughFaults) break
  }
  return { costs, faults }
}

interface Tried extends Cost {
  /** Grew faster than its length. */
  readonly isSteep: boolean
}

/** At a 32nd and an eighth of the length: what takes long there would hold the sweep for minutes at the whole. */
async function tryShort(prepare: Prepare, at: Pick<Cost, 'key' | 'input' | 'length'>): Promise<Tried> {
  const halfMs = await measure(prepare, at.input, at.length / 32)
  const ms = halfMs > maxMs / 4 ? halfMs : await measure(prepare, at.input, at.length / 8)
  return { ...at, length: at.length / 8, ms, halfMs, isSteep: ms > dullMs && ms > 7 * halfMs }
}

function chooseDear(tried: readonly Tried[]): readonly Tried[] {
  const felt = tried.filter(({ ms }) => ms > dullMs).toSorted((a, b) => b.ms - a.ms)
  return felt.filter(({ isSteep }, at) => isSteep || at < 3)
}

/** Best of up to ten near the line: what else the machine does only adds. */
async function measureBoth(prepare: Prepare, at: Pick<Cost, 'key' | 'input' | 'length'>): Promise<Cost> {
  let cost = { ...at, ms: Number.POSITIVE_INFINITY, halfMs: Number.POSITIVE_INFINITY }
  for (let round = 0; round < 10; round++) {
    const ms = Math.min(cost.ms, await measure(prepare, at.input, at.length))
    if (ms <= floorMs || ms > 2 * maxMs) return { ...cost, ms, halfMs: ms }
    cost = { ...cost, ms, halfMs: Math.min(cost.halfMs, await measure(prepare, at.input, at.length / 2)) }
    if (cost.ms < maxMs * 0.8 && cost.ms < 0.9 * maxGrowth * cost.halfMs) return cost
  }
  return cost
}

let shorter = 0

/** Processor time in ms. Each text is a little shorter than the last, so that nothing finds it in a cache. */
async function measure(prepare: Prepare, input: HostileName, length: number): Promise<number> {
  shorter = (shorter + 1) % 40
  const text = buildHostile(input, Math.max(16, Math.floor(length) - shorter))
  const run = prepare(text)
  const start = process.cpuUsage()
  await run()
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000
}

/** What a function refuses is an answer, too. */
async function openCall(one: TextFunction, kit: Kit): Promise<Prepare> {
  const build = buildCall(one)
  if (build === null) throw new Error(`nothing says how ${one.key} is called`)
  const room: Record<string, (...args: readonly unknown[]) => unknown> = await import(
    pathToFileURL(one.file).href
  )
  const call = room[one.name]!
  return (text) => {
    const given = build(text, kit)
    return async () => {
      try {
        await drain(call(...given))
      } catch (error) {
        if (!(error instanceof AppError)) throw error
      }
    }
  }
}

async function drain(result: unknown): Promise<void> {
  const value = await result
  const isStream = typeof value === 'object' && value !== null && Symbol.asyncIterator in value
  if (isStream) for await (const _ of value as AsyncIterable<unknown>);
}

function readLimit({ key, name }: TextFunction): number {
  const door = doors.find(({ functions }) => functions.split(' ').some((one) => one === key || one === name))
  return door?.limit ?? maxLength
}
