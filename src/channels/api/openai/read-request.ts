// Step: decode. In: the body of a request to /v1/chat/completions. Out: the talk so far and what is said now; whatever else a model would be told is left aside.
import { z } from 'zod'
import { AppError } from '#shared/errors.ts'

const partShape = z.looseObject({ type: z.string(), text: z.string().optional() })
const messageShape = z.looseObject({
  role: z.string(),
  content: z.union([z.string(), z.array(partShape), z.null()]).optional(),
})
const bodyShape = z.looseObject({
  model: z.string().max(200),
  messages: z.array(messageShape).min(1).max(2000),
  stream: z.boolean().nullish(),
  stream_options: z.looseObject({ include_usage: z.boolean().nullish() }).nullish(),
  n: z.number().nullish(),
  response_format: z.looseObject({ type: z.string() }).nullish(),
})

export interface ReadCompletion {
  readonly model: string
  readonly before: readonly { readonly from: 'person' | 'antou'; readonly text: string }[]
  readonly text: string
  readonly isStreamed: boolean
  readonly withUsage: boolean
  /** Characters of all messages. */
  readonly length: number
}

/** Throws AppError `input` that names what is wrong. */
export function readRequest(body: unknown): ReadCompletion {
  const read = bodyShape.safeParse(body, { error: z.locales.zhCN().localeError })
  if (!read.success) {
    const [issue] = read.error.issues
    throw wrong(`请求不对：${issue?.path.map(String).join('.').slice(0, 60)} ${issue?.message.slice(0, 120)}`)
  }
  const { model, messages, stream, stream_options, n, response_format } = read.data
  if (n !== undefined && n !== null && n !== 1) throw wrong('一次只给一个回答，n 写 1 或不写。')
  if (response_format && response_format.type !== 'text') throw wrong('只给文字，不按 JSON 格式作答。')
  const said = messages.flatMap(({ role, content }) => {
    const from = role === 'user' ? 'person' : role === 'assistant' ? 'antou' : null
    return from === null ? [] : [{ from, text: readText(content ?? '') } as const]
  })
  const last = said.at(-1)
  if (last?.from !== 'person' || last.text.trim() === '') throw wrong('最后一条要是用户说的话。')
  return {
    model,
    before: said.slice(0, -1),
    text: last.text,
    isStreamed: stream === true,
    withUsage: stream_options?.include_usage === true,
    length: said.reduce((sum, { text }) => sum + [...text].length, 0),
  }
}

function readText(content: string | readonly z.infer<typeof partShape>[]): string {
  if (typeof content === 'string') return content
  if (content.some(({ type }) => type !== 'text')) throw wrong('只收文字；图片和文件请到网页上传。')
  return content.map(({ text = '' }) => text).join('\n')
}

function wrong(message: string): AppError {
  return new AppError('input', message, { fix: '格式见 docs/open-doors.zh-CN.md。' })
}
