// Tool of this room: an entry -> what is counted, in the words of its own clause (为农民工追回工资), and what a bare rate is of, by the clause before it (12345热线工单 of 满意率94.6%).
import { findQuantities } from '#text/numbers/find-quantities.ts'
import type { Entry } from './entry.ts'
import { leaveSaid } from './tell-clause.ts'

type Told = Pick<Entry, 'before' | 'town' | 'year'>

/** No clause before a number is longer. */
const longestBefore = 200

/** 为农民工追回工资 of 全年为26名农民工追回工资33.2万元: its clause before the number, without other numbers, the year and what only says how much. Empty where it leans on what stands before it. */
export function deedOf({ before, town, year }: Told): string {
  const clause = clausesOf(before).at(-1) ?? ''
  const said = leaveSaid(leaveNumbers(clause), { town, year }).replace(leading, '').replace(trailing, '')
  return leans.test(said) ? '' : said
}

const clausesOf = (before: string) => before.slice(-longestBefore).split(/[，,；;。：:（）()]/)

/** What stands before a number of its own in a list is another's (A 47件、B); a number inside a clause goes out of it. */
function leaveNumbers(clause: string): string {
  let rest = ''
  let from = 0
  for (const { at } of findQuantities(clause)) {
    const isListed = /^[、和及]/.test(clause.slice(at.end))
    rest = isListed ? '' : rest + clause.slice(from, at.start)
    from = isListed ? at.end + 1 : at.end
  }
  return rest + clause.slice(from)
}

const leading = /^(?:[全当本今]年|年内|其中|[一二三四五六]是|累计|[只仅还又再已共])+/
const trailing =
  /(?:累计|合计|共计|一共|总共|分别|(?:增加|扩大|提高|上升|下降|减少|降低)?[到至]|达到?|超过?|约|近|为|共|有|了|只|仅|各)+$/
const leans = /^(?:[比较占均由从到]|同比|环比|下降|上升|增长|增加|减少|分别|全部)|[、的]$/

/** 12345热线工单 of 受理12345热线工单241件，办结241件，满意率94.6%: the nearest clause before it that counts something and no result. Empty where none does. */
export function countedBefore({ before, town, year }: Told): string {
  const sentence =
    before
      .slice(-longestBefore)
      .split(/[；;。]/)
      .at(-1) ?? ''
  const clauses = sentence.split(/[，,]/).slice(0, -1)
  for (const clause of clauses.reverse()) {
    const [first] = findQuantities(clause)
    if (!first) return ''
    const noun = leaveSaid(clause.slice(0, first.at.start), { town, year })
      .replace(leading, '')
      .replace(trailing, '')
      .replace(taking, '')
    if (noun.length >= shortest && !result.test(noun)) return noun
  }
  return ''
}

const shortest = 3
const taking = /^(?:及时|按时|全年|共)*(?:受理|办理|处理|接到|接收|收到|承办|开展|实施|完成)+(?:各类|各种)?/
const result = /^(?:其中|按期|办结|成功|调成|整改|化解|回访|满意|处置|解决|已)|[率度]$/
