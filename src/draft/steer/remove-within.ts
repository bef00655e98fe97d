// Step of revision: 不足里头学法不系统那条删掉 -> the brief without that fact of that part, and of no other part. Null where no part is named.
import type { Brief } from '#domain/brief.ts'
import type { IndicatorBook } from '#draft/brief/match-indicator.ts'
import { type Removal, removeFacts } from '#draft/revise/remove-facts.ts'

const within =
  /^(?:存在的?|主要)?(问题|不足|短板|困难|薄弱环节|原因|打算|计划|安排|下一?步(?:打算|计划|工作)?|明年(?:打算|计划)?)(?:里面?|里头|中|当中|部分|那块|那里|那儿)的?(?=.{2})/

export function removeWithin(brief: Brief, said: string, book: IndicatorBook): Removal | null {
  const match = within.exec(said)
  if (match === null) return null
  const part = /原因/.test(match[1]!) ? '原因' : /问题|不足|短板|困难|薄弱/.test(match[1]!) ? '不足' : '打算'
  const isHere = ({ theme }: { readonly theme: string | null }) => theme === part
  const own = {
    ...brief,
    figures: brief.figures.filter(isHere),
    statements: brief.statements.filter(isHere),
  }
  const removal = removeFacts(own, said.slice(match[0].length), book)
  if (removal.kind !== 'removed') return removal
  const { figures, statements } = removal.brief
  const kept = {
    figures: new Map(figures.map((one) => [one.id, one])),
    statements: new Map(statements.map((one) => [one.clauseIndex, one])),
  }
  return {
    ...removal,
    brief: {
      ...brief,
      figures: brief.figures.flatMap((one) => (isHere(one) ? (kept.figures.get(one.id) ?? []) : one)),
      statements: brief.statements.flatMap((one) =>
        isHere(one) ? (kept.statements.get(one.clauseIndex) ?? []) : one,
      ),
    },
  }
}
