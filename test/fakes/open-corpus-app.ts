// A real app in a folder of its own: some of the invented reports of corpus/, searched by words alone. In: settings as the environment gives them.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { openApp } from '#app/open-app.ts'
import type { App } from '#channels/terminal/app-port.ts'
import { type Config, readConfig } from '../../src/config.ts'

const corpus = resolve(import.meta.dirname, '../../corpus')
const usual = [
  'qinghe-shiqiao-2023.html',
  'qinghe-shiqiao-2024.txt',
  'qinghe-baita-2023.txt',
  'qinghe-yangping-2023.txt',
]

export async function openCorpusApp(
  env: Readonly<Record<string, string>> = {},
  files: readonly string[] = usual,
): Promise<{ readonly app: App; readonly config: Config; close(): Promise<void> }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'antou-corpus-'))
  const set = { ANTOU_EMBEDDER: 'none', ANTOU_PORT: '0', ANTOU_DATA: dataDir, ...env }
  // What is taken in here is all there is: a server takes in no samples besides.
  const config = { ...readConfig(set), corpusDir: join(dataDir, 'none') }
  const app = await openApp(config, { access: 'write', withSamples: true })
  const paths = files.map((file) => join(corpus, file))
  await app.desk.ingest(app.reader, paths, { waitForVectors: false, onProgress: () => {} })
  return {
    app,
    config,
    async close() {
      await app.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
