// Tool: groups of sayings, one a writer -> the tables of all heads.
import { tableSizes } from '#adapters/heads/head-inputs.ts'
import type { Table, Tables } from '#adapters/heads/head-weights.ts'
import { readTopicShares } from '#adapters/heads/open-heads.ts'
import type { Head } from '#adapters/heads/run-head.ts'
import { smoothTopic } from '#adapters/heads/smooth-topic.ts'
import { operations, wants } from '#domain/frame.ts'
import {
  buildFollowExamples,
  buildNearExamples,
  buildTopicExamples,
  buildWantExamples,
} from './build-examples.ts'
import type { Said } from './collect-sayings.ts'
import { trainHead } from './train-head.ts'
import { trainSmoothing } from './train-smoothing.ts'

/** What one writer asked, and the same about other things. */
export interface Group {
  readonly name: string
  readonly own: readonly Said[]
  readonly swapped: readonly Said[]
}

export function trainAll(groups: readonly Group[]): Tables {
  const all = groups.flatMap(({ own }) => own)
  const raw = readTopics(groups)
  const smoothing = trainSmoothing(buildNearExamples(listBroad(groups), raw))
  const topics = new Map(
    [...raw].map(([said, shares]) => [said, smoothTopic(smoothing, said.saying, shares)]),
  )
  return listTables({
    smoothing: { ...smoothing },
    want: listOf(
      trainHead(buildWantExamples(all, topics), {
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
  })
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
    rounds: 4,
    decay: { dense: 1e-5, pieces: 1e-4 },
    rate: { dense: 0.03, pieces: 0.05 },
    hidden: 0.2,
    meanFrom: 1,
  })
}

/** Marks one noun where the others mark all that is asked about (报废 in 渔船报废艘数): teaches the rest, not topics. */
const narrow = 'g'

function listBroad(groups: readonly Group[]): readonly Said[] {
  return groups.filter(({ name }) => name !== narrow).flatMap(({ own }) => own)
}

/** The topic of each question by a head that its writer did not teach, nor two others: as uncertain as it is in the product. */
function readTopics(groups: readonly Group[]): ReadonlyMap<Said, readonly number[]> {
  const topics = new Map<Said, readonly number[]>()
  for (let fold = 0; fold < folds; fold++) {
    const left = groups.filter((_, i) => i % folds === fold)
    const head = trainTopic(groups.filter((group) => !left.includes(group)))
    for (const said of left.flatMap(({ own }) => own))
      topics.set(said, readTopicShares(head, said.saying, said.encoded))
  }
  return topics
}

const folds = 3

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
