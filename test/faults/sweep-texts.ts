// Faults: the sweep. In: a function that takes a text. Out: what the hostile texts cost it, in processor time at the length a door lets in.
import { basename } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { TextFunction } from './find-text-functions.ts'
import { buildHostile, type HostileName, hostileNames } from './hostile-texts.ts'
import { buildCall, doors } from './text-calls.ts'
import type { Kit } from './text-shapes.ts'

/** Where no door limits the length. */
const maxLength = 100_000
/** Less at a quarter of the length cannot reach a line at the whole: not measured again. */
const dullMs = 5
/** Under this a ratio tells of noise. */
const floorMs = 20
const maxMs = 1000
const maxGrowth = 3

export interface Cost {
  readonly key: string
  readonly input: HostileName
  readonly length: number
  readonly ms: number
  /** At half the length. */
  readonly halfMs: number
}

export type Fault = Cost & { readonly reason: 'slow' | 'grows' }

export interface Swept {
  /** Of the inputs that were measured at the whole length. */
  readonly costs: readonly Cost[]
  readonly faults: readonly Fault[]
}

/** Prepares the arguments of a text; what it gives back is the call alone. */
type Prepare = (text: string) => () => Promise<void>

/** `isWhole`: every input at the whole length, for the bench; else only where a quarter of it is felt. */
export async function sweepFunction(one: TextFunction, kit: Kit, { isWhole = false } = {}): Promise<Swept> {
  const prepare = await openCall(one, kit)
  const length = readLimit(one)
  const costs: Cost[] = []
  const faults: Fault[] = []
  for (const input of hostileNames) {
    const at = { key: one.key, input, length }
    const early = await findEarly(prepare, at)
    if (early.ms > maxMs / 4) faults.push({ ...early, reason: 'slow' })
    if (early.ms > maxMs / 4 || (!isWhole && early.ms < dullMs)) continue
    const cost = await measureBoth(prepare, at)
    costs.push(cost)
    if (cost.ms > maxMs) faults.push({ ...cost, reason: 'slow' })
    else if (cost.ms > floorMs && cost.ms > maxGrowth * Math.max(cost.halfMs, floorMs / maxGrowth))
      faults.push({ ...cost, reason: 'grows' })
  }
  return { costs, faults }
}

/** At a quarter of the length, or at the first shorter piece that takes long: the whole would hold the sweep for minutes. */
async function findEarly(prepare: Prepare, at: Pick<Cost, 'key' | 'input' | 'length'>): Promise<Cost> {
  let cost: Cost = { ...at, ms: 0, halfMs: 0 }
  for (const part of [32, 4]) {
    const length = at.length / part
    cost = { ...at, length, ms: await measure(prepare, at.input, length), halfMs: cost.ms }
    if (cost.ms > maxMs / 4) return cost
  }
  return cost
}

/** Best of up to three: what else the machine does only adds. */
async function measureBoth(prepare: Prepare, at: Pick<Cost, 'key' | 'input' | 'length'>): Promise<Cost> {
  let cost = { ...at, ms: Number.POSITIVE_INFINITY, halfMs: Number.POSITIVE_INFINITY }
  for (let round = 0; round < 3; round++) {
    const ms = Math.min(cost.ms, await measure(prepare, at.input, at.length))
    if (ms <= floorMs || ms > maxMs) return { ...cost, ms, halfMs: ms }
    cost = { ...cost, ms, halfMs: await measure(prepare, at.input, at.length / 2) }
    if (cost.ms < maxMs / 2 && cost.ms < 2.4 * cost.halfMs) return cost
  }
  return cost
}

let shorter = 0

/** Processor time in ms. Each text is a little shorter than the last, so that nothing finds it in a cache. */
async function measure(prepare: Prepare, input: HostileName, length: number): Promise<number> {
  shorter = (shorter + 1) % 40
  const text = buildHostile(input, Math.floor(length) - shorter)
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
  const room: Record<string, (...args: readonly unknown[]) => unknown> = await import(pathToFileURL(one.file).href)
  const call = room[one.name]!
  return (text) => {
    const given = build(text, kit)
    return async () => {
      try {
        await drain(call(...given))
      } catch (error) {
        if (!(error instanceof Error) || error instanceof TypeError || error instanceof ReferenceError) throw error
      }
    }
  }
}

async function drain(result: unknown): Promise<void> {
  const value = await result
  const isStream = typeof value === 'object' && value !== null && Symbol.asyncIterator in value
  if (isStream) for await (const _ of value as AsyncIterable<unknown>);
}

function readLimit({ key, name, file }: TextFunction): number {
  const file_ = basename(file, '.ts')
  const door = doors.find(({ functions }) => functions.some((one) => one === key || one === name || one === file_))
  return Math.min(maxLength, door?.limit ?? maxLength)
}
