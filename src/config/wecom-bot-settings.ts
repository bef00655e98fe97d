// Step: settings. WeCom's AI bot on a long connection.
import { z } from 'zod'
import { checkWhole } from './check-whole.ts'

export const wecomBotShape = {
  WECOM_BOT_ID: z
    .string()
    .min(1)
    .optional()
    .describe('企业微信智能机器人（长连接）：Bot ID；与下一项一起设，不设则不启用'),
  WECOM_BOT_SECRET: z.string().min(8).optional().describe('智能机器人（长连接）的 Secret'),
  WECOM_BOT_URL: z
    .url({ protocol: /^wss?$/ })
    .optional()
    .describe('智能机器人长连接的地址；缺省为官方地址，私有部署的写自己的'),
}

const wecomBotSchema = z.object(wecomBotShape)

export interface WecomBot {
  readonly botId: string
  readonly secret: string
  /** Null: the vendor's own. */
  readonly url: string | null
}

const fix = '两项都在企业微信管理后台这个智能机器人的 API 设置里（连接方式选长连接）；不用就都不设。'

/** Null where it is not set. Throws AppError `setting` where one of the two is missing. */
export function readWecomBot(values: z.infer<typeof wecomBotSchema>): WecomBot | null {
  checkWhole(values, ['WECOM_BOT_ID', 'WECOM_BOT_SECRET'], fix)
  const { WECOM_BOT_ID: botId, WECOM_BOT_SECRET: secret, WECOM_BOT_URL: url } = values
  return botId && secret ? { botId, secret, url: url ?? null } : null
}
