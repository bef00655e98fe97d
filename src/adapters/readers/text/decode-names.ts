// Step: names in a zip, bytes -> characters. In: all names of one zip. Out: the names, in the one encoding that its packer used.

export interface NameBytes {
  readonly raw: Uint8Array
  /** The packer says that it is UTF-8 (bit 11 of the entry's flags). */
  readonly isUtf8: boolean
}

/** Word's parts are ASCII; people's names are UTF-8 (said or not) or GBK. One packer writes all of its unsaid names alike. */
export function decodeNames(names: readonly NameBytes[]): string[] {
  const unsaid = names.filter(({ raw, isUtf8 }) => !isUtf8 && raw.some((byte) => byte > 0x7f))
  const isGbk = unsaid.length > 0 && isWrittenInGbk(unsaid.map(({ raw }) => raw))
  return names.map(({ raw, isUtf8 }) => {
    const utf8 = decodeStrictly(raw)
    return (isGbk && !isUtf8) || utf8 === null ? new TextDecoder('gb18030').decode(raw) : utf8
  })
}

function decodeStrictly(raw: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(raw)
  } catch {
    return null
  }
}

/** Two bytes of GBK may also be UTF-8 of a letter that no Chinese name has (统战 reads as ͳս): then the reading with more Chinese wins. */
function isWrittenInGbk(names: readonly Uint8Array[]): boolean {
  const utf8 = names.map(decodeStrictly)
  if (utf8.includes(null)) return true
  const joined = utf8.join('')
  if (/[\u2e80-\u9fff\uff01-\uff60]/.test(joined)) return false
  // é and ü stand alone between other letters; two such letters in a row are one Chinese character and the next.
  const odd = joined.match(/[\u0080-\u07ff]{2,}|[\u0250-\u07ff]/g)?.length ?? 0
  const gbk = names.map((raw) => new TextDecoder('gb18030').decode(raw)).join('')
  return odd > 0 && /[\u4e00-\u9fff]/.test(gbk) && !gbk.includes('\ufffd')
}
