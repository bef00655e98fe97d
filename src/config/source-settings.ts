// Step: settings. How often list pages of sites are looked at, and how slowly.
import { z } from 'zod'

export const sourceShape = {
  ANTOU_SOURCE_HOURS: z.coerce
    .number()
    .int()
    .min(1)
    .max(24 * 90)
    .default(24)
    .describe('来源（网站上的报告栏目）隔几小时看一次；没有来源就不看'),
  ANTOU_SOURCE_PACE: z.coerce
    .number()
    .int()
    .min(1)
    .max(600)
    .default(2)
    .describe('看来源时，同一个网站两次请求之间至少隔几秒；网站的 robots.txt 要求更慢的，按它的'),
}

export interface SourceSettings {
  readonly hours: number
  readonly paceMs: number
}

const sourceSchema = z.object(sourceShape)

export function readSources(values: z.infer<typeof sourceSchema>): SourceSettings {
  return { hours: values.ANTOU_SOURCE_HOURS, paceMs: values.ANTOU_SOURCE_PACE * 1000 }
}
