// MCP with the SDK's own client over both transports: tools with their shapes and citations, resources, errors, and who sees what.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openApp } from '#app/open-app.ts'
import { operations } from '#desk/doors/operations.ts'
import { readConfig } from '../../../src/config.ts'
import { bearer, keeper, openTestDoors, shelved, type TestDoors } from './open-test-doors.ts'

const secret = '332933'

interface Told {
  readonly text: string
  readonly isError: boolean
  readonly data: { readonly citations?: readonly { readonly n: number; readonly quote: string }[] }
}

async function call(client: Client, name: string, given: Record<string, unknown>): Promise<Told> {
  const result = await client.callTool({ name, arguments: given })
  const [content] = result.content as { readonly text: string }[]
  const data = (result.structuredContent ?? {}) as Told['data']
  return { text: content?.text ?? '', isError: result.isError === true, data }
}

/** What holds over either transport. */
async function checkClient(client: Client): Promise<void> {
  expect(client.getServerVersion()).toMatchObject({ name: 'antou', title: '案头' })
  const { tools } = await client.listTools()
  expect(tools.map(({ name }) => name)).toEqual(operations.map(({ name }) => name))
  for (const { title, annotations, inputSchema, outputSchema } of tools) {
    expect(title).toMatch(/\p{Script=Han}/u)
    expect(annotations).toMatchObject({ readOnlyHint: true, destructiveHint: false })
    expect(inputSchema.type).toBe('object')
    expect(outputSchema?.type).toBe('object')
  }
  const asked = await call(client, 'ask', { question: '荷塘镇2023年调解了多少起纠纷？' })
  expect(asked.isError).toBe(false)
  expect(asked.data.citations?.length).toBeGreaterThan(0)
  for (const { n, quote } of asked.data.citations ?? []) {
    expect(asked.text).toContain(`[${n}] 岚水县荷塘镇 2023年报告`)
    expect(asked.text).toContain(quote)
  }
  const wrong = await call(client, 'read_section', { report: 987654 })
  expect(wrong).toMatchObject({ isError: true, text: expect.stringContaining('→ 用 reports 看编号') })
  expect(await call(client, 'ask', {})).toMatchObject({ isError: true })
  const { resources } = await client.listResources()
  const lotus = resources.find(({ name }) => name.includes('荷塘镇'))
  const { contents } = await client.readResource({ uri: lotus?.uri ?? '' })
  expect((contents[0] as { text: string }).text).toContain('121起')
  expect((await client.listResourceTemplates()).resourceTemplates).toMatchObject([
    { uriTemplate: 'antou://reports/{id}' },
  ])
  await expect(client.readResource({ uri: 'antou://reports/987654' })).rejects.toThrow('没有编号')
}

async function listAll(client: Client): Promise<string> {
  const calls = [
    ['ask', { question: '枫林镇2023年调解了多少起纠纷？' }],
    ['search', { query: '枫林镇 纠纷 欠薪' }],
    ['reports', {}],
    ['read_section', { report: '枫林镇.txt', section: '一' }],
    ['figures', {}],
    ['compare', { indicators: ['调解矛盾纠纷数'] }],
  ] as const
  const told: unknown[] = [await client.listResources()]
  for (const [name, given] of calls) told.push(await call(client, name, given))
  return JSON.stringify(told)
}

describe('over HTTP', () => {
  let open: TestDoors
  beforeAll(async () => {
    open = await openTestDoors({ ANTOU_TOKEN_PACE: '1000' })
  }, 60_000)
  afterAll(() => open?.close())

  async function connect(headers: Record<string, string>): Promise<Client> {
    const client = new Client({ name: 'test', version: '1' })
    // The SDK's own class does not fit its own interface under exact optional properties.
    const transport = new StreamableHTTPClientTransport(new URL(`${open.url}/mcp`), {
      requestInit: { headers },
    })
    await client.connect(transport as Parameters<Client['connect']>[0])
    return client
  }

  it('a client with a token has tools, citations and reports', async () => {
    const client = await connect(bearer(await open.token()))
    await checkClient(client)
    await client.close()
  }, 60_000)

  it('shows a token’s person what is for him, and nothing else', async () => {
    const client = await connect(bearer(await open.token()))
    expect(await listAll(client)).not.toContain(secret)
    await open.desk.setPerson(keeper, 'page:dify', { unit: '信访局' })
    expect(await listAll(client)).toContain(secret)
    await open.desk.setPerson(keeper, 'page:dify', { unit: '' })
    expect(await listAll(client)).not.toContain(secret)
    await client.close()
  }, 60_000)

  it('lets nobody in without one, pushes nothing, and reads no body without end', async () => {
    await expect(connect({})).rejects.toThrow('没有令牌')
    const headers = { ...bearer(await open.token()), accept: 'application/json, text/event-stream' }
    expect((await fetch(`${open.url}/mcp`, { headers })).status).toBe(405)
    const big = await open.post(
      '/mcp',
      { jsonrpc: '2.0', id: 1, method: 'ping', params: { a: 'x'.repeat(2_000_000) } },
      headers,
    )
    expect(big.status).toBe(413)
    expect((await open.post('/mcp', '{', headers)).status).toBe(400)
  })
})

describe('on standard input and output', () => {
  const root = mkdtempSync(join(tmpdir(), 'antou-mcp-'))
  const env = { ANTOU_EMBEDDER: 'none', ANTOU_DATA: join(root, 'data') }
  let token = ''
  beforeAll(async () => {
    for (const { file, text } of shelved) writeFileSync(join(root, file), text)
    const app = await openApp(readConfig(env), { access: 'write', withSamples: false })
    const paths = shelved.map(({ file }) => join(root, file))
    await app.desk.ingest(app.reader, paths, { waitForVectors: false, onProgress: () => {} })
    const closed = (await app.desk.listReports(app.reader)).find(({ file }) => file === '枫林镇.txt')
    await app.desk.correctReport(app.reader, closed?.id ?? 0, { visible: 'unit:信访局' })
    token = (await app.desk.addToken(app.reader, 'page:dify')).token
    await app.close()
  }, 60_000)
  afterAll(() => rmSync(root, { recursive: true, force: true }))

  async function connect(more: Record<string, string>): Promise<{ client: Client; said: () => string }> {
    const client = new Client({ name: 'test', version: '1' })
    let said = ''
    const transport = new StdioClientTransport({
      command: process.execPath,
      args: ['--import', 'tsx', 'src/main.ts', 'mcp'],
      env: { PATH: process.env.PATH ?? '', ...env, ...more },
      stderr: 'pipe',
    })
    transport.stderr?.on('data', (bytes) => {
      said += String(bytes)
    })
    await client.connect(transport)
    return { client, said: () => said }
  }

  it('who sits at the machine sees all', async () => {
    const { client } = await connect({})
    await checkClient(client)
    expect(await listAll(client)).toContain(secret)
    await client.close()
  }, 120_000)

  it('a token’s person sees what is for him, and the token is said nowhere', async () => {
    const { client, said } = await connect({ ANTOU_TOKEN: token })
    expect(await listAll(client)).not.toContain(secret)
    await client.close()
    expect(said()).not.toContain(token)
  }, 120_000)

  it('a token that opens nothing ends it with what to do', async () => {
    await expect(connect({ ANTOU_TOKEN: `${token}x` })).rejects.toThrow()
  }, 120_000)
})
