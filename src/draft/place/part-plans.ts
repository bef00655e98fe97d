// Step of writing what is planned: its facts -> each plan a sentence of its own (培训4期，新建岗亭2个 are two), and what is aimed at under the name of goals.
import type { BriefFigure } from '#domain/brief.ts'
import type { ThemeFacts } from '#draft/write/write-theme.ts'
import { groupBy } from '#shared/group-by.ts'
import { cutAtCommas, joinCut } from './cut-clauses.ts'

/** Says more of the plan before it: its place, its cost, its share, what it is good for. */
const leans =
  /^(?:其中|包括|占|共|累计|每(?:名|户|村|处|个)|总投资|投资|面积|占地|长|厂房|惠及|覆盖|带动|受益|参训|用于|以|使|确保|力求|做到|达到|全覆盖|全部|均|都|并|且|预计|约|含|超|至少|不少于|不低于|标准)/
const rate = /^([\u4e00-\u9fff]{1,3})率(?:达|降|提|增|保|控|不|在|为|超)/
/** 增长7%以上, 下降5%: what an indicator is to come to. */
const grows = /(?:增长|增幅|增速|增加|提高|下降|达到|突破|控制在|保持)[^，。\d]{0,4}\d[\d.]*(?:%|个百分点|亿元|万元)/
const economy = /产值|投资|收入|生产总值|零售|增加值|税收/
/** What the lists of plans are led by. */
export const goalLabel = '预期目标'
/** Plans of one sentence stand behind each other, before the next sentence. */
const step = 1 / 1000

/** Clauses are cut at commas alone; a plan without a number stays with the one before it. */
export function partPlans({ figures, statements }: ThemeFacts): ThemeFacts {
  const sentences = [...groupBy(figures, ({ line, sentence }) => `${line} ${sentence}`).values()]
  const told = new Set(statements.map(({ line, sentence }) => `${line} ${sentence}`))
  return {
    figures: sentences.flatMap((own) => {
      const [first] = own
      const isMixed = told.has(`${first!.line} ${first!.sentence}`)
      const clauses = new Set(own.map(({ clause }) => clause))
      if (isMixed || clauses.size > 1 || first!.cell !== undefined) return own
      const parted = partSentence(own)
      return isGoal(first!.clause) ? own.map((one) => ({ ...one, label: goalLabel })) : parted
    }),
    statements,
  }
}

/** 总产值增长7%以上，投资增长8%: two indicators at least, or the first of the economy. */
function isGoal(clause: string): boolean {
  const aims = clause.split('，').filter((one) => grows.test(one))
  return aims.length > 1 && aims.some((one) => economy.test(one))
}

function partSentence(own: readonly BriefFigure[]): readonly BriefFigure[] {
  const groups: ReturnType<typeof cutAtCommas>[number][][] = []
  for (const piece of cutAtCommas(own)) {
    const last = groups.at(-1)
    const before = last?.map(({ text }) => text).join('') ?? ''
    const share = rate.exec(piece.text)?.[1]
    const isOfBefore = share !== undefined && [...share].some((char) => before.includes(char))
    if (last === undefined || leans.test(piece.text) || isOfBefore || piece.figures.length === 0)
      groups.push(last === undefined ? [piece] : [...groups.pop()!, piece])
    else groups.push([piece])
  }
  if (groups.length < 2) return own
  return groups.flatMap((group, at) =>
    joinCut(group).figures.map((one) => ({
      ...one,
      sentence: one.sentence + at * step,
      clauseIndex: one.clauseIndex + at * step,
    })),
  )
}

