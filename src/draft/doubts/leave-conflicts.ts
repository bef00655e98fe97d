// Step of reading a brief: a sentence that says itself that it disagrees with the rest (台账上写的是43件，跟上面的对不上) -> left out of the text, and a doubt that names both numbers.
import type { BriefFigure, BriefStatement, UnusedPiece } from '#domain/brief.ts'
import { apart, lastWords, tail } from '#draft/material/find-doubles.ts'
import { groupBy } from '#shared/group-by.ts'
import { listPairs } from '#shared/list-pairs.ts'

export interface HeldFacts {
  readonly figures: readonly BriefFigure[]
  readonly statements: readonly BriefStatement[]
}

interface Settled extends HeldFacts {
  readonly unused: readonly UnusedPiece[]
  readonly doubts: readonly string[]
}

/** 跟上面的对不上, 与台账不符: said of two counts of one thing. */
export const disagrees =
  /(?:[跟和与同](?:上面|前面|上述|这[个里]|那[个边]|台账|报表|[^，。；]{0,8}(?:报|给|写|提供)的?)[^，。；]{0,8}|数字?|口径|两[个边处]|前后)(?:都|也|又)?(?:对不上|不一致|不相符|不符|不一样|有出入|打架|差着|冲突)|(?:到底|究竟)?哪(?:一?个|边)(?:数字?)?(?:才?是?)?(?:准|对|算数|为准)/

export function leaveConflicts({ figures, statements }: HeldFacts): Settled {
  const told = [...figures.map((one) => ({ ...one, text: `${one.clause}${one.tail}` })), ...statements]
  const sentences = groupBy(told, ({ line, sentence }) => `${line} ${sentence}`)
  const conflicts = new Map(
    [...sentences].flatMap(([key, facts]) => {
      const texts = [...new Set(facts.map(({ text }) => text))]
      const isApart = facts.some(({ theme }) => apart.has(theme))
      return !isApart && texts.some((text) => disagrees.test(text)) ? [[key, texts.join('，')] as const] : []
    }),
  )
  if (conflicts.size === 0) return { figures, statements, unused: [], doubts: [] }
  const isHeld = (one: { line: number; sentence: number }) => conflicts.has(`${one.line} ${one.sentence}`)
  const kept = figures.filter((one) => !isHeld(one))
  return {
    figures: kept,
    statements: statements.filter((one) => !isHeld(one)),
    unused: [...conflicts].map(([key, text]) => ({
      text,
      reason: '自己说和别处对不上，没有写进正文，核定后再写',
      source: `第${key.split(' ')[0]}行`,
    })),
    doubts: figures.filter(isHeld).flatMap((figure) => nameTwin(figure, kept)),
  }
}

/** 受理欠薪线索 as counted in the report: the nearest of the same unit whose words agree. */
function nameTwin(held: BriefFigure, figures: readonly BriefFigure[]): readonly string[] {
  const words = lastWords(held).replace(tail, '')
  const alike = figures
    .filter((one) => one.unit === held.unit && one.lastYearOf === null && !apart.has(one.theme))
    .map((one) => ({ one, shared: countShared(words, lastWords(one).replace(tail, '')) }))
    .toSorted((a, b) => b.shared - a.shared)
  const [best] = alike
  if (best === undefined || best.shared < leastShared || best.one.value === held.value) return []
  const name = lastWords(best.one).replace(tail, '')
  const other = held.clause.match(/[\u4e00-\u9fff]{0,8}(?:台账|报表|统计表|系统|平台|本子|后台)/)?.[0]
  return other === undefined
    ? [`“${name}”有两个数：${best.one.raw}、${held.raw}`]
    : [`“${name}”有两个数：本材料是${best.one.raw}，${other}是${held.raw}`]
}

const leastShared = 2

/** Characters of the end that the two names have in common, wherever they stand. */
function countShared(a: string, b: string): number {
  const pairs = new Set(listPairs(a))
  return listPairs(b).filter((pair) => pairs.has(pair)).length
}
