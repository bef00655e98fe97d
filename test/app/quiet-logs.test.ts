// The log of a whole run, with every channel open and most of what they call failing, holds no token, secret or key, and nothing private that people typed.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { openApp } from '#app/open-app.ts'
import type { App } from '#channels/terminal/app-port.ts'
import { describeError } from '#shared/errors.ts'
import { readConfig } from '../../src/config.ts'
import { openVisitor, type Visitor } from '../channels/web/open-test-web.ts'
import { type FakeTelegram, openFakeTelegram } from '../fakes/telegram/fake-telegram.ts'
import { botId, botSecret, type FakeBot, openFakeBot } from '../fakes/wecom/bot/fake-bot.ts'
import { openCallbackDriver } from '../fakes/wecom/callback-driver.ts'

/** None of them may be seen anywhere but where it is used. */
const secrets = {
  password: '口令-4b1d77aa90',
  model: 'sk-51f0c9d2aa7e4b6688',
  botSecret,
  agentSecret: 'agent-secret-77bb22cc33dd44ee',
  token: 'callbackToken9d2f',
  aesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFE',
  urlToken: 'urlBotToken7c3e',
  urlKey: 'ZYXWVUTSRQPONMLKJIHGFEDCBAzyxwvutsrqponmlkI',
  vendorToken: 'vendor-access-token-5566',
}
const corpId = 'ww1234567890abcdef'
/** Stands in addresses that come with messages: it is kept with them, and logged nowhere. */
const passing = 'passing-code-31b2c9d04e77'
const [idNumber, phone] = ['110101199003078515', '13912345678']
const typed = `身份证${idNumber}，电话${phone}，怎么讨薪？`
const report = `岚水县荷塘镇2023年法治政府建设工作报告\n一、主要做法\n（一）治理欠薪\n荷塘镇帮张某（${idNumber}，${phone}）追回工资3万元。\n荷塘镇人民政府\n2024年1月18日`

let folder: string
let app: App
let vendor: Server
let telegram: FakeTelegram
let visitor: Visitor
let bot: FakeBot
let url = ''
const lines: string[] = []
const seen: string[] = []
let close: () => Promise<void>

/** A vendor that gives a token and then fails every call, with the address in its words. */
function openVendor(): Promise<Server> {
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    if (path.includes('gettoken'))
      return response.end(JSON.stringify({ errcode: 0, access_token: secrets.vendorToken, expires_in: 7200 }))
    if (path.includes('chat/completions')) {
      response.writeHead(401, { 'content-type': 'application/json' })
      return response.end(JSON.stringify({ error: { message: `bad key ${request.headers.authorization}` } }))
    }
    response.end(JSON.stringify({ errcode: 60020, errmsg: `not allow ${path}` }))
  })
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)))
}

function readSettings(root: string): Record<string, string> {
  return {
    ANTOU_DATA: join(folder, 'data'),
    ANTOU_INBOX: join(folder, 'inbox'),
    ANTOU_EMBEDDER: 'none',
    ANTOU_PORT: '0',
    ANTOU_PASSWORD: secrets.password,
    ANTOU_PUBLIC_URL: 'https://antou.example.gov.cn',
    ANTOU_ADMINS: 'wecom:chief,telegram:41',
    ANTOU_MODEL: 'vllm/m',
    ANTOU_MODEL_URL: `${root}/v1`,
    ANTOU_MODEL_KEY: secrets.model,
    ANTOU_MODEL_TIMEOUT: '2',
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
    WECOM_BOT_ID: botId,
    WECOM_BOT_SECRET: secrets.botSecret,
    WECOM_BOT_URL: bot.url,
    WECOM_CORP_ID: corpId,
    WECOM_AGENT_ID: '1000002',
    WECOM_AGENT_SECRET: secrets.agentSecret,
    WECOM_TOKEN: secrets.token,
    WECOM_AES_KEY: secrets.aesKey,
    WECOM_BOT_TOKEN: secrets.urlToken,
    WECOM_BOT_AES_KEY: secrets.urlKey,
    WECOM_API_ROOT: root,
  }
}

function catchOutput(): void {
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((chunk) => lines.push(String(chunk)) > 0)
  for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const)
    vi.spyOn(console, level).mockImplementation((...words) => void lines.push(words.map(String).join(' ')))
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'antou-logs-'))
  mkdirSync(join(folder, 'empty'))
  vendor = await openVendor()
  telegram = await openFakeTelegram()
  bot = await openFakeBot()
  const root = `http://127.0.0.1:${(vendor.address() as AddressInfo).port}`
  const config = { ...readConfig(readSettings(root)), corpusDir: join(folder, 'empty') }
  catchOutput()
  app = await openApp(config, { access: 'serve', withSamples: false })
  const serving = await app.serve((line) => lines.push(line))
  url = /http:\/\/127\.0\.0\.1:\d+\//.exec(lines.join('\n'))?.[0] ?? ''
  visitor = openVisitor(url)
  close = () => serving.close()
}, 60_000)

afterAll(async () => {
  await close?.()
  vi.restoreAllMocks()
  await app?.close()
  await telegram?.close()
  await bot?.close()
  vendor?.close()
  rmSync(folder, { recursive: true, force: true })
})

