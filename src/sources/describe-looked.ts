// Step: tell. What a look came to -> a few lines for the log and for whoever wants to be told; nothing where nothing is new.
import type { Find } from '#domain/journal/find.ts'
import type { LookResult } from '#domain/journal/source.ts'
import type { Looked } from './look-at-source.ts'

const mostNamed = 5

/** Null where nothing came and nothing new failed. */
export function describeLooked({ source, result, finds }: Looked): string | null {
  const lines = [
    nameFinds('已入库', finds, 'stored'),
    nameFinds('等着看', finds, 'waiting'),
    nameFinds('没读成', finds, 'failed'),
  ].filter((line) => line !== null)
  const isNewProblem = result.problem !== null && result.problem !== source.last?.problem
  if (lines.length === 0 && !isNewProblem) return null
  return [`来源“${source.name}”：${sayResult(result)}`, ...lines].join('\n')
}

/** 3份新报告，1份没读成；看了2页。 */
export function sayResult({ pages, stored, waiting, known, failed, problem }: LookResult): string {
  const news = stored + waiting
  const parts = [
    news > 0 ? `${news}份新报告${waiting > 0 && stored > 0 ? `（${waiting}份等着看）` : ''}` : '没有新报告',
    ...(known > 0 ? [`${known}份库里已有`] : []),
    ...(failed > 0 ? [`${failed}份没读成`] : []),
  ]
  const said = pages > 0 || problem === null ? `${parts.join('，')}；看了${pages}页。` : ''
  return problem === null ? said : `${said}${problem}`
}

function nameFinds(label: string, finds: readonly Find[], state: Find['state']): string | null {
  const found = finds.filter((find) => find.state === state)
  if (found.length === 0) return null
  const named = found
    .slice(0, mostNamed)
    .map(({ title, reason }) => (reason === null ? `《${title}》` : `《${title}》（${reason}）`))
  return `${label}：${named.join('、')}${found.length > mostNamed ? `等${found.length}份` : ''}`
}
