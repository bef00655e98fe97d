// Entry of the thread that works on foreign texts: teaches it TypeScript (on Node 20 a thread does not inherit that), then runs it.
import { register } from 'tsx/esm/api'

register()
await import('./text-worker.ts')
