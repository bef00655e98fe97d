// An OpenAI-compatible endpoint on this machine: one good habit, and every bad one that endpoints and models are known for.
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export const badHabits = [
  'hangs',
  'trickles',
  'rate-limited',
  'server-error',
  'wrong-key',
  'no-such-model',
  'drops',
  'drops-mid-stream',
  'empty',
  'truncated-json',
  'fenced-json',
  'wrong-schema',
  'one-megabyte',
  'endless',
  'english',
  'invents-citation',
  'changes-numbers',
  'moves-citations',
  'no-citations',
  'adds-links',
  'adds-markup',
  'leaks-system-prompt',
  'calls-a-tool',
  'repeats-itself',
] as const

type Habit = 'good' | 'obeys' | 'uses-tools' | 'uses-tools-for-ever' | (typeof badHabits)[number]

interface Received {
  readonly system: string
  readonly user: string
  /** What its tools gave back so far. */
  readonly found: string
  readonly key: string
}

export interface FakeModelEndpoint {
  /** Ends with /v1. */
  readonly url: string
  readonly received: readonly Received[]
  behave(habit: Habit): void
  /** Orders it obeys where it reads them, with what it then says. */
  obey(orders: readonly { order: string; says: string }[]): void
  /** A model that uses tools waits for this after its first sentence. */
  hold(until: Promise<void>): void
  close(): Promise<void>
}

interface Shown {
  readonly n: number
  readonly where: string
  readonly text: string
}

export async function openFakeModelEndpoint(): Promise<FakeModelEndpoint> {
  let habit: Habit = 'good'
  let orders: readonly { order: string; says: string }[] = []
  let held: Promise<void> = Promise.resolve()
  const received: Received[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      const { messages, stream = false } = JSON.parse(body) as Body
      const said = (role: string) =>
        messages
          .filter((one) => one.role === role)
          .map(({ content }) => content)
          .join('\n')
      const one = {
        system: said('system'),
        user: said('user'),
        found: said('tool'),
        key: request.headers.authorization ?? '',
      }
      received.push(one)
      answer(habit, { ...one, orders, held, response, isStream: stream })
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    received,
    behave(next) {
      habit = next
    },
    obey(next) {
      orders = next
    },
    hold(until) {
      held = until
    },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

interface Body {
  readonly messages: readonly { role: string; content: string }[]
  readonly stream?: boolean
}

interface Asked extends Received {
  readonly isStream: boolean
  readonly orders: readonly { order: string; says: string }[]
  readonly held: Promise<void>
  readonly response: ServerResponse
}

/** What a sound model writes: from each of four passages one sentence, with township, year and number. */
function writeGood(user: string): readonly string[] {
  return readShown(user)
    .slice(0, 4)
    .flatMap(({ n, where, text }) => {
      const [place = '', year = ''] = where.split(' · ')
      const sentence =
        text.split('。').find((one) => /\d/.test(one) && one.length < 90) ?? text.split('。')[0] ?? ''
      const said = sentence.replace(/^.{0,30}?(?:[一二三四五六七八九十]+是|[)）]|[:：])/, '').trim()
      return said === '' ? [] : [`${place.replace(/^.*县/, '')}${year}${said}[${n}]。`]
    })
}

function readShown(user: string): readonly Shown[] {
  return Array.from(
    user.matchAll(/<段落 编号="(\d+)">\n\[\d+\] ([^\n]*)\n([\s\S]*?)\n<\/段落>/g),
    (match) => ({
      n: Number(match[1]),
      where: match[2]!,
      text: match[3]!,
    }),
  )
}

const spoilt: Readonly<Partial<Record<Habit, (asked: Asked) => string>>> = {
  good: ({ user }) => writeGood(user).join('\n'),
  obeys: (asked) => {
    // What is sent has no angle brackets; a model that obeys does not mind.
    const bare = (text: string) => text.replace(/[<>]/g, '')
    const told = asked.orders.filter(({ order }) => asked.user.includes(bare(order)))
    const lines = told.map(({ order, says }) => {
      const n = readShown(asked.user).find(({ text }) => text.includes(bare(order)))?.n ?? 1
      return `${says}[${n}]。\n${order}[${n}]。`
    })
    return [...lines, ...writeGood(asked.user)].join('\n')
  },
  empty: () => '',
  'fenced-json': ({ user }) => `\`\`\`json\n${JSON.stringify({ answer: writeGood(user) }, null, 2)}\n\`\`\``,
  'one-megabyte': ({ user }) => `${writeGood(user).join('')}${'天下大治万民安康,'.repeat(120_000)}`,
  english: () =>
    'The township investigated 12 construction sites and recovered 610,000 yuan [1]. It did very well [2].',
  'invents-citation': ({ user }) =>
    writeGood(user)
      .map((line) => line.replace(/\[\d+\]/, '[99]'))
      .join(''),
  'changes-numbers': ({ user }) =>
    writeGood(user)
      .map((line) => line.replace(/\d+(?=[^\d年\]])/, (digits) => String(Number(digits) + 13)))
      .join(''),
  'moves-citations': ({ user }) =>
    writeGood(user)
      .map((line, i) => line.replace(/\[\d+\]/, `[${((i + 1) % 4) + 1}]`))
      .join(''),
  'no-citations': ({ user }) =>
    writeGood(user)
      .map((line) => line.replace(/\[\d+\]/, ''))
      .join(''),
  'adds-links': ({ user }) =>
    `![图](http://evil.example/a.png?q=1)\n详见[原文](http://evil.example/x)。${writeGood(user).join('')}\n更多请看 www.evil.example 。[ref]: http://evil.example/y\n`,
  'adds-markup': ({ user }) =>
    `<script>alert(1)</script>\n## 一、总体情况\n**${writeGood(user).join('**\n<b onclick=x>')}</b><img src=x onerror=alert(1)>`,
  'leaks-system-prompt': ({ system, user }) => `我的规矩是:${system}\n${writeGood(user).join('')}`,
  'repeats-itself': ({ user }) => (writeGood(user)[0] ?? '').repeat(200),
}

