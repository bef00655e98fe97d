// Step: index. The thread that builds the graph or brings it up to date: rows in, a file and its sidecar out.
import { parentPort, workerData } from 'node:worker_threads'
import { graphPath, replaceGraph } from './index-file.ts'
import { loadHnswlib } from './load-hnswlib.ts'
import { fitProjection, type Projection, project } from './projection.ts'

/** What the thread is given; `codes` is shared memory, the rest are copies. */
export interface BuildOrder {
  readonly dir: string
  readonly embedder: string
  readonly dimensions: number
  readonly generation: number
  /** Add to the graph that is there, instead of starting anew. */
  readonly isCatchUp: boolean
  /** Of the graph that is there. */
  readonly projection: Projection | null
  /** Rows to add, and the passage and scale of each. */
  readonly rows: Int32Array
  readonly ids: Int32Array
  readonly scales: Float32Array
  readonly codes: Int8Array
  /** Passages in the graph that are gone. */
  readonly removed: readonly number[]
}

/** hnswlib's usual links and build effort; recall is set by `ef` at search. */
const links = 16
const effort = 120

/**
 * Dimensions of the graph. Measured on 57,916 statutes and 1,235 questions: of the nearest 10 (100, 200) of 512 dimensions, the nearest 300 of
 * 160 hold 1.000 (0.999, 0.982), those of 128 hold 0.9998 (0.993, 0.953), at a third of the memory and time.
 */
const graphDimensions = 160
/** Fewer dimensions are not worth a projection above this share. */
const worthwhile = 0.6
const sampleSize = 3000

await build(workerData as BuildOrder)

async function build(order: BuildOrder): Promise<void> {
  const { HierarchicalNSW } = loadHnswlib() ?? {}
  if (!HierarchicalNSW) throw new Error('hnswlib-node does not load')
  const projection = order.isCatchUp ? order.projection : fitToRows(order)
  const graph = new HierarchicalNSW('ip', projection?.kept ?? order.dimensions)
  if (order.isCatchUp) {
    graph.readIndexSync(graphPath(order.dir))
    graph.resizeIndex(graph.getCurrentCount() + order.rows.length)
    for (const passage of order.removed) graph.markDelete(passage)
  } else {
    graph.initIndex(Math.max(order.rows.length, 1), links, effort)
  }
  for (let at = 0; at < order.rows.length; at++) {
    const row = readRow(order, at)
    const point = projection ? project(projection, row) : Array.from(row.values, (code) => code * row.scale)
    graph.addPoint(point, order.ids[at]!)
  }
  await replaceGraph(order.dir, { ...order, projection }, (path) => graph.writeIndexSync(path))
  parentPort?.postMessage('built')
}

function fitToRows(order: BuildOrder): Projection | null {
  if (graphDimensions > order.dimensions * worthwhile) return null
  const stride = Math.max(1, Math.floor(order.rows.length / sampleSize))
  const sample = []
  for (let at = 0; at < order.rows.length; at += stride) sample.push(readRow(order, at))
  return fitProjection(sample, order.dimensions, graphDimensions)
}

function readRow({ codes, rows, scales, dimensions }: BuildOrder, at: number) {
  const start = rows[at]! * dimensions
  return { values: codes.subarray(start, start + dimensions), scale: scales[at]! }
}
