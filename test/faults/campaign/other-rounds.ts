// Classes of the campaign: messages answered and sent by a process that is killed, a second process on the folder, backups beside one that writes, hostile files.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openFileReader } from '#adapters/readers/open-file-reader.ts'
import { backupData } from '#adapters/sqlite/backup/backup-data.ts'
import { restoreData } from '#adapters/sqlite/backup/restore-data.ts'
import { AppError } from '#shared/errors.ts'
import { burst, judgeBurst } from '../../fakes/delivery/burst.ts'
import { openDice } from '../../fakes/open-dice.ts'
import { buildBroken, listSeeds } from '../mutate-files.ts'
import type { Outcome } from './outcome.ts'
import { lookAt, runStore } from './store-rounds.ts'

interface Rounds {
  readonly seed: number
  readonly rounds: number
}

const deliverer = new URL('../../chat/delivery/deliver-until-killed.ts', import.meta.url).pathname

/** 1,000 messages of 50 chats, each delivered three times; one burst takes as many kills as there are rounds. */
export async function killDelivery({ seed, rounds }: Rounds): Promise<Outcome> {
  const dir = mkdtempSync(join(tmpdir(), 'antou-post-'))
  const readLines = (name: string) =>
    existsSync(join(dir, name)) ? readFileSync(join(dir, name), 'utf8').split('\n').filter(Boolean) : []
  const roll = openDice(seed + 4)
  const kills = Array.from({ length: rounds }, () => Math.floor(roll() * burst.messages)).sort(
    (one, other) => one - other,
  )
  for (const [at, killAt] of kills.entries())
    await deliver(dir, at + 1, () => readLines('sent.jsonl').length >= killAt)
  await deliver(dir, 99, null)
  const sent = readLines('sent.jsonl').map((line) => JSON.parse(line) as { text: string; isAgain: boolean })
  const notes = [...judgeBurst(sent)]
  const acknowledged = new Set(readLines('acks.txt')).size
  const lost = burst.messages - new Set(sent.map(({ text }) => text)).size
  const again = sent.filter(({ isAgain }) => isAgain).length
  rmSync(dir, { recursive: true, force: true })
  const name = `kill -9 while ${burst.messages} messages, delivered three times each, are answered and sent`
  const survived = notes.length === 0 ? rounds : 0
  return {
    name,
    tried: rounds,
    survived,
    acknowledged,
    lost,
    detected: null,
    harmless: null,
    recovery: [],
    notes: [...notes, `sent twice, marked 补发: ${again}`],
  }
}

function deliver(dir: string, seed: number, isOver: (() => boolean) | null): Promise<void> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--import', 'tsx', deliverer, dir, String(seed)], {
      stdio: 'ignore',
    })
    const watch = setInterval(() => {
      if (isOver?.()) child.kill('SIGKILL')
    }, 3)
    child.once('exit', () => {
      clearInterval(watch)
      resolve()
    })
  })
}

/** The second is refused with who holds the folder, and the first loses nothing; backups are made meanwhile and each is whole. */
export async function crowd({ rounds }: Rounds): Promise<Outcome> {
  const notes: string[] = []
  let [survived, lost, total, detected] = [0, 0, 0, 0]
  for (let round = 0; round < rounds; round++) {
    const root = mkdtempSync(join(tmpdir(), 'antou-crowd-'))
    const [dataDir, file, there] = [join(root, 'data'), join(root, 'a.tar'), join(root, 'there')]
    await runStore({ dataDir, first: 0, count: 3 })
    const first = runStore({ dataDir, first: 100, count: 4000, killAfterMs: 6000 })
    const isWriting = await waitForHolder(dataDir)
    const second = await runStore({ dataDir, first: 9000, count: 1 })
    const told = second.lines.length === 0
    const made = await backupData(dataDir, file)
    const { reports } = await first
    await restoreData({ dataDir: there, file, isForced: false })
    const looks = [await lookAt(dataDir, reports), await lookAt(there, new Map())]
    const faults = looks.flatMap((look) => [...look.lost, ...look.faults])
    if (!isWriting || second.reports.size > 0) faults.push('the second wrote')
    if (made.reports < 3) faults.push('the backup lacks what was there')
    total += reports.size
    lost += looks[0]!.lost.length
    if (told) detected++
    if (faults.length === 0) survived++
    notes.push(...faults.map((fault) => `round ${round}: ${fault}`))
    rmSync(root, { recursive: true, force: true })
  }
  return {
    name: 'a second process, and a backup restored elsewhere, while one writes',
    tried: rounds,
    survived,
    acknowledged: total,
    lost,
    detected,
    harmless: null,
    recovery: [],
    notes,
  }
}

async function waitForHolder(dataDir: string): Promise<boolean> {
  for (let tries = 0; tries < 400; tries++) {
    const path = join(dataDir, 'library.db-wal')
    if (existsSync(path) && readFileSync(path).length > 100_000) return true
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return false
}

/** Each is read, or refused with a reason; the reader goes on. */
export async function readHostile({ seed, rounds }: Rounds): Promise<Outcome> {
  const seeds = await listSeeds()
  const reader = openFileReader()
  const notes: string[] = []
  let [read, refused] = [0, 0]
  for (let at = 0; at < rounds; at++) {
    const { name, bytes } = await buildBroken(seeds, seed * 100_000 + at)
    try {
      await reader.read(bytes, name)
      read++
    } catch (error) {
      if (error instanceof AppError && error.fix !== '') refused++
      else notes.push(`${at} ${name}: ${error}`)
    }
  }
  await reader.close()
  return {
    name: 'broken files of every format',
    tried: rounds,
    survived: read + refused,
    acknowledged: null,
    lost: 0,
    detected: refused,
    harmless: read,
    recovery: [],
    notes,
  }
}
