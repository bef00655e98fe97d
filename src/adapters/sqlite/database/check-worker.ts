// Step: storage. The thread that looks a database through while the program already answers: its path in, what is wrong out.
import { parentPort, workerData } from 'node:worker_threads'
import { findDamage } from './find-damage.ts'

const damage = findDamage(String(workerData))
parentPort?.postMessage(damage && { message: damage.message, fix: damage.fix })
