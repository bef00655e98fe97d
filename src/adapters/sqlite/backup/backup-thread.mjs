// Step: backup. Entry of the thread that makes a backup: teaches it TypeScript (on Node 20 a thread does not inherit that), then runs it.
import { register } from 'tsx/esm/api'

register()
await import('./backup-worker.ts')
