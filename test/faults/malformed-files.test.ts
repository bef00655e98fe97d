// Bad input (reliability.md, cases 13 to 17): each file is refused with a reason and an advice, or read; nothing hangs, nothing dies.
import { readFileSync } from 'node:fs'
import ExcelJS from 'exceljs'
import { afterAll, describe, expect, test } from 'vitest'
import { AppError } from '#shared/errors.ts'
import { openFileReader } from '../../src/adapters/readers/open-file-reader.ts'
import { buildDocx, buildParagraph } from '../fixtures/files/build-docx.ts'
import { buildOfd } from '../fixtures/files/build-ofd.ts'
import { buildPdf } from '../fixtures/files/build-pdf.ts'
import { buildZip } from '../fixtures/files/build-zip.ts'

const reader = openFileReader()
afterAll(() => reader.close())

const paragraph = '柳溪镇全年化解矛盾纠纷126件,调解成功率98.4%。'
const docFile = readFileSync(new URL('../fixtures/files/report.doc', import.meta.url))

/** The refusal, or a failure of the test when the file was read or the error is none of ours. */
async function refuse(bytes: Uint8Array, fileName: string, by = reader): Promise<AppError> {
  const error = await by.read(bytes, fileName).then(
    () => new Error('was read'),
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(AppError)
  const refusal = error as AppError
  expect(refusal.kind).toBe('input')
  expect(refusal.message).toContain(fileName)
  expect(refusal.fix).not.toBe('')
  return refusal
}

describe('a file that is not what it says', () => {
  const ole = (name: string) =>
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(1024), Buffer.from(name, 'utf16le')])
  test.each([
    ['空.docx', new Uint8Array(0), '空的'],
    ['图.docx', Buffer.from('\x7fELF\x02\x01\x00\x00', 'latin1'), '程序'],
    ['包.docx', buildZip([{ name: 'a.txt', content: '甲' }]), '没有正文'],
    ['乱.txt', Buffer.from([1, 2, 0, 3, 0, 0, 0, 9, 200, 0, 7]), '不是文本'],
    ['密.docx', ole('EncryptedPackage'), '密码'],
    ['表.xls', ole('Workbook'), 'xlsx'],
    ['稿.rtf', Buffer.from('{\\rtf1 abc}'), 'RTF'],
    ['包.rar', Buffer.from('Rar!\x1a\x07\x00', 'latin1'), 'RAR'],
    ['密.pdf', buildPdf([[{ x: 74, y: 100, text: paragraph }]], { isEncrypted: true }), '密码'],
    ['半.doc', docFile.subarray(0, 3000), ''],
    ['半.pdf', buildPdf([[{ x: 74, y: 100, text: paragraph }]]).subarray(0, 200), ''],
    ['半.docx', buildDocx({ body: buildParagraph(paragraph) }).subarray(0, 300), ''],
    ['白.html', Buffer.from('<html><body><script>1</script></body></html>'), '没有文字'],
  ])('%s is refused', async (name, bytes, reason) => {
    const refusal = await refuse(bytes, name)
    expect(`${refusal.message} ${refusal.fix}`).toContain(reason)
  })

  test('a text of 21 MB is refused by its size', async () => {
    expect((await refuse(Buffer.alloc(21 * 1024 * 1024, '甲'), '大.txt')).message).toContain('20 MB')
  })
})

describe('zips that attack', () => {
  const zeros = Buffer.alloc(30 * 1024 * 1024)
  test.each([
    ['a bomb', buildZip([{ name: 'a.txt', content: zeros }]), '炸弹'],
    [
      'a bomb that is a docx',
      buildZip([
        { name: '[Content_Types].xml', content: '<Types/>' },
        { name: 'word/document.xml', content: zeros },
      ]),
      '炸弹',
    ],
    ['a size too small', buildZip([{ name: 'a.txt', content: paragraph, claimedSize: 3 }]), '损坏'],
    ['a size too large', buildZip([{ name: 'a.txt', content: paragraph, claimedSize: 9999 }]), '损坏'],
    [
      'overlapping entries',
      buildZip([
        { name: 'a.txt', content: paragraph },
        { name: 'b.txt', content: paragraph, sameDataAs: 0 },
      ]),
      '重叠',
    ],
    [
      'too many entries',
      buildZip(Array.from({ length: 2001 }, (_, n) => ({ name: `${n}.txt`, content: '甲' }))),
      '2000',
    ],
    [
      'a zip in a zip',
      buildZip([{ name: 'a.zip', content: buildZip([{ name: 'a.txt', content: '甲' }]) }]),
      '一层',
    ],
    ['a password', buildZip([{ name: 'a.txt', content: paragraph, isEncrypted: true }]), '密码'],
  ])('%s is refused', async (_, bytes, reason) => {
    const refusal = await refuse(bytes, 'a.zip')
    expect(`${refusal.message} ${refusal.fix}`).toContain(reason)
  })
})

