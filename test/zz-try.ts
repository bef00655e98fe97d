import { readBrief } from '#draft/brief/read-brief.ts'
import { nameToRemove } from '#draft/revise/name-to-remove.ts'
import { settleWords } from '#draft/speech/settle-words.ts'
import { mendTypos } from '#draft/steer/mend-typos.ts'
import { readOrders } from '#draft/steer/read-orders.ts'
import { openDraftDeps, ownPlace } from '/work/wt/steer17/test/fakes/draft-deps.ts'

const { briefBook } = await openDraftDeps()
const [text, ...said] = process.argv.slice(2)
const brief = readBrief({ text: text!, place: ownPlace, year: 2025 }, briefBook)
for (const f of brief.figures)
  console.log(f.id, f.indicator, '|', f.clause, '|', f.raw, f.unit, f.theme, 'c' + f.clauseIndex)
for (const s of brief.statements) console.log('S', s.text, s.theme, 'c' + s.clauseIndex)
for (const one of said) {
  const m = mendTypos(settleWords(one), brief, briefBook).text
  console.log(
    '>>',
    one,
    '=>',
    m,
    JSON.stringify(
      readOrders(m, {
        figures: brief.figures,
        words: briefBook.drafting.wording.steering,
        last: [],
        isUndone: false,
        nameFact: (w) => nameToRemove(w, brief),
      }),
    ),
  )
}