/** What WeCom calls here, whole and signed: the app, the bot in URL mode, the bot on its connection, which loses acks and breaks. */
async function callBack(): Promise<void> {
  const app = { token: secrets.token, aesKey: secrets.aesKey, receiver: corpId }
  const toApp = openCallbackDriver(`${url}wecom/app`, app, { form: 'xml' })
  const head = `<ToUserName>${corpId}</ToUserName><FromUserName>chief</FromUserName><CreateTime>1</CreateTime>`
  for (const [n, fields] of [
    `<MsgType>text</MsgType><Content>${typed}</Content>`,
    '<MsgType>file</MsgType><FileName>a.docx</FileName><MediaId>M1</MediaId>',
  ].entries())
    await toApp.deliver(`<xml>${head}${fields}<MsgId>${n + 1}</MsgId><AgentID>1000002</AgentID></xml>`)
  const urlBot = { token: secrets.urlToken, aesKey: secrets.urlKey, receiver: '' }
  const toUrlBot = openCallbackDriver(`${url}wecom/bot`, urlBot, { form: 'json' })
  const said = { chattype: 'single', from: { userid: 'chief' }, msgtype: 'text', text: { content: typed } }
  const later = { response_url: `${url}later?response_code=${passing}` }
  await toUrlBot.deliver(JSON.stringify({ ...said, msgid: 'u1', ...later }))
  bot.faults.code = (frame) => (frame.cmd === 'aibot_send_msg' ? 93001 : null)
  bot.call({ ...said, msgid: 'b1' })
  bot.call({
    ...said,
    msgtype: 'file',
    text: undefined,
    file: { url: `http://127.0.0.1:9/${passing}`, aeskey: passing },
  })
  await telegram.waitFor('the bot answers', () => bot.bubbles.some(({ isFinished }) => isFinished))
  bot.sendRaw(`{"cmd":"of_tomorrow","headers":{"req_id":"r"},"body":{"token":"${passing}"}}`)
  bot.drop()
}

async function runOffice(): Promise<string> {
  await visitor.post('/login', { password: '错的口令' })
  await visitor.post('/login', { password: secrets.password })
  const form = new FormData()
  form.append('files', new File([report], '荷塘.txt'))
  const [, token = ''] =
    /name="token" value="([\w-]+)"/.exec(await (await visitor.post('/reports/upload', form)).text()) ?? []
  await visitor.post('/reports/confirm', { token })
  await visitor.post('/ask', { text: typed })
  await visitor.post('/drafts', { text: `写治理欠薪这段：帮张某（${idNumber}，${phone}）追回工资3万元` })
  const invited = await (await visitor.post('/people/invite', { id: '赵敏' })).text()
  const link = /\/in\/([\w-]+)/.exec(invited)?.[1] ?? ''
  await visitor.post(`/in/${link}`, {})
  for (const path of [
    '/wecom/app?msg_signature=x&timestamp=1&nonce=2&echostr=zz',
    '/wecom/bot?msg_signature=x',
    '/nowhere',
    '/in/none',
    '/in/wecom/back?code=c&state=s',
  ])
    seen.push(await (await visitor.get(path)).text())
  await visitor.post('/wecom/app?msg_signature=x&timestamp=1&nonce=2', { xml: '<xml>' })
  telegram.fail('sendMessage', { status: 401, description: `Unauthorized ${telegram.token}` }, 1)
  telegram.say(41, typed)
  telegram.say(77, typed)
  await callBack()
  const sends = () => telegram.calls.filter(({ method }) => method === 'sendMessage').length
  await telegram.waitFor('both are answered', () => sends() >= 2)
  return link
}

describe('a whole run', () => {
  it('logs, tells doctor and answers no token, secret or key, and nothing private', async () => {
    const link = await runOffice()
    const doctor = await app.diagnose().then(JSON.stringify, describeError)
    expect(lines.length).toBeGreaterThan(5)
    expect(link).not.toBe('')
    const session = visitor.cookies.get('antou_session') ?? ''
    const cookies = ['antou_person', 'antou_talk'].map((name) => visitor.cookies.get(name) ?? '')
    expect(session).not.toBe('')
    const own = { passing, telegram: telegram.token, link, session, idNumber, phone }
    const kept = [
      ...Object.entries({ ...secrets, ...own }),
      ...cookies.map((one) => ['cookie', one] as const),
    ]
    const told = [...lines, doctor, ...seen].join('\n')
    expect(kept.filter(([, secret]) => secret !== '' && told.includes(secret)).map(([name]) => name)).toEqual(
      [],
    )
  }, 60_000)

  it('leaves no session, link, password or key in the data folder', () => {
    const names = readdirSync(join(folder, 'data')).filter((name) => /\.db/.test(name))
    const stored = names.map((name) => readFileSync(join(folder, 'data', name), 'latin1')).join('\n')
    expect(stored.length).toBeGreaterThan(1000)
    const { vendorToken, model, botSecret, agentSecret, token, aesKey } = secrets
    const session = visitor.cookies.get('antou_session') ?? 'none'
    const kept = {
      vendorToken,
      model,
      botSecret,
      agentSecret,
      token,
      aesKey,
      session,
      telegram: telegram.token,
    }
    expect(
      Object.entries(kept)
        .filter(([, secret]) => stored.includes(secret))
        .map(([name]) => name),
    ).toEqual([])
  })
})
