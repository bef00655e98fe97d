// The manifests of docs/deploy/cluster against the schemas of Kubernetes; `.ci/run` makes the checker, a machine without it skips this.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const checker = resolve(import.meta.dirname, '../.cache/manifests/bin/kubernetes-validate')
const folder = resolve(import.meta.dirname, '../docs/deploy/cluster')
const isThere = existsSync(checker)
if (!isThere) console.log('kubernetes-validate is not there (.ci/run makes it): manifests are not checked')

const check = (path: string) => {
  const { status, stdout, stderr } = spawnSync(checker, ['--strict', path], { encoding: 'utf8' })
  return { status, said: `${stdout}${stderr}` }
}

describe.skipIf(!isThere)('a manifest', () => {
  it.each(readdirSync(folder))('%s holds what Kubernetes knows, and nothing else', (file) => {
    const { status, said } = check(join(folder, file))
    expect(status, said).toBe(0)
  })

  it('with a word that Kubernetes does not know is refused', () => {
    const dir = mkdtempSync(join(tmpdir(), 'antou-manifest-'))
    const wrong = join(dir, 'wrong.yaml')
    const text = readFileSync(join(folder, 'antou.yaml'), 'utf8')
    writeFileSync(wrong, text.replace('replicas:', 'replicsa:'))
    expect(check(wrong).status).not.toBe(0)
    rmSync(dir, { recursive: true })
  })
})
