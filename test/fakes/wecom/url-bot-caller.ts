// Fake: the vendor's side of an AI bot in URL mode. It fetches a stream until it is finished or six minutes are over, takes one later word
// at each message's address within an hour, waits 5 s for an answer to an event, and serves files under the bot's key for five minutes.
import { createCipheriv, createHash, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type DriverKeys, openCallbackDriver } from './callback-driver.ts'

/** What a person sees of the answer to one message. */
interface Seen {
  /** Each text that was shown, in order, without repetitions. */
  readonly shown: readonly string[]
  readonly isFinished: boolean
  readonly cards: readonly unknown[]
  readonly pictures: readonly Uint8Array[]
}

export interface UrlBotCaller {
  /** Resolves when the stream is finished, or at six minutes. */
  say(body: Record<string, unknown>, user?: string): Promise<Seen>
  /** One request, its answer opened; null where it was empty. */
  call(body: Record<string, unknown>): Promise<Record<string, unknown> | null>
  /** As `say` sends it first: the message, with its own address for a later word. */
  build(body: Record<string, unknown>, user?: string): Record<string, unknown>
  verify(echo?: string): Promise<boolean>
  /** What came to the addresses of messages. */
  readonly later: readonly string[]
  readonly refusedLater: readonly number[]
  /** Where a file of these bytes lies, encrypted; `name` stands in the header it comes with. */
  putFile(bytes: Uint8Array, path?: string, name?: string): string
  readonly root: string
  clock: { ms: number }
  /** Between two fetches; by the fake's clock `stepMs` pass in it. */
  pauseMs: number
  stepMs: number
  close(): Promise<void>
}

const lastFetchMs = 360_000
const laterMs = 3_600_000

export async function openUrlBotCaller(address: string, keys: DriverKeys): Promise<UrlBotCaller> {
  const clock = { ms: Date.now() }
  const driver = openCallbackDriver(address, keys, { form: 'json', clock: () => clock.ms })
  const later: string[] = []
  const refusedLater: number[] = []
  const codes = new Map<string, number>()
  const files = new Map<string, { readonly bytes: Uint8Array; readonly name: string | undefined }>()

  async function serve(request: IncomingMessage, response: ServerResponse) {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://x')
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const file = files.get(pathname)
    if (file) return response.writeHead(200, headOf(file.name)).end(file.bytes)
    const issued = codes.get(searchParams.get('response_code') ?? '')
    codes.delete(searchParams.get('response_code') ?? '')
    const errcode = issued === undefined || clock.ms - issued > laterMs ? 60140 : 0
    const body = JSON.parse(Buffer.concat(chunks).toString() || '{}')
    if (errcode === 0) later.push(body.markdown?.content ?? '')
    else refusedLater.push(errcode)
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify({ errcode, errmsg: '' }))
  }

  const server = createServer((request, response) => void serve(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  async function call(body: Record<string, unknown>) {
    const { status, body: answer } = await driver.deliver(JSON.stringify(body))
    if (status !== 200) throw new Error(`HTTP ${status}`)
    return answer === '' ? null : (JSON.parse(driver.open(answer)) as Record<string, unknown>)
  }

  function build(body: Record<string, unknown>, user = 'lin') {
    const code = randomUUID()
    codes.set(code, clock.ms)
    const head = { msgid: randomUUID(), aibotid: 'AIBOT', chattype: 'single', from: { userid: user } }
    return { ...head, response_url: `${root}/cgi-bin/aibot/response?response_code=${code}`, ...body }
  }

  const caller: UrlBotCaller = {
    root,
    clock,
    later,
    refusedLater,
    pauseMs: 20,
    stepMs: 1_000,
    build,
    call,
    verify: driver.verify,
    async say(body, user) {
      let answer = (await call(build(body, user))) as StreamAnswer | null
      const started = clock.ms
      const shown: string[] = []
      const cards: unknown[] = []
      while (answer?.stream) {
        const { id, finish, content } = answer.stream
        if (Buffer.byteLength(content) > 20_480) throw new Error('a stream holds 20,480 bytes')
        if (content !== '' && content !== shown.at(-1)) shown.push(content)
        if (answer.template_card) cards.push(answer.template_card)
        const pictures = readPictures(answer.stream)
        if (finish || clock.ms - started >= lastFetchMs) return { shown, isFinished: finish, cards, pictures }
        await new Promise((resolve) => setTimeout(resolve, caller.pauseMs))
        clock.ms += caller.stepMs
        answer = (await call({
          msgid: randomUUID(),
          aibotid: 'AIBOT',
          msgtype: 'stream',
          stream: { id },
        })) as StreamAnswer | null
      }
      return { shown, isFinished: false, cards, pictures: [] }
    },
    putFile(bytes, path = `/media/${randomUUID()}`, name) {
      const key = Buffer.from(`${keys.aesKey}=`, 'base64')
      const filling = 32 - (bytes.length % 32)
      const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
      const padded = [cipher.update(bytes), cipher.update(Buffer.alloc(filling, filling)), cipher.final()]
      files.set(path, { bytes: Buffer.concat(padded), name })
      return root + path
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  return caller
}

function headOf(name: string | undefined): Record<string, string> {
  return name === undefined
    ? {}
    : { 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}` }
}

interface StreamBody {
  readonly id: string
  readonly finish: boolean
  readonly content: string
  readonly msg_item?: readonly {
    readonly msgtype: string
    readonly image?: { base64: string; md5: string }
  }[]
}

/** At most ten, with the end of a stream alone, each with the MD5 of its bytes. */
function readPictures({ finish, msg_item: items = [] }: StreamBody): readonly Uint8Array[] {
  if (items.length > 0 && !finish) throw new Error('pictures come with the end of a stream')
  if (items.length > 10) throw new Error('a stream holds ten pictures')
  return items.map(({ image }) => {
    const bytes = Buffer.from(image?.base64 ?? '', 'base64')
    if (createHash('md5').update(bytes).digest('hex') !== image?.md5) throw new Error('md5 differs')
    return new Uint8Array(bytes)
  })
}

interface StreamAnswer {
  readonly stream?: StreamBody
  readonly template_card?: unknown
}
