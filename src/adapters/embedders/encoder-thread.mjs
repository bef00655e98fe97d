// Step: vectors. Entry of the encoding thread: teaches it TypeScript (on Node 20 a thread does not inherit that), then runs it.
import { register } from 'tsx/esm/api'

register()
await import('./encoder-worker.ts')
