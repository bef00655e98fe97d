// Record of the journal: the verdict of a reader on one answer, with everything that led to it.
import { z } from 'zod'
import type { Answer, Citation, Searched } from '#domain/answer.ts'
import { citationSchema, droppedSchema, readerSchema, searchedSchema } from './answer-schema.ts'

export interface Feedback {
  /** ISO time of the answer. */
  readonly turn: string
  /** ISO time of the verdict. */
  readonly at: string
  readonly verdict: 'useful' | 'useless' | 'wrong-citation'
  /** Why, in the reader's words. */
  readonly note?: string
  readonly question: string
  /** What the question was read with: 本单位, the questions before it, the reports it was put to. */
  readonly query: {
    readonly askerPlace: string | null
    readonly context: readonly string[]
    readonly searched: Searched
  }
  readonly evidence: readonly Citation[]
  readonly answer: Pick<Answer, 'kind' | 'text' | 'by' | 'dropped' | 'prompt' | 'reader'>
  readonly versions: Readonly<Record<string, string>>
}

export const feedbackSchema: z.ZodType<Feedback> = z.looseObject({
  turn: z.string(),
  at: z.string(),
  verdict: z.enum(['useful', 'useless', 'wrong-citation']),
  note: z.string().optional(),
  question: z.string(),
  query: z.looseObject({
    askerPlace: z.string().nullable(),
    context: z.array(z.string()),
    searched: searchedSchema,
  }),
  evidence: z.array(citationSchema),
  answer: z.looseObject({
    kind: z.enum(['answer', 'refusal', 'clarify']),
    text: z.string(),
    by: z.string(),
    dropped: z.array(droppedSchema),
    prompt: z.string().optional(),
    reader: readerSchema.optional(),
  }),
  versions: z.record(z.string(), z.string()),
})

/** One row an answer: the last verdict on it counts. `turn` is its ISO time. */
export function feedbackKey(conversation: string, turn: string): string {
  return `${conversation} ${turn}`
}
