// The campaign in a very short form; `npm run faults` is the long one, and docs/faults.md has its table.
import { expect, it } from 'vitest'
import { tryDamage } from './damage-rounds.ts'
import { killAnywhere, killAtPoints } from './kill-rounds.ts'

it('loses nothing, says every damage, and answers nothing wrong', async () => {
  const outcomes = [
    await killAtPoints({ seed: 3, rounds: 2 }),
    await killAnywhere({ seed: 3, rounds: 1 }),
    await tryDamage({ seed: 3, rounds: 5, reports: 3 }),
  ]
  for (const { name, tried, survived, lost } of outcomes)
    expect([name, survived, lost]).toEqual([name, tried, 0])
}, 180_000)