describe('XML that attacks', () => {
  test('an entity bomb in a docx is refused, not expanded', async () => {
    const bomb = '<!DOCTYPE d [<!ENTITY a "甲甲甲"><!ENTITY b "&a;&a;&a;">]>'
    const bytes = buildZip([
      { name: '[Content_Types].xml', content: '<Types/>' },
      {
        name: 'word/document.xml',
        content: `${bomb}<w:document><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>`,
      },
    ])
    expect((await refuse(bytes, 'a.docx')).message).toContain('实体')
  })

  test('an entity in an xlsx is refused', async () => {
    const bytes = buildZip([
      { name: '[Content_Types].xml', content: '<Types/>' },
      { name: 'xl/workbook.xml', content: '<!DOCTYPE x [<!ENTITY e "1">]><workbook/>' },
    ])
    expect((await refuse(bytes, 'a.xlsx')).message).toContain('实体')
  })

  test('200,000 nested tags are refused', async () => {
    const deep = '<w:sdt>'.repeat(200_000)
    const noise = Array.from({ length: 3000 }, (_, n) => `${n * 7919}`).join(' ')
    await refuse(buildDocx({ body: `${deep}${noise}` }), 'a.docx')
  })

  test('a page of 100,000 nested tags is refused', async () => {
    const deep = Buffer.from(`<html><body>${'<div>'.repeat(100_000)}甲`)
    expect((await refuse(deep, 'a.html')).message).toContain('嵌套')
  })
})

test('a file over its time is ended, and the next one is read', async () => {
  const hasty = openFileReader({ timeoutMs: 1, processes: 1 })
  const slow = buildDocx({ body: buildParagraph(paragraph) })
  expect((await refuse(slow, 'a.docx', hasty)).message).toContain('秒内没有读完')
  await hasty.close()
  expect(await reader.read(slow, 'a.docx')).toHaveLength(1)
})

test('a file over its memory is ended', async () => {
  const narrow = openFileReader({ maxMemoryBytes: 64 * 1024 * 1024, processes: 1 })
  const large = Buffer.from(`<html><body>${`<p>${paragraph}</p>`.repeat(100_000)}`)
  expect((await refuse(large, 'a.html', narrow)).message).toContain('内存')
  await narrow.close()
})

/** Mulberry32: the same files for the same seed. */
function openDice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** Flips, cuts, doubles, swaps or overwrites pieces of a file. */
function mutate(bytes: Uint8Array, dice: () => number): Uint8Array {
  let out = Buffer.from(bytes)
  const at = () => Math.floor(dice() * out.length)
  const changes = 1 + Math.floor(dice() * 8)
  for (let change = 0; change < changes && out.length > 8; change++) {
    const kind = Math.floor(dice() * 6)
    if (kind === 0) out[at()] = Math.floor(dice() * 256)
    else if (kind === 1) out = out.subarray(0, Math.max(4, at()))
    else if (kind === 2) out = Buffer.concat([out.subarray(0, at()), out.subarray(at())])
    else if (kind === 3) out.fill(dice() < 0.5 ? 0 : 255, at(), at())
    else if (kind === 4) out.writeUInt32LE(Math.floor(dice() * 4294967296), Math.max(0, at() - 4))
    else out.copy(out, at(), at(), at())
  }
  return out
}

test('mutated files of every format are read or refused with a reason', async () => {
  const count = Number(process.env.ANTOU_FUZZ ?? 200)
  const book = new ExcelJS.Workbook()
  book.addWorksheet('表').addRows([
    ['指标', '数'],
    ['纠纷', 126],
  ])
  const seeds: [string, Uint8Array][] = [
    ['a.txt', Buffer.from(paragraph.repeat(40))],
    ['a.md', Buffer.from(`# 报告\n|a|b|\n|-|-|\n|1|2|\n${paragraph}`)],
    [
      'a.html',
      Buffer.from(`<html><body><h1>报告</h1><table><tr><td>1<td>2</table><p>${paragraph}</p></body></html>`),
    ],
    ['a.docx', buildDocx({ body: buildParagraph(paragraph).repeat(5) })],
    ['a.xlsx', new Uint8Array(await book.xlsx.writeBuffer())],
    ['a.ofd', buildOfd([[{ x: 20, y: 30, text: paragraph }]])],
    [
      'a.pdf',
      buildPdf([
        [
          { x: 74, y: 100, text: paragraph },
          { x: 74, y: 130, text: paragraph },
        ],
      ]),
    ],
    ['a.doc', docFile],
    [
      'a.zip',
      buildZip([
        { name: 'a.txt', content: paragraph },
        { name: 'b.docx', content: buildDocx({ body: buildParagraph('甲') }) },
      ]),
    ],
  ]
  // A cold start on a busy machine takes seconds; the long run is for an idle one.
  const strict = openFileReader({ timeoutMs: process.env.ANTOU_FUZZ ? 10_000 : 30_000 })
  const bad: string[] = []
  const outcomes = { read: 0, refused: 0 }
  for (let number = 0; number < count; number++) {
    const [name, bytes] = seeds[number % seeds.length]!
    const outcome = await strict.read(mutate(bytes, openDice(number)), name).catch((error: unknown) => error)
    const isRefusal = outcome instanceof AppError && outcome.kind === 'input' && outcome.fix !== ''
    if (isRefusal && /秒内没有读完|内存/.test(outcome.message))
      bad.push(`${name} ${number}: ${outcome.message}`)
    else if (isRefusal) outcomes.refused++
    else if (Array.isArray(outcome)) outcomes.read++
    else bad.push(`${name} ${number}: ${String(outcome)}`)
  }
  await strict.close()
  expect(bad).toEqual([])
  expect(outcomes.read).toBeGreaterThan(0)
  expect(outcomes.refused).toBeGreaterThan(0)
}, 1_200_000)
