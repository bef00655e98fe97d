// Step: storage. Entry of the checking thread: teaches it TypeScript (on Node 20 a thread does not inherit that), then runs it.
import { register } from 'tsx/esm/api'

register()
await import('./check-worker.ts')
