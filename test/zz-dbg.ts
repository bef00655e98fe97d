import { readFileSync } from 'node:fs'
import { openGazetteer } from '#adapters/gazetteer/open-gazetteer.ts'
import { loadPrompts } from '#adapters/prompts/load-prompts.ts'
import { readClauses } from '#check/claims/claim-source.ts'
import { readClaims } from '#check/claims/read-claims.ts'
const { sameWords } = await loadPrompts('prompts')
const lines = readFileSync('test/quality/cited/dev.jsonl', 'utf8').split('\n').filter(Boolean).map((l) => JSON.parse(l))
const pn = (name: string) => { const [, county, town] = /^(.{1,12}?(?:县|区|市|旗))?(.{1,12}(?:镇|乡|街道))?$/.exec(name) ?? []; return { province: null, city: null, county: county ?? null, town: town ?? null } }
const deps = { gazetteer: openGazetteer(), known: lines.flatMap((l) => l.passages.map((p: any) => pn(p.place))), sameWords }
for (const id of process.argv.slice(2)) {
  const l = lines.find((x) => x.id === `dev-${id}`)
  console.log('==', id, l.sentence)
  const q = (c: any) => `${c.raw} <${c.form}> ${c.quantities.map((x: any) => `${x.value}${x.unit}/${x.qualifier}/${x.raw}`).join(' ')}`
  for (const c of readClaims(l.sentence, l.passages.map((p: any) => ({ ...p, place: pn(p.place) })), deps) ?? []) console.log('   C', q(c.clause), c.each.map((g) => g.map((p) => p.n)))
  for (const p of l.passages) for (const c of readClauses(p.text, deps)) console.log('   P', p.n, q(c))
}
