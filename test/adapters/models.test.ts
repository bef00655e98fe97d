import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { openEndpointGuard } from '#adapters/endpoints/open-endpoint-guard.ts'
import { loadChatModel } from '#adapters/models/load-chat-model.ts'
import { loadModelPrompts } from '#adapters/models/load-model-prompts.ts'
import { openLanguageModel } from '#adapters/models/open-language-model.ts'
import { readModelSettings } from '#adapters/models/read-model-settings.ts'
import { scrubSecrets, translateError } from '#adapters/models/translate-error.ts'
import type { LanguageModel } from '#ports/language-model.ts'
import { AppError } from '#shared/errors.ts'
import {
  badHabits,
  type FakeModelEndpoint,
  openFakeModelEndpoint,
} from '../fakes/endpoints/fake-model-endpoint.ts'

const key = 'sk-secret-8812ab77'
const passage = '<段落 编号="1">\n[1] 青禾县石桥乡 · 2023年 · 一\n调解纠纷187起。\n</段落>'
let endpoint: FakeModelEndpoint

beforeAll(async () => {
  endpoint = await openFakeModelEndpoint()
  await read(open(30_000))
})

afterAll(() => endpoint.close())
afterEach(() => vi.restoreAllMocks())

const settings = (timeoutMs: number) => ({ model: 'any', url: endpoint.url, key, timeoutMs, isAgent: false })
const open = (timeoutMs = 800) => openLanguageModel(settings(timeoutMs), openEndpointGuard)

async function read(model: LanguageModel, signal?: AbortSignal): Promise<string> {
  let text = ''
  const request = { system: '只用段落回答', user: passage, maxTokens: 100, ...(signal ? { signal } : {}) }
  for await (const piece of model.complete(request)) text += piece
  return text
}

describe('settings', () => {
  it('a preset needs its key, a model that is no preset needs its address, vllm needs a name', () => {
    const base = { url: null, key: null, timeoutMs: 1, isAgent: false }
    expect(() => readModelSettings({ ...base, model: 'deepseek' })).toThrow(/ANTOU_MODEL_KEY/)
    expect(() => readModelSettings({ ...base, model: 'mine' })).toThrow(/ANTOU_MODEL_URL/)
    expect(() => readModelSettings({ ...base, model: 'vllm' })).toThrow(/没有写明模型/)
    expect(readModelSettings({ ...base, model: 'vllm/Qwen/Qwen2.5-7B-Instruct' }).model).toBe(
      'Qwen/Qwen2.5-7B-Instruct',
    )
    expect(readModelSettings({ ...base, model: 'ollama' })).toMatchObject({
      url: 'http://127.0.0.1:11434/v1',
    })
    expect(readModelSettings({ ...base, model: 'qwen/qwen-max', key: 'k' }).name).toBe('qwen/qwen-max')
  })

  it.each([
    ['deepseek', 'openai'],
    ['tongyi', 'tongyi'],
    ['hunyuan', 'tencenthunyuan'],
    ['minimax', 'minimax'],
  ])('%s loads without further packages', async (model, type) => {
    const found = readModelSettings({ model, url: null, key: 'id:key', timeoutMs: 1, isAgent: false })
    expect((await loadChatModel(found, 10))._llmType()).toContain(type)
  })

  it('a provider whose package is not installed says which one to install', async () => {
    const missing = 'no-such-package-of-a-provider'
    const error = await import(missing).catch((cause: unknown) => cause)
    const node = Object.assign(new Error(`Cannot find package '${missing}' imported from x.js`), {
      code: (error as { code?: string }).code ?? 'ERR_MODULE_NOT_FOUND',
    })
    expect(translateError(node, { name: 'x', secrets: [] })).toMatchObject({
      kind: 'setting',
      fix: expect.stringContaining(`npm install ${missing}`),
    })
  })

  it('the prompts in the repository have their slots; one that lost a slot is refused', () => {
    const folder = new URL('../../prompts', import.meta.url).pathname
    const prompts = loadModelPrompts(folder)
    expect(prompts.answer.user).toContain('{{passages}}')
    expect(readFileSync(`${folder}/model/answer.md`, 'utf8')).toContain(prompts.answer.system)
    const copy = mkdtempSync(join(tmpdir(), 'antou-prompts-'))
    cpSync(folder, copy, { recursive: true })
    const file = join(copy, 'model', 'answer.md')
    writeFileSync(file, readFileSync(file, 'utf8').replace('{{passages}}', '{{段落}}'))
    expect(() => loadModelPrompts(copy)).toThrow(/缺 \{\{passages\}\}.*不认识的 \{\{段落\}\}/)
    rmSync(copy, { recursive: true })
    expect(() => loadModelPrompts(copy)).toThrow(/读不出来/)
  })
})

