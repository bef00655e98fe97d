// Step: settings. Where reports and records lie when one machine is not enough: PostgreSQL, and for the vectors Milvus.
import { z } from 'zod'
import { AppError } from '#shared/errors.ts'

export const storeShape = {
  DATABASE_URL: z
    .string()
    .regex(/^postgres(?:ql)?:\/\//)
    .optional()
    .describe(
      'PostgreSQL 的地址，例如 postgres://用户:密码@主机:5432/antou；设了则报告、原件、对话都存在那里，几台案头可以共用；不设就存在数据目录',
    ),
  MILVUS_ADDRESS: z
    .string()
    .regex(/^(?:https?:\/\/)?[\w.-]+(?::\d{1,5})?$/)
    .optional()
    .describe('Milvus 的地址，例如 127.0.0.1:19530；设了则句向量在那里检索，要和 DATABASE_URL 一起设'),
  MILVUS_TOKEN: z.string().min(1).optional().describe('Milvus 的令牌（用户:密码）；Milvus 没有开认证就不设'),
}

export interface StoreSettings {
  /** Null: everything lies in the data folder. */
  readonly databaseUrl: string | null
  /** Null: vectors are searched in the memory of each process. */
  readonly milvus: { readonly address: string; readonly token: string | null } | null
}

const storeSchema = z.object(storeShape)

export function readStores(values: z.infer<typeof storeSchema>): StoreSettings {
  const { DATABASE_URL: databaseUrl = null } = values
  if (databaseUrl !== null && !URL.canParse(databaseUrl))
    throw new AppError('setting', 'DATABASE_URL 不是一个地址。', {
      fix: '写成 postgres://用户:密码@主机:5432/库名；密码里的 @、/、: 等写成 %40、%2F、%3A。',
    })
  const { MILVUS_ADDRESS: address, MILVUS_TOKEN: token = null } = values
  if (address !== undefined && databaseUrl === null)
    throw new AppError('setting', '设了 MILVUS_ADDRESS，却没有设 DATABASE_URL。', {
      fix: '报告存在 PostgreSQL 里才能用 Milvus 检索：两项一起设，或都不设。',
    })
  return { databaseUrl, milvus: address === undefined ? null : { address, token } }
}
