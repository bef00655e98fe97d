// Step: the app's settings -> whether the vendor takes them, and what to do when not. Sends nothing to anybody.
import { openQyapi, type QyapiSettings } from './qyapi.ts'

export interface Probe {
  readonly isOk: boolean
  readonly text: string
  readonly fix: string
}

/** Asks for a token and for the app itself: id, secret, app number and this machine's address are tried in one go. */
export async function probeApp(settings: QyapiSettings & { readonly agentId: number }): Promise<Probe> {
  const api = openQyapi(settings)
  const reply = await api.call({ path: '/cgi-bin/agent/get', query: { agentid: String(settings.agentId) } })
  if (reply.kind === 'failed')
    return { isOk: false, text: `${reply.advice.text}（错误 ${reply.code}）`, fix: reply.advice.fix }
  if (reply.kind !== 'done') {
    const text = reply.kind === 'silent' ? reply.text : '企业微信的回答看不懂'
    return { isOk: false, text, fix: '检查本机能不能上网、WECOM_API_ROOT 写得对不对。' }
  }
  const name = typeof reply.fields.name === 'string' ? `“${reply.fields.name}”` : settings.agentId
  return { isOk: true, text: `应用${name}连得上；收消息要在后台把 URL 设为 …/wecom/app`, fix: '' }
}
