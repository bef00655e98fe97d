// Step of revision: 签协议是8月3日 -> the brief with that date where the named fact has another. A string says why nothing is done.
import type { Brief } from '#domain/brief.ts'
import type { DraftState } from '#draft/revise/draft-state.ts'
import { pairsOf } from '#draft/revise/find-facts.ts'
import { rewordFacts } from '#draft/revise/reword-facts.ts'
import type { RevisionRequest } from '#draft/wish/revision-request.ts'

type Redate = Extract<RevisionRequest, { kind: 'redate' }>

const date = /(?:20\d\d年)?\d{1,2}月(?:\d{1,2}日)?/

export function redateFacts(
  state: DraftState,
  { name, old, value }: Redate,
): (DraftState & { said: string }) | string {
  const dated = listClauses(state.brief).flatMap((clause) => {
    const stood = date.exec(clause)?.[0]
    return stood === undefined ? [] : [{ clause, stood }]
  })
  const wanted = [...pairsOf(name)]
  const share = (clause: string) => {
    const own = pairsOf(clause)
    return wanted.filter((pair) => own.has(pair)).length
  }
  const among = old === null ? dated : dated.filter(({ stood }) => stood.includes(old))
  const most = Math.max(0, ...among.map(({ clause }) => share(clause)))
  const meant = most > 0 ? among.filter(({ clause }) => share(clause) === most) : old === null ? [] : among
  const [only, ...more] = meant
  if (only === undefined || more.length > 0) {
    const standing = dated
      .map(({ clause }) => `“${clause}”`)
      .slice(0, 4)
      .join('、')
    return `没有认准是哪个日期，稿子没有动。${standing === '' ? '' : `写了日期的有：${standing}。`}连事一起说，例如“签协议是8月3日，不是8月2日”。`
  }
  const stood = old ?? only.stood
  // Up to the next number: a word that reaches over one is left where that number is the fact's own.
  const at = only.clause.indexOf(stood) + stood.length
  const behind = /^[^\d]*/.exec(only.clause.slice(at))![0]
  const reworded = rewordFacts(state, { old: stood + behind, value: value + behind })
  return typeof reworded === 'string'
    ? reworded
    : { ...reworded, said: `“${only.clause}”里的${stood}改成${value}` }
}

function listClauses({ figures, statements }: Brief): readonly string[] {
  const texts = [...figures.map(({ clause }) => clause), ...statements.map(({ text }) => text)]
  return [...new Set(texts.flatMap((text) => text.split(/[，；。]/)))]
}
