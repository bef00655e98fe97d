import { createCipheriv } from 'node:crypto'
import { encrypt, getSignature } from '@wecom/crypto'
import { describe, expect, it } from 'vitest'
import { openCallbackGate } from '#channels/wecom/crypto/callback-gate.ts'
import { readAesKey } from '#channels/wecom/crypto/secret-keys.ts'
import { echoVector, messageVector, vectorKey } from './vectors.ts'

const token = 'QDG6eK'
const receiver = echoVector.receiver
const aesKey = readAesKey({ setting: 'WECOM_AES_KEY', value: vectorKey })
const at = 1_764_400_000
const otherKey = `${'A'.repeat(42)}E`

function openGate(seconds = at) {
  const clock = { seconds }
  return { clock, gate: openCallbackGate({ token, aesKey, receiver }, () => clock.seconds * 1000) }
}

interface Given {
  readonly encrypted?: string
  readonly timestamp?: string
  readonly nonce?: string
  readonly token?: string
}

/** Signed by whoever has the token: what is wrong is wrong inside. */
function signed({ encrypted = encrypt(vectorKey, '<xml/>', receiver), ...given }: Given = {}) {
  const timestamp = given.timestamp ?? String(at)
  const nonce = given.nonce ?? '4711'
  const signature = getSignature(given.token ?? token, timestamp, nonce, encrypted)
  return { query: `msg_signature=${signature}&timestamp=${timestamp}&nonce=${nonce}`, encrypted }
}

/** The frame with any filling, length and receiver. */
function frame(plain: Uint8Array): string {
  const cipher = createCipheriv('aes-256-cbc', aesKey, aesKey.subarray(0, 16)).setAutoPadding(false)
  return Buffer.concat([cipher.update(plain), cipher.final()]).toString('base64')
}

function plainOf(message: string, filling: (length: number) => Uint8Array): Uint8Array {
  const body = Buffer.from(message)
  const length = Buffer.alloc(4)
  length.writeUInt32BE(body.length)
  const head = Buffer.concat([Buffer.alloc(16, 1), length, body, Buffer.from(receiver)])
  return Buffer.concat([head, filling(32 - (head.length % 32))])
}

function flip(encrypted: string, index: number): string {
  const bytes = Buffer.from(encrypted, 'base64')
  const place = index < 0 ? bytes.length + index : index
  bytes[place] = (bytes[place] ?? 0) ^ 0xff
  return bytes.toString('base64')
}

describe("the vendor's samples", () => {
  it('open at their time: the address checked, the message posted', () => {
    const { gate, clock } = openGate(Number(echoVector.timestamp))
    const { timestamp, nonce, signature } = echoVector
    const query = `msg_signature=${signature}&timestamp=${timestamp}&nonce=${nonce}&echostr=${echoVector.encrypted}`
    expect(gate.check({ query, encrypted: null })).toMatchObject({ message: '1616140317555161061' })
    clock.seconds = Number(messageVector.timestamp)
    const posted = `msg_signature=${messageVector.signature}&timestamp=${messageVector.timestamp}&nonce=${messageVector.nonce}`
    const passed = gate.check({ query: posted, encrypted: messageVector.encrypted })
    expect(passed).toMatchObject({ kind: 'opened', nonce: messageVector.nonce })
    if (passed.kind === 'opened') expect(passed.message).toContain('<MsgId>4561255354251345929</MsgId>')
  })

  it('keep the + of the echo, written plainly or as %2B', () => {
    const { timestamp, nonce, signature, encrypted } = echoVector
    expect(encrypted).toContain('+')
    for (const echo of [encrypted, encodeURIComponent(encrypted)]) {
      const query = `msg_signature=${signature}&timestamp=${timestamp}&nonce=${nonce}&echostr=${echo}`
      const { gate } = openGate(Number(timestamp))
      expect(gate.check({ query, encrypted: null }).kind).toBe('opened')
    }
  })
})

