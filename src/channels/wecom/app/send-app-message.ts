// Step: one message of the outbox -> the vendor's interface -> what became of it. HTTP 200 says nothing: the code and the list of those not reached do.
import type { Sending, SendResult } from '#chat/delivery/channel.ts'
import { againMark } from './encode-app-reply.ts'
import { type Advice, explainErrcode } from './explain-errcode.ts'
import { chooseMediaKind, findSizeFault, type NamedFile, uploadMedia } from './media.ts'
import type { Qyapi, QyapiReply } from './qyapi.ts'

interface AppOutlet {
  readonly api: Qyapi
  readonly agentId: number
}

type Body = { readonly kind?: unknown; readonly text?: unknown }

const waits: Readonly<Record<number, number>> = { 45009: 60_000, 45033: 5_000 }
const usualWaitMs = 3_000
const nobodyReached = 81013

export async function sendAppMessage(
  { to, outgoing, isAgain }: Sending,
  outlet: AppOutlet,
): Promise<SendResult> {
  const user = to.chat.replace(/^wecom:/, '')
  const { kind, text } = (outgoing.body ?? {}) as Body
  if (kind === 'file' && outgoing.file) {
    const name = isAgain ? `补发 ${outgoing.file.name}` : outgoing.file.name
    return sendFile({ ...outgoing.file, name }, user, outlet)
  }
  const format = kind === 'markdown' ? 'markdown' : 'text'
  const content = `${isAgain ? againMark : ''}${String(text ?? '')}`
  return send({ msgtype: format, [format]: { content } }, user, outlet)
}

async function sendFile(file: NamedFile, user: string, outlet: AppOutlet): Promise<SendResult> {
  const fault = findSizeFault(file)
  if (fault) return { kind: 'refused', ...fault }
  const uploaded = await uploadMedia(outlet.api, file)
  // Nobody has seen anything yet: whatever happened, it can be done again.
  if (uploaded.kind === 'silent') return { kind: 'later', afterMs: usualWaitMs, reason: uploaded.text }
  if (uploaded.kind === 'failed') return judgeFailure(uploaded)
  const mediaId = uploaded.kind === 'done' ? uploaded.fields.media_id : undefined
  if (typeof mediaId !== 'string') return { kind: 'later', afterMs: usualWaitMs, reason: '没有拿到文件编号' }
  const kind = chooseMediaKind(file)
  return send({ msgtype: kind, [kind]: { media_id: mediaId } }, user, outlet)
}

async function send(message: object, user: string, { api, agentId }: AppOutlet): Promise<SendResult> {
  const json = { touser: user, agentid: agentId, ...message }
  return judge(await api.call({ path: '/cgi-bin/message/send', json }))
}

function judge(reply: QyapiReply): SendResult {
  if (reply.kind === 'silent')
    return reply.isCertain
      ? { kind: 'later', afterMs: usualWaitMs, reason: reply.text }
      : { kind: 'unsure', reason: reply.text }
  if (reply.kind === 'failed') return judgeFailure(reply)
  if (reply.kind === 'file') return { kind: 'unsure', reason: '企业微信的回答看不懂' }
  const { invaliduser, unlicenseduser, msgid } = reply.fields
  if (isNamed(invaliduser)) return refuse(explainErrcode(nobodyReached))
  if (isNamed(unlicenseduser))
    return { kind: 'refused', reason: '这个人没有企业微信的接口许可', advice: '到后台“接口许可”里给他开通。' }
  return { kind: 'sent', ...(typeof msgid === 'string' ? { receipt: msgid } : {}) }
}

function judgeFailure({ code, advice }: Extract<QyapiReply, { kind: 'failed' }>): SendResult {
  if (advice.again === 'never') return refuse(advice)
  return { kind: 'later', afterMs: waits[code] ?? usualWaitMs, reason: advice.text }
}

function refuse({ text, fix }: Advice): SendResult {
  return { kind: 'refused', reason: text, advice: fix }
}

function isNamed(list: unknown): boolean {
  return typeof list === 'string' && list !== ''
}
