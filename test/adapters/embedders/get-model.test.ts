import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { getModel } from '#adapters/embedders/get-model.ts'
import { openEndpointGuard } from '#adapters/endpoints/open-endpoint-guard.ts'

const model = Buffer.alloc(300_000, 'model ')
const files: Record<string, Buffer> = {
  'tokenizer.json': Buffer.from('{"model":{}}'),
  'config.json': Buffer.from('{"hidden_size":768}'),
  'onnx/model.onnx': model,
  '1_Pooling/config.json': Buffer.from('{"pooling_mode_cls_token": false, "pooling_mode_mean_tokens": true}'),
}
const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

describe('model get', () => {
  let server: Server
  let dir = ''
  let hub = ''
  let asked: string[] = []
  const habit = { cutsAt: 0, lies: false, ignoresRange: false, isSilent: false }
  beforeEach(async () => {
    dir = mkdtempSync(join(tmpdir(), 'antou-models-'))
    asked = []
    Object.assign(habit, { cutsAt: 0, lies: false, ignoresRange: false, isSilent: false })
    server = createServer((request, response) => {
      const { method, url = '' } = request
      const range = request.headers.range ?? ''
      asked.push([method, url, range].filter(Boolean).join(' '))
      const bytes = files[url.replace('/office/bge/resolve/main/', '')]
      if (!bytes) return response.writeHead(404).end()
      const hash = habit.lies ? '0'.repeat(64) : hashOf(bytes)
      const headers = habit.isSilent ? {} : { etag: `"${hash}"` }
      if (method === 'HEAD') return response.writeHead(200, headers).end()
      const start = habit.ignoresRange ? 0 : Number(/bytes=(\d+)-/.exec(range)?.[1] ?? 0)
      if (start > 0 && start >= bytes.length)
        return response.writeHead(416, { 'content-range': `bytes */${bytes.length}` }).end()
      const part = start > 0 ? { 'content-range': `bytes ${start}-${bytes.length - 1}/${bytes.length}` } : {}
      response.writeHead(start > 0 ? 206 : 200, {
        ...headers,
        ...part,
        'content-length': bytes.length - start,
      })
      if (habit.cutsAt > 0 && bytes === model) {
        const end = start + habit.cutsAt
        response.write(bytes.subarray(start, end), () => {
          if (end >= bytes.length) response.end()
          else response.destroy()
        })
        return
      }
      return response.end(bytes.subarray(start))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    hub = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterEach(() => {
    server.closeAllConnections()
    server.close()
    rmSync(dir, { recursive: true, force: true })
  })
  const get = (from: string | null = hub, name = 'office/bge') =>
    getModel({ name, hub: from, modelsDir: dir, onProgress: () => {}, openGuard: openEndpointGuard })
  const at = (name: string): string => join(dir, 'office--bge', name)

  it('makes a folder with everything the embedder needs, checked, and tells the pooling', async () => {
    const got = await get()
    expect(got).toMatchObject({ dir: join(dir, 'office--bge'), pooling: 'mean' })
    expect(got.files.map(({ name, isVerified }) => [name, isVerified])).toEqual(
      ['tokenizer.json', 'config.json', 'onnx/model.onnx', '1_Pooling/config.json'].map((name) => [
        name,
        true,
      ]),
    )
    expect(got.files[2]).toMatchObject({ sha256: hashOf(model), bytes: model.length })
    expect(readFileSync(at('onnx/model.onnx')).equals(model)).toBe(true)
  })

  it('goes on by range when the line is cut', async () => {
    habit.cutsAt = 90_000
    await get()
    expect(readFileSync(at('onnx/model.onnx')).equals(model)).toBe(true)
    expect(asked.filter((one) => one.includes('bytes=')).length).toBeGreaterThan(1)
  })

  it('goes on with what an earlier call left, also when that is all', async () => {
    for (const length of [123_456, model.length]) {
      rmSync(join(dir, 'office--bge'), { recursive: true, force: true })
      mkdirSync(at('onnx'), { recursive: true })
      writeFileSync(at('onnx/model.onnx.part'), model.subarray(0, length))
      await get()
      expect(asked).toContain(`GET /office/bge/resolve/main/onnx/model.onnx bytes=${length}-`)
      expect(readFileSync(at('onnx/model.onnx')).equals(model)).toBe(true)
      asked.length = 0
    }
  })

  it('starts over where the hub knows no ranges', async () => {
    habit.ignoresRange = true
    mkdirSync(at('onnx'), { recursive: true })
    writeFileSync(at('onnx/model.onnx.part'), model.subarray(0, 1000))
    await get()
    expect(readFileSync(at('onnx/model.onnx')).equals(model)).toBe(true)
  })

  it('throws away what does not have the SHA-256 that the hub tells', async () => {
    habit.lies = true
    await expect(get()).rejects.toMatchObject({ kind: 'remote' })
    expect(existsSync(at('tokenizer.json'))).toBe(false)
    expect(existsSync(at('tokenizer.json.part'))).toBe(false)
  })

  it('says so where the hub tells none', async () => {
    habit.isSilent = true
    expect((await get()).files.every(({ isVerified }) => !isVerified)).toBe(true)
  })

  it('loads nothing twice', async () => {
    await get()
    asked.length = 0
    await get()
    expect(asked.filter((one) => one.startsWith('GET'))).toEqual([])
  })

  it('asks nobody without a hub, and takes no name that leads elsewhere', async () => {
    await expect(get(null)).rejects.toMatchObject({ kind: 'setting' })
    for (const name of ['../x', 'a/../b', '/etc', 'a/b/c', ''])
      await expect(get(hub, name)).rejects.toMatchObject({ kind: 'input' })
    expect(asked).toEqual([])
  })

  it('says which file the hub lacks, and when it cannot be reached', async () => {
    await expect(get(hub, 'office/none')).rejects.toMatchObject({ kind: 'input' })
    await expect(get('http://127.0.0.1:9')).rejects.toMatchObject({ kind: 'remote' })
  })

  it('takes a hub whose addresses are built otherwise', async () => {
    await get(`${hub}/{name}/resolve/main/{file}`)
    expect(existsSync(at('tokenizer.json'))).toBe(true)
  })
})
