// Step: index. The thread that builds the graph or brings it up to date: rows in, a file and its sidecar out.
import { parentPort, workerData } from 'node:worker_threads'
import { graphPath, replaceGraph } from './index-file.ts'
import { loadHnswlib } from './load-hnswlib.ts'

/** What the thread is given; `codes` is shared memory, the rest are copies. */
export interface BuildOrder {
  readonly dir: string
  readonly embedder: string
  readonly dimensions: number
  readonly generation: number
  /** Add to the graph that is there, instead of starting anew. */
  readonly isCatchUp: boolean
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

await build(workerData as BuildOrder)

async function build(order: BuildOrder): Promise<void> {
  const { HierarchicalNSW } = loadHnswlib() ?? {}
  if (!HierarchicalNSW) throw new Error('hnswlib-node does not load')
  const graph = new HierarchicalNSW('ip', order.dimensions)
  if (order.isCatchUp) {
    graph.readIndexSync(graphPath(order.dir))
    graph.resizeIndex(graph.getCurrentCount() + order.rows.length)
    for (const passage of order.removed) graph.markDelete(passage)
  } else {
    graph.initIndex(Math.max(order.rows.length, 1), links, effort)
  }
  for (let at = 0; at < order.rows.length; at++) graph.addPoint(decodeRow(order, at), order.ids[at]!)
  await replaceGraph(order.dir, order, (path) => graph.writeIndexSync(path))
  parentPort?.postMessage('built')
}

function decodeRow({ codes, rows, scales, dimensions }: BuildOrder, at: number): number[] {
  const start = rows[at]! * dimensions
  const scale = scales[at]!
  return Array.from(codes.subarray(start, start + dimensions), (code) => code * scale)
}