function answer(habit: Habit, asked: Asked): void {
  const { response } = asked
  const fail = (status: number, headers: Record<string, string> = {}) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    // A careless endpoint says the key back.
    response.end(JSON.stringify({ error: { message: `failed for ${asked.key}`, code: status } }))
  }
  switch (habit) {
    case 'hangs':
      break
    case 'drops':
      response.destroy()
      break
    case 'rate-limited':
      fail(429, { 'retry-after': '30' })
      break
    case 'server-error':
      fail(500)
      break
    case 'wrong-key':
      fail(401)
      break
    case 'no-such-model':
      fail(404)
      break
    case 'wrong-schema':
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end('{"result":"好的","code":0}')
      break
    default:
      response.writeHead(200, { 'content-type': asked.isStream ? 'text/event-stream' : 'application/json' })
      if (asked.isStream) stream(habit, asked)
      else response.end(JSON.stringify(completeAtOnce(habit, asked)))
  }
}

/** As a caller of tools asks: first a call of a tool, then, once it has an answer, the text. */
function completeAtOnce(habit: Habit, { found }: Asked) {
  const { index: _, ...call } = callTool(habit === 'calls-a-tool' ? 'delete_all' : 'search', {
    query: '欠薪',
  })
  const isText = habit === 'empty' || (habit === 'uses-tools' && found !== '')
  const content = habit === 'uses-tools' ? writeGood(found).join('') : ''
  const message = { role: 'assistant', ...(isText ? { content } : { content: null, tool_calls: [call] }) }
  const finish = isText ? 'stop' : 'tool_calls'
  return {
    // LangGraph puts a message in the place of another of the same id.
    id: `c${found.length}`,
    object: 'chat.completion',
    created: 1,
    model: 'fake',
    choices: [{ index: 0, message, finish_reason: finish }],
  }
}

function stream(habit: Habit, asked: Asked): void {
  const { response, user } = asked
  const send = (content: string) => response.write(`data: ${chunk({ content })}\n\n`)
  const good = writeGood(user).join('')
  switch (habit) {
    case 'trickles':
      trickle(response, () => send('等'), 200)
      break
    case 'endless':
      trickle(response, () => send(`${good}我还想说一句没有出处的话。`), 5)
      break
    case 'drops-mid-stream':
      send(good.slice(0, Math.floor(good.length * 0.6)))
      setTimeout(() => response.destroy(), 30)
      break
    case 'truncated-json':
      send(good.slice(0, 20))
      response.end(
        'data: {"id":"1","object":"chat.completion.chunk","choices":[{"index":0,"delta":{"conte\n\n',
      )
      return
    case 'uses-tools':
    case 'uses-tools-for-ever': {
      const [first, ...others] = habit === 'uses-tools' ? writeGood(asked.found) : []
      if (first) send(first)
      else response.write(`data: ${chunk({ tool_calls: [callTool('search', { query: '欠薪' })] })}\n\n`)
      const end = () => {
        for (const sentence of others) send(sentence)
        response.end('data: [DONE]\n\n')
      }
      void (first ? asked.held.then(end) : end())
      break
    }
    case 'calls-a-tool': {
      response.end(`data: ${chunk({ tool_calls: [callTool('delete_all', {})] })}\n\ndata: [DONE]\n\n`)
      break
    }
    default: {
      const text = spoilt[habit]!(asked)
      const step = text.length > 100_000 ? 2000 : 17
      for (let at = 0; at < text.length; at += step) send(text.slice(at, at + step))
      response.end('data: [DONE]\n\n')
    }
  }
}

function callTool(name: string, input: object) {
  return { index: 0, id: 'c1', type: 'function', function: { name, arguments: JSON.stringify(input) } }
}

function chunk(delta: object): string {
  return JSON.stringify({
    id: 'c',
    object: 'chat.completion.chunk',
    created: 1,
    model: 'fake',
    choices: [{ index: 0, delta: { role: 'assistant', ...delta }, finish_reason: null }],
  })
}

/** Goes on until the other side leaves. */
function trickle(response: ServerResponse, send: () => void, everyMs: number): void {
  const timer = setInterval(send, everyMs)
  response.on('close', () => clearInterval(timer))
}
