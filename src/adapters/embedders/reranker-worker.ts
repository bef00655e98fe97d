// Step: reranking. The thread that scores: a question and a text in, a number out.
import { workerData } from 'node:worker_threads'
import { runTasks } from './run-tasks.ts'
import { type CrossEncoderSettings, loadCrossEncoder } from './score-pair.ts'

runTasks(loadCrossEncoder((workerData as { readonly settings: CrossEncoderSettings }).settings))
