// `npm run faults [-- --seed 1 --rounds 40 --only damage,kill --write]`: the fault campaign, one table at the end; --write puts it into docs/faults.md.
import { tryDamage } from './damage-rounds.ts'
import { type Outcome, renderOutcomes } from './outcome.ts'

const option = (name: string, usual: string) => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? usual : (process.argv[at + 1] ?? usual)
}
const seed = Number(option('seed', '1'))
const rounds = Number(option('rounds', '40'))
const only = option('only', '')

const classes: Readonly<Record<string, () => Promise<Outcome>>> = {
  damage: () => tryDamage({ seed, rounds: rounds * 5 }),
}

const outcomes: Outcome[] = []
for (const [name, run] of Object.entries(classes)) {
  if (only !== '' && !only.split(',').includes(name)) continue
  const begun = performance.now()
  outcomes.push(await run())
  const { tried, survived, notes } = outcomes.at(-1)!
  console.error(`${name}: ${survived} of ${tried}, ${Math.round((performance.now() - begun) / 1000)} s`)
  for (const note of notes) console.error(`  ${note}`)
}
console.log(renderOutcomes(outcomes))
