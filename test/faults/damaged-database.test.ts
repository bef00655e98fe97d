// Damaged database files: whatever bytes stand there, a command answers or ends with a sentence that says the way out.
import { execFile } from 'node:child_process'
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDice } from '../fakes/open-dice.ts'
import { runAntou, serveOnce, storeSamples } from './run-antou.ts'

const dir = mkdtempSync(join(tmpdir(), 'antou-damage-'))
const whole = join(dir, 'whole')
const child = new URL('read-damaged-journals.ts', import.meta.url).pathname
const question = '怎么处理欠薪的？'

beforeAll(async () => {
  await storeSamples(whole, ['qinghe-shiqiao-2022.txt', 'qinghe-baita-2022.txt'])
  const talk = [question, '我是柳溪镇的', '白塔镇呢？', '调解了多少纠纷？'].join('\n')
  await runAntou(['chat', '--samples'], { dataDir: whole, input: `${talk}\n退出\n` })
})

afterAll(() => rmSync(dir, { recursive: true }))

/** A copy of the folder whose file was changed by `spoil`. */
function copyDamaged(name: string, spoil: (bytes: Buffer) => void, file = 'journal.db'): string {
  const dataDir = join(dir, name)
  cpSync(whole, dataDir, { recursive: true })
  const bytes = readFileSync(join(dataDir, file))
  spoil(bytes)
  writeFileSync(join(dataDir, file), bytes)
  return dataDir
}

/** Bytes that are no UTF-8, in the middle of a stored text. */
function spoilText(bytes: Buffer, text: string): void {
  for (let at = bytes.indexOf(text); at >= 0; at = bytes.indexOf(text, at + 1)) bytes[at + 4] = 0xff
}

describe('a journal of which any bytes were replaced', () => {
  it('is read, or refused as an error of storage with a way out, 50 times of 50', async () => {
    const folders = Array.from({ length: 50 }, (_, seed) => {
      const roll = openDice(seed + 1)
      const below = (count: number) => Math.floor(roll() * count)
      const dataDir = join(dir, `seed-${seed}`)
      mkdirSync(dataDir)
      const path = join(dataDir, 'journal.db')
      copyFileSync(join(whole, 'journal.db'), path)
      const bytes = readFileSync(path)
      for (let spot = 0; spot <= seed % 6; spot++) {
        const start = below(bytes.length)
        const end = Math.min(bytes.length, start + 1 + below(seed % 2 === 0 ? 1 : 400))
        for (let at = start; at < end; at++) bytes[at] = below(256)
      }
      writeFileSync(path, bytes)
      return dataDir
    })
    const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', child, ...folders])
    const lines = stdout.trim().split('\n')
    expect(lines.filter((line) => line !== 'read' && line !== 'told')).toEqual([])
    expect(lines).toHaveLength(50)
    expect(lines.filter((line) => line === 'told').length).toBeGreaterThan(1)
  })
})

describe('with a damaged journal', () => {
  const damages = [
    ['text that is no UTF-8', (bytes: Buffer) => spoilText(bytes, '柳溪镇')],
    ['a torn page', (bytes: Buffer) => bytes.fill(0xa5, 4096, 3 * 4096)],
    ['no header', (bytes: Buffer) => bytes.fill(0, 0, 100)],
  ] as const

  it('of which a record is no UTF-8, ask answers and doctor counts it', async () => {
    const dataDir = copyDamaged('foreign bytes', damages[0][1])
    const { status, out } = await runAntou(['ask', question, '--samples'], { dataDir })
    expect(out).toContain('[1]')
    expect(status).toBe(0)
    const doctor = await runAntou(['doctor'], { dataDir })
    expect(doctor.out).toMatch(/对话和稿子 +注意 +读不出来的记录：/)
    expect(doctor.out).toContain('antou restore')
  })

  it('without its header, ask answers and says what is wrong', async () => {
    const [name, spoil] = damages[2]
    const dataDir = copyDamaged(`ask ${name}`, spoil)
    const { status, out, err } = await runAntou(['ask', question, '--samples'], { dataDir })
    expect(out).toContain('[1]')
    expect(err).toContain(join(dataDir, 'journal.db'))
    expect(err).toContain('antou restore')
    expect(status).toBe(0)
  })

  it('of which a page is torn, doctor says so', async () => {
    const [name, spoil] = damages[1]
    const dataDir = copyDamaged(`doctor ${name}`, spoil)
    const { status, out } = await runAntou(['doctor'], { dataDir })
    expect(out).toMatch(/对话记录 +不行/)
    expect(out).toContain('antou restore')
    expect(status).toBe(1)
  })

  it('serve opens the page, with what is wrong on it, and writes nothing to the file', async () => {
    const dataDir = copyDamaged('serve', damages[1][1])
    const before = readFileSync(join(dataDir, 'journal.db'))
    const { status, page } = await serveOnce({ dataDir })
    expect(page).toContain('对话记录的数据库文件已损坏')
    expect(readFileSync(join(dataDir, 'journal.db')).equals(before)).toBe(true)
    expect(status).toBe(0)
  })
})

describe('with a damaged library', () => {
  it('each command ends with a sentence, or answers', async () => {
    const spoil = (bytes: Buffer) => {
      spoilText(bytes, '农民工')
      bytes.fill(0xa5, 5 * 4096, 6 * 4096)
    }
    const dataDir = copyDamaged('page', spoil, 'library.db')
    for (const argv of [['ask', question], ['search', '欠薪'], ['doctor']]) {
      const { status, out, err } = await runAntou([...argv, '--samples'], { dataDir })
      expect(status).not.toBeNull()
      expect(out + err).toMatch(/已损坏|\[1\]|欠薪/)
    }
  })

  it('doctor and the page say so where only a page that nobody asks for is torn', async () => {
    const dataDir = copyDamaged('unasked', (bytes) => spoilIndexPage(bytes), 'library.db')
    expect((await runAntou(['doctor'], { dataDir })).out).toMatch(/资料库文件 +不行/)
    const { err, page } = await serveOnce({ dataDir }, '资料库的数据库文件已损坏')
    expect(err).toContain('antou restore')
    expect(page).toContain('资料库的数据库文件已损坏')
  })
})

/** The index of sources by hash: no question reads it. */
function spoilIndexPage(bytes: Buffer): void {
  // a leaf of an index starts with 10; its entries here hold a hash
  for (let page = 4096; page < bytes.length; page += 4096)
    if (bytes[page] === 10 && /[0-9a-f]{64}/.test(bytes.toString('latin1', page, page + 4096))) {
      bytes.fill(0xa5, page + 8, page + 16)
      return
    }
  throw new Error('no such page')
}
