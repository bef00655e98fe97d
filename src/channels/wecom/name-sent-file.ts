// Step: bytes of a file and the header it came with -> the name it bears; its ending is told by the bytes.

/** What a header calls a file; null where it says nothing readable. Blanks, quotes, % and both spellings are taken as they come. */
export function readDisposition(header: string | null): string | null {
  if (header === null || header.length > 4096) return null
  const coded = /filename\*=\s*(?:UTF-8|utf-8)''([^;\s]+)/.exec(header)?.[1]
  const plain = /filename=\s*(?:"([^"]*)"|([^;]+))/i.exec(header)
  const name = coded ?? plain?.[1] ?? plain?.[2]
  if (name === undefined) return null
  return decode(name.trim()).split(/[/\\]/).at(-1)?.slice(0, 200) || null
}

/** Headers come as bytes read one a character; names come percent-coded or not. */
function decode(name: string): string {
  const bytes = Buffer.from(name, 'latin1')
  const text = /[\u0080-\u00ff]/.test(name) && !/[^\u0000-\u00ff]/.test(name) ? bytes.toString('utf8') : name
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** The name with the ending that the bytes ask for. */
export function nameSentFile(name: string | null, bytes: Uint8Array): string {
  const told = readEnding(bytes)
  const base = name ?? '来件'
  if (told === null) return /\.\w{1,5}$/.test(base) ? base : `${base}.txt`
  const ending = /\.(\w{1,5})$/.exec(base)?.[1]?.toLowerCase()
  const isSame =
    ending === told || sameEndings.some((group) => group.includes(told) && group.includes(ending ?? ''))
  return isSame ? base : `${base}.${told}`
}

/** Endings of one format. */
const sameEndings: readonly (readonly string[])[] = [
  ['jpg', 'jpeg'],
  ['doc', 'wps'],
  ['docx', 'docm', 'wps'],
  ['xlsx', 'xlsm', 'et'],
  ['xls', 'et'],
]

/** Null for plain text and what is not known. */
function readEnding(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 8))
  if (head.subarray(0, 4).toString('latin1') === '%PDF') return 'pdf'
  if (head.subarray(0, 4).toString('hex') === '89504e47') return 'png'
  if (head.subarray(0, 3).toString('hex') === 'ffd8ff') return 'jpg'
  if (head.toString('hex') === 'd0cf11e0a1b11ae1')
    return Buffer.from(bytes).includes(Buffer.from('Workbook', 'utf16le')) ? 'xls' : 'doc'
  if (head.subarray(0, 4).toString('hex') !== '504b0304') return null
  const all = Buffer.from(bytes)
  if (all.includes('word/')) return 'docx'
  return all.includes('xl/') ? 'xlsx' : 'zip'
}
