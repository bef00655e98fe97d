// Kit: the listener with what programs reach by a token, over a real desk and a small library of invented townships.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDoors } from '#app/open-doors.ts'
import { openParts, type Parts } from '#app/open-parts.ts'
import { openListener } from '#channels/http/open-listener.ts'
import { openChat } from '#chat/open-chat.ts'
import type { Reader } from '#domain/reader.ts'
import { readConfig } from '../../../src/config.ts'
import { openShelf, type Shelf, type Shelved } from '../../desk/restricted-library.ts'
import { consoleLog } from '../console-log.ts'

export const keeper: Reader = {
  person: 'terminal',
  unit: null,
  role: 'administrator',
  withSamples: false,
}

function shelve(town: string, cases: number, visible: Shelved['visible'] = 'all'): Shelved {
  const text = `岚水县${town}2023年法治政府建设工作报告\n2023年，${town}推进法治政府建设，现将情况报告如下。\n一、主要举措和成效\n（一）治理欠薪\n${town}建立欠薪台账，逐一摸排工地，帮助${cases + 7}名农民工追回工资${cases}万元。\n（二）化解矛盾纠纷\n全年调解各类矛盾纠纷${cases}起，没有发生民转刑案件。\n二、存在的不足\n一是${town}有些村的调解记录写得不规范。\n${town}人民政府\n2024年1月18日`
  return { file: `${town}.txt`, text, visible, isSample: false }
}

export const shelved: readonly Shelved[] = [
  shelve('荷塘镇', 121),
  shelve('松岗乡', 134),
  shelve('石鼓乡', 147),
  shelve('枫林镇', 332933, 'unit:信访局'),
]

export interface TestDoors extends Shelf {
  /** Without a slash at the end. */
  readonly url: string
  readonly parts: Parts
  /** Of `page:dify`, a reader. */
  token(): Promise<string>
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>
}

export async function openTestDoors(env: Readonly<Record<string, string>> = {}): Promise<TestDoors> {
  const dataDir = mkdtempSync(join(tmpdir(), 'antou-doors-'))
  const config = readConfig({ ANTOU_EMBEDDER: 'none', ANTOU_DATA: dataDir, ...env })
  const parts = await openParts(config, { access: 'read', withSamples: false })
  const shelf = await openShelf(shelved, { parts, embedder: null })
  const { desk, journal } = shelf
  const chat = openChat({
    desk,
    journal,
    now: () => new Date(),
    book: parts.book,
  })
  const listener = await openListener({ host: '127.0.0.1', port: 0, password: null })
  openDoors(config, { desk, chat, listener, log: consoleLog })
  const url = listener.url.replace(/\/$/, '')
  return {
    ...shelf,
    url,
    parts,
    token: async () => (await desk.addToken(keeper, 'page:dify', 'test')).token,
    post: (path, body, headers = {}) =>
      fetch(`${url}${path}`, {
        method: 'POST',
        body: typeof body === 'string' ? body : JSON.stringify(body),
        headers: { 'content-type': 'application/json', ...headers },
      }),
    async close() {
      await listener.close()
      await shelf.close()
      await parts.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

export const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
