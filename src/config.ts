// Step: settings. In: environment variables (the only place that reads them). Out: a frozen Config, or an error that says how to set what is wrong.
import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { AppError } from '#shared/errors.ts'
import { type BackupSettings, backupShape, readBackups } from './config/backup-settings.ts'
import { checkWhole } from './config/check-whole.ts'
import { type EmbedderSettings, embedderShape, readEmbedder } from './config/embedder-settings.ts'
import { type PeopleSettings, peopleShape, readPeople } from './config/people-settings.ts'
import { readSources, type SourceSettings, sourceShape } from './config/source-settings.ts'
import { readStores, type StoreSettings, storeShape } from './config/store-settings.ts'
import { readWecomBot, type WecomBot, wecomBotShape } from './config/wecom-bot-settings.ts'
import {
  readWecomCallbacks,
  type WecomCallbacks,
  wecomCallbackShape,
} from './config/wecom-callback-settings.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = (fallback: string) => z.string().min(1).default(fallback)

const hostList = z
  .string()
  .regex(/^\s*(?:https?:\/\/)?(?:\*\.)?[^\s,/*]+\/?(?:\s*,\s*(?:https?:\/\/)?(?:\*\.)?[^\s,/*]+\/?)*\s*$/i)
  .optional()

const isProxyList = (list: string) => splitList(list).every(isProxy)
const proxyList = z.string().refine(isProxyList).optional()

/** An address, or an address and how many bits of it count. */
function isProxy(entry: string): boolean {
  const [address = '', bits = '0', ...rest] = entry.split('/')
  const most = isIP(address) === 6 ? 128 : 32
  return isIP(address) !== 0 && rest.length === 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= most
}

const schema = z.object({
  ANTOU_DATA: folder('data').describe('数据目录：数据库、原件、索引都在这里'),
  ANTOU_INBOX: z.string().optional().describe('收件目录：放进去的报告自动入库；缺省为数据目录下的 inbox'),
  ANTOU_ALLOWED_HOSTS: hostList.describe(
    '可以用 ingest 网址 读的网站，逗号分隔，例如 www.example.gov.cn,*.example.gov.cn；没有加密的写 http://主机；不设就不联网',
  ),
  ANTOU_INTRANET_HOSTS: hostList.describe(
    '同上，但地址在本单位内网的网站；上一项里的网站指向内网地址时不连接',
  ),
  ANTOU_PROMPTS: folder(resolve(root, 'prompts')).describe('提示词与词表目录'),
  ANTOU_HOST: z.string().default('127.0.0.1').describe('网页监听地址；不是本机地址时必须设密码'),
  ANTOU_PORT: z.coerce.number().int().min(0).max(65535).default(8765).describe('网页端口'),
  ANTOU_PASSWORD: z.string().min(8).optional().describe('网页密码，至少 8 个字符'),
  ANTOU_TRUSTED_PROXIES: proxyList.describe(
    '网页前面的反向代理的地址或网段，逗号分隔，例如 127.0.0.1,10.0.0.0/8；只有它们写的 x-forwarded-for、x-forwarded-proto 算数',
  ),
  ANTOU_METRICS: z
    .enum(['0', '1'])
    .default('0')
    .describe('1：在 /metrics 给监控系统（Prometheus）看几个数，不用密码；只有数，没有问题和报告的内容'),
  ANTOU_LOG: z
    .enum(['lines', 'json'])
    .default('lines')
    .describe('serve 的日志：lines 给人看；json 一行一个对象，给日志系统收'),
  ANTOU_TOKEN: z
    .string()
    .min(20)
    .optional()
    .describe('antou mcp 以谁的身份来查：他的令牌；不设就是坐在这台机器前的管理员'),
  ANTOU_PLACE: z.string().optional().describe('终端用户的本单位，例如 青禾县柳溪镇'),
  ...embedderShape,
  ANTOU_RERANKER_DIR: z
    .string()
    .min(1)
    .optional()
    .describe(
      '放重排模型（ONNX 格式的 cross-encoder）和 tokenizer.json 的目录；设了则 antou search 的前30段由它排序',
    ),
  ANTOU_MODEL_HUB: z
    .url()
    .optional()
    .describe('antou model get 从哪里下载模型，例如单位内网的模型站；不设就不联网'),
  ANTOU_MODEL: z
    .string()
    .optional()
    .describe(
      '大模型：deepseek、qwen、zhipu、moonshot、spark、qianfan/模型名、ollama、vllm/模型名、tongyi、hunyuan、minimax，可加 /模型名；不设则只用原文摘录',
    ),
  ANTOU_MODEL_URL: z
    .url()
    .optional()
    .describe('大模型接口地址（兼容 OpenAI，多数以 /v1 结尾）；用现成名字时可不设'),
  ANTOU_MODEL_KEY: z
    .string()
    .optional()
    .describe('大模型密钥；混元写 SecretId:SecretKey,MiniMax 写 GroupId:密钥'),
  ANTOU_MODEL_TIMEOUT: z.coerce
    .number()
    .min(1)
    .max(600)
    .default(20)
    .describe('等大模型的秒数，过了就用原文摘录'),
  ANTOU_MODEL_AGENT: z.enum(['0', '1']).default('0').describe('1:难题让大模型自己查资料（模型要会调用工具）'),
  ANTOU_MODEL_READER: z
    .enum(['0', '1'])
    .default('1')
    .describe('1:按规则读不懂的问题（没有说清问什么、或太长）让大模型再读一遍；0:不用'),
  TELEGRAM_BOT_TOKEN: z.string().min(20).optional().describe('Telegram 机器人令牌；不设则不启用'),
  ...peopleShape,
  ...sourceShape,
  ...backupShape,
  ...storeShape,
  TELEGRAM_API_ROOT: z.url().optional().describe('Telegram 接口地址；缺省为官方地址'),
  TELEGRAM_WEBHOOK_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('Telegram 把消息送到哪里，例如 https://域名/telegram；与下一项一起设，不设就由案头去取'),
  TELEGRAM_WEBHOOK_SECRET: z
    .string()
    .regex(/^[A-Za-z0-9_-]{16,256}$/)
    .optional()
    .describe('上一项的密钥，16 到 256 个字母、数字、_、-；没有它谁都能冒充 Telegram'),
  ...wecomBotShape,
  ...wecomCallbackShape,
})

export interface Config {
  /** Names of the settings that are set, for `doctor`. */
  readonly present: ReadonlySet<string>
  readonly dataDir: string
  readonly inboxDir: string
  readonly promptsDir: string
  /** Whose pages may be read; both empty: no address is. */
  readonly hosts: { readonly allowed: readonly string[]; readonly intranet: readonly string[] }
  /** Reports of this folder are samples. */
  readonly corpusDir: string
  readonly web: {
    readonly host: string
    readonly port: number
    readonly password: string | null
    readonly proxies: readonly string[]
    /** Whether `/metrics` is there. */
    readonly hasMetrics: boolean
  }
  readonly log: {
    readonly kind: 'lines' | 'json'
    /** What may never stand in it. */
    readonly secrets: readonly string[]
  }
  readonly place: string | null
  /** Whom `antou mcp` asks for; null: who sits at the machine. */
  readonly token: string | null
  readonly embedder: EmbedderSettings
  /** Folder with a cross-encoder; null: none. */
  readonly rerankerDir: string | null
  /** Where `antou model get` loads from; null: nowhere. */
  readonly modelHub: string | null
  /** Null: extracts only. */
  readonly model: {
    readonly model: string
    readonly url: string | null
    readonly key: string | null
    readonly timeoutMs: number
    readonly isAgent: boolean
    readonly isReader: boolean
  } | null
  readonly people: PeopleSettings
  readonly sources: SourceSettings
  readonly backups: BackupSettings
  readonly stores: StoreSettings
  readonly telegram: {
    readonly token: string
    readonly apiRoot: string | null
    /** Null: long polling. */
    readonly webhook: { readonly url: string; readonly secret: string } | null
  } | null
  /** WeCom's AI bot on a long connection; null: none. */
  readonly wecomBot: WecomBot | null
  /** What WeCom calls here: the app, the AI bot in URL mode. */
  readonly wecomCallbacks: WecomCallbacks
}

/** Name, meaning and default of every setting, for help texts and `doctor`. */
export function listSettings(): readonly { name: string; meaning: string; fallback: string }[] {
  return Object.entries(schema.shape).map(([name, field]) => {
    const parsed = field.safeParse(undefined)
    return {
      name,
      meaning: field.description ?? '',
      fallback: parsed.success ? String(parsed.data ?? '') : '',
    }
  })
}

/** Reads settings; `overrides` come from the command line (`--data`). Throws AppError `setting` naming every wrong one. */
export function readConfig(
  env: Readonly<Record<string, string | undefined>>,
  overrides: { dataDir?: string | undefined } = {},
): Config {
  const present = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = schema.safeParse(present)
  if (!parsed.success) throw settingError(parsed.error)
  const values = parsed.data
  const dataDir = resolve(overrides.dataDir ?? values.ANTOU_DATA)
  return Object.freeze({
    present: new Set(Object.keys(present).filter((name) => name in schema.shape)),
    dataDir,
    inboxDir: resolve(values.ANTOU_INBOX ?? resolve(dataDir, 'inbox')),
    promptsDir: resolve(values.ANTOU_PROMPTS),
    hosts: {
      allowed: splitList(values.ANTOU_ALLOWED_HOSTS),
      intranet: splitList(values.ANTOU_INTRANET_HOSTS),
    },
    corpusDir: resolve(root, 'corpus'),
    web: {
      host: values.ANTOU_HOST,
      port: values.ANTOU_PORT,
      password: values.ANTOU_PASSWORD ?? null,
      proxies: splitList(values.ANTOU_TRUSTED_PROXIES),
      hasMetrics: values.ANTOU_METRICS === '1',
    },
    log: { kind: values.ANTOU_LOG, secrets: listSecrets(present) },
    place: values.ANTOU_PLACE ?? null,
    token: values.ANTOU_TOKEN ?? null,
    embedder: readEmbedder(values),
    rerankerDir: values.ANTOU_RERANKER_DIR ?? null,
    modelHub: values.ANTOU_MODEL_HUB ?? null,
    model: readModel(values),
    people: readPeople(values),
    sources: readSources(values),
    backups: readBackups(values),
    stores: readStores(values),
    telegram: readTelegram(values),
    wecomBot: readWecomBot(values),
    wecomCallbacks: readWecomCallbacks(values),
  })
}

/** Settings are secret by the end of their name, those to come too. */
function listSecrets(present: Readonly<Record<string, string | undefined>>): readonly string[] {
  const isSecret = (name: string) => name in schema.shape && /_(?:PASSWORD|KEY|SECRET|TOKEN)$/.test(name)
  return Object.entries(present).flatMap(([name, value]) => (isSecret(name) ? (value ?? []) : []))
}

function splitList(value: string | undefined): readonly string[] {
  return (value ?? '').split(',').flatMap((entry) => entry.trim() || [])
}

function readModel(values: z.infer<typeof schema>): Config['model'] {
  if (!values.ANTOU_MODEL) return null
  return {
    model: values.ANTOU_MODEL,
    url: values.ANTOU_MODEL_URL ?? null,
    key: values.ANTOU_MODEL_KEY ?? null,
    timeoutMs: values.ANTOU_MODEL_TIMEOUT * 1000,
    isAgent: values.ANTOU_MODEL_AGENT === '1',
    isReader: values.ANTOU_MODEL_READER === '1',
  }
}

const webhookFix = '两项一起设；密钥自己定，16 位以上的字母、数字。不用 webhook 就都不设。'

function readTelegram(values: z.infer<typeof schema>): Config['telegram'] {
  if (!values.TELEGRAM_BOT_TOKEN) return null
  const { TELEGRAM_WEBHOOK_URL: url, TELEGRAM_WEBHOOK_SECRET: secret } = values
  checkWhole(values, ['TELEGRAM_WEBHOOK_URL', 'TELEGRAM_WEBHOOK_SECRET'], webhookFix)
  return {
    token: values.TELEGRAM_BOT_TOKEN,
    apiRoot: values.TELEGRAM_API_ROOT ?? null,
    webhook: url && secret ? { url, secret } : null,
  }
}

function settingError(error: z.ZodError): AppError {
  const names = [...new Set(error.issues.map((issue) => String(issue.path[0])))]
  const meanings = listSettings().filter((setting) => names.includes(setting.name))
  return new AppError('setting', `设置不对：${names.join('、')}`, {
    fix: meanings.map((setting) => `${setting.name}:${setting.meaning}`).join('\n'),
    cause: error,
  })
}
