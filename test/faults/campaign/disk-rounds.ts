// Classes of the campaign: a disk that is full, writes and syncs that fail (libfiu), and one whose unsynced writes vanish (nbdkit). What a machine lacks is skipped with a line.
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { openDice } from '../../fakes/open-dice.ts'
import type { Outcome } from './outcome.ts'
import { lookAt, runStore, type StoreOrder } from './store-rounds.ts'

interface Rounds {
  readonly seed: number
  readonly rounds: number
}

type Round = (dataDir: string, round: number) => Promise<Omit<StoreOrder, 'dataDir' | 'first'>>

/** Rounds that store until it is refused; afterwards everything acknowledged is there and storing goes on. */
async function refuse(
  name: string,
  { rounds }: Rounds,
  { prepare, mend }: { prepare: Round; mend: (dataDir: string) => void },
): Promise<Outcome> {
  const notes: string[] = []
  let [survived, lost, total, detected] = [0, 0, 0, 0]
  const recovery: number[] = []
  for (let round = 0; round < rounds; round++) {
    const root = mkdtempSync(join(tmpdir(), 'antou-disk-'))
    const dataDir = join(root, 'data')
    mkdirSync(dataDir)
    try {
      const failing = await runStore({ dataDir, first: 0, ...(await prepare(dataDir, round)) })
      mend(dataDir)
      const after = await runStore({ dataDir, first: 5000, count: 2 })
      const acknowledged = new Map([...failing.reports, ...after.reports])
      const look = await lookAt(dataDir, acknowledged).catch((error: unknown) => ({
        lost: [],
        faults: [String(error)],
        recoveryMs: 0,
      }))
      total += acknowledged.size
      lost += look.lost.length
      if (look.recoveryMs > 0) recovery.push(look.recoveryMs)
      if (failing.isRefused) detected++
      const isWell =
        look.lost.length + look.faults.length === 0 && after.reports.size === 2 && failing.signal === null
      if (isWell) survived++
      else
        notes.push(
          `round ${round}: ${[...look.lost, ...look.faults, ...after.lines.slice(-1), failing.signal].join('; ')}`,
        )
    } finally {
      mend(dataDir)
      spawnSync('umount', ['-l', dataDir], { stdio: 'ignore' })
      rmSync(root, { recursive: true, force: true })
    }
  }
  return {
    name,
    tried: rounds,
    survived,
    acknowledged: total,
    lost,
    detected,
    harmless: rounds - detected,
    recovery,
    notes,
  }
}

const has = (tool: string) => spawnSync('which', [tool], { stdio: 'ignore' }).status === 0

/** Null, with a line, where nothing can be mounted. */
export async function fillDisk(given: Rounds): Promise<Outcome | null> {
  const probe = mkdtempSync(join(tmpdir(), 'antou-probe-'))
  const canMount = spawnSync('mount', ['-t', 'tmpfs', 'tmpfs', probe], { stdio: 'ignore' }).status === 0
  spawnSync('umount', [probe], { stdio: 'ignore' })
  rmSync(probe, { recursive: true, force: true })
  if (!canMount) return skip('disk full: mount is not allowed here')
  const roll = openDice(given.seed + 2)
  return refuse('disk full while storing', given, {
    prepare: async (dataDir) => {
      const kilobytes = 900 + Math.floor(roll() * 1500)
      execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', dataDir])
      return { count: 400 }
    },
    mend: (dataDir) => spawnSync('mount', ['-o', 'remount,size=64m', dataDir], { stdio: 'ignore' }),
  })
}

