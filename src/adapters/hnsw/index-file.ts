// Step: index. The cache on the disk: graph and projection, and beside them what they must be, because damage loads without a word.
import { createHash } from 'node:crypto'
import {
  closeSync,
  createReadStream,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Projection } from './projection.ts'

const sidecar = z.object({
  /** Raised when the graph is built in another way. */
  format: z.literal(2),
  embedder: z.string(),
  dimensions: z.number(),
  /** Dimensions of the graph where they are fewer, null where it has all of them. */
  kept: z.number().nullable(),
  /** Counts the builds of this folder. */
  generation: z.number(),
  /** SHA-256 of the projection's rows (where there are) and the graph's file, hex. */
  hash: z.string(),
})

type Sidecar = z.infer<typeof sidecar>

export const graphPath = (dir: string): string => join(dir, 'graph.bin')
const projectionPath = (dir: string): string => join(dir, 'projection.bin')
const sidecarPath = (dir: string): string => join(dir, 'graph.json')

export interface VerifiedGraph {
  readonly generation: number
  readonly projection: Projection | null
}

/** Null when a file is missing, damaged, or of another encoder (`expected` null: of whichever). Hashing does not block: 0.1 s for 100,000 vectors. */
export async function verifyGraph(
  dir: string,
  expected: Pick<Sidecar, 'embedder' | 'dimensions'> | null,
): Promise<VerifiedGraph | null> {
  try {
    const found = sidecar.parse(JSON.parse(readFileSync(sidecarPath(dir), 'utf8')))
    const { embedder, dimensions, kept, generation } = found
    if (expected && (embedder !== expected.embedder || dimensions !== expected.dimensions)) return null
    const projection = kept === null ? null : { dimensions, kept, rows: readRows(dir) }
    const hash = await hashFiles(projection, graphPath(dir))
    return hash === found.hash ? { generation, projection } : null
  } catch {
    return null
  }
}

/** Whether the files are what was written, of whichever encoder. */
export async function isWholeGraph(dir: string): Promise<boolean> {
  return (await verifyGraph(dir, null)) !== null
}

function readRows(dir: string): Float32Array {
  const bytes = readFileSync(projectionPath(dir))
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength))
}

async function hashFiles(projection: Projection | null, graph: string): Promise<string> {
  const hash = createHash('sha256')
  if (projection) hash.update(bytesOf(projection))
  for await (const chunk of createReadStream(graph, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

const bytesOf = ({ rows }: Projection): Uint8Array =>
  new Uint8Array(rows.buffer, rows.byteOffset, rows.byteLength)

export interface BuiltGraph extends Pick<Sidecar, 'embedder' | 'dimensions' | 'generation'> {
  readonly projection: Projection | null
}

/** Puts a graph that `write` makes in place: on the disk first, then under its name, then the sidecar. */
export async function replaceGraph(
  dir: string,
  { embedder, dimensions, generation, projection }: BuiltGraph,
  write: (path: string) => void,
): Promise<void> {
  const part = `${graphPath(dir)}.part`
  write(part)
  syncFile(part)
  const hash = await hashFiles(projection, part)
  rmSync(sidecarPath(dir), { force: true })
  if (projection) {
    writeFileSync(projectionPath(dir), bytesOf(projection))
    syncFile(projectionPath(dir))
  }
  renameSync(part, graphPath(dir))
  const next = `${sidecarPath(dir)}.part`
  // Named one by one: the caller's order holds the vectors too.
  const written: Sidecar = {
    format: 2,
    embedder,
    dimensions,
    kept: projection?.kept ?? null,
    generation,
    hash,
  }
  writeFileSync(next, JSON.stringify(written))
  syncFile(next)
  renameSync(next, sidecarPath(dir))
}

function syncFile(path: string): void {
  const file = openSync(path, 'r+')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