describe('refused is', () => {
  const fillWith = (value: number) => (length: number) => Buffer.alloc(length, value)
  const whole = encrypt(vectorKey, 'x'.repeat(40), receiver)
  const sample = signed()
  const negatives: readonly [string, { query: string; encrypted: string }][] = [
    [
      'a wrong signature',
      { ...sample, query: sample.query.replace(/=(.)/, (_, first: string) => (first === '0' ? '=1' : '=0')) },
    ],
    ["the signature of another's token", signed({ token: 'other' })],
    ['a last byte that was turned (filling)', signed({ encrypted: flip(whole, -1) })],
    ['a first byte of the length that was turned', signed({ encrypted: frame(withLength(0xff00_0000)) })],
    ['a length that is one too big', signed({ encrypted: frame(withLength(6 + receiver.length + 1)) })],
    ['the message of another corporation', signed({ encrypted: encrypt(vectorKey, '<xml/>', 'wx0') })],
    ['a message without a receiver', signed({ encrypted: encrypt(vectorKey, '<xml/>', '') })],
    ["another app's key", signed({ encrypted: encrypt(otherKey, '<xml/>', receiver) })],
    ['a blank for a + in base64', signed({ encrypted: whole.replace(/[A-Za-z]/, ' ') })],
    ['base64 that is cut short', signed({ encrypted: whole.slice(0, -4) })],
    ['filling of 0', signed({ encrypted: frame(plainOf('<xml/>', fillWith(0))) })],
    ['filling of 33', signed({ encrypted: frame(plainOf('<xml/>', fillWith(33))) })],
    [
      'filling whose bytes differ',
      signed({
        encrypted: frame(
          plainOf('<xml/>', (length) => Buffer.concat([Buffer.alloc(length - 1, 1), Buffer.of(length)])),
        ),
      }),
    ],
    ['a time 301 s ago, newly signed', signed({ timestamp: String(at - 301) })],
    ['a time 301 s ahead', signed({ timestamp: String(at + 301) })],
    ['a time that is no number', signed({ timestamp: '1e9' })],
    ['a parameter that comes twice', { ...sample, query: `${sample.query}&nonce=4711` }],
    ['a query without a nonce', { ...sample, query: sample.query.replace(/&nonce=.*/, '') }],
    ['an escape that is none', { ...sample, query: sample.query.replace('4711', '%E0%A4%A') }],
    ['an empty message', signed({ encrypted: '' })],
    ['bytes that are no text', signed({ encrypted: frame(withBytes(Buffer.of(0xff, 0xfe, 0xfd))) })],
  ]

  it.each(negatives)('%s', (_, callback) => {
    expect(openGate().gate.check(callback).kind).toBe('refused')
  })

  it('nothing that is whole', () => {
    expect(openGate().gate.check(signed()).kind).toBe('opened')
    expect(openGate().gate.check(signed({ timestamp: String(at - 300) })).kind).toBe('opened')
  })

  it('a signature used for the other kind of request: no message is read out as an echo', () => {
    const { gate } = openGate()
    const posted = signed()
    const passed = gate.check(posted)
    if (passed.kind === 'opened') passed.remember()
    const query = `${posted.query}&echostr=${encodeURIComponent(posted.encrypted)}`
    expect(gate.check({ query, encrypted: null }).kind).toBe('refused')
  })
})

function withLength(length: number): Uint8Array {
  const plain = Buffer.from(plainOf('<xml/>', (filling) => Buffer.alloc(filling, filling)))
  plain.writeUInt32BE(length, 16)
  return plain
}

function withBytes(bytes: Uint8Array): Uint8Array {
  const head = Buffer.concat([
    Buffer.alloc(16),
    Buffer.of(0, 0, 0, bytes.length),
    bytes,
    Buffer.from(receiver),
  ])
  const filling = 32 - (head.length % 32)
  return Buffer.concat([head, Buffer.alloc(filling, filling)])
}

describe('the same callback again', () => {
  it('is told once it was taken in, within ten minutes; later its time refuses it', () => {
    const { gate, clock } = openGate()
    const callback = signed()
    const first = gate.check(callback)
    expect(gate.check(callback).kind).toBe('opened')
    if (first.kind === 'opened') first.remember()
    clock.seconds += 1
    expect(gate.check(callback).kind).toBe('repeated')
    clock.seconds += 600
    expect(gate.check(callback).kind).toBe('refused')
    clock.seconds += 86_400
    expect(gate.check(callback).kind).toBe('refused')
  })

  it('with another body under the same nonce is another, if it is signed', () => {
    const { gate } = openGate()
    const first = gate.check(signed())
    if (first.kind === 'opened') first.remember()
    expect(gate.check(signed({ encrypted: encrypt(vectorKey, '<xml>2</xml>', receiver) })).kind).toBe(
      'opened',
    )
    expect(gate.check({ ...signed(), encrypted: encrypt(vectorKey, '<xml>3</xml>', receiver) }).kind).toBe(
      'refused',
    )
  })
})
