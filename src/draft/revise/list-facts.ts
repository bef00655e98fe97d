// Step of showing a brief back: its figures -> numbered facts. 第3条 is said of these numbers, so they stay with their facts when others go.
import type { Brief, BriefFigure } from '#domain/brief.ts'

export interface ListedFact {
  /** Of the list as it was typed where that numbers its lines, else its place in the brief; null where only other lines are numbered. */
  readonly n: number | null
  /** Several where one numbered line tells several. */
  readonly figures: readonly BriefFigure[]
}

const numbered = /^\s*(?:[(（]?(\d{1,2})(?:[)）.、．](?!\d)|\s+(?=[\u4e00-\u9fff]))|第(\d{1,2})条)/

/** In the order of the brief. */
export function listFacts({ figures, lines }: Pick<Brief, 'figures' | 'lines'>): readonly ListedFact[] {
  const own = new Map(
    figures.flatMap(({ line }) => {
      const match = numbered.exec(lines[line - 1] ?? '')
      return match ? [[line, Number(match[1] ?? match[2])] as const] : []
    }),
  )
  const isTyped = new Set(own.values()).size === own.size && own.size > 1
  if (!isTyped) return figures.map((figure) => ({ n: figure.id, figures: [figure] }))
  const told = new Set<number>()
  return figures.flatMap((figure): readonly ListedFact[] => {
    const n = own.get(figure.line)
    if (n === undefined) return [{ n: null, figures: [figure] }]
    if (told.has(n)) return []
    told.add(n)
    return [{ n, figures: figures.filter(({ line }) => line === figure.line) }]
  })
}

/** Empty where no fact has the number. */
export function findListed(brief: Pick<Brief, 'figures' | 'lines'>, n: number): readonly BriefFigure[] {
  return listFacts(brief).find((fact) => fact.n === n)?.figures ?? []
}
