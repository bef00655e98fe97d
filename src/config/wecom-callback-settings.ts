// Step: settings. What WeCom calls here: a self-built app, and the AI bot in URL mode.
import { z } from 'zod'
import { readAesKey } from '#channels/wecom/crypto/secret-keys.ts'
import { checkWhole } from './check-whole.ts'

const token = () =>
  z
    .string()
    .regex(/^[A-Za-z0-9]{1,32}$/)
    .optional()
const key = () => z.string().length(43).optional()

export const wecomCallbackShape = {
  WECOM_CORP_ID: z
    .string()
    .regex(/^\w{4,64}$/)
    .optional()
    .describe('企业微信自建应用：企业ID（后台“我的企业”页面底部）；与下面四项一起设'),
  WECOM_AGENT_ID: z.coerce.number().int().positive().optional().describe('自建应用的 AgentId'),
  WECOM_AGENT_SECRET: z.string().min(16).optional().describe('自建应用的 Secret'),
  WECOM_TOKEN: token().describe('自建应用“接收消息”里的 Token'),
  WECOM_AES_KEY: key().describe('自建应用“接收消息”里的 EncodingAESKey，43 个字符'),
  WECOM_FORMAT: z
    .enum(['text', 'markdown'])
    .default('text')
    .describe('自建应用发消息的格式；有人在微信里看（微工作台）就用 text，那里不显示 markdown'),
  WECOM_API_ROOT: z
    .url()
    .default('https://qyapi.weixin.qq.com')
    .describe('企业微信接口地址；私有部署的写自己的'),
  WECOM_BOT_TOKEN: token().describe('智能机器人用 URL 模式时的 Token；与下一项一起设，用长连接就不设'),
  WECOM_BOT_AES_KEY: key().describe('智能机器人用 URL 模式时的 EncodingAESKey，43 个字符'),
}

const wecomCallbackSchema = z.object(wecomCallbackShape)
type Values = z.infer<typeof wecomCallbackSchema>

export interface WecomCallbacks {
  readonly app: {
    readonly root: string
    readonly corpId: string
    readonly agentId: number
    readonly secret: string
    readonly token: string
    readonly aesKey: Uint8Array
    readonly format: 'text' | 'markdown'
  } | null
  readonly bot: { readonly root: string; readonly token: string; readonly aesKey: Uint8Array } | null
}

const ofApp = [
  'WECOM_CORP_ID',
  'WECOM_AGENT_ID',
  'WECOM_AGENT_SECRET',
  'WECOM_TOKEN',
  'WECOM_AES_KEY',
] as const
const fix = '这几项要一起设，都在企业微信后台同一个页面上；怎么找见 docs/channels.zh-CN.md。不用就都不设。'

/** Throws AppError `setting` where only some of a set are there, or a key is none. */
export function readWecomCallbacks(values: Values): WecomCallbacks {
  const {
    WECOM_CORP_ID: corpId,
    WECOM_AGENT_ID: agentId,
    WECOM_AGENT_SECRET: secret,
    WECOM_TOKEN: token,
    WECOM_AES_KEY: aesKey,
    WECOM_BOT_TOKEN: botToken,
    WECOM_BOT_AES_KEY: botKey,
    WECOM_API_ROOT: root,
    WECOM_FORMAT: format,
  } = values
  checkWhole(values, ofApp, fix)
  checkWhole(values, ['WECOM_BOT_TOKEN', 'WECOM_BOT_AES_KEY'], fix)
  const app =
    corpId && agentId && secret && token && aesKey
      ? {
          root,
          corpId,
          agentId,
          secret,
          token,
          format,
          aesKey: readAesKey({ setting: 'WECOM_AES_KEY', value: aesKey }),
        }
      : null
  const bot =
    botToken && botKey
      ? { root, token: botToken, aesKey: readAesKey({ setting: 'WECOM_BOT_AES_KEY', value: botKey }) }
      : null
  return { app, bot }
}
