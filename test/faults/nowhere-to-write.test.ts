// A read-only data folder and a full disk: reading goes on, and everybody is told that nothing is stored.
import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  closeSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Libsql from 'libsql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Given, runAntou, serveOnce, storeSamples } from './run-antou.ts'

const dir = mkdtempSync(join(tmpdir(), 'antou-nowhere-'))
const whole = join(dir, 'whole')
const question = '怎么处理欠薪的？'
/** An administrator may write everywhere: the command runs as nobody. */
const nobody = process.getuid?.() === 0 ? { uid: 65_534 } : {}

beforeAll(async () => {
  chmodSync(dir, 0o755)
  await storeSamples(whole, ['qinghe-shiqiao-2022.txt', 'qinghe-baita-2022.txt'])
  await runAntou(['chat', '--samples'], { dataDir: whole, input: `我是柳溪镇的\n退出\n` })
})

afterAll(() => rmSync(dir, { recursive: true }))

/** The same for each reason why nothing can be written. */
function testReading(open: () => Given): void {
  it('ask and search answer', async () => {
    for (const argv of [
      ['ask', question],
      ['search', '欠薪'],
    ]) {
      const { status, out } = await runAntou([...argv, '--samples'], open())
      expect(out).toContain('石桥乡')
      expect(status).toBe(0)
    }
  })

  it('chat answers, a follow-up too, and says that nothing is stored', async () => {
    const input = `${question}\n白塔镇呢？\n退出\n`
    const { status, out, err } = await runAntou(['chat', '--samples'], { ...open(), input })
    expect(err).toContain('现在存不了东西')
    expect(out.split('[1]').length).toBeGreaterThan(2)
    expect(status).toBe(0)
  })

  it('serve opens the page with a notice', async () => {
    const { status, err, page } = await serveOnce(open())
    expect(err).toContain('现在存不了东西')
    expect(page).toContain('现在存不了东西')
    expect(status).toBe(0)
  })

  it('what only writes is refused with what to do', async () => {
    const { status, err } = await runAntou(['reports', 'remove', '1'], open())
    expect(err).toMatch(/^(磁盘已满|数据目录不能写入)：.*\n→ /)
    expect(status).toBe(1)
  })
}

describe.skipIf(process.platform === 'win32')('in a folder that is read-only', () => {
  const dataDir = join(dir, 'read-only')
  beforeAll(() => {
    cpSync(whole, dataDir, { recursive: true })
    for (const name of readdirSync(dataDir))
      chmodSync(join(dataDir, name), name === 'originals' ? 0o555 : 0o444)
    chmodSync(dataDir, 0o555)
  })
  afterAll(() => chmodSync(dataDir, 0o755))
  testReading(() => ({ dataDir, ...nobody }))

  it('what a crash left in the write-ahead log is read as well', async () => {
    const torn = join(dir, 'torn')
    const live = join(dir, 'live')
    cpSync(whole, live, { recursive: true })
    const connection = new Libsql(join(live, 'library.db'))
    connection.exec("PRAGMA journal_mode=WAL; UPDATE source SET file = '改名.txt' WHERE report = 1")
    mkdirSync(torn)
    for (const name of ['library.db', 'library.db-wal', 'journal.db'])
      copyFileSync(join(live, name), join(torn, name))
    connection.close()
    chmodSync(torn, 0o555)
    const { status, out } = await runAntou(['reports', '--samples'], { dataDir: torn, ...nobody })
    chmodSync(torn, 0o755)
    expect(out).toContain('改名.txt')
    expect(status).toBe(0)
  })
})

describe.skipIf(!canMount())('on a disk that is full', () => {
  const disk = join(dir, 'disk')
  const dataDir = join(disk, 'data')
  beforeAll(() => {
    mkdirSync(disk, { recursive: true })
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', disk])
    cpSync(whole, dataDir, { recursive: true })
    fill(join(disk, 'other'))
  })
  afterAll(() => execFileSync('umount', [disk]))
  testReading(() => ({ dataDir }))
})

function fill(path: string): void {
  const file = openSync(path, 'w')
  try {
    for (;;) writeSync(file, Buffer.alloc(4096))
  } catch {
    closeSync(file)
  }
}

function canMount(): boolean {
  const there = mkdtempSync(join(tmpdir(), 'antou-mount-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', there], { stdio: 'ignore' })
    execFileSync('umount', [there])
    return true
  } catch {
    return false
  } finally {
    rmSync(there, { recursive: true })
  }
}
