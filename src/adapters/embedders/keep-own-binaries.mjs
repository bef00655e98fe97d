// Step: install. After `npm ci`: of the encoder's run-time, which brings binaries for five platforms (288 MB), only those of this one stay.
// In: node_modules. Out: the same without the others. Whatever goes wrong, the install goes on: it is only space.
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../..', import.meta.url))
// What npm was told to install for, where that is another machine; settings of the program itself are read in config.ts.
const platform = process.env.npm_config_os || process.platform
const arch = process.env.npm_config_cpu || process.arch

/** Folders of other platforms below `bin/napi-v*`; none where this platform has no folder of its own. */
function findOthers(versions) {
  const own = join(versions, platform, arch)
  if (!existsSync(own) || readdirSync(own).length === 0) return []
  const of = (folder) => readdirSync(folder).map((name) => join(folder, name))
  return [...of(versions), ...of(dirname(own))].filter((folder) => folder !== dirname(own) && folder !== own)
}

try {
  const bin = join(root, 'node_modules/onnxruntime-node/bin')
  for (const version of readdirSync(bin))
    for (const folder of findOthers(join(bin, version))) rmSync(folder, { recursive: true, force: true })
} catch (error) {
  console.warn(`onnxruntime-node 别的平台的文件没有删掉，不影响使用：${error.message}`)
}
