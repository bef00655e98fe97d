// Schema of an answer as the journal keeps it. Fields that this version does not know are kept as they are.
import { z } from 'zod'
import type { Answer, UnsealedAnswer } from '#domain/answer.ts'
import { reportLevels } from '#domain/place.ts'
import { rowStates } from '#domain/row.ts'
import { sealAnswer } from '#domain/seal-answer.ts'
import { frameSchema } from './frame-schema.ts'

const span = { start: z.number(), end: z.number() }

export const citationSchema = z.looseObject({
  ...span,
  n: z.number(),
  reportId: z.number(),
  file: z.string(),
  place: z.string(),
  year: z.number().nullable(),
  section: z.string(),
  quote: z.string(),
  isSample: z.boolean(),
})

export const searchedSchema = z.looseObject({
  reports: z.number(),
  /** Answers of before levels were read spoke of townships. */
  level: z.enum(reportLevels).nullable().default('乡镇'),
  places: z.array(z.string()),
  years: z.array(z.number()),
})

export const droppedSchema = z.looseObject({ text: z.string(), reason: z.string() })
export const readerSchema = z.looseObject({ by: z.string(), prompt: z.string() })
export const choiceSchema = z.looseObject({ label: z.string(), place: z.string() })

const line = z.discriminatedUnion('kind', [
  z.looseObject({ kind: z.literal('frame'), text: z.string() }),
  z.looseObject({ kind: z.literal('heading'), text: z.string() }),
  z.looseObject({ kind: z.literal('quotes'), lead: z.string(), quotes: z.array(z.number()) }),
  z.looseObject({ kind: z.literal('sentence'), text: z.string() }),
  z.looseObject({
    kind: z.literal('table'),
    head: z.array(z.string()),
    rows: z.array(z.array(z.string())),
  }),
])

const row = z.looseObject({
  place: z.string(),
  year: z.number().nullable(),
  state: z.enum(rowStates),
  n: z.number().nullable(),
})

const figure = z.looseObject({
  indicator: z.string(),
  value: z.number(),
  unit: z.string(),
  qualifier: z.string(),
  n: z.number(),
})

const base = {
  text: z.string(),
  lines: z.array(line),
  citations: z.array(citationSchema),
  rows: z.array(row).optional(),
  figures: z.array(figure),
  dropped: z.array(droppedSchema),
  searched: searchedSchema,
  by: z.string(),
  prompt: z.string().optional(),
  reader: readerSchema.optional(),
  elapsedMs: z.number(),
  frame: frameSchema,
}

/** What is kept left the gate when it was written. */
export const answerSchema: z.ZodType<Answer> = z
  .discriminatedUnion('kind', [
    z.looseObject({ kind: z.literal('answer'), ...base }),
    z.looseObject({ kind: z.literal('refusal'), ...base }),
    z.looseObject({ kind: z.literal('clarify'), ...base, choices: z.array(choiceSchema) }),
  ])
  .transform((kept) => sealAnswer(kept as UnsealedAnswer))
