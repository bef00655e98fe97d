// Tool: the one address that a message brings for a later word: it takes one answer within an hour, and is told to nobody.
import type { SendResult } from '#chat/delivery/channel.ts'
import { readCapped } from '#shared/read-capped.ts'
import { explainErrcode } from '../app/explain-errcode.ts'

const timeoutMs = 10_000
const mostReplyBytes = 64 * 1024
/** Used addresses that are remembered: an hour's worth of a busy office. */
const mostUsed = 10_000

export interface AnswerOnce {
  /** `address` as it came with the message. */
  send(address: string, markdown: string): Promise<SendResult>
}

/** `home` is where the vendor's interface is: only there, or at the vendor's own names, is anything sent. */
export function openAnswerOnce(home: string): AnswerOnce {
  const used = new Set<string>()
  const isVendors = (address: string) => {
    const { protocol, hostname } = new URL(address)
    const isHome = /^https?:$/.test(protocol) && hostname === new URL(home).hostname
    return isHome || (protocol === 'https:' && /(?:^|\.)weixin\.qq\.com$/.test(hostname))
  }
  return {
    async send(address, markdown) {
      if (!URL.canParse(address) || !isVendors(address)) return refuse('没有可以补发的地址')
      if (used.has(address)) return refuse('一条消息只能另发一次，已经用掉了')
      used.add(address)
      const [oldest] = used
      if (used.size > mostUsed && oldest !== undefined) used.delete(oldest)
      const result = await post(address, markdown)
      if (result.kind === 'later') used.delete(address)
      return result
    },
  }
}

async function post(address: string, content: string): Promise<SendResult> {
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ msgtype: 'markdown', markdown: { content } }),
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    })
    const bytes = await readCapped(response.body, mostReplyBytes)
    const { errcode = 0 } = JSON.parse(Buffer.from(bytes ?? []).toString() || '{}') as { errcode?: number }
    if (errcode === 0 && !response.ok) throw new Error(`HTTP ${response.status}`)
    if (errcode === 0) return { kind: 'sent' }
    const advice = explainErrcode(errcode)
    if (advice.again === 'later') return { kind: 'later', afterMs: 5_000, reason: advice.text }
    return { kind: 'refused', reason: advice.text, advice: advice.fix }
  } catch (error) {
    // The error's own words may hold the address.
    return { kind: 'unsure', reason: `企业微信没有应答（${error instanceof Error ? error.name : 'Error'}）` }
  }
}

function refuse(reason: string): SendResult {
  return {
    kind: 'refused',
    reason,
    advice: '请再问一次；常有长答复的，改用长连接（WECOM_BOT_ID、WECOM_BOT_SECRET）。',
  }
}
