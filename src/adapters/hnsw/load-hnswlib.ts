// Step: index. hnswlib-node is an optional dependency: it compiles on install, and some machines have no compiler.
import { createRequire } from 'node:module'

type Hnswlib = typeof import('hnswlib-node')

/** The index of hnswlib-node. */
export type Graph = InstanceType<Hnswlib['HierarchicalNSW']>

/** Null where it does not load. */
export function loadHnswlib(): Hnswlib | null {
  try {
    return createRequire(import.meta.url)('hnswlib-node') as Hnswlib
  } catch {
    return null
  }
}

/** A line for the start when vectors are scanned one by one; null when hnswlib runs. */
export function describeStandIn(): string | null {
  if (loadHnswlib()) return null
  return '向量索引组件 hnswlib-node 在本机装不上，改为逐条比较；两万段以内感觉不到差别。'
}
