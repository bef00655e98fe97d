import { readFileSync } from 'node:fs'
import { openGazetteer } from '#adapters/gazetteer/open-gazetteer.ts'
import { loadPrompts } from '#adapters/prompts/load-prompts.ts'
import { openFileReader } from '#adapters/readers/open-file-reader.ts'
import { readReport } from '#ingest/read/read-report.ts'

const book = await loadPrompts('prompts')
const reader = openFileReader()
for (const path of process.argv.slice(2)) {
  const docs: any = await reader.read(readFileSync(path), path.split('/').at(-1)!)
  for (const d of docs.documents ?? docs) {
    const file = d.file ?? d.extracted ?? d
    console.log('BLOCKS', JSON.stringify(file.blocks).slice(0, 1500), file.notes)
    const r = readReport(file, path.split('/').at(-1)!, { gazetteer: openGazetteer(), book })
    const m = r.metadata
    console.log(
      m.title,
      JSON.stringify(m.place),
      m.level,
      m.year,
      m.titleYear,
      m.kind,
      m.issuedOn,
      m.inferred,
    )
    for (const p of r.passages) console.log('  P', p.path, '|', p.heading, '|', p.text)
    for (const f of r.figures)
      console.log('  F', f.value, f.unit, f.indicator, f.rowPlace?.town ?? '', f.period, f.channel)
    console.log(
      r.warnings.map((w) => w.rule + ':' + w.text),
      r.dropped,
    )
  }
}
process.exit(0)
