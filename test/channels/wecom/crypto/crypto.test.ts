import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { decrypt, encrypt, getSignature } from '@wecom/crypto'
import { describe, expect, it } from 'vitest'
import { sealMessage } from '#channels/wecom/crypto/seal-message.ts'
import { readAesKey } from '#channels/wecom/crypto/secret-keys.ts'
import { isSignedSo, signParts } from '#channels/wecom/crypto/sign-parts.ts'
import { decryptFile, unsealMessage } from '#channels/wecom/crypto/unseal-message.ts'
import { openDice } from '../../../fakes/open-dice.ts'
import { echoVector, messageVector, sealedEmptyVector, sealedVector, vectorKey } from './vectors.ts'

const corp = 'wx5823bf96d3bd56c7'
const keysOf = (receiver: string, key = vectorKey) => ({
  aesKey: readAesKey({ setting: 'WECOM_AES_KEY', value: key }),
  receiver,
})

describe('the vectors', () => {
  it.each([echoVector, messageVector, sealedVector, sealedEmptyVector])('$name is signed so', (vector) => {
    const { timestamp, nonce, encrypted, signature } = vector
    const parts = { token: 'QDG6eK', timestamp, nonce, encrypted }
    expect(signParts(parts)).toBe(signature)
    expect(isSignedSo(parts, signature)).toBe(true)
    expect(
      isSignedSo(
        parts,
        signature.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
      ),
    ).toBe(false)
    expect(isSignedSo(parts, '')).toBe(false)
  })

  it.each([echoVector, messageVector, sealedVector, sealedEmptyVector])('$name opens', (vector) => {
    const opened = unsealMessage(keysOf(vector.receiver), vector.encrypted)
    expect(opened).toMatchObject({ kind: 'opened' })
    if (opened.kind === 'opened') expect(opened.message).toContain(vector.holds)
  })

  it.each([sealedVector, sealedEmptyVector])('$name comes out of our sealing byte for byte', (vector) => {
    const random = Buffer.from('0123456789abcdef')
    expect(sealMessage(keysOf(vector.receiver), vector.holds, random)).toBe(vector.encrypted)
  })
})

describe('with implementations of others', () => {
  const dice = openDice(7)
  const pieces = ['办', '𠮷', '👨‍👩‍👧', 'a', '\n', '<xml>', '&', '"', ' ', '1', 'é']
  const messages = Array.from({ length: 1000 }, (_, at) => {
    const length = at < 80 ? at : Math.floor(dice() * 600)
    return Array.from({ length }, () => pieces[Math.floor(dice() * pieces.length)]).join('')
  })
  const key = randomBytes(32).toString('base64').slice(0, 43)

  it('1,000 random messages are read both ways by @wecom/crypto, with and without a receiver', () => {
    for (const [at, message] of messages.entries()) {
      const receiver = at % 2 ? corp : ''
      const theirs = encrypt(key, message, receiver)
      expect(unsealMessage(keysOf(receiver, key), theirs)).toEqual({ kind: 'opened', message })
      expect(decrypt(key, sealMessage(keysOf(receiver, key), message))).toMatchObject({
        message,
        id: receiver,
      })
      const parts = { token: 'T0ken', timestamp: String(at), nonce: `n${at}`, encrypted: theirs }
      expect(signParts(parts)).toBe(getSignature('T0ken', parts.timestamp, parts.nonce, theirs))
    }
  })

  it('openssl reads all 1,000 of ours, laid one behind the other', () => {
    // CBC goes on from block to block: what stands behind the first block of a message depends on nothing before it.
    const { aesKey } = keysOf(corp, key)
    const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
    const sealed = messages.map((message) =>
      Buffer.from(sealMessage({ aesKey, receiver: corp }, message), 'base64'),
    )
    const flags = ['-nopad', '-K', hex(aesKey), '-iv', hex(aesKey.subarray(0, 16))]
    const plain = execFileSync('openssl', ['enc', '-d', '-aes-256-cbc', ...flags], {
      input: Buffer.concat(sealed),
      maxBuffer: 1 << 26,
    })
    let start = 0
    for (const [at, one] of sealed.entries()) {
      const frame = plain.subarray(start, start + one.length)
      const length = frame.readUInt32BE(16)
      expect(frame.subarray(20, 20 + length).toString()).toBe(messages[at])
      expect(frame.subarray(20 + length, 20 + length + corp.length).toString()).toBe(corp)
      start += one.length
    }
  })

  it('openssl makes the same signature and the same bytes as we do', () => {
    const { aesKey } = keysOf(corp, key)
    const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
    const ours = sealMessage({ aesKey, receiver: corp }, '两行\n字', Buffer.alloc(16, 7))
    const flags = ['-nopad', '-K', hex(aesKey), '-iv', hex(aesKey.subarray(0, 16))]
    const body = Buffer.from('两行\n字')
    const plain = Buffer.concat([
      Buffer.alloc(16, 7),
      Buffer.from([0, 0, 0, body.length]),
      body,
      Buffer.from(corp),
    ])
    const filling = 32 - (plain.length % 32)
    const theirs = execFileSync('openssl', ['enc', '-aes-256-cbc', ...flags], {
      input: Buffer.concat([plain, Buffer.alloc(filling, filling)]),
    })
    expect(theirs.toString('base64')).toBe(ours)
    const digest = execFileSync('openssl', ['sha1'], { input: ['1', '2', 'T', ours].sort().join('') })
    expect(digest.toString()).toContain(
      signParts({ token: 'T', timestamp: '1', nonce: '2', encrypted: ours }),
    )
  })
})

describe('filling', () => {
  it('of a message that ends on a block is a whole block', () => {
    const sealed = sealMessage(keysOf(''), '12 bytes txt')
    expect(Buffer.from(sealed, 'base64')).toHaveLength(64)
    expect(unsealMessage(keysOf(''), sealed)).toEqual({ kind: 'opened', message: '12 bytes txt' })
  })

  it.each([1, 5, 31, 32, 33, 100])(
    'of a file of %i bytes is taken off, and another key is told',
    (length) => {
      const { aesKey } = keysOf('')
      const file = randomBytes(length)
      const filling = 32 - (length % 32)
      const padded = Buffer.concat([file, Buffer.alloc(filling, filling)])
      expect(decryptFile(aesKey, seal(aesKey, padded))).toEqual(new Uint8Array(file))
      expect(decryptFile(aesKey, seal(aesKey, Buffer.concat([file, Buffer.alloc(filling)])))).toBeNull()
      expect(decryptFile(aesKey, new Uint8Array(17))).toBeNull()
    },
  )
})

function seal(aesKey: Uint8Array, plain: Uint8Array): Uint8Array {
  const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
  const flags = ['-nopad', '-K', hex(aesKey), '-iv', hex(aesKey.subarray(0, 16))]
  return execFileSync('openssl', ['enc', '-aes-256-cbc', ...flags], { input: plain })
}

describe('a key', () => {
  it.each(['', vectorKey.slice(1), `${vectorKey}a`, vectorKey.replace(/.$/, '!')])(
    '%j is refused without being shown',
    (value) => {
      try {
        readAesKey({ setting: 'WECOM_AES_KEY', value })
        expect.unreachable()
      } catch (error) {
        expect((error as Error).message).toBe('WECOM_AES_KEY 不对：应是43个字母和数字。')
      }
    },
  )

  it('has the 32 bytes that its letters stand for', () => {
    expect(Buffer.from(keysOf('').aesKey).toString('hex')).toBe(
      '8d69989bbaabe67328014c194631ad0719b3dca035b64023df292447aab60760',
    )
  })
})
