// Operation: words -> the passages that fit them best; no answer is made of them.
import { z } from 'zod'
import { maxQuestionLength } from '#domain/text-limits.ts'
import { speaksToModel } from '#text/private/model-privacy.ts'
import { defineOperation } from './operation.ts'
import { renderCited } from './render-cited.ts'
import { citationShape, placeInput, yearInput } from './shapes.ts'

export const searchOperation = defineOperation({
  name: 'search',
  title: '找原文段落',
  help: '按词句和意思找报告里的段落，只给原文，不组织成回答。要结论请用 ask。',
  input: z.object({
    query: z.string().min(1).max(maxQuestionLength).describe('要找的词句，例如 欠薪 联合调处'),
    place: placeInput.optional(),
    year: yearInput.optional(),
    limit: z.int().min(1).max(50).default(10).describe('最多几段'),
  }),
  output: z.object({
    citations: z.array(citationShape.extend({ score: z.number().describe('同一次里可比') })),
    leftOut: z.int().describe('像是写给模型的话、没有给出的段落数'),
  }),
  async run(reader, { query, place = null, year = null, limit }, desk) {
    const found = await desk.search(reader, { text: query, place, year, limit })
    const open = found.filter(({ text }) => !speaksToModel(text))
    const idOf = new Map((await desk.listReports(reader)).map(({ id, file }) => [file, id]))
    const citations = open.map(({ text: quote, score, ...row }, index) => ({
      ...row,
      n: index + 1,
      quote,
      score,
      report: idOf.get(row.file) ?? null,
    }))
    const text = citations.length > 0 ? `找到${citations.length}段：` : '没有找到。换个说法再找。'
    return { data: { citations, leftOut: found.length - open.length }, text: renderCited(text, citations) }
  },
})
