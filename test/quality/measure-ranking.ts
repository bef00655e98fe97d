// Quality: how good is a ranking? In: ranked document ids and graded judgements. Out: the usual measures, 0 to 1.

export interface Measures {
  readonly 'recall@5': number
  readonly 'recall@10': number
  readonly 'recall@100': number
  readonly 'mrr@10': number
  readonly 'ndcg@10': number
}

/** Grade of each relevant document; absent means 0. */
export type Grades = ReadonlyMap<string, number>

export function measureRanking(ranked: readonly string[], grades: Grades): Measures {
  const relevant = [...grades.values()].filter((grade) => grade > 0).length
  const recall = (depth: number): number =>
    ranked.slice(0, depth).filter((id) => (grades.get(id) ?? 0) > 0).length / relevant
  const first = ranked.slice(0, 10).findIndex((id) => (grades.get(id) ?? 0) > 0)
  const gains = ranked.slice(0, 10).map((id) => grades.get(id) ?? 0)
  const ideal = [...grades.values()].sort((one, other) => other - one).slice(0, 10)
  return {
    'recall@5': recall(5),
    'recall@10': recall(10),
    'recall@100': recall(100),
    'mrr@10': first < 0 ? 0 : 1 / (first + 1),
    'ndcg@10': sumDiscounted(gains) / sumDiscounted(ideal),
  }
}

function sumDiscounted(gains: readonly number[]): number {
  return gains.reduce((sum, gain, rank) => sum + gain / Math.log2(rank + 2), 0)
}

/** Mean of each measure over the questions. */
export function averageMeasures(all: readonly Measures[]): Measures {
  const mean = (name: keyof Measures): number =>
    all.reduce((sum, measures) => sum + measures[name], 0) / Math.max(all.length, 1)
  return {
    'recall@5': mean('recall@5'),
    'recall@10': mean('recall@10'),
    'recall@100': mean('recall@100'),
    'mrr@10': mean('mrr@10'),
    'ndcg@10': mean('ndcg@10'),
  }
}
