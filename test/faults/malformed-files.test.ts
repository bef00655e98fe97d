// Bad input: each file is refused with a reason and an advice, or read; nothing hangs, nothing dies.
import { readFileSync } from 'node:fs'
import { afterAll, describe, expect, test } from 'vitest'
import { AppError } from '#shared/errors.ts'
import { openFileReader } from '../../src/adapters/readers/open-file-reader.ts'
import { buildDocx, buildParagraph } from '../fixtures/files/build-docx.ts'
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
