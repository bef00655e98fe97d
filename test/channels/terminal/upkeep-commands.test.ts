import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runTerminal } from './run-terminal.ts'

describe('antou backup and restore', () => {
  it('hand over whole paths and the folder, and open no program', async () => {
    const backup = await runTerminal(['backup', 'a.tar', '--data', '/d'])
    expect(backup.calls).toEqual([['backup', { file: resolve('a.tar'), dataDir: '/d' }]])
    expect(backup.out).toContain('3份报告，2个原件，2.5 MB')
    const restore = await runTerminal(['--data', '/d', 'restore', 'a.tar'])
    expect(restore.calls).toEqual([['restore', { file: resolve('a.tar'), dataDir: '/d', isForced: false }]])
    expect(restore.out).toContain('2025-03-01')
    expect([...backup.opened, ...restore.opened]).toEqual([])
  })

  it('replace data only with --force, and print JSON alone with --json', async () => {
    const { calls, out, err } = await runTerminal(['restore', 'a.tar', '--force', '--json'])
    expect(calls).toEqual([['restore', { file: resolve('a.tar'), isForced: true }]])
    expect(JSON.parse(out)).toEqual({ madeAt: '2025-03-01T08:00:00.000Z', reports: 3, former: null })
    expect(err).toBe('')
  })

  it('end with 2 without a file', async () => {
    expect((await runTerminal(['backup'])).status).toBe(2)
  })
})

describe('antou move', () => {
  it('hands over where to and the folder, and tells what was compared', async () => {
    const { calls, out, opened } = await runTerminal(['move', '--to', 'postgres+milvus', '--data', '/d'])
    expect(calls).toEqual([['move', 'postgres+milvus', '/d']])
    expect(out).toContain('3份报告，2个原件；43行逐行核对过')
    expect(out).toContain('Milvus 里有40段')
    expect(opened).toEqual([])
  })

  it('prints JSON alone with --json, and ends with 2 for another place or none', async () => {
    const { out, err } = await runTerminal(['move', '--to', 'postgres', '--json'])
    expect(JSON.parse(out)).toMatchObject({ originals: 2, vectors: null })
    expect(err).toBe('')
    expect((await runTerminal(['move', '--to', 'elsewhere'])).status).toBe(2)
    expect((await runTerminal(['move'])).status).toBe(2)
  })
})

describe('antou model get', () => {
  it('prints the files with their SHA-256 and the settings to set', async () => {
    const { calls, out, opened } = await runTerminal(['model', 'get', 'office/bge'])
    expect(calls).toEqual([['getModel', 'office/bge']])
    expect(out).toContain(`model.onnx  ${'ab'.repeat(32)}  与模型站公布的一致`)
    expect(out).toContain('ANTOU_EMBEDDER_DIR=/d/models/x\nANTOU_EMBEDDER_POOLING=mean')
    expect(opened).toEqual([])
  })
})
