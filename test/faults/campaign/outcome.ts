// Noun of the campaign: what came of one class of faults.

export interface Outcome {
  /** What was done to the program. */
  readonly name: string
  readonly tried: number
  /** Rounds after which everything was as it was acknowledged, or the damage was said. */
  readonly survived: number
  /** Acknowledged before the fault; null where nothing is acknowledged in this class. */
  readonly acknowledged: number | null
  readonly lost: number
  /** Faults that were said by the program: an error with a way out, `doctor`, a refusal. */
  readonly detected: number | null
  /** Faults that changed nothing that anybody sees. */
  readonly harmless: number | null
  /** From the fault to an answer again, in ms: median and slowest; null where nothing was started anew. */
  readonly recovery: readonly number[]
  /** Each round that did not survive, and what else is to be known. */
  readonly notes: readonly string[]
}

export function renderOutcomes(outcomes: readonly Outcome[]): string {
  const head =
    '| fault | tried | survived | acknowledged | lost | said | harmless | recovery, median and slowest |'
  return [head, '|---|---|---|---|---|---|---|---|', ...outcomes.map(renderRow)].join('\n')
}

/** A line of the table. */
export function renderRow({ name, recovery, ...counted }: Outcome): string {
  const { tried, survived, acknowledged, lost, detected, harmless } = counted
  const counts = [tried, survived, acknowledged ?? '', lost, detected ?? '', harmless ?? '']
  return `| ${[name, ...counts, renderRecovery(recovery)].join(' | ')} |`
}

function renderRecovery(recovery: readonly number[]): string {
  if (recovery.length === 0) return ''
  const sorted = [...recovery].sort((one, other) => one - other)
  return [sorted[sorted.length >> 1]!, sorted.at(-1)!].map((ms) => `${(ms / 1000).toFixed(1)} s`).join(', ')
}
