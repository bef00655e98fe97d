// Step: backup. The header of one file in the archive (ustar, so that any tar program opens it): name and size <-> 512 bytes.

export interface BackupEntry {
  /** At most 99 ASCII characters. */
  readonly name: string
  readonly size: number
}

/** What stands first in every backup. */
export const labelName = 'antou-backup.json'
/** What signs visitors' cookies, where the page was ever opened: without it they would lose their drafts. */
export const keyName = 'visitor.key'
/** What stands last: a SHA-256 for each file before it, as `sha256sum -c` reads it. */
export const sumsName = 'SHA256SUMS'

/** Files start and end on multiples of this; the archive ends with two empty blocks. */
export const blockSize = 512

const mostOctal = 8 ** 11

/** Nothing in it depends on when or where it is made, so that a reader can hold every byte of it to account. */
export function encodeEntry({ name, size }: BackupEntry): Uint8Array {
  const block = new Uint8Array(blockSize)
  const put = (text: string, at: number) => block.set(new TextEncoder().encode(text), at)
  put(name, 0)
  put('0000600\0', 100)
  put('0000000\0', 108)
  put('0000000\0', 116)
  put('00000000000\0', 136)
  put('0', 156)
  put('ustar\x0000', 257)
  if (size < mostOctal) put(`${size.toString(8).padStart(11, '0')}\0`, 124)
  else putLargeSize(block, size)
  put('        ', 148)
  const sum = block.reduce((total, byte) => total + byte, 0)
  put(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return block
}

/** From 8 GiB on: the first bit set, then big-endian, as GNU tar does. */
function putLargeSize(block: Uint8Array, size: number): void {
  block[124] = 0x80
  new DataView(block.buffer).setBigUint64(128, BigInt(size))
}

/** Null for whatever `encodeEntry` does not write, byte for byte. */
export function decodeEntry(block: Uint8Array): BackupEntry | null {
  const text = new TextDecoder('latin1').decode(block)
  const name = text.slice(0, 100).split('\0', 1)[0] ?? ''
  const size =
    block[124] === 0x80
      ? Number(new DataView(block.buffer, block.byteOffset).getBigUint64(128))
      : Number.parseInt(text.slice(124, 135), 8)
  if (!/^[\w./-]+$/.test(name) || !Number.isSafeInteger(size)) return null
  const again = encodeEntry({ name, size })
  return again.every((byte, at) => byte === block[at]) ? { name, size } : null
}

/** A line of the list, as `sha256sum` writes it. */
export function sumLine(name: string, hash: string): string {
  return `${hash}  ${name}\n`
}
