// Step: a message -> base64 as the vendor's side decrypts it. AES-256-CBC over random 16 bytes | length | message | receiver, filled to 32.
import { createCipheriv, randomBytes } from 'node:crypto'
import { blockBytes, type SecretKeys } from './secret-keys.ts'

/** `random` is 16 bytes; given only where a known result is wanted. */
export function sealMessage(
  { aesKey, receiver }: Pick<SecretKeys, 'aesKey' | 'receiver'>,
  message: string,
  random: Uint8Array = randomBytes(16),
): string {
  const body = Buffer.from(message)
  const length = Buffer.alloc(4)
  length.writeUInt32BE(body.length)
  const plain = Buffer.concat([random, length, body, Buffer.from(receiver)])
  const filling = blockBytes - (plain.length % blockBytes)
  const cipher = createCipheriv('aes-256-cbc', aesKey, aesKey.subarray(0, 16)).setAutoPadding(false)
  const padded = Buffer.concat([plain, Buffer.alloc(filling, filling)])
  return Buffer.concat([cipher.update(padded), cipher.final()]).toString('base64')
}
