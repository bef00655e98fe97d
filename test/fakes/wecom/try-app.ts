// For trying by hand: the vendor's side of a WeCom app on this machine. Prints what to set, then sends what is typed and shows what comes back.
import { randomBytes } from 'node:crypto'
import { createInterface } from 'node:readline'
import { openCallbackDriver } from './callback-driver.ts'
import { openFakeQyapi } from './fake-qyapi.ts'

const address = process.argv[2] ?? 'http://127.0.0.1:8765/wecom/app'
const user = process.argv[3] ?? 'zhangsan'
const qyapi = await openFakeQyapi()
const aesKey = randomBytes(32).toString('base64').slice(0, 43)
const keys = { token: 'Try', aesKey, receiver: qyapi.corpId }
const driver = openCallbackDriver(address, keys, { form: 'xml' })

console.log(`WECOM_CORP_ID=${qyapi.corpId} WECOM_AGENT_ID=${qyapi.agentId} WECOM_AGENT_SECRET=${qyapi.secret} \\
WECOM_TOKEN=${keys.token} WECOM_AES_KEY=${aesKey} WECOM_API_ROOT=${qyapi.root} WECOM_ALLOWED_USERS=${user} npm start
`)

let shown = 0
let last = Date.now()
const showing = setInterval(() => {
  qyapi.clock.ms += Date.now() - last
  last = Date.now()
  for (const { text, file } of qyapi.received.slice(shown)) console.log(file ? `[${file.name}]` : text, '\n')
  shown = qyapi.received.length
}, 100)

let id = Date.now()
for await (const line of createInterface({ input: process.stdin })) {
  const seconds = Math.floor(Date.now() / 1000)
  const message = `<xml><ToUserName><![CDATA[${qyapi.corpId}]]></ToUserName><FromUserName><![CDATA[${user}]]></FromUserName><CreateTime>${seconds}</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[${line}]]></Content><MsgId>${id++}</MsgId><AgentID>${qyapi.agentId}</AgentID></xml>`
  const { status, tries } = await driver.deliver(message)
  if (status !== 200) console.log(`not acknowledged: HTTP ${status} after ${tries} tries`)
}
clearInterval(showing)
await qyapi.close()
