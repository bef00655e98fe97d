// Step: index. Entry of the building thread: teaches it TypeScript (on Node 20 a thread does not inherit that), then runs it.
import { register } from 'tsx/esm/api'

register()
await import('./hnsw-worker.ts')
