// Step: settings. Who may use it in chats, who administers it, how much one may ask, how long talks and drafts are kept.
import { z } from 'zod'

const userList = (one: string) =>
  z
    .string()
    .regex(new RegExp(`^\\s*${one}(?:\\s*,\\s*${one})*\\s*$`))
    .optional()
const pace = (usual: number) => z.coerce.number().int().min(1).max(10_000).default(usual)

export const peopleShape = {
  ANTOU_ADMINS: userList('(?:telegram|wecom):[^\\s,:#]{1,64}').describe(
    '管理员，逗号分隔，例如 wecom:zhangsan,telegram:123；有人要用时在聊天里告诉他们，由他们同意或拒绝',
  ),
  TELEGRAM_ALLOWED_USERS: userList('\\d{1,20}').describe(
    '允许使用的 Telegram 用户编号，逗号分隔；不设则由管理员逐个同意',
  ),
  WECOM_ALLOWED_USERS: userList('[^\\s,:#]{1,64}').describe(
    '允许使用的企业微信账号，逗号分隔；不设则由管理员逐个同意',
  ),
  ANTOU_PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('网页对外的地址，例如 https://antou.example.gov.cn；聊天里给的登录链接指向它'),
  ANTOU_PERSON_PACE: pace(120).describe('一个人一分钟最多问几条'),
  ANTOU_GROUP_PACE: pace(240).describe('一个群一分钟最多问几条'),
  ANTOU_PERSON_FILES: pace(300).describe('一个人一天最多发几个文件'),
  ANTOU_TOKEN_PACE: pace(120).describe('一个令牌一分钟最多请求几次（/mcp、/v1、/api）'),
  ANTOU_GROUP_FILES: pace(600).describe('一个群一天最多发几个文件'),
  ANTOU_KEEP_DAYS: z.coerce
    .number()
    .int()
    .min(1)
    .max(36_500)
    .optional()
    .describe('对话和稿子多少天没有动过就删掉；不设则一直留着'),
}

export interface PeopleSettings {
  /** By id: `telegram:123`, `wecom:zhangsan`. */
  readonly people: ReadonlySet<string>
  readonly administrators: ReadonlySet<string>
  /** Questions a minute, files a day. */
  readonly limits: {
    readonly person: number
    readonly group: number
    readonly files: number
    readonly groupFiles: number
  }
  /** Requests a minute of one token. */
  readonly tokenPace: number
  /** Without a slash at the end; null: nowhere. */
  readonly publicUrl: string | null
  /** Null: for ever. */
  readonly keepDays: number | null
}

const peopleSchema = z.object(peopleShape)

export function readPeople(values: z.infer<typeof peopleSchema>): PeopleSettings {
  const list = (given: string | undefined, prefix: string) =>
    (given ?? '').split(',').flatMap((one) => (one.trim() ? `${prefix}${one.trim()}` : []))
  return {
    people: new Set([
      ...list(values.TELEGRAM_ALLOWED_USERS, 'telegram:'),
      ...list(values.WECOM_ALLOWED_USERS, 'wecom:'),
    ]),
    administrators: new Set(list(values.ANTOU_ADMINS, '')),
    limits: {
      person: values.ANTOU_PERSON_PACE,
      group: values.ANTOU_GROUP_PACE,
      files: values.ANTOU_PERSON_FILES,
      groupFiles: values.ANTOU_GROUP_FILES,
    },
    tokenPace: values.ANTOU_TOKEN_PACE,
    publicUrl: values.ANTOU_PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    keepDays: values.ANTOU_KEEP_DAYS ?? null,
  }
}
