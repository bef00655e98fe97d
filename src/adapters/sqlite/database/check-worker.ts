// Step: storage. The thread that looks a data folder through while the program already answers: the library's path in, what is wrong out.
import { dirname } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { findAltered } from '../seals/find-altered.ts'
import { findDamage } from './find-damage.ts'

const path = String(workerData)
const damage = findDamage(path)
if (damage) parentPort?.postMessage({ damage: { message: damage.message, fix: damage.fix }, whole: [] })
else {
  const { reports, whole } = await findAltered(dirname(path), { withOriginals: false })
  const found = {
    message: `与存入时不一致的报告：第 ${reports.join('、')} 号，它们不再作答。`,
    fix: '用 antou restore 恢复最近的备份；没有备份，删掉这几份再放入一次。',
  }
  parentPort?.postMessage({ damage: reports.length > 0 ? found : null, whole })
}
