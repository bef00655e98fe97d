// A model that is set and does not work: every command answers without it, says so, and ends with 0.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FakeModelEndpoint, openFakeModelEndpoint } from '../fakes/endpoints/fake-model-endpoint.ts'
import { runAntou, storeSamples } from './run-antou.ts'

const dir = mkdtempSync(join(tmpdir(), 'antou-model-'))
const dataDir = join(dir, 'data')
const question = '各乡镇怎么处理欠薪的？'
const faults = ['refuses', 'rate-limited', 'server-error', 'drops', 'drops-mid-stream', 'hangs'] as const
let endpoint: FakeModelEndpoint

beforeAll(async () => {
  await storeSamples(dataDir)
  endpoint = await openFakeModelEndpoint()
  writeFileSync(join(dir, 'questions.jsonl'), `{"id":"a","question":"${question}"}\n`.repeat(2))
  writeFileSync(join(dir, 'brief.txt'), '柳溪镇2024年化解矛盾纠纷126件，调解成功率98.4%。\n')
})

afterAll(async () => {
  await endpoint.close()
  rmSync(dir, { recursive: true })
})

async function run(argv: readonly string[], fault: (typeof faults)[number], input?: string) {
  // a port that nobody listens on any more refuses
  const gone = fault === 'refuses' ? await openFakeModelEndpoint() : null
  await gone?.close()
  if (fault !== 'refuses') endpoint.behave(fault)
  const env = {
    ANTOU_MODEL: 'any',
    ANTOU_MODEL_URL: (gone ?? endpoint).url,
    ANTOU_MODEL_KEY: 'k-123456',
    ANTOU_MODEL_TIMEOUT: '2',
  }
  return runAntou([...argv, '--samples'], { dataDir, env, ...(input === undefined ? {} : { input }) })
}

describe('with a model endpoint that fails', () => {
  it.each(faults)('ask answers from the passages alone when it %s', async (fault) => {
    const { status, out } = await run(['ask', question], fault)
    expect(out).toMatch(
      fault === 'drops-mid-stream' ? /大模型没有答完/ : /未使用大模型（.+），以上是原文摘录/,
    )
    expect(out).toContain('[1]')
    expect(status).toBe(0)
  })

  it.each(['refuses', 'drops'] as const)('ask --batch answers every line when it %s', async (fault) => {
    const { status, out } = await run(['ask', '--batch', join(dir, 'questions.jsonl')], fault)
    const answers = out.trim().split('\n')
    expect(answers.map((line) => JSON.parse(line).by)).toEqual(['extract', 'extract'])
    expect(status).toBe(0)
  })

  it.each(['refuses', 'server-error'] as const)('draft writes the draft when it %s', async (fault) => {
    const { status, out } = await run(['draft', join(dir, 'brief.txt'), '--place', '柳溪镇'], fault)
    expect(out).toContain('126件')
    expect(status).toBe(0)
  })

  it.each(['refuses', 'rate-limited'] as const)(
    'chat goes on to the end of the talk when it %s',
    async (fault) => {
      const { status, out } = await run(['chat'], fault, `${question}\n石桥乡呢？\n退出\n`)
      expect(out).toContain('未使用大模型')
      expect(out).toContain('石桥乡')
      expect(status).toBe(0)
    },
  )
})
