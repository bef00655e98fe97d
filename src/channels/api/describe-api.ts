// Step: encode. In: the table of operations. Out: the OpenAPI 3.1 document of the JSON API, from the same shapes that it is held to.
import { z } from 'zod'
import type { Operation } from '#desk/doors/operation.ts'

type Json = Readonly<Record<string, unknown>>

/** `address`: where the API is reached, without a slash at the end. */
export function describeApi(
  operations: readonly Operation[],
  { address, version }: { readonly address: string; readonly version: string },
): Json {
  const paths = operations.map((operation) => [`/api/${operation.name}`, { post: describe(operation) }])
  const description =
    '查各乡镇公开的报告，每句话都带原文出处；按自己的素材起草、核对。看得到什么，和令牌的主人一样。'
  return {
    openapi: '3.1.0',
    info: { title: '案头 Antou', version, description },
    servers: [{ url: address }],
    security: [{ token: [] }],
    paths: Object.fromEntries(paths),
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer', description: '网页“人员”里发的令牌' } },
      schemas: { Problem: shapeOf(problemShape, 'output') },
    },
  }
}

/** What stands in the place of a result. */
export const problemShape = z.object({
  error: z.object({
    kind: z.string().describe('input、missing、denied、busy、storage、setting、remote 等'),
    message: z.string().describe('什么没办成'),
    fix: z.string().describe('怎么办'),
  }),
})

function describe({ name, title, help, input, output }: Operation): Json {
  const problem = { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } }
  const refusals = { 400: '参数不对', 401: '令牌不对', 403: '不许', 404: '没有', 429: '太快了', 503: '忙' }
  return {
    operationId: name,
    summary: title,
    description: help,
    requestBody: {
      required: true,
      content: { 'application/json': { schema: shapeOf(input, 'input') } },
    },
    responses: {
      200: { description: '结果', content: { 'application/json': { schema: shapeOf(output, 'output') } } },
      ...Object.fromEntries(
        Object.entries(refusals).map(([status, description]) => [status, { description, content: problem }]),
      ),
    },
  }
}

/** Bounds that say only how large a number of this language may be are left out. */
function shapeOf(shape: z.ZodObject, io: 'input' | 'output'): Json {
  const { $schema: _, ...schema } = z.toJSONSchema(shape, {
    io,
    override: ({ jsonSchema }) => {
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum
    },
  })
  return schema
}
