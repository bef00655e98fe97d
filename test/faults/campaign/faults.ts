// `npm run faults [-- --seed 1 --rounds 40 --only damage,kill --write]`: the fault campaign, one table at the end; --write puts it into docs/faults.md.
import { readFileSync, writeFileSync } from 'node:fs'
import { tryDamage } from './damage-rounds.ts'
import { failWrites, fillDisk, losePower } from './disk-rounds.ts'
import { killAnywhere, killAtPoints } from './kill-rounds.ts'
import { crowd, killDelivery, readHostile } from './other-rounds.ts'
import { type Outcome, renderOutcomes } from './outcome.ts'

const option = (name: string, usual: string) => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? usual : (process.argv[at + 1] ?? usual)
}
const seed = Number(option('seed', '1'))
const rounds = Number(option('rounds', '40'))
const only = option('only', '')

const given = { seed, rounds }
const few = { seed, rounds: Math.max(1, Math.round(rounds / 4)) }
const many = { seed, rounds: rounds * 15 }

/** Null: this machine lacks what the class needs, and a line said so. */
const classes: Readonly<Record<string, () => Promise<Outcome | null>>> = {
  points: () => killAtPoints(given),
  kill: () => killAnywhere(given),
  delivery: () => killDelivery(few),
  full: () => fillDisk(given),
  errors: () => failWrites(given),
  power: () => losePower(few),
  crowd: () => crowd(few),
  damage: () => tryDamage(many),
  hostile: () => readHostile({ seed, rounds: rounds * 5 }),
}

const outcomes: Outcome[] = []
for (const [name, run] of Object.entries(classes)) {
  if (only !== '' && !only.split(',').includes(name)) continue
  const begun = performance.now()
  const outcome = await run()
  if (outcome === null) continue
  outcomes.push(outcome)
  const { tried, survived, notes } = outcome
  console.error(`${name}: ${survived} of ${tried}, ${Math.round((performance.now() - begun) / 1000)} s`)
  for (const note of notes) console.error(`  ${note}`)
}
const table = renderOutcomes(outcomes)
console.log(table)
if (process.argv.includes('--write')) {
  const path = 'docs/faults.md'
  const date = new Date().toISOString().slice(0, 10)
  const told = `Seed ${seed}, rounds ${rounds}, ${date}, Node ${process.versions.node}:\n\n${table}\n`
  const whole = readFileSync(path, 'utf8')
  writeFileSync(path, whole.replace(/^Seed [\s\S]*?(?=\n## |$(?![\s\S]))/m, told))
}
