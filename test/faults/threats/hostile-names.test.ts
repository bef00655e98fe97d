// Names from outside: whatever a file is called, it is kept under its hash in the data folder and nowhere else, and twins are two reports.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { openApp } from '#app/open-app.ts'
import { readConfig } from '#config.ts'

const root = mkdtempSync(join(tmpdir(), 'antou-names-'))
const dataDir = join(root, 'data')
const inbox = join(root, 'given')
afterAll(() => rmSync(root, { recursive: true, force: true }))

const report = (town: string) =>
  `岚水县${town}2023年法治政府建设工作报告\n一、主要做法\n（一）治理欠薪\n${town}帮3名农民工追回工资3万元，开展联合检查12次。\n${town}人民政府\n2024年1月18日`

const names: readonly (readonly [name: string, town: string])[] = [
  ['-rf 荷塘镇.txt', '荷塘镇'],
  ['%2e%2e%2f云台镇.txt', '云台镇'],
  ['C:\\松岗镇.txt', '松岗镇'],
  ['con.txt', '石门镇'],
  [`${'长'.repeat(80)}.txt`, '长坪镇'],
  ['caf\u00e9 青山镇.txt'.normalize('NFC'), '青山镇'],
  ['cafe\u0301 白水镇.txt'.normalize('NFD'), '白水镇'],
  ['\u202etxt.exe 红岩镇.txt', '红岩镇'],
]

it('files with hostile names enter, each once, and nothing is written outside the data folder', async () => {
  mkdirSync(inbox)
  for (const [name, town] of names) writeFileSync(join(inbox, name), report(town))
  writeFileSync(join(root, 'secret.txt'), report('秘书镇'))
  symlinkSync(join(root, 'secret.txt'), join(inbox, 'link.txt'))
  const app = await openApp(readConfig({ ANTOU_EMBEDDER: 'none' }, { dataDir }), {
    access: 'write',
    withSamples: false,
  })
  const { desk, reader } = app
  const before = readdirSync(root).sort()
  const result = await desk.ingest(reader, [inbox], { waitForVectors: false, onProgress: () => {} })
  expect(result.failed).toEqual([])
  const towns = (await desk.listReports(reader)).map(({ metadata }) => metadata.place.town).sort()
  for (const [, town] of names) expect(towns).toContain(town)
  expect(new Set(towns).size).toBe(towns.length)
  const uploaded = await desk.previewFile(
    reader,
    {
      name: '../../etc/../x/泉水镇.txt',
      bytes: Buffer.from(report('泉水镇')),
    },
    null,
  )
  expect(JSON.stringify(uploaded)).toContain('泉水镇')
  await app.close()
  expect(readdirSync(root).sort()).toEqual([...new Set([...before, 'data'])].sort())
  expect(readdirSync(join(dataDir, 'originals')).every((name) => /^[0-9a-f]{64}$/.test(name))).toBe(true)
  expect(existsSync('/etc/x')).toBe(false)
})
