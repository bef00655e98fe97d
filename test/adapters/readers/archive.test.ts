// Zips of documents: names read together, one bad member alone.
import { describe, expect, test } from 'vitest'
import { readDocument } from '../../../src/adapters/readers/read-document.ts'
import { decodeNames } from '../../../src/adapters/readers/text/decode-names.ts'
import { buildZip } from '../../fixtures/files/build-zip.ts'
import { encodeGbk } from '../../fixtures/files/encode-gbk.ts'

const unsaid = (raw: Uint8Array) => ({ raw, isUtf8: false })
const decode = (...names: Uint8Array[]) => decodeNames(names.map(unsaid))

describe('names in a zip', () => {
  test('in GBK that happen to be valid UTF-8 are Chinese', () => {
    expect(decode(encodeGbk('统战.txt'), encodeGbk('通知.txt'))).toEqual(['统战.txt', '通知.txt'])
    expect(decode(encodeGbk('统战.txt'))).toEqual(['统战.txt'])
    expect(decode(encodeGbk('统战.txt'), encodeGbk('报告.txt'))).toEqual(['统战.txt', '报告.txt'])
  })

  test('in UTF-8 stay, said or not, and accents are no Chinese', () => {
    expect(decode(Buffer.from('报告.txt'), Buffer.from('résumé.txt'))).toEqual(['报告.txt', 'résumé.txt'])
    expect(decode(Buffer.from('résumé.txt'))).toEqual(['résumé.txt'])
  })

  test('said to be UTF-8 are that beside others in GBK', () => {
    const names = [{ raw: Buffer.from('é.txt'), isUtf8: true }, unsaid(encodeGbk('报告.txt'))]
    expect(decodeNames(names)).toEqual(['é.txt', '报告.txt'])
  })
})

test('members that cannot be read are named with their reason, the others are read', async () => {
  const bytes = buildZip([
    { name: '空.txt', content: '' },
    { name: '好.txt', content: '甲镇报告' },
    { name: '坏.pdf', content: '%PDF-1.4 x' },
    { name: '密.txt', content: '乙', isEncrypted: true },
  ])
  const files = await readDocument(bytes, 'a.zip', () => undefined)
  expect(files.map(({ fileName }) => fileName)).toEqual(['好.txt'])
  expect(files[0]!.file.unread!.map(({ fileName }) => fileName)).toEqual(['空.txt', '坏.pdf', '密.txt'])
})
