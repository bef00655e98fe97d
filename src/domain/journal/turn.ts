// Record of the journal: one question of a talk with its answer.
import { z } from 'zod'
import type { Answer } from '#domain/answer.ts'
import { answerSchema } from './answer-schema.ts'

export interface Turn {
  /** ISO time of the answer. */
  readonly at: string
  /** Who asked; null in talks of versions that did not keep it. */
  readonly person: string | null
  /** 本单位 it was asked under; null where none was set, and in talks of versions that did not keep it. */
  readonly own: string | null
  readonly question: string
  readonly answer: Answer
}

export const turnSchema: z.ZodType<Turn> = z.looseObject({
  at: z.string(),
  person: z.string().nullable(),
  own: z.string().nullable().default(null),
  question: z.string(),
  answer: answerSchema,
})
