// The example of docs/langchain.md, run as it stands there; only the folder is another.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { HNSWLib } from '@langchain/community/vectorstores/hnswlib'
import { Document } from '@langchain/core/documents'
import type { BaseChatModel } from '@langchain/core/language_models/chat_models'
import { BaseRetriever } from '@langchain/core/retrievers'
import { ChatOpenAI } from '@langchain/openai'
import { createAgent } from 'langchain'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openApp } from '#app/open-app.ts'
import { openParts } from '#app/open-parts.ts'
import { openAntou } from '#langchain.ts'
import { readCandidates } from '#retrieve/read-candidates.ts'
import { readConfig } from '../../src/config.ts'
import { openFakeModelEndpoint } from '../fakes/endpoints/fake-model-endpoint.ts'
import { everyReader } from '../fakes/library/whole-library.ts'
import { inventedReports } from '../fakes/open-test-library.ts'

const root = mkdtempSync(join(tmpdir(), 'antou-langchain-'))
const data = join(root, 'data')
const out = join(root, 'out')

beforeAll(async () => {
  const reports = join(root, 'reports')
  mkdirSync(reports)
  for (const [name, text] of Object.entries(inventedReports)) writeFileSync(join(reports, name), text)
  const app = await openApp(readConfig({}, { dataDir: data }), { access: 'write', withSamples: false })
  await app.desk.ingest(app.reader, [reports], { waitForVectors: true, onProgress: () => {} })
  await app.desk.exportLangchain(app.reader, out)
  await app.close()
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

async function retrieveExample(question: string): Promise<readonly string[]> {
  const lines: string[] = []
  const console = { log: (line: string) => lines.push(line) }
  // docs/langchain.md begins
  const antou = await openAntou({ dataDir: data })
  const retriever = antou.retriever({ limit: 3 })
  for (const { pageContent, metadata } of await retriever.invoke(question)) {
    console.log(`${metadata.place} ${metadata.year} ${metadata.section}：${pageContent}`)
  }
  await antou.close()
  // docs/langchain.md ends
  return lines
}

async function loadExample(question: string, limit: number) {
  // docs/langchain.md begins
  const antou = await openAntou({ dataDir: data })
  const store = await HNSWLib.load(out, antou.embeddings!)
  store.index.setEf(200)
  const nearest = await store.similaritySearchWithScore(question, limit)
  await antou.close()
  // docs/langchain.md ends
  return nearest
}

async function askExample(model: BaseChatModel) {
  // docs/langchain.md begins
  const antou = await openAntou({ dataDir: data })
  const agent = createAgent({ model, tools: await antou.tools() })
  const { messages } = await agent.invoke({ messages: [{ role: 'user', content: '各镇怎么治理欠薪？' }] })
  await antou.close()
  // docs/langchain.md ends
  return messages
}

/** Texts of the nearest passages, by the library's own search. */
async function findByVector(text: string, limit: number): Promise<readonly string[]> {
  const { views, embedder, close } = await openParts(readConfig({}, { dataDir: data }), {
    access: 'read',
    withSamples: false,
  })
  const [vector = null] = (await embedder?.embed([text])) ?? []
  const library = views.viewFor(everyReader)
  const { candidates } = await library.search({ text: '', vector, limit: 100 })
  const nearest = [...candidates].sort((one, other) => other.cosine! - one.cosine!).slice(0, limit)
  const opened = await readCandidates(nearest, library)
  await close()
  return opened.map(({ passage }) => passage.text)
}

describe('the library offered to LangChain', () => {
  it('is a retriever, with the place and section of each passage', async () => {
    const retrieved = await retrieveExample('怎么讨薪')
    expect(retrieved).toHaveLength(3)
    expect(retrieved[0]).toMatch(/^岚水县\S+ 2023 一\/\(一\)：.*工资/)
    const antou = await openAntou({ dataDir: data })
    const retriever = antou.retriever({ limit: 3 })
    const [first] = await retriever.invoke('怎么讨薪')
    await antou.close()
    expect(retriever).toBeInstanceOf(BaseRetriever)
    expect(first).toBeInstanceOf(Document)
    const { file, start, end, score } = first!.metadata
    expect(inventedReports[file]).toBeDefined()
    expect([start < end, typeof score]).toEqual([true, 'number'])
  })

  it('narrows by place and year, and finds nothing where there is no report', async () => {
    const antou = await openAntou({ dataDir: data })
    const found = await antou.retriever({ place: '松岗乡', year: 2023 }).invoke('欠薪')
    expect(new Set(found.map(({ metadata }) => metadata.place))).toEqual(new Set(['岚水县松岗乡']))
    expect(await antou.retriever({ year: 1999 }).invoke('欠薪')).toEqual([])
    await antou.close()
  })

  it('joins a chain and takes batches', async () => {
    const antou = await openAntou({ dataDir: data })
    const chain = antou
      .retriever({ limit: 1 })
      .pipe((found: readonly { metadata: { place: string } }[]) =>
        found.map(({ metadata }) => metadata.place),
      )
    expect(await chain.batch(['松岗乡的工资保证金', '北岭县荷塘镇调解纠纷'])).toEqual([
      ['岚水县松岗乡'],
      ['北岭县荷塘镇'],
    ])
    await antou.close()
  })
})

it('gives an agent tools that find passages', async () => {
  const endpoint = await openFakeModelEndpoint()
  endpoint.behave('uses-tools')
  const model = new ChatOpenAI({ model: 'fake', apiKey: 'none', configuration: { baseURL: endpoint.url } })
  const messages = await askExample(model)
  await endpoint.close()
  expect(messages.map(({ type }) => type)).toEqual(['human', 'ai', 'tool', 'ai'])
  expect(messages[2]!.text).toMatch(/<段落 编号="1">\n\[1\] 岚水县/)
  expect(messages[3]!.text).toContain('[1]')
})

describe('an exported folder', () => {
  it('opens with HNSWLib.load and gives the neighbours that the library gives by vector alone', async () => {
    const nearest = await loadExample('老板不给工钱怎么办', 5)
    expect(nearest.map(([{ pageContent }]) => pageContent)).toEqual(
      await findByVector('老板不给工钱怎么办', 5),
    )
    expect(nearest[0]?.[0].metadata).toMatchObject({ place: expect.stringContaining('岚水县'), year: 2023 })
  })

  it('is written over by the next export, and not over other files', async () => {
    const app = await openApp(readConfig({}, { dataDir: data }), { access: 'read', withSamples: false })
    expect(await app.desk.exportLangchain(app.reader, out)).toMatchObject({
      dimensions: 512,
      leftOut: 0,
    })
    writeFileSync(join(root, 'reports', 'x.txt'), 'x')
    const other = app.desk.exportLangchain(app.reader, join(root, 'reports'))
    await expect(other).rejects.toMatchObject({ kind: 'input' })
    expect(readFileSync(join(root, 'reports', 'x.txt'), 'utf8')).toBe('x')
    await app.close()
  })

  it('needs vectors', async () => {
    const settings = readConfig({ ANTOU_EMBEDDER: 'none' }, { dataDir: data })
    const app = await openApp(settings, { access: 'read', withSamples: false })
    const refused = app.desk.exportLangchain(app.reader, join(root, 'none'))
    await expect(refused).rejects.toMatchObject({ kind: 'setting' })
    await app.close()
  })
})
