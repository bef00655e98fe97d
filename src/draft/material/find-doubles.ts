// Step of reading a brief: the same thing counted twice in the same words with two numbers (会前学法11次 … 会前学法13次) -> a doubt. Parts, plans, last year's numbers and rows of villages are no second count.
import type { BriefFigure } from '#domain/brief.ts'
import { groupBy } from '#shared/group-by.ts'

/** Shorter words count many things. */
const leastWords = 4
/** 同比增长 is said of whatever stands before it. */
const change = /^(?:同比|环比|较|比)?[^\d]{0,4}(?:增长|增加|下降|减少|提高|提升|上升|降低|增|降|升)$/
/** What is told there is no count of the work. */
export const apart: ReadonlySet<string | null> = new Set(['不足', '原因', '打算'])
/** Says only that the township itself did it, and when. */
const own =
  /^(?:今年|全年|本年|上半年|20\d{2}年|我?[镇乡]|街道|本级|一共|共|累计)*(?:政府|党委|党政|党工委)?(?:班子|办公会议?|会议)?(?:上|一共|共|累计)?/

export function findDoubles(figures: readonly BriefFigure[]): readonly string[] {
  return pairDoubles(figures).map(
    ({ words, first, again }) => `“${words}”有两个数：${first.raw}、${again.raw}`,
  )
}

interface Double {
  readonly words: string
  readonly first: BriefFigure
  readonly again: BriefFigure
}

export function pairDoubles(figures: readonly BriefFigure[]): readonly Double[] {
  const counted = figures.filter(
    (one) =>
      !one.isKnown &&
      one.lastYearOf === null &&
      one.source === '' &&
      !apart.has(one.theme) &&
      !/其中|分别|去年|上年/.test(one.clause.slice(0, one.at.start)) &&
      !change.test(lastWords(one).replace(tail, '')),
  )
  const named = groupBy(counted, (one) => `${wordsOf(one)} ${one.unit}`)
  return [...named].flatMap(([name, same]) => {
    const words = name.split(' ')[0]!
    const values = new Set(same.map(({ value }) => value))
    const isDouble = words.length >= leastWords && values.size === 2 && same.length === 2
    return isDouble ? [{ words, first: same[0]!, again: same[1]! }] : []
  })
}

/** Words of the clause right before the number. */
export function lastWords({ clause, at }: Pick<BriefFigure, 'clause' | 'at'>): string {
  return clause
    .slice(0, at.start)
    .split(/[，、；\d]/)
    .at(-1)!
}

/** Leads to the number, and names nothing. */
export const tail = /[了共达为是有:：\s]+$/

function wordsOf(figure: BriefFigure): string {
  return lastWords(figure).replace(own, '').replace(tail, '')
}
