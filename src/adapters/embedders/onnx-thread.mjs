// Step: models in threads. Entry of the thread: teaches it TypeScript (on Node 20 a thread does not inherit that), then runs the worker it was given.
import { workerData } from 'node:worker_threads'
import { register } from 'tsx/esm/api'

register()
await import(`./${workerData.module}`)
