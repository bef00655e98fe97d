// Step of the campaign: a seed -> one damage to one file of a data folder.
import {
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { openDice } from '../../fakes/open-dice.ts'

/** What was done, in words. */
export interface Damage {
  readonly kind: 'flip' | 'truncate' | 'stale' | 'gone'
  readonly file: string
  readonly said: string
}

/** Files of the folder that hold data; the lock and who holds it are none. */
function listData(dir: string): readonly string[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(dir.length + 1))
    .filter((name) => !/^(?:lock\.db|holder\.json)|-shm$/.test(name))
    .sort()
}

/** `older` is the folder as it was before the last reports came in. Files are drawn evenly, so that small ones get their share. */
export function spoil(dir: string, seed: number, older: string): Damage {
  const roll = openDice(seed)
  const below = (count: number) => Math.floor(roll() * count)
  const files = listData(dir).filter((file) => statSync(join(dir, file)).size > 0)
  // half of all damage is done to the library, which holds what is answered from
  const file = roll() < 0.5 ? 'library.db' : files[below(files.length)]!
  const path = join(dir, file)
  const kind = (['flip', 'flip', 'flip', 'flip', 'flip', 'flip', 'truncate', 'stale', 'gone'] as const)[
    below(9)
  ]!
  if (kind === 'truncate') {
    const size = below(statSync(path).size)
    truncateSync(path, size)
    return { kind, file, said: `${file} cut to ${size}` }
  }
  if (kind === 'stale' && existsSync(join(older, file)) && !file.endsWith('.db')) {
    cpSync(join(older, file), path)
    return { kind, file, said: `${file} of before` }
  }
  if (kind === 'gone' && file !== 'library.db' && file !== 'journal.db') {
    rmSync(path)
    return { kind, file, said: `${file} gone` }
  }
  const bytes = readFileSync(path)
  const at = below(bytes.length)
  const bit = below(8)
  bytes[at]! ^= 1 << bit
  writeFileSync(path, bytes)
  return { kind: 'flip', file, said: `${file} bit ${bit} of byte ${at}` }
}
