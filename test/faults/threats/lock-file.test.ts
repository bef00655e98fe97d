// Supply chain: what runs at install, and whether the lock file is whole and free of versions with known holes.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

interface Entry {
  readonly version?: string
  readonly resolved?: string
  readonly integrity?: string
  readonly dev?: boolean
  readonly hasInstallScript?: boolean
  readonly optionalDependencies?: Readonly<Record<string, string>>
  readonly link?: boolean
}

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Readonly<Record<string, Entry>>
}
const { allowScripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  allowScripts: Readonly<Record<string, boolean>>
}
const nameOf = (path: string) => path.replace(/^.*node_modules\//, '')
const entries = Object.entries(packages).filter(([path]) => path !== '')

/** The first version without the holes that are known of it. */
const sound: Readonly<Record<string, string>> = {
  'fast-xml-parser': '5.7.0',
  hono: '4.13.5',
  '@hono/node-server': '1.19.15',
  '@langchain/core': '1.1.8',
  mammoth: '1.11.0',
}

function isOlder(version: string, least: string): boolean {
  const [own, other] = [version, least].map((one) => one.split('.').map(Number))
  const at = own!.findIndex((part, index) => part !== other![index])
  return at >= 0 && own![at]! < other![at]!
}

describe('the lock file', () => {
  it('lets no package run a script at install that package.json does not name', () => {
    const scripted = entries
      .filter(([, { hasInstallScript }]) => hasInstallScript)
      .map(([path]) => nameOf(path))
    expect(scripted.length).toBeGreaterThan(3)
    // fsevents is for macOS alone; npm never installs it elsewhere
    expect(scripted.filter((name) => !(name in allowScripts) && name !== 'fsevents')).toEqual([])
  })

  it('has an entry for every optional package of another system, or npm ci fails there', () => {
    const missing = entries.flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter((name) => {
        const nested = `${path}/node_modules/${name}`
        return !(nested in packages) && !(`node_modules/${name}` in packages)
      }),
    )
    expect(missing).toEqual([])
  })

  it('pins every package by a hash', () => {
    const loose = entries.filter(([, { integrity, link }]) => !integrity && !link).map(([path]) => path)
    expect(loose).toEqual([])
  })

  it('holds no version with a hole that is known', () => {
    const holed = entries.filter(([path, { version = '' }]) => {
      const least = sound[nameOf(path)]
      return least !== undefined && isOlder(version, least)
    })
    expect(holed.map(([path, { version }]) => `${path} ${version}`)).toEqual([])
  })
})
