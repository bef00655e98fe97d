// Record of the journal: 本单位 was asked for in a conversation, its key; the answer may come the next day.
import { z } from 'zod'
import type { Choice } from '#domain/answer.ts'
import { choiceSchema } from './answer-schema.ts'

export interface AwaitedPlace {
  /** The places that were offered; none where a name was asked for. */
  readonly choices: readonly Choice[]
}

export const awaitedPlaceSchema: z.ZodType<AwaitedPlace> = z.looseObject({ choices: z.array(choiceSchema) })
