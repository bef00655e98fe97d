// The packed program's start. In: settings.env beside the launcher. Out: `antou` with the folders of the package; upgrade, back and autostart are the package's own.
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseEnv } from 'node:util'

const version = dirname(fileURLToPath(import.meta.url))
const root = dirname(dirname(version))
const folders = ['ANTOU_DATA', 'ANTOU_INBOX', 'ANTOU_PROMPTS', 'ANTOU_BACKUPS']

/** What is set in the environment already counts more than the file. */
function readSettings() {
  const file = join(root, 'settings.env')
  const given = existsSync(file) ? parseEnv(readFileSync(file, 'utf8').replace(/^\uFEFF/, '')) : {}
  for (const name of folders) if (given[name]) given[name] = resolve(root, given[name])
  const usual = { ANTOU_DATA: join(root, 'data'), ANTOU_BACKUPS: join(root, 'backups') }
  for (const [name, value] of Object.entries({ ...usual, ...given })) process.env[name] ??= value
}

// `where` is for the upgrade: which folder this one's settings name.
const own = { upgrade: './upgrade.mjs', back: './upgrade.mjs', autostart: './autostart.mjs' }

readSettings()
const [command, ...rest] = process.argv.slice(2)
if (command === undefined) process.argv.push('serve')
if (command === 'where') {
  console.log(process.env.ANTOU_DATA)
} else if (command !== undefined && command in own) {
  const { run } = await import(own[command])
  process.exitCode = await run(command, rest, { root, version })
} else {
  await import(new URL('src/antou.mjs', import.meta.url).href)
}
