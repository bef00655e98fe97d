// Kit: an office of three units with a report for each unit and each way to be seen, its people, their drafts, the desk, the chat and the page over it.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Hono } from 'hono'
import { openDoors } from '#app/open-doors.ts'
import { openParts } from '#app/open-parts.ts'
import { type Listener, openListener } from '#channels/http/open-listener.ts'
import { buildWebApp } from '#channels/web/build-web-app.ts'
import { readAssets } from '#channels/web/frame/read-assets.ts'
import type { Chat } from '#chat/chat.ts'
import { openChat } from '#chat/open-chat.ts'
import type { Reader, Role, Visibility } from '#domain/reader.ts'
import { AppError } from '#shared/errors.ts'
import { readConfig } from '../../../src/config.ts'
import { consoleLog } from '../../channels/console-log.ts'
import { openShelf, type Shelf, type Shelved } from '../restricted-library.ts'

const password = '一个足够长的密码'
/** Who sits at the machine. */
export const keeper: Reader = { person: 'terminal', unit: null, role: 'administrator', withSamples: false }

interface Placed {
  readonly town: string
  /** Stands in this report, and nowhere else. */
  readonly mark: string
  readonly visible: Visibility
}

/** Three units by four ways to be seen: to all, to a unit, to one person, to administrators. */
export const placed: readonly Placed[] = [
  { town: '荷塘镇', mark: '310713', visible: 'all' },
  { town: '松岗乡', mark: '321823', visible: 'unit:司法局' },
  { town: '枫林镇', mark: '332933', visible: 'unit:信访局' },
  { town: '石鼓乡', mark: '343143', visible: 'unit:城管局' },
  { town: '白鹭镇', mark: '354253', visible: 'person:wecom:sifa' },
  { town: '竹园乡', mark: '365363', visible: 'person:wecom:xinfang' },
  { town: '青溪镇', mark: '376473', visible: 'person:wecom:chengguan' },
  { town: '云台镇', mark: '387583', visible: 'admin' },
]

export interface Member {
  readonly person: string
  readonly unit: string | null
  readonly role: Role
  /** Stands in his own draft alone. */
  readonly mark: string
}

export const members: readonly Member[] = [
  { person: 'wecom:sifa', unit: '司法局', role: 'reader', mark: '810718' },
  { person: 'wecom:xinfang', unit: '信访局', role: 'editor', mark: '821828' },
  { person: 'wecom:chengguan', unit: '城管局', role: 'editor', mark: '832938' },
  { person: 'telegram:41', unit: '司法局', role: 'editor', mark: '843148' },
  { person: 'telegram:42', unit: null, role: 'reader', mark: '854258' },
  { person: 'page:zhao', unit: null, role: 'administrator', mark: '865368' },
]

/** The rule as a person would say it, written apart from the SQL that it tests. */
export function sees({ person, unit, role }: Member, visible: Visibility): boolean {
  if (role === 'administrator' || visible === 'all') return true
  return visible === `person:${person}` || (unit !== null && visible === `unit:${unit}`)
}

function shelve({ town, mark, visible }: Placed): Shelved {
  const text = `岚水县${town}2023年法治政府建设工作报告\n2023年，${town}推进法治政府建设，现将情况报告如下。\n一、主要举措和成效\n（一）治理欠薪\n${town}建立欠薪台账，逐一摸排工地，帮助${mark}名农民工追回工资${mark}万元。\n（二）化解矛盾纠纷\n全年调解各类矛盾纠纷${mark}起，没有发生民转刑案件。\n二、存在的不足\n一是${town}有些村的调解记录写得不规范。\n${town}人民政府\n2024年1月18日`
  return { file: `${town}.txt`, text, visible, isSample: false }
}

export interface Office extends Shelf {
  readonly chat: Chat
  readonly app: Hono
  readonly listener: Listener
  /** By person; each let to nobody. */
  readonly drafts: ReadonlyMap<string, string>
  readonly cookies: ReadonlyMap<string, string>
  /** By person, for programs. */
  readonly tokens: ReadonlyMap<string, string>
}

export async function openOffice(): Promise<Office> {
  const dataDir = mkdtempSync(join(tmpdir(), 'antou-office-'))
  const config = readConfig({
    ANTOU_EMBEDDER: 'none',
    ANTOU_DATA: dataDir,
    ANTOU_PASSWORD: password,
    ANTOU_TOKEN_PACE: '10000',
    ANTOU_PERSON_PACE: '10000',
  })
  const parts = await openParts(config, { access: 'read', withSamples: false })
  const shelf = await openShelf(placed.map(shelve), { parts, embedder: null })
  const { desk, journal } = shelf
  const chat = openChat({
    desk,
    journal,
    now: () => new Date(),
    book: parts.book,
  })
  const [drafts, cookies] = [new Map<string, string>(), new Map<string, string>()]
  const tokens = new Map<string, string>()
  await desk.allowPerson(keeper, 'wecom:group:team')
  await desk.setPerson(keeper, 'wecom:group:team', { unit: '司法局', role: 'reader' })
  for (const { person, unit, role, mark } of members) {
    await desk.allowPerson(keeper, person)
    await desk.setPerson(keeper, person, { role, unit: unit ?? '' })
    const text = `写化解纠纷这段：调处${mark}起`
    drafts.set(person, (await desk.makeDraft(await desk.readerFor(person), { text })).id)
    cookies.set(person, (await desk.openSession(person, null)) ?? '')
    tokens.set(person, (await desk.addToken(keeper, person)).token)
  }
  const web = { host: '127.0.0.1', port: 0, password, visitorKey: 'test', assets: await readAssets() }
  const app = buildWebApp(web, { desk, chat, log: consoleLog })
  const listener = await openListener(web)
  listener.mount('/', app)
  openDoors(config, { desk, chat, listener, log: consoleLog })
  return {
    ...shelf,
    chat,
    app,
    listener,
    drafts,
    cookies,
    tokens,
    async close() {
      await listener.close()
      await shelf.close()
      await parts.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** Words of an error count as shown. */
export async function say(work: unknown): Promise<unknown> {
  try {
    return await work
  } catch (error) {
    if (error instanceof AppError) return `${error.message} ${error.fix}`
    throw error
  }
}
