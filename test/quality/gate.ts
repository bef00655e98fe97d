// `node --import tsx test/quality/gate.ts`: the gate's table by planted fault, and its false blocks on sound sections.
import { measureFaults, measureSecondHand, measureSecondSound, measureSections } from './measure-gate.ts'

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
const second = await measureSecondHand()
console.log(`faults of a second hand found: ${second.planted - second.missed.length}/${second.planted}`)
for (const line of second.missed) console.log(`  ${line}`)
const secondSound = await measureSecondSound()
console.log(
  `sound paragraphs of a second hand blocked: ${secondSound.blocked.length}/${secondSound.sections}`,
)
for (const line of secondSound.blocked) console.log(`  ${line}`)
