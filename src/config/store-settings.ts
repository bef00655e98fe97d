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
}

export interface StoreSettings {
  /** Null: everything lies in the data folder. */
  readonly databaseUrl: string | null
}

const storeSchema = z.object(storeShape)

export function readStores(values: z.infer<typeof storeSchema>): StoreSettings {
  const { DATABASE_URL: databaseUrl = null } = values
  if (databaseUrl !== null && !URL.canParse(databaseUrl))
    throw new AppError('setting', 'DATABASE_URL 不是一个地址。', {
      fix: '写成 postgres://用户:密码@主机:5432/库名；密码里的 @、/、: 等写成 %40、%2F、%3A。',
    })
  return { databaseUrl }
}