describe('an endpoint', () => {
  it('streams text, with the key in the header alone', async () => {
    endpoint.behave('good')
    expect(await read(open())).toContain('187起[1]')
    expect(endpoint.received.at(-1)!.key).toBe(`Bearer ${key}`)
  })

  it.each(
    badHabits.filter(
      (habit) =>
        !/^(one-mega|endless|english|fenced|invents|changes|moves|no-cit|adds|leaks|repeats)/.test(habit),
    ),
  )('that %s gives one kind of error, which names no key', async (habit) => {
    const printed = [vi.spyOn(console, 'error'), vi.spyOn(console, 'warn'), vi.spyOn(console, 'log')]
    endpoint.behave(habit)
    // A busy machine takes longer than half a second for an answer that comes at once.
    const error = await read(open(/hangs|trickles/.test(habit) ? 500 : 10_000)).then(
      () => null,
      (thrown: unknown) => thrown,
    )
    expect(error).toBeInstanceOf(AppError)
    const said = JSON.stringify([
      error,
      (error as AppError).message,
      (error as AppError).fix,
      String((error as AppError).cause),
    ])
    expect(said).not.toContain(key.slice(3))
    expect(JSON.stringify(printed.map(({ mock }) => mock.calls))).not.toContain(key.slice(3))
    expect((error as AppError).kind).toBe(/wrong-key|no-such/.test(habit) ? 'setting' : 'remote')
  })

  it('is asked once more after an error that may pass, and only once', async () => {
    endpoint.behave('server-error')
    const before = endpoint.received.length
    await expect(read(open(5000))).rejects.toThrow(/500/)
    expect(endpoint.received.length - before).toBe(2)
    endpoint.behave('wrong-key')
    await expect(read(open(5000))).rejects.toThrow(/401/)
    expect(endpoint.received.length - before).toBe(3)
  })

  it('that writes without end is cut off', async () => {
    endpoint.behave('one-megabyte')
    expect((await read(open(5000))).length).toBeLessThanOrEqual(12_000)
  })

  it('is left alone after three failures, and tried again after a minute', async () => {
    const model = open(5000)
    endpoint.behave('wrong-key')
    for (let i = 0; i < 3; i++) await expect(read(model)).rejects.toThrow(/401/)
    const before = endpoint.received.length
    await expect(read(model)).rejects.toThrow(/暂停使用/)
    expect(endpoint.received.length).toBe(before)
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 61_000 })
    endpoint.behave('good')
    expect(await read(model)).toContain('187起')
    expect(await read(model)).toContain('187起')
    vi.useRealTimers()
  })

  it('that is read no further is not counted as failing, and what came stays', async () => {
    const model = open(5000)
    endpoint.behave('endless')
    for (let i = 0; i < 4; i++)
      for await (const piece of model.complete({ system: '只用段落回答', user: passage, maxTokens: 100 })) {
        expect(piece).not.toBe('')
        break
      }
    endpoint.behave('good')
    expect(await read(model)).toContain('187起')
  })

  it('that the asker leaves is not counted as failing', async () => {
    const model = open(5000)
    endpoint.behave('hangs')
    for (let i = 0; i < 4; i++) await expect(read(model, AbortSignal.timeout(50))).rejects.toThrow()
    endpoint.behave('good')
    expect(await read(model)).toContain('187起')
  })
})

it('keys and addresses are taken out of messages', () => {
  const said = scrubSecrets('bad key abcd1234 for Bearer xyz-9999 at https://a.b/c?key=abcd1234\nstack', [
    'abcd1234',
  ])
  expect(said).not.toMatch(/abcd1234|xyz-9999|https|stack/)
})
