import { readFileSync, writeFileSync } from 'node:fs'
import { openGazetteer } from '#adapters/gazetteer/open-gazetteer.ts'
import { loadPrompts } from '#adapters/prompts/load-prompts.ts'
import { readClauses, readContent, readMentions } from '#check/claims/claim-source.ts'
import { readClaims } from '#check/claims/read-claims.ts'
import { measureSupport } from '#check/claims/measure-support.ts'
import { checkSentence } from '#check/claims/check-sentence.ts'
import { readCorpusPassages } from './fakes/corpus-passages.ts'
import { sentenceGroups } from './fixtures/model-sentences.ts'
import { writeSentences } from './fakes/check-sentences.ts'
const { sameWords } = await loadPrompts('prompts')
const lines = (readFileSync('test/quality/cited/dev.jsonl', 'utf8') + readFileSync('/tmp/cl/own.jsonl', 'utf8')).split('\n').filter(Boolean).map((l) => JSON.parse(l))
const pn = (name: string) => { const [, county, town] = /^(.{1,12}?(?:县|区|市|旗))?(.{1,12}(?:镇|乡|街道))?$/.exec(name) ?? []; return { province: null, city: null, county: county ?? null, town: town ?? null } }
const devDeps = { gazetteer: openGazetteer(), known: lines.flatMap((l) => l.passages.map((p: any) => pn(p.place))), sameWords }
const { passages: corpus, deps: cdeps } = await readCorpusPassages()
const leadIn = /^(?:在|关于|对于|就|至于|针对|从)?[^\d,，。]{2,16}(?:方面|(?:来)?看|来说|而言)$|^[^\d,，。]{2,8}中$|^(?:关于|对于|至于)[^\d,，。]{2,16}$/
const out: any[] = []
function feats(sentence: string, passages: any[], deps: any) {
  const claims = readClaims(sentence, passages, deps) ?? []
  const rows: any[] = []
  for (const claim of claims) {
    if (leadIn.test(claim.clause.raw.trim())) continue
    for (const ps of claim.each) {
      const names = [...readMentions(claim.clause.raw, deps).map((m) => m.text), ...ps.flatMap(({ place }) => [place.county, place.town].flatMap((n) => n ?? []))]
      const form = readContent(claim.clause, names, deps)
      if (form.length < 2) continue
      const best = ps.map(({ text }) => measureSupport(form, readClauses(text, deps))).reduce((a, b) => (b.share > a.share ? b : a))
      const near = new Set(best.near.map((c) => c.form).join('')), whole = ps.map((p) => p.text).join('')
      const nearRaw = new Set(best.near.map((c) => c.form + c.raw).join(''))
      let run = 0, novel = 0, count = 0
      for (const c of form) { if (whole.includes(c)) run = 0; else { run++; count++; novel = Math.max(novel, run) } }
      const uni = [...form].filter((c) => nearRaw.has(c)).length / form.length
      rows.push({ clause: claim.clause.raw, form, n: form.length, share: best.share, near: best.nearShare, gap: best.gap, missing: best.missing, uni, novel, count, q: claim.clause.quantities.length })
    }
  }
  return rows
}
for (const l of lines) {
  const ps = l.passages.map((p: any) => ({ ...p, place: pn(p.place) }))
  const fault = checkSentence(l.sentence, ps, devDeps)
  out.push({ set: l.id.slice(0, 3), id: l.id, kind: l.kind, y: l.supported ? 1 : 0, fault, rows: feats(l.sentence, ps, devDeps) })
}
// cross: supported sentences over the passage of another line of the same town or the next one
for (let i = 0; i < lines.length; i++) if (lines[i].supported) for (const j of [i + 17, i + 61]) { const o = lines[j % lines.length]; if (o.passages[0].text === lines[i].passages[0].text) continue; const n = lines[i].passages[0].n; out.push({ set: 'cross', y: 0, id: lines[i].id, kind: 'cross', rows: feats(lines[i].sentence.replace(/\[\d\]/g, '[1]'), [{ ...o.passages[0], n: 1, place: pn(o.passages[0].place) }], devDeps) }) }
for (const g of sentenceGroups) {
  const ps = g.cites.map(([file, holds], at) => ({ ...corpus.find((o) => o.file === file && o.text.includes(holds))!, n: at + 1 }))
  for (const t of g.sound) out.push({ set: 'hand', id: t, kind: 'sound', y: 1, fault: checkSentence(t, ps, cdeps), rows: feats(t, ps, cdeps) })
  for (const [k, t] of g.faulty) out.push({ set: 'hand', id: t, kind: k, y: 0, fault: checkSentence(t, ps, cdeps), rows: feats(t, ps, cdeps) })
}
for (const o of writeSentences(1000, 33, corpus)) out.push({ set: 'gen', id: o.text, kind: o.kind, y: o.isSound ? 1 : 0, fault: checkSentence(o.text, corpus, cdeps), rows: feats(o.text, corpus, cdeps) })
writeFileSync('/tmp/cl/feat.json', JSON.stringify(out))
