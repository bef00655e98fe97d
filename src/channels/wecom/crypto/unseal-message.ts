// Step: base64 from the vendor's side -> the message, every byte of the frame around it checked. Its signature was checked before.
import { createDecipheriv } from 'node:crypto'
import { blockBytes, type SecretKeys } from './secret-keys.ts'

export type Unsealed =
  | { readonly kind: 'opened'; readonly message: string }
  | { readonly kind: 'refused'; readonly reason: 'base64' | 'padding' | 'length' | 'receiver' | 'text' }

/** 16 random bytes and 4 of the length stand before the message. */
const headBytes = 20
const refuse = (reason: Extract<Unsealed, { kind: 'refused' }>['reason']): Unsealed => ({
  kind: 'refused',
  reason,
})

export function unsealMessage(
  { aesKey, receiver }: Pick<SecretKeys, 'aesKey' | 'receiver'>,
  encrypted: string,
): Unsealed {
  const bytes = readBase64(encrypted)
  if (!bytes || bytes.length === 0 || bytes.length % blockBytes !== 0) return refuse('base64')
  const plain = takeOffFilling(decrypt(aesKey, bytes))
  if (!plain) return refuse('padding')
  if (plain.length < headBytes) return refuse('length')
  const end = headBytes + plain.readUInt32BE(16)
  if (end > plain.length) return refuse('length')
  if (!plain.subarray(end).equals(Buffer.from(receiver))) return refuse('receiver')
  try {
    return {
      kind: 'opened',
      message: new TextDecoder('utf-8', { fatal: true }).decode(plain.subarray(headBytes, end)),
    }
  } catch {
    return refuse('text')
  }
}

/** A file that was sent to a bot: the same cipher and filling, nothing around the bytes. Null where the key does not fit. */
export function decryptFile(aesKey: Uint8Array, bytes: Uint8Array): Uint8Array | null {
  if (bytes.length === 0 || bytes.length % 16 !== 0) return null
  const plain = takeOffFilling(decrypt(aesKey, bytes))
  return plain ? new Uint8Array(plain) : null
}

/** The built-in unpadding takes blocks of 16 for granted and fails on more. */
function decrypt(aesKey: Uint8Array, bytes: Uint8Array): Buffer {
  const decipher = createDecipheriv('aes-256-cbc', aesKey, aesKey.subarray(0, 16)).setAutoPadding(false)
  return Buffer.concat([decipher.update(bytes), decipher.final()])
}

/** Each filling byte says how many there are; null where one does not. */
function takeOffFilling(plain: Buffer): Buffer | null {
  const filling = plain.at(-1) ?? 0
  if (filling < 1 || filling > blockBytes || filling > plain.length) return null
  const start = plain.length - filling
  return plain.subarray(start).every((byte) => byte === filling) ? plain.subarray(0, start) : null
}

/** Null for anything that is not exactly base64: Node's own decoder skips what it does not know. */
function readBase64(encrypted: string): Buffer | null {
  if (encrypted.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(encrypted)) return null
  return Buffer.from(encrypted, 'base64')
}
