// Tool of the measures of channels: times in milliseconds -> the figures that are printed of them.

export interface Spread {
  readonly n: number
  readonly p50: number
  readonly p95: number
  readonly p99: number
  readonly max: number
}

export function spread(times: readonly number[]): Spread {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (share: number) =>
    Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)
  return { n: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) }
}

/** Of the times, how many are within so many milliseconds: 0 to 1. */
export function shareWithin(times: readonly number[], ms: number): number {
  return times.length === 0
    ? 0
    : Math.round((1000 * times.filter((time) => time <= ms).length) / times.length) / 1000
}
