// Bench: what is measured of each search library, in a process of its own, so that memory is its own too.
import type { Asked, Collection } from './collection.ts'

export interface Subject {
  /** Everything stored and searchable when it returns; `note` tells how long a part of it took. */
  build(collection: Collection, note: (name: string, value: number) => void): Promise<void>
  /** One hybrid search, the vector given; returns how many passages came back. */
  ask(asked: Asked): Promise<number>
  /** Slow ones are asked less often. */
  readonly mostQuestions?: number
  close?(): Promise<void>
}

/** Passages that each search returns. */
export const wanted = 100

export const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const begun = performance.now()
  await work()
  return (performance.now() - begun) / 1000
}

export function percentile(times: readonly number[], share: number): number {
  return [...times].sort((one, other) => one - other)[Math.floor(times.length * share)] ?? 0
}

export const rssMb = (): number => process.memoryUsage().rss / 1e6