export async function failWrites(given: Rounds): Promise<Outcome | null> {
  if (!has('fiu-run')) return skip('I/O errors: no fiu-run (Debian: fiu-utils)')
  const roll = openDice(given.seed + 3)
  const kinds = [
    ['posix/io/rw/pwrite', 28],
    ['posix/io/rw/pwrite', 5],
    ['posix/io/sync/fsync', 5],
    ['posix/io/sync/fdatasync', 5],
  ] as const
  return refuse('pwrite says ENOSPC or EIO, fsync says EIO', given, {
    prepare: async (_, round) => {
      const [name, failinfo] = kinds[round % kinds.length]!
      const probability = (0.002 + roll() * 0.03).toFixed(4)
      const control = `enable_random name=${name},probability=${probability},failinfo=${failinfo}`
      return { count: 60, wrap: ['fiu-run', '-x', '-c', control] }
    },
    mend: () => {},
  })
}

/** A file-backed disk behind a write-back cache that is killed: what was not synced is gone, as when the power goes. */
export async function losePower({ rounds }: Rounds): Promise<Outcome | null> {
  const lacking = ['nbdkit', 'nbdfuse', 'mkfs.ext4'].filter((tool) => !has(tool))
  if (lacking.length > 0 || !existsSync('/dev/fuse'))
    return skip(`power loss: no ${lacking.join(', ') || '/dev/fuse'}`)
  const notes: string[] = []
  let [survived, lost, total] = [0, 0, 0]
  const recovery: number[] = []
  for (let round = 0; round < rounds; round++) {
    const look = await cutPower(round).catch((error: unknown) => String(error))
    if (typeof look === 'string') {
      notes.push(`round ${round}: ${look}`)
      continue
    }
    total += look.total
    lost += look.lost.length
    recovery.push(look.recoveryMs)
    if (look.lost.length + look.faults.length === 0) survived++
    else notes.push(`round ${round}: ${[...look.lost, ...look.faults].slice(0, 5).join('; ')}`)
  }
  return {
    name: 'power goes: unsynced writes vanish',
    tried: rounds,
    survived,
    acknowledged: total,
    lost,
    detected: null,
    harmless: null,
    recovery,
    notes,
  }
}

async function cutPower(round: number) {
  const root = mkdtempSync(join(tmpdir(), 'antou-power-'))
  const [image, served, socket, disk] = [
    join(root, 'disk.img'),
    join(root, 'nbd'),
    join(root, 'sock'),
    join(root, 'disk'),
  ]
  const mounted = join(disk, 'data')
  for (const dir of [served, disk]) mkdirSync(dir)
  execFileSync('truncate', ['-s', '128M', image])
  execFileSync('mkfs.ext4', ['-q', '-F', image])
  const server = spawn('nbdkit', ['-f', '-U', socket, '--filter=cache', 'file', image, 'cache=writeback'], {
    stdio: 'ignore',
  })
  try {
    await until(() => existsSync(socket))
    const fuse = spawn('nbdfuse', [join(served, 'disk'), `nbd+unix:///?socket=${socket}`], {
      stdio: 'ignore',
    })
    await until(() => existsSync(join(served, 'disk')) && statSync(join(served, 'disk')).size > 0)
    execFileSync('mount', ['-o', 'loop', join(served, 'disk'), disk])
    mkdirSync(mounted)
    execFileSync('sync')
    const running = runStore({ dataDir: mounted, first: 0, count: 4000, killAfterMs: 1500 + round * 50 })
    const { reports } = await running
    server.kill('SIGKILL')
    spawnSync('umount', ['-l', disk], { stdio: 'ignore' })
    fuse.kill('SIGKILL')
    spawnSync('umount', ['-l', served], { stdio: 'ignore' })
    await sleep(300)
    execFileSync('mount', ['-o', 'loop', image, disk])
    return { ...(await lookAt(mounted, reports)), total: reports.size }
  } finally {
    server.kill('SIGKILL')
    spawnSync('umount', ['-l', disk], { stdio: 'ignore' })
    spawnSync('umount', ['-l', served], { stdio: 'ignore' })
    rmSync(root, { recursive: true, force: true })
  }
}

async function until(check: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (check()) return
    await sleep(25)
  }
  throw new Error('the rig does not come up')
}

function skip(line: string): null {
  console.error(`skipped: ${line}`)
  return null
}
