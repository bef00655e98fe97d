// Class of the campaign: kill -9 while reports are stored and embedded, at named points and at any time. Rounds go on in the same folder, as restarts do.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDice } from '../../fakes/open-dice.ts'
import type { KillPoint } from './kill-points.ts'
import type { Outcome } from './outcome.ts'
import { lookAt, runStore } from './store-rounds.ts'

interface Rounds {
  readonly seed: number
  readonly rounds: number
}

/** A fresh folder after so many. Only rounds in which the point came by, or the time was up, count as tried. */
const roundsAFolder = 20

export async function killAtPoints({ seed, rounds }: Rounds): Promise<Outcome> {
  const root = mkdtempSync(join(tmpdir(), 'antou-points-'))
  const { lines } = await runStore({ dataDir: join(root, 'trace'), first: 0, count: 3, point: 'trace' })
  rmSync(root, { recursive: true, force: true })
  const counts = new Map<string, number>()
  for (const line of lines)
    if (line.startsWith('point ')) counts.set(line.slice(6), (counts.get(line.slice(6)) ?? 0) + 1)
  const names = [...counts.keys()].sort()
  const roll = openDice(seed)
  const draw = (at: number): Drawn => {
    const name = names[at % names.length]!
    const nth = 1 + Math.floor(roll() * counts.get(name)!)
    return { point: { name, nth, when: roll() < 0.5 ? 'before' : 'after' } }
  }
  const outcome = await kill('kill -9 at named points of storing and embedding', { seed, rounds }, draw)
  return { ...outcome, notes: [...outcome.notes, `${names.length} points: ${names.join(', ')}`] }
}

export async function killAnywhere({ seed, rounds }: Rounds): Promise<Outcome> {
  const roll = openDice(seed + 1)
  const draw = () => ({
    killAfterLines: 1 + Math.floor(roll() * 24),
    killAfterMs: Math.floor(roll() * 40),
    count: 400,
  })
  return kill('kill -9 at any time while storing', { seed, rounds }, draw)
}

type Drawn =
  | { readonly point: KillPoint }
  | { readonly killAfterMs: number; readonly killAfterLines: number; readonly count: number }

/** Draws until so many rounds were killed; a point of a fresh folder may not come by in one that has reports. */
async function kill(name: string, { seed, rounds }: Rounds, draw: (at: number) => Drawn): Promise<Outcome> {
  const notes: string[] = []
  const recovery: number[] = []
  let [survived, killed, lost, total] = [0, 0, 0, 0]
  let dataDir = ''
  let acknowledged = new Map<number, number>()
  const folders: string[] = []
  for (let round = 0; killed < rounds && round < 2 * rounds; round++) {
    const how = draw(round)
    if (round % roundsAFolder === 0) {
      dataDir = mkdtempSync(join(tmpdir(), `antou-kill-${seed}-`))
      folders.push(dataDir)
      acknowledged = new Map()
    }
    const { reports, signal } = await runStore({ dataDir, first: (round % roundsAFolder) * 1000, ...how })
    for (const [id, at] of reports) acknowledged.set(id, at)
    total += reports.size
    const look = await lookAt(dataDir, acknowledged)
    if (look.recoveryMs > 0) recovery.push(look.recoveryMs)
    lost += look.lost.length
    if (signal === 'SIGKILL') killed++
    if (look.lost.length + look.faults.length === 0 && signal === 'SIGKILL') survived++
    for (const fault of [...look.lost, ...look.faults])
      notes.push(`round ${round} ${JSON.stringify(how)}: ${fault}`)
  }
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
  return {
    name,
    tried: killed,
    survived,
    acknowledged: total,
    lost,
    detected: null,
    harmless: null,
    recovery,
    notes,
  }
}
