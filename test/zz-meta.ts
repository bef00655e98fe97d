import { readFileSync } from 'node:fs'
import { openGazetteer } from '#adapters/gazetteer/open-gazetteer.ts'
import { loadPrompts } from '#adapters/prompts/load-prompts.ts'
import { readReport } from '#ingest/read/read-report.ts'

const book = await loadPrompts('prompts')
const gazetteer = openGazetteer()
const dir = process.argv[2]!,
  show = process.argv.includes('--show')
const rows = readFileSync(dir + '/index.jsonl', 'utf8')
  .trim()
  .split('\n')
  .map((l) => JSON.parse(l))
const n = { place: 0, invented: 0, year: 0, titleYear: 0, kind: 0, level: 0, noPassage: 0 }
for (const row of rows) {
  const text = readFileSync(dir + '/' + row.file, 'utf8')
  const blocks = text.split('\n').map((t) => ({ kind: 'text' as const, text: t }))
  const r = readReport({ format: 'txt', blocks, properties: {}, confidence: null, notes: [] }, row.file, {
    gazetteer,
    book,
  })
  const m = r.metadata,
    p = m.place
  const same = (['province', 'city', 'county', 'town'] as const).every(
    (k) => p[k] === null || p[k] === row.place[k] || (k === 'city' && row.place.city === null),
  )
  const lowest = row.place.county
    ? p.county === row.place.county
    : row.place.city
      ? p.city === row.place.city
      : p.province === row.place.province
  const blank = !p.province && !p.city && !p.county && !p.town
  const okP = (same && lowest) || blank
  if (okP) n.place++
  if (p.town) n.invented++
  const okY = m.year === row.year,
    okT = m.titleYear === row.titleYear,
    okK = m.kind.includes(row.kind) || row.kind.includes(m.kind),
    okL = m.level === row.level
  if (okY) n.year++
  if (okT) n.titleYear++
  if (okK) n.kind++
  if (okL) n.level++
  if (r.passages.length === 0) n.noPassage++
  if (show && !(okP && okY && okT && okK && okL))
    console.log(
      row.file,
      okP ? '' : 'PLACE ' + JSON.stringify(p) + ' want ' + JSON.stringify(row.place),
      blank ? 'BLANK' : '',
      okL ? '' : `level ${m.level}/${row.level}`,
      okY ? '' : `year ${m.year}/${row.year}`,
      okT ? '' : `ty ${m.titleYear}/${row.titleYear}`,
      okK ? '' : `kind ${m.kind}/${row.kind}`,
      '|',
      m.title,
    )
}
console.log(rows.length, JSON.stringify(n))
