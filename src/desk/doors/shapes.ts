// Shapes that several operations share: what is asked for (place, year), and a passage as it is cited.
import { z } from 'zod'
import { maxNameLength } from '#domain/text-limits.ts'

export const placeInput = z.string().max(maxNameLength).describe('地区，例如 青禾县石桥乡；不写就是全部')
export const yearInput = z.int().min(1949).max(2100).describe('报告年度，例如 2023；不写就是全部')
export const ownPlaceInput = z
  .string()
  .max(maxNameLength)
  .describe('提问人的本单位，例如 青禾县柳溪镇；不写就用令牌主人的')

const spanShape = {
  start: z.int().describe('在报告正文里的起点，按字符数'),
  end: z.int().describe('终点，不含'),
}

export const quotedShape = {
  file: z.string().describe('报告的文件名'),
  place: z.string().describe('地区，例如 青禾县石桥乡'),
  year: z.int().nullable().describe('报告年度；没认出来是 null'),
  section: z.string().describe('章节路径，例如 一/(四)'),
  quote: z.string().describe('原文，一字不改'),
  ...spanShape,
}

export const citationShape = z.object({
  n: z.int().describe('文字里的 [n]'),
  ...quotedShape,
  report: z.int().nullable().describe('报告编号，read_section 用'),
})
export type CitedPassage = z.infer<typeof citationShape>

export const findingShape = z.object({
  rule: z.string(),
  severity: z.enum(['block', 'warn', 'note']).describe('block 必改，warn 建议，note 提示'),
  text: z.string().describe('哪里不对、为什么'),
  where: z.object({ ...spanShape, quote: z.string() }),
  fix: z.string().describe('怎么改'),
})
