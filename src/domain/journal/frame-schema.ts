// Schema of a frame as the journal keeps it with its answer. Fields that this version does not know are kept as they are.
import { z } from 'zod'
import { type Frame, operations, wants } from '#domain/frame.ts'

const name = z.string().nullable()
const place = z.looseObject({ province: name, city: name, county: name, town: name })
const places = z.array(place)
const term = z.looseObject({ word: z.string(), alternatives: z.array(z.string()), weight: z.number() })
const words = z.array(z.string())

const frame = z.looseObject({
  text: z.string(),
  want: z.enum(wants),
  isNegated: z.boolean(),
  topic: z.string(),
  plain: z.string(),
  terms: z.array(term),
  head: term.nullable(),
  cues: words,
  part: z.enum(['practice', 'problem', 'plan', 'cause', 'leader', 'other']).nullable(),
  n: z.number().nullable(),
  isLeastFirst: z.boolean(),
  asksOwnRank: z.boolean().default(false),
  asksHeading: z.boolean(),
  asksLaw: z.boolean(),
  assertedNumbers: words,
  own: place.nullable(),
  ambiguous: places,
  takes: z.enum(operations).nullable(),
  about: z.string().nullable(),
  include: places,
  exclude: places,
  unknown: words,
  wantsPeers: z.boolean(),
  wantsTowns: z.boolean(),
  office: z.string().nullable(),
  period: z.string().nullable(),
  years: z.array(z.number()),
  isRelativeYear: z.boolean(),
})

/** Undefined for a frame of another version that lacks something: the answer stays, a follow-up reads the question again. */
export const frameSchema: z.ZodType<Frame | undefined> = frame
  .transform((kept) => kept as unknown as Frame)
  .optional()
  .catch(undefined)
