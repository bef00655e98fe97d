// Operation: a question -> the answer, with every passage that it rests on.
import { z } from 'zod'
import type { Answer } from '#domain/answer.ts'
import { maxQuestionLength } from '#domain/text-limits.ts'
import { defineOperation } from './operation.ts'
import { renderCited } from './render-cited.ts'
import { type CitedPassage, citationShape, ownPlaceInput } from './shapes.ts'

const question = z.string().max(maxQuestionLength)

export const askOperation = defineOperation({
  name: 'ask',
  title: '问同行报告',
  help: '就各乡镇公开的报告提问（多少、谁、怎么做、比一比、有没有写），回答的每句话都带原文出处；报告里没有的就说没有。问法用平常的话。',
  input: z.object({
    question: question.min(1).describe('问题，例如 其他乡镇怎么处理欠薪的？'),
    place: ownPlaceInput.optional(),
    context: z.array(question).max(10).optional().describe('追问时，前面问过的话，先问的在前'),
  }),
  output: z.object({
    kind: z.enum(['answer', 'refusal', 'clarify']).describe('refusal：没有，说明查了什么；clarify：反问'),
    text: z.string().describe('回答，[n] 指 citations'),
    citations: z.array(citationShape),
    choices: z
      .array(z.object({ label: z.string() }))
      .optional()
      .describe('clarify 时可选的答复'),
    figures: z.array(
      z.object({
        indicator: z.string(),
        value: z.number(),
        unit: z.string(),
        qualifier: z.string(),
        n: z.int(),
      }),
    ),
    searched: z.object({
      reports: z.int(),
      places: z.array(z.string()),
      years: z.array(z.int()),
    }),
    by: z.string().describe('extract：原文摘录；否则是大模型的名字'),
  }),
  async run(reader, { question: text, place, context = [] }, desk) {
    const askerPlace = place ?? (await desk.readPlace(reader))
    const answer = await desk.ask(reader, { text, askerPlace, context })
    const { kind, figures, searched, by } = answer
    const citations = listCited(answer)
    const choices = answer.kind === 'clarify' ? answer.choices.map(({ label }) => ({ label })) : null
    const data = { kind, text: answer.text, citations, figures: [...figures], searched, by }
    return {
      data: {
        ...data,
        searched: { ...searched, places: [...searched.places], years: [...searched.years] },
        ...(choices ? { choices } : {}),
      },
      text: renderAnswered(answer),
    }
  },
})

/** The citations of an answer in the shape that goes out of the program. */
export function listCited({ citations }: Pick<Answer, 'citations'>): CitedPassage[] {
  return citations.map(({ reportId: report, n, file, place, year, section, quote, start, end }) => {
    return { n, report, file, place, year, section, quote, start, end }
  })
}

/** The answer, what may be chosen where it asks back, and the passages that it cites. */
export function renderAnswered(answer: Answer): string {
  const labels = answer.kind === 'clarify' ? answer.choices.map(({ label }) => label) : []
  const asked = labels.some((label) => !answer.text.includes(label)) ? `\n可选：${labels.join('、')}` : ''
  return renderCited(`${answer.text.trim()}${asked}`, listCited(answer))
}
