// Step: heads. The QuestionReader port on the shipped encoder's own states: a few small linear heads, trained by test/learn/train-heads.ts.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { operations, wants } from '#domain/frame.ts'
import type { Span } from '#domain/span.ts'
import type { Embedder, EncodedText } from '#ports/embedder.ts'
import type { QuestionReader, QuestionReading, Saying } from '#ports/question-reader.ts'
import { AppError } from '#shared/errors.ts'
import { buildFollowInput, buildTopicInput, buildWantInput } from './head-inputs.ts'
import { readTables, type Tables } from './head-weights.ts'
import { type Head, runHead, toShares } from './run-head.ts'
import { joinTokens, listTokenInputs, openTagger, type TaggerWeights, tagTokens } from './topic-tagger.ts'

export const weightsFile = fileURLToPath(new URL('heads.bin', import.meta.url))

/** Null for an encoder that hands out no states, or for another than the one the heads were trained on. */
export function openHeads(embedder: Embedder | null, file = weightsFile): QuestionReader | null {
  const encode = embedder?.encode
  // What was made for the shipped encoder comes with it; another has none.
  if (!encode || !embedder.known) return null
  const heads = readHeads(readTables(readFileSync(file)))
  return {
    read: async (now, previous) => {
      try {
        const [encoded, before] = await Promise.all([
          encode(now.plain || now.masked),
          previous === null || previous === '' ? null : encode(previous),
        ])
        return readSaying(heads, now, { encoded, before })
      } catch (error) {
        if (error instanceof AppError) return null
        throw error
      }
    },
  }
}

interface Heads {
  readonly want: Head
  readonly follow: Head
  readonly topic: Head
  readonly asked: TaggerWeights
}

function readHeads(tables: Tables): Heads {
  const take = (name: string) => {
    const table = tables[name]
    if (!table) throw new Error(`head weights lack ${name}`)
    return table
  }
  const read = (name: string): Head => ({ dense: take(`${name} dense`), pieces: take(`${name} pieces`) })
  return { want: read('want'), follow: read('follow'), topic: read('topic'), asked: openTagger(take) }
}

function readSaying(
  heads: Heads,
  now: Saying,
  { encoded, before }: { encoded: EncodedText; before: EncodedText | null },
): QuestionReading {
  const topic = readTopicShares(heads.topic, now, encoded)
  const want = toShares(runHead(heads.want, buildWantInput(now, encoded)))
  const follow = before && toShares(runHead(heads.follow, buildFollowInput(now, encoded, before)))
  const own = follow?.[0] ?? 1
  const taken = follow?.slice(1) ?? operations.map(() => 1)
  const sum = taken.reduce((total, one) => total + one, 0)
  return {
    want: nameShares(wants, want),
    topic,
    asked: readAsked(heads.asked, now, encoded),
    followUp: 1 - own,
    operation: nameShares(
      operations,
      taken.map((one) => one / (sum || 1)),
    ),
  }
}

export function nameShares<Name extends string>(
  names: readonly Name[],
  shares: readonly number[],
): Readonly<Record<Name, number>> {
  return Object.fromEntries(names.map((name, i) => [name, shares[i] ?? 0])) as Record<Name, number>
}

/** One number a character of `plain`. */
function readTopicShares(head: Head, saying: Saying, encoded: EncodedText): readonly number[] {
  const shares = Array.from({ length: saying.plain.length }, () => 0)
  for (const [i, span] of encoded.tokens.entries()) {
    const input = buildTopicInput(saying, encoded, i)
    if (!span || !input) continue
    const [number = 0] = runHead(head, input)
    for (let at = span.start; at < span.end; at++) shares[at] = 1 / (1 + Math.exp(-number))
  }
  return shares
}

/** The runs of `plain` that people would mark. */
function readAsked(weights: TaggerWeights, saying: Saying, encoded: EncodedText): readonly Span[] {
  const tokens = listTokenInputs(saying, encoded)
  return joinTokens(saying.cuts, tokens, tagTokens(weights, tokens))
}
