// Step: what the SDK throws -> what became of the frame. A refusal arrives as the frame itself, not as an Error.
import type { SendResult } from '#chat/delivery/channel.ts'

export type Failure =
  | { readonly kind: 'code'; readonly code: number }
  /** It never left. */
  | { readonly kind: 'unsent' }
  /** It left, and nobody said whether it arrived. */
  | { readonly kind: 'lost' }

export function readFailure(error: unknown): Failure {
  const code = (error as { errcode?: unknown } | null)?.errcode
  if (typeof code === 'number') return { kind: 'code', code }
  const words = error instanceof Error ? error.message : ''
  // An upload wraps the frame of the server into the words of its Error.
  const wrapped = /"errcode":(-?\d{1,9})/.exec(words)?.[1]
  if (wrapped !== undefined) return { kind: 'code', code: Number(wrapped) }
  return /not connected/i.test(words) ? { kind: 'unsent' } : { kind: 'lost' }
}

/** The stream can no longer be changed, or is none: what it should show goes out as a message. */
export function isStreamOver({ code }: { readonly code: number }): boolean {
  return code === 846608 || code === 846605
}

const unsentMs = 2000
/** Codes after which the same may be tried again: busy, rate, concurrency, not subscribed, media gone (it is uploaded again). */
const laterMs: Readonly<Record<number, number>> = {
  [-1]: 2000,
  40007: 1000,
  45009: 20_000,
  45033: 5000,
  846609: 5000,
}

const advices: Readonly<Record<number, string>> = {
  846607: '请对方先在企业微信里给机器人发一句话，再重新发送。',
  93001: '这个会话已经不在了；请对方重新打开机器人对话。',
  93006: '机器人不在这个群里；请把它重新加进群。',
  93008: '机器人不能往这个会话发消息；请在管理后台检查可见范围。',
  40006: '文件太大或是空的；请在网页上下载。',
  40058: '内容不合企业微信的格式；请把这条记录交给管理员。',
}

export function toSendResult(failure: Failure): Exclude<SendResult, { kind: 'sent' }> {
  if (failure.kind === 'unsent') return { kind: 'later', afterMs: unsentMs, reason: '没有连上企业微信' }
  if (failure.kind === 'lost') return { kind: 'unsure', reason: '企业微信没有回执' }
  const { code } = failure
  const afterMs = laterMs[code]
  if (afterMs !== undefined) return { kind: 'later', afterMs, reason: `企业微信 ${code}` }
  const advice = advices[code] ?? '请管理员按错误码查企业微信文档，或在网页上看结果。'
  return { kind: 'refused', reason: `企业微信 ${code}`, advice }
}
