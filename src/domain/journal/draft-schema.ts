// Schema of a draft's versions as the journal keeps them. Fields that this version does not know are kept as they are.
import { z } from 'zod'
import type { Brief } from '#domain/brief.ts'
import type { DraftRecord, Prose } from '#domain/draft.ts'

const span = { start: z.number(), end: z.number() }

const place = z.looseObject({
  province: z.string().nullable(),
  city: z.string().nullable(),
  county: z.string().nullable(),
  town: z.string().nullable(),
})

const cell = z.looseObject({
  table: z.number(),
  row: z.number(),
  column: z.number(),
  heading: z.string().optional(),
  isPast: z.boolean().optional(),
  of: z
    .looseObject({
      name: z.string(),
      kind: z.enum(['place', 'period', 'kind', 'total']),
      mayAdd: z.boolean(),
    })
    .optional(),
})

const figure = z.looseObject({
  id: z.number(),
  indicator: z.string(),
  isKnown: z.boolean(),
  theme: z.string().nullable(),
  value: z.number(),
  unit: z.string(),
  qualifier: z.enum(['余', '近', '约', '以上', '以下', 'none']),
  raw: z.string(),
  clause: z.string(),
  at: z.looseObject(span),
  isOwnWords: z.boolean(),
  tail: z.string(),
  clauseIndex: z.number(),
  line: z.number(),
  note: z.string(),
  sentence: z.number().default(0),
  label: z.string().default(''),
  source: z.string().default(''),
  cell: cell.optional(),
  lastYearOf: z.number().nullable().default(null),
  isStepSaid: z.literal(true).optional(),
  section: z.string().optional(),
  rival: z.looseObject({ raw: z.string(), from: z.string() }).optional(),
})

const brief: z.ZodType<Brief> = z.looseObject({
  scope: z.discriminatedUnion('kind', [
    z.looseObject({ kind: z.literal('report'), outline: z.string().nullable() }),
    z.looseObject({ kind: z.literal('section'), theme: z.string() }),
  ]),
  place: place.nullable(),
  year: z.number().nullable(),
  figures: z.array(figure),
  statements: z.array(
    z.looseObject({
      text: z.string(),
      theme: z.string().nullable(),
      line: z.number(),
      clauseIndex: z.number(),
      sentence: z.number().default(0),
      label: z.string().default(''),
      cell: cell.optional(),
      section: z.string().optional(),
    }),
  ),
  remarks: z.array(z.string()),
  title: z.string().default(''),
  unused: z.array(z.looseObject({ text: z.string(), reason: z.string(), source: z.string() })).default([]),
  doubts: z.array(z.string()).default([]),
  masked: z.array(z.string()).default([]),
  seed: z.number(),
  lines: z.array(z.string()),
  outlineText: z.string().nullable(),
  asked: z
    .looseObject({
      topic: z.string(),
      form: z.string(),
      period: z.string(),
      office: z.string(),
      recipient: z.string().optional(),
      person: z.string().optional(),
      issue: z.string().optional(),
      partOf: z.string().optional(),
      self: z.string().optional(),
      order: z.array(z.string()).optional(),
    })
    .optional(),
})

const lastYear = z.looseObject({ raw: z.string(), change: z.number().nullable() })

const source = z.discriminatedUnion('kind', [
  z.looseObject({
    ...span,
    kind: z.literal('brief'),
    raw: z.string(),
    figure: z.number(),
    line: z.number(),
    source: z.string().default(''),
    quote: z.string(),
    lastYear: lastYear.nullable(),
  }),
  z.looseObject({
    ...span,
    kind: z.literal('arithmetic'),
    raw: z.string(),
    formula: z.string(),
    figures: z.array(z.number()),
  }),
  z.looseObject({
    ...span,
    kind: z.literal('statement'),
    raw: z.string(),
    line: z.number(),
    source: z.string(),
    quote: z.string(),
  }),
  z.looseObject({ ...span, kind: z.literal('request'), raw: z.string() }),
])

const prose: z.ZodType<Prose> = z.looseObject({
  key: z.string(),
  paragraphs: z.array(z.looseObject({ text: z.string(), sources: z.array(source) })),
  by: z.string(),
  prompt: z.string(),
})

const choices = z.looseObject({
  turns: z.record(z.string(), z.number()),
  short: z.array(z.string()),
  removed: z.array(z.string()),
  first: z.array(z.string()),
  title: z.string().nullable(),
  withHints: z.boolean(),
  recipient: z.string().nullable().optional(),
  copiedTo: z.string().nullable().optional(),
  signedOn: z.string().nullable().optional(),
})

const version = z.looseObject({
  n: z.number(),
  instruction: z.string(),
  brief,
  choices,
  prose: z.array(prose).optional(),
  wordings: z.array(z.looseObject({ section: z.string(), written: z.string(), text: z.string() })).optional(),
})

export const draftRecordSchema: z.ZodType<DraftRecord> = z.looseObject({
  id: z.string(),
  versions: z.array(version).min(1),
  undone: z.array(version).optional(),
})
