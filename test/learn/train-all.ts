// Tool: groups of sayings, one a writer -> the tables of all heads.
import { tableSizes } from '#adapters/heads/head-inputs.ts'
import type { Table, Tables } from '#adapters/heads/head-weights.ts'
import type { Head } from '#adapters/heads/run-head.ts'
import { operations, wants } from '#domain/frame.ts'
import {
  buildFollowExamples,
  buildTokenExamples,
  buildTopicExamples,
  buildWantExamples,
} from './build-examples.ts'
import type { Said } from './collect-sayings.ts'
import { trainTagger } from './tagger/train-tagger.ts'
import { trainHead } from './train-head.ts'

/** What one writer asked, and the same about other things. */
export interface Group {
  readonly name: string
  readonly own: readonly Said[]
  readonly swapped: readonly Said[]
}

export function trainAll(groups: readonly Group[]): Tables {
  const all = groups.flatMap(({ own }) => own)
  return listTables({
    want: listOf(
      trainHead(buildWantExamples(all), {
        rows: wants.length,
        tableSize: tableSizes.want,
        rounds: 6,
        decay: { dense: 1e-4, pieces: 1e-3 },
        hidden: 0.3,
        meanFrom: 3,
      }),
    ),
    follow: listOf(
      trainHead(buildFollowExamples(all), {
        rows: operations.length + 1,
        tableSize: tableSizes.follow,
        rounds: 8,
        decay: { dense: 1e-4, pieces: 1e-3 },
      }),
    ),
    topic: listOf(trainTopic(groups)),
    asked: trainAsked(groups),
  })
}

/** The tables of the tagger alone. */
export function trainAskedAlone(groups: readonly Group[]): Tables {
  return listTables({ asked: trainAsked(groups) })
}

/** Questions about other things weigh less here: neighbours tell more. */
const swappedTokens = 0.25

function trainAsked(groups: readonly Group[]): Readonly<Record<string, Table>> {
  const broad = groups.filter(({ name }) => name !== narrow)
  const own = broad.flatMap((group) => buildTokenExamples(group.own))
  const swapped = broad.flatMap((group) => buildTokenExamples(group.swapped, swappedTokens))
  return trainTagger([...own, ...swapped])
}

/** Beside what was really asked, where the words around a topic are as people put them. */
const swappedWeight = 0.5

function trainTopic(groups: readonly Group[]): Head {
  const broad = groups.filter(({ name }) => name !== narrow)
  const own = broad.flatMap((group) => buildTopicExamples(group.own))
  const swapped = broad.flatMap((group) => buildTopicExamples(group.swapped, swappedWeight))
  return trainHead([...own, ...swapped], {
    rows: 1,
    tableSize: tableSizes.topic,
    rounds: 3,
    decay: { dense: 1e-5, pieces: 1e-4 },
    rate: { dense: 0.03, pieces: 0.05 },
    hidden: 0.2,
    meanFrom: 1,
  })
}

/** Marks one noun where the others mark all that is asked about (报废 in 渔船报废艘数): teaches the rest, not topics. */
const narrow = 'g'

function listOf({ dense, pieces }: Head): Readonly<Record<string, Table>> {
  return { dense, pieces }
}

function listTables(heads: Readonly<Record<string, Readonly<Record<string, Table>>>>): Tables {
  return Object.fromEntries(
    Object.entries(heads).flatMap(([name, tables]) =>
      Object.entries(tables).map(([part, table]) => [`${name} ${part}`, table]),
    ),
  )
}
