// Crafted backups: whatever name stands in one, nothing is written but the three kinds of files that a backup holds.
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { blockSize, encodeEntry, labelName, sumLine, sumsName } from '#adapters/sqlite/backup/backup-entry.ts'
import { restoreEntries } from '#adapters/sqlite/backup/restore-entries.ts'

let root = ''
let target = ''

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'antou-crafted-'))
  target = join(root, 'deep', 'down', 'target')
  mkdirSync(join(root, 'deep', 'down'), { recursive: true })
})

afterEach(() => rmSync(root, { recursive: true }))

interface Entry {
  readonly name: string
  readonly text: string
  /** What a forger changes in the header; its sum is made right again. */
  readonly forge?: (header: Buffer) => void
}

/** An archive whose list of sums is right, whatever its entries are called. */
function craft(entries: readonly Entry[]): string {
  const label = `${JSON.stringify({ format: 1, madeAt: '2025-03-01T08:00:00.000Z', reports: 0 })}\n`
  const all = [
    { name: labelName, text: label },
    { name: 'library.db', text: 'l' },
    { name: 'journal.db', text: 'j' },
    ...entries,
  ]
  const sums = all.map(({ name, text }) => sumLine(name, createHash('sha256').update(text).digest('hex')))
  const blocks = [...all, { name: sumsName, text: sums.join('') }].flatMap((entry) => [
    header(entry),
    Buffer.from(entry.text),
    Buffer.alloc((blockSize - (Buffer.byteLength(entry.text) % blockSize)) % blockSize),
  ])
  const file = join(root, 'crafted.tar')
  writeFileSync(file, Buffer.concat([...blocks, Buffer.alloc(2 * blockSize)]))
  return file
}

function header({ name, text, forge }: Entry): Buffer {
  const block = Buffer.from(encodeEntry({ name, size: Buffer.byteLength(text) }))
  if (!forge) return block
  forge(block)
  block.write('        ', 148, 'latin1')
  const sum = block.reduce((total, byte) => total + byte, 0)
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1')
  return block
}

/** Every file below the root, without the archive itself and what a backup may hold. */
function listStrays(): readonly string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((one) => !one.isDirectory())
    .map((one) => join(one.parentPath, one.name).slice(root.length + 1))
    .filter((path) => !/^(?:crafted\.tar|deep\/down\/target\/(?:library|journal)\.db)$/.test(path))
}

const hash = 'a'.repeat(64)

it('a backup of the three kinds of files is taken, so that the refusals below are those of the names', async () => {
  await restoreEntries(craft([{ name: `originals/${hash}`, text: 'x' }]), target)
  expect(readFileSync(join(target, 'originals', hash), 'utf8')).toBe('x')
})

describe('an entry that is called', () => {
  it.each([
    ['../../x'],
    ['../x'],
    ['originals/../../x'],
    ['originals/../x'],
    [`originals/../${hash}`],
    [`../originals/${hash}`],
    [`originals/${hash}/../../../x`],
    ['/tmp/antou-crafted-x'],
    ['./library.db'],
    ['.'],
    ['..'],
    ['originals/.'],
    ['originals/..'],
    ['originals/'],
    ['originals'],
    ['library.db/x'],
    ['library.db-wal'],
    ['holder.json'],
    [`originals/${'A'.repeat(64)}`],
    [`originals/${'a'.repeat(63)}`],
    [`originals/${'a'.repeat(65)}`],
    [`x/originals/${hash}`],
  ])('%s is refused by its name', async (name) => {
    const restored = restoreEntries(craft([{ name, text: 'x' }]), target)
    await expect(restored).rejects.toMatchObject({
      kind: 'input',
      message: expect.stringContaining('不该有的文件'),
    })
    expect(listStrays()).toEqual([])
  })

  it.each([
    ['..\\..\\x'],
    ['C:\\x'],
    ['C:x'],
    ['originals\\x'],
    [`originals/${'a'.repeat(60)}\u00e9`],
    ['library.db\n'],
    ['library.db '],
    [''],
  ])('%j is refused', async (name) => {
    await expect(restoreEntries(craft([{ name, text: 'x' }]), target)).rejects.toMatchObject({
      kind: 'input',
    })
    expect(listStrays()).toEqual([])
  })
})

describe('a header of a right name', () => {
  const write = (text: string, at: number) => (block: Buffer) => void block.write(text, at, 'latin1')
  it.each([
    ['with more behind a NUL', write('\0/../../x', 74)],
    ['with a folder in the field for long names', write('../..', 345)],
    ['of a symbolic link', write('2', 156)],
    ['of a hard link', write('1', 156)],
    ['of a folder', write('5', 156)],
    ['of a long name that follows', write('L', 156)],
    ['with the target of a link', write('/etc/passwd', 157)],
    ['for an account', write('0000004', 100)],
  ])('%s is refused', async (_, forge) => {
    const crafted = craft([{ name: `originals/${hash}`, text: 'x', forge }])
    await expect(restoreEntries(crafted, target)).rejects.toMatchObject({ kind: 'input' })
    expect(listStrays()).toEqual([])
  })
})

it('the same name twice is refused, and the first file stays what it was', async () => {
  const twice = [
    { name: `originals/${hash}`, text: 'x' },
    { name: `originals/${hash}`, text: 'y' },
  ]
  await expect(restoreEntries(craft(twice), target)).rejects.toMatchObject({ kind: 'input' })
  expect(readFileSync(join(target, 'originals', hash), 'utf8')).toBe('x')
})
