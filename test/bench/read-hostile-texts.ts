// Bench: every function that takes a text on 100,000 hostile characters (or at its door): those over the line, with their worst input.
import { findTextFunctions } from '../faults/find-text-functions.ts'
import { openKit } from '../faults/open-kit.ts'
import { sweepFunction } from '../faults/sweep-texts.ts'
import { buildCall, whyLeftOut } from '../faults/text-calls.ts'

/** Processor time of one call. */
const lineMs = 50

interface SweptRow {
  readonly function: string
  readonly input: string
  readonly characters: number
  readonly ms: number
}

const kit = await openKit()
const swept = findTextFunctions().filter((one) => whyLeftOut(one) === null && buildCall(one) !== null)
const rows: SweptRow[] = []
for (const one of swept) {
  const { costs, faults } = await sweepFunction(one, kit, { isWhole: true })
  const worst = [...costs, ...faults].toSorted((a, b) => b.ms - a.ms)[0]
  if (worst && worst.ms > lineMs)
    rows.push({ function: one.key, input: worst.input, characters: worst.length, ms: Math.round(worst.ms) })
}
const isOver = rows.toSorted((a, b) => b.ms - a.ms)
process.stdout.write(`${JSON.stringify({ swept: swept.length, lineMs, over: isOver })}\n`)
