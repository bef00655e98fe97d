// Step: index. The VectorIndex port on hnswlib-node: a graph in memory, its file as a cache, a thread that builds it.
import { mkdirSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import type { VectorTable } from '#domain/search.ts'
import type { OpenVectorIndex, VectorIndex } from '#ports/vector-index.ts'
import type { BuildOrder } from './hnsw-worker.ts'
import { graphPath, verifyGraph } from './index-file.ts'
import { type Graph, loadHnswlib } from './load-hnswlib.ts'
import { type Projection, project } from './projection.ts'

/** A scan of this many rows takes a few ms: fewer are not worth a build. */
const leastToBuild = 4000
/** Later the graph is brought up to date when this share of it is not covered. */
const shareToCatchUp = 0.1
/**
 * Searches look at this many nodes at least. Measured on 57,916 statutes and 206 questions: of the nearest 10 (100, 200) by a scan,
 * a search for 200, which looks at 300 nodes of 160 dimensions, names 0.999 (0.991, 0.963) in 1.2 ms of processor time.
 */
const leastEffort = 200

type Options = Parameters<OpenVectorIndex>[0]

interface State extends Options {
  graph: Graph | null
  /** Of the graph's points; null where they have all dimensions. */
  projection: Projection | null
  generation: number
  /** Rows of the table that were taken note of. */
  known: number
  uncovered: number[]
  /** Passages that the graph holds and the library does not. */
  readonly removed: Set<number>
  building: { readonly worker: Worker; readonly done: Promise<void> } | null
}

/** Opens the cache of `dir`. What is missing, damaged or behind is built in the background; until then rows are scanned. */
export const openHnswIndex: OpenVectorIndex = async (options): Promise<VectorIndex> => {
  const state: State = {
    ...options,
    graph: null,
    projection: null,
    generation: 0,
    known: 0,
    uncovered: [],
    removed: new Set(),
    building: null,
  }
  if (!options.isReadOnly) mkdirSync(options.dir, { recursive: true })
  await loadGraph(state)
  noteCoverage(state)
  startBuilding(state)
  return {
    search: (vector, limit, accepts) => searchGraph(state, { vector, limit, accepts }),
    listUncovered: () => state.uncovered,
    noteAdded: () => {
      noteRows(state)
      startBuilding(state)
    },
    noteRemoved: (passages) => {
      for (const passage of passages) state.removed.add(passage)
      if (state.graph) dropRemoved(state.graph, passages)
    },
    settle: async () => {
      while (state.building) await state.building.done
    },
    close: async () => {
      await state.building?.worker.terminate()
    },
  }
}

/** Takes the graph of the folder in use; nothing changes where there is none that can be trusted. */
async function loadGraph(state: State): Promise<void> {
  const { dir, embedder, table } = state
  const found = await verifyGraph(dir, { embedder, dimensions: table.dimensions })
  const graph = found && (await readGraph(state, found.projection))
  if (!graph) return
  // The collector does not see what a graph holds: let go of it by hand, or a growing library keeps them all.
  state.graph?.initIndex(1)
  state.graph = graph
  state.projection = found.projection
  state.generation = found.generation
}

/** Null where hnswlib is not there, or does not take the file after all. */
async function readGraph({ dir, table }: State, projection: Projection | null): Promise<Graph | null> {
  const library = loadHnswlib()
  if (!library) return null
  try {
    const graph = new library.HierarchicalNSW('ip', projection?.kept ?? table.dimensions)
    await graph.readIndex(graphPath(dir))
    graph.setEf(leastEffort)
    return isOfTable(graph, table, projection) ? graph : null
  } catch {
    return null
  }
}

/** After a restore from a backup the same passage may be another text: a sample of the vectors must agree. */
function isOfTable(graph: Graph, table: VectorTable, projection: Projection | null): boolean {
  const { dimensions } = table
  const held = new Set(graph.getIdsList())
  const stride = Math.max(1, Math.floor(table.count / 200))
  for (let row = 0; row < table.count; row += stride) {
    const passage = table.ids[row]!
    if (passage === 0 || !held.has(passage)) continue
    const values = table.codes.subarray(row * dimensions, (row + 1) * dimensions)
    const expected = toPoint({ values, scale: table.scales[row]! }, projection)
    const point = graph.getPoint(passage)
    const inner = point.reduce((sum, value, at) => sum + value * expected[at]!, 0)
    if (inner < 0.99 * Math.hypot(...point) * Math.hypot(...expected)) return false
  }
  return true
}

/** A vector as the graph holds it. */
function toPoint(vector: Parameters<typeof project>[1], projection: Projection | null): number[] {
  if (projection) return project(projection, vector)
  return Array.from(vector.values, (value) => value * vector.scale)
}

/** Which rows the graph lacks, and which of its passages are gone. */
function noteCoverage(state: State): void {
  const { graph, table } = state
  const held = new Set(graph?.getIdsList() ?? [])
  state.uncovered = []
  state.known = table.count
  for (let row = 0; row < table.count; row++) {
    const passage = table.ids[row]!
    if (passage !== 0 && !held.delete(passage)) state.uncovered.push(row)
  }
  state.removed.clear()
  for (const passage of held) state.removed.add(passage)
  if (graph) dropRemoved(graph, held)
}

function noteRows(state: State): void {
  for (; state.known < state.table.count; state.known++) state.uncovered.push(state.known)
}

function dropRemoved(graph: Graph, passages: Iterable<number>): void {
  for (const passage of passages) {
    try {
      graph.markDelete(passage)
    } catch {
      // Not in the graph yet, or marked in the file already.
    }
  }
}

/** Nearest in fewer dimensions are only about the nearest: more of them are named. */
const moreWhenProjected = 1.5

function searchGraph(
  { graph, projection }: State,
  {
    vector,
    limit,
    accepts,
  }: { vector: Float32Array; limit: number; accepts: ((id: number) => boolean) | undefined },
): readonly number[] {
  const count = graph?.getCurrentCount() ?? 0
  if (!graph || count === 0) return []
  const wanted = Math.ceil(projection ? limit * moreWhenProjected : limit)
  graph.setEf(Math.max(leastEffort, wanted))
  const point = toPoint({ values: vector, scale: 1 }, projection)
  return graph.searchKnn(point, Math.min(wanted, count), accepts).neighbors
}

/** Starts the thread when enough rows wait and none runs. A build that fails leaves the scan; the next additions try again. */
function startBuilding(state: State): void {
  const held = state.graph?.getCurrentCount() ?? 0
  const isWorthIt =
    state.uncovered.length >= Math.max(leastToBuild / (held > 0 ? 2 : 1), held * shareToCatchUp)
  if (state.isReadOnly || state.building || !isWorthIt || !loadHnswlib()) return
  const worker = new Worker(new URL('hnsw-thread.mjs', import.meta.url), {
    workerData: orderBuild(state),
    execArgv: [],
  })
  worker.unref()
  const done = new Promise<boolean>((resolve) => {
    worker.on('message', () => resolve(true))
    worker.on('error', () => resolve(false))
    worker.on('exit', () => resolve(false))
  }).then(async (isBuilt) => {
    if (isBuilt) await takeGraph(state)
    state.building = null
    if (isBuilt) startBuilding(state)
  })
  state.building = { worker, done }
}

function orderBuild(state: State): BuildOrder {
  const { table, dir, embedder, graph, projection } = state
  // Many removed passages slow every search: then it is built anew.
  const isCatchUp = graph !== null && state.removed.size < graph.getCurrentCount() * 0.3
  const all = isCatchUp ? state.uncovered : Array.from({ length: table.count }, (_, row) => row)
  const rows = Int32Array.from(all.filter((row) => table.ids[row] !== 0))
  return {
    dir,
    embedder,
    dimensions: table.dimensions,
    generation: state.generation + 1,
    isCatchUp,
    projection,
    rows,
    ids: rows.map((row) => table.ids[row]!),
    scales: Float32Array.from(rows, (row) => table.scales[row]!),
    codes: table.codes,
    removed: isCatchUp ? [...state.removed] : [],
  }
}

async function takeGraph(state: State): Promise<void> {
  const before = state.graph
  await loadGraph(state)
  if (state.graph !== before) noteCoverage(state)
}
