// Class of the campaign: files flipped by a bit, cut, replaced by older ones, removed. Each damage is said, or nobody sees a difference.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { buildFolders, type Folders } from './build-folder.ts'
import type { Damage } from './damage.ts'
import type { Outcome } from './outcome.ts'

const script = new URL('./damage-child.ts', import.meta.url).pathname

interface Judged {
  readonly seed: number
  readonly damage: Damage
  readonly outcome: string
}

export async function tryDamage({
  seed,
  rounds,
  reports = 6,
}: {
  readonly seed: number
  readonly rounds: number
  readonly reports?: number
}): Promise<Outcome> {
  const root = mkdtempSync(join(tmpdir(), 'antou-damage-'))
  try {
    const folders = await buildFolders(root, reports)
    const judged = await judgeAll(
      Array.from({ length: rounds }, (_, at) => seed * 10_000 + at),
      root,
      folders,
    )
    const of = (pattern: RegExp) => judged.filter(({ outcome }) => pattern.test(outcome))
    const bad = of(/^(?:silent|foreign|aborted)/)
    return {
      name: 'bit flips, cut, stale and missing files',
      tried: judged.length,
      survived: judged.length - bad.length,
      acknowledged: null,
      lost: 0,
      detected: of(/said$|^told/).length,
      harmless: of(/^same$/).length,
      recovery: [],
      notes: bad.map(({ seed: one, damage, outcome }) => `${one}: ${damage.said}: ${outcome}`),
    }
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

/** A child that a damage ends takes only that seed with it. */
async function judgeAll(
  seeds: readonly number[],
  work: string,
  folders: Folders,
): Promise<readonly Judged[]> {
  const judged: Judged[] = []
  while (judged.length < seeds.length) {
    const left = seeds.slice(judged.length)
    const before = judged.length
    const signal = await runChild(left, work, folders, (one) => judged.push(one))
    if (judged.length === seeds.length) break
    if (signal === null && judged.length === before)
      throw new Error('the child of the campaign does not start')
    const damage: Damage = { kind: 'flip', file: '?', said: 'see the seed' }
    judged.push({ seed: seeds[judged.length]!, damage, outcome: `aborted by ${signal}` })
  }
  return judged
}

function runChild(
  seeds: readonly number[],
  work: string,
  { whole, older }: Folders,
  onJudged: (judged: Judged) => void,
): Promise<NodeJS.Signals | null> {
  return new Promise((resolve) => {
    const args = ['--import', 'tsx', script, whole, older, work, ...seeds.map(String)]
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
    const lines = createInterface({ input: child.stdout })
    lines.on('line', (line) => onJudged(JSON.parse(line) as Judged))
    let signal: NodeJS.Signals | null = null
    child.once('exit', (_, given) => {
      signal = given
    })
    lines.once('close', () => setImmediate(() => resolve(signal)))
  })
}
