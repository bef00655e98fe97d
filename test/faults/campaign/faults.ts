// `npm run faults [-- --seed 1 --rounds 40 --only damage,kill --write]`: the fault campaign, one table at the end; --write puts it into docs/faults.md.
import { readFileSync, writeFileSync } from 'node:fs'
import { tryDamage } from './damage-rounds.ts'
import { failWrites, fillDisk, losePower } from './disk-rounds.ts'
import { killAnywhere, killAtPoints } from './kill-rounds.ts'
import { crowd, killDelivery, readHostile } from './other-rounds.ts'
import { type Outcome, renderOutcomes, renderRow } from './outcome.ts'
import { recover } from './recover-rounds.ts'

const option = (name: string, usual: string) => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? usual : (process.argv[at + 1] ?? usual)
}
const seed = Number(option('seed', '1'))
const rounds = Number(option('rounds', '40'))
const only = option('only', '')

const share = (part: number) => ({ seed, rounds: Math.max(1, Math.round(rounds * part)) })

/** Null: this machine lacks what the class needs, and a line said so. */
const classes: Readonly<Record<string, () => Promise<Outcome | null>>> = {
  points: () => killAtPoints(share(1)),
  kill: () => killAnywhere(share(1)),
  delivery: () => killDelivery(share(1 / 4)),
  full: () => fillDisk(share(1 / 2)),
  errors: () => failWrites(share(1 / 2)),
  power: () => losePower(share(1 / 4)),
  crowd: () => crowd(share(1 / 4)),
  damage: () => tryDamage(share(8)),
  hostile: () => readHostile(share(5)),
  recovery1000: () => recover({ ...share(1 / 8), passages: 1000 }),
  recovery10000: () => recover({ ...share(1 / 8), passages: 10_000 }),
  recovery100000: () => recover({ ...share(1 / 8), passages: 100_000 }),
}

const outcomes: Outcome[] = []
for (const [name, run] of Object.entries(classes)) {
  if (only !== '' && !only.split(',').includes(name)) continue
  const begun = performance.now()
  const outcome = await run()
  if (outcome === null) continue
  outcomes.push(outcome)
  if (process.argv.includes('--write')) write(outcome)
  const { tried, survived, notes } = outcome
  console.error(`${name}: ${survived} of ${tried}, ${Math.round((performance.now() - begun) / 1000)} s`)
  for (const note of notes) console.error(`  ${note}`)
}
console.log(renderOutcomes(outcomes))

/** Its row takes the place of the one of the same name, so that one class can be done again alone. */
function write(outcome: Outcome): void {
  const path = 'docs/faults.md'
  const date = new Date().toISOString().slice(0, 10)
  const row = `${renderRow(outcome)} ${seed} | ${date} |`
  const lines = readFileSync(path, 'utf8').split('\n')
  const nameOf = (line: string) => line.split('|')[1]?.trim()
  const at = lines.findIndex((line) => nameOf(line) === outcome.name)
  if (at >= 0) lines[at] = row
  else lines.splice(lines.findLastIndex((line) => line.startsWith('|')) + 1, 0, row)
  writeFileSync(path, lines.join('\n'))
}
