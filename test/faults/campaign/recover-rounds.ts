// Class of the campaign: libraries of a given size, killed while one stores in them; how long a restart takes until it finds something. One outcome a size.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDice } from '../../fakes/open-dice.ts'
import type { Outcome } from './outcome.ts'

interface Rounds {
  readonly seed: number
  readonly rounds: number
  readonly passages: number
}

const script = new URL('./recover-child.ts', import.meta.url).pathname

/** What it printed; killed once it printed so many lines and so many ms went by. */
async function runChild(
  args: readonly string[],
  kill: { readonly lines: number; readonly ms: number } | null = null,
): Promise<readonly string[]> {
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  let timer: NodeJS.Timeout | null = null
  child.stdout.on('data', (piece: Buffer) => {
    output += piece.toString()
    if (kill && timer === null && output.split('\n').length > kill.lines)
      timer = setTimeout(() => child.kill('SIGKILL'), kill.ms)
  })
  await once(child, 'close')
  return output.split('\n').slice(0, -1)
}

interface Looked {
  readonly openMs: number
  readonly foundMs: number
  readonly lost: readonly number[]
  readonly twice: number
}

/** The recovery that is told begins with the process, so that loading the program is in it. */
export async function recover({ seed, rounds, passages }: Rounds): Promise<Outcome> {
  const root = mkdtempSync(join(tmpdir(), 'antou-recover-'))
  const [dataDir, file] = [join(root, 'data'), join(root, 'acknowledged.json')]
  const acknowledged: (readonly number[])[] = []
  const note = (lines: readonly string[]) => {
    for (const line of lines) acknowledged.push(line.split(' ').slice(1).map(Number))
  }
  const roll = openDice(seed + passages)
  const looks: Looked[] = []
  try {
    note(await runChild(['grow', dataDir, String(passages)]))
    const grown = acknowledged.length
    for (let round = 0; round < rounds; round++) {
      const kill = { lines: 1 + Math.floor(roll() * 6), ms: Math.floor(roll() * 60) }
      note(await runChild(['write', dataDir, String(1_000_000 + round * 1000)], kill))
      // of a large library all that was written since, and each eleventh of the rest
      writeFileSync(file, JSON.stringify(acknowledged.filter((_, at) => at >= grown || at % 11 === 0)))
      const [line] = await runChild(['look', dataDir, file])
      looks.push(JSON.parse(line!) as Looked)
    }
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
  const isWell = ({ lost, twice }: Looked) => lost.length + twice === 0
  return {
    name: `kill -9 while storing in a library of ${passages.toLocaleString('en')} passages`,
    tried: rounds,
    survived: looks.filter(isWell).length,
    acknowledged: acknowledged.length,
    lost: looks.reduce((sum, { lost }) => sum + lost.length, 0),
    detected: null,
    harmless: null,
    recovery: looks.map(({ foundMs }) => foundMs),
    notes: looks.map(
      ({ openMs, foundMs }) => `open after ${Math.round(openMs)} ms, found after ${Math.round(foundMs)}`,
    ),
  }
}
