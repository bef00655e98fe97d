// Step: bytes -> characters. In: bytes, a charset that the page names. Out: text and the charset that fits it.
import chardet from 'chardet'
import { buildRefusal } from '#adapters/readers/refusal.ts'

export interface DecodedText {
  readonly text: string
  readonly charset: string
  /** Bytes that fit no character; they stand as U+FFFD. */
  readonly damaged: number
}

/** Enough for chardet to tell one Chinese encoding from another. */
const sampleBytes = 65_536
/** More damage than this share of the characters means that the charset is wrong. */
const maxDamage = 0.01

/** Byte order mark, then strict UTF-8, UTF-16 by its byte pattern, the named charset, GB18030, chardet's guess. */
export function decodeText(bytes: Uint8Array, named?: string): DecodedText {
  const marked = findMark(bytes)
  if (marked) return decodeAs(bytes, marked)
  const utf8 = decodeAs(bytes, 'utf-8')
  if (utf8.damaged === 0 && !utf8.text.includes('\0')) return utf8
  const wide = findWide(bytes)
  if (wide) return decodeAs(bytes, wide)
  if (bytes.includes(0)) {
    throw buildRefusal(
      '不是文本，也不是认得的文件格式',
      '可能没有下载完，或者坏了：用原来的程序打开看看，能打开就另存一份再放，打不开就重新下载。能读的是 txt、md、html、docx、doc、wps、pdf、xlsx、ofd',
    )
  }
  const fits = (name: string | undefined) => {
    if (name === undefined || !isKnown(name)) return null
    const decoded = decodeAs(bytes, name)
    return isPlausible(decoded) ? decoded : null
  }
  // chardet reads the sample once per charset it knows: only when the usual ones do not fit.
  const best = (isPlausible(utf8) ? utf8 : null) ?? fits(named) ?? fits('gb18030') ?? findGuess(bytes, fits)
  if (best) return best
  throw buildRefusal('文字编码认不出，读出来是乱码', '请用记事本打开，另存为 UTF-8 编码后再试')
}

function findGuess(bytes: Uint8Array, fits: (name: string) => DecodedText | null): DecodedText | null {
  for (const { name } of chardet.analyse(bytes.subarray(0, sampleBytes))) {
    const decoded = fits(name)
    if (decoded) return decoded
  }
  return null
}

function findMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return null
}

/** UTF-16 without a mark: the high bytes of Chinese text are 0x00, 0x30, 0xFF or 0x4E..0x9F, on one side only. */
function findWide(bytes: Uint8Array): string | null {
  const size = Math.min(bytes.length, sampleBytes) & ~1
  if (size < 4 || bytes.length % 2 === 1) return null
  let even = 0
  let odd = 0
  for (let at = 0; at < size; at += 2) {
    if (isHighByte(bytes[at]!)) even++
    if (isHighByte(bytes[at + 1]!)) odd++
  }
  const pairs = size / 2
  const charset = odd > even ? 'utf-16le' : 'utf-16be'
  if (Math.max(even, odd) < pairs * 0.97) return null
  const decoded = decodeAs(bytes, charset)
  return isPlausible(decoded) && !decoded.text.includes('\0') ? charset : null
}

function isHighByte(byte: number): boolean {
  return byte === 0 || byte === 0x20 || byte === 0x30 || byte === 0xff || (byte >= 0x4e && byte <= 0x9f)
}

function isKnown(name: string): boolean {
  try {
    return Boolean(new TextDecoder(name))
  } catch {
    return false
  }
}

function decodeAs(bytes: Uint8Array, charset: string): DecodedText {
  const text = new TextDecoder(charset).decode(bytes)
  return { text, charset, damaged: text.split('\ufffd').length - 1 }
}

/** Real text has next to no damaged, private or control characters. */
function isPlausible({ text, damaged }: DecodedText): boolean {
  const odd = text.match(/[\u0001-\u0008\u000e-\u001f\u007f-\u009f\ue000-\uf8ff]/g)?.length ?? 0
  return damaged + odd <= text.length * maxDamage
}
