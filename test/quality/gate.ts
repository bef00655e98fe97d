// `node --import tsx test/quality/gate.ts`: the gate's table by planted fault, and its false blocks on sound sections.
import { measureFaults, measureSections } from './measure-gate.ts'

const rows = await measureFaults()
for (const row of rows)
  console.log(`${String(row.found).padStart(3)}/${row.planted}  ${row.fault}  (${row.rules.join(', ')})`)
const [found, planted] = [
  rows.reduce((sum, row) => sum + row.found, 0),
  rows.reduce((sum, row) => sum + row.planted, 0),
]
console.log(`planted faults found: ${found}/${planted} = ${((found / planted) * 100).toFixed(1)}%`)
const sound = await measureSections()
console.log(`sound sections blocked: ${sound.blocked.length}/${sound.sections}`)
for (const line of sound.blocked) console.log(`  ${line}`)
