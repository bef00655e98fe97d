// Step of writing what is planned: its facts -> each plan a sentence of its own (培训4期，新建岗亭2个 are two), and what is aimed at under the name of goals.
import type { BriefFigure, BriefStatement } from '#domain/brief.ts'
import type { ThemeFacts } from '#draft/write/write-theme.ts'
import { groupBy } from '#shared/group-by.ts'
import { listPairs } from '#shared/list-pairs.ts'
import { type CutPiece, cutAtCommas, joinCut } from './cut-clauses.ts'

/** Says more of the plan before it: its place, its cost, its share, what it is good for. */
const leans =
  /^(?:其中|包括|占|共|累计|每(?:名|户|处|座|个)[^，\d]{0,3}(?:补|奖|给|投)|总投资|投资|面积|占地|长|厂房|惠及|覆盖|带动|受益|参训|用于|以|使|确保|力求|做到|达到|全覆盖|全部|均|都|并|且|预计|约|含|超|至少|不少于|不低于|标准|(?:合格|及格|到课|出勤|优良|结业)率)/
const rate = /^([\u4e00-\u9fff]{1,3})率(?:达|降|提|增|保|控|不|在|为|超)/
/** As plans do that count nothing. */
const begins =
  /^(?:每[周月季年日天]|完成|推进|推动|建[成立设]|创建|开展|组织|召开|举办|修订|制定|健全|完善|落实|实现|启动|加快|做好|抓好|争取|打造|培育|引进|实施|继续|全面|坚持)[^，]{4,}/
/** 增长7%以上, 下降5%: what an indicator is to come to. */
const grows =
  /(?:增长|增幅|增速|增加|提高|下降|达到|突破|控制在|保持)[^，。\d]{0,4}\d[\d.]*(?:%|个百分点|亿元|万元)/
const economy = /产值|投资|收入|生产总值|零售|增加值|税收/
/** What the lists of plans are led by. */
const goalLabel = '预期目标'
/** Plans of one sentence stand behind each other, before the next sentence. */
const step = 1 / 1000

/** A list that the material parts itself stays as it is. */
const leastListed = 3

/** Cut at commas; a plan without a number stays with the one before it, unless it begins as a plan does. */
export function partPlans({ figures, statements }: ThemeFacts): ThemeFacts {
  const keyOf = ({ line, sentence }: BriefFigure | BriefStatement) => `${line} ${sentence}`
  const sentences = [...groupBy(figures, keyOf).values()]
  const told = new Set(statements.map(keyOf))
  const isListed = new Set([...figures, ...statements].map(keyOf)).size >= leastListed
  const parted = sentences.map((own): ThemeFacts => {
    const [first] = own
    const isWhole = told.has(keyOf(first!)) || own.some(({ clause }) => clause !== first!.clause)
    if (isWhole || first!.cell !== undefined) return { figures: own, statements: [] }
    if (isGoal(first!.clause))
      return { figures: own.map((one) => ({ ...one, label: goalLabel })), statements: [] }
    return isListed ? { figures: own, statements: [] } : partSentence(own)
  })
  return {
    figures: parted.flatMap((one) => one.figures),
    statements: [...statements, ...parted.flatMap((one) => one.statements)],
  }
}

/** 总产值增长7%以上，投资增长8%: two indicators at least, or the first of the economy. */
function isGoal(clause: string): boolean {
  const aims = clause.split('，').filter((one) => grows.test(one))
  return aims.length > 1 && aims.some((one) => economy.test(one))
}

function partSentence(own: readonly BriefFigure[]): ThemeFacts {
  const groups: CutPiece[][] = []
  for (const piece of cutAtCommas(own).flatMap(cutBare)) {
    const last = groups.at(-1)
    const before = last?.map(({ text }) => text).join('') ?? ''
    const share = rate.exec(piece.text)?.[1]
    const isOfBefore = share !== undefined && [...share].some((char) => before.includes(char))
    const isAim = /^(?:力争|争取|确保)/.test(piece.text) && sharesPair(piece.text, before)
    const isBare = piece.figures.length === 0 && !begins.test(piece.text)
    if (last !== undefined && (leans.test(piece.text) || isOfBefore || isAim || isBare)) last.push(piece)
    else groups.push([piece])
  }
  if (groups.length < 2) return { figures: own, statements: [] }
  const { theme, line, label, sentence, clauseIndex } = own[0]!
  const placed = groups.map((group, at) => ({
    ...joinCut(group),
    at: { sentence: sentence + at * step, clauseIndex: clauseIndex + at * step },
  }))
  return {
    figures: placed.flatMap(({ figures, at }) => figures.map((one) => ({ ...one, ...at }))),
    statements: placed.flatMap(({ text, figures, at }) =>
      figures.length > 0 ? [] : [{ text, theme, line, label, ...at }],
    ),
  }
}

/** 推进示范村创建，力争新增示范村1个: what is to come of the plan before it. */
function sharesPair(text: string, before: string): boolean {
  return listPairs(text).some((pair) => /^[\u4e00-\u9fff]{2}$/.test(pair) && before.includes(pair))
}

/** 每周三接访，轮训2期，完成验收: words before and behind a number that are plans of their own. */
function cutBare({ text, figures }: CutPiece): readonly CutPiece[] {
  const [first] = figures
  const last = figures.at(-1)
  if (first === undefined || last === undefined) return [{ text, figures }]
  const lead = text.lastIndexOf('，', first.at.start)
  const tail = text.indexOf('，', last.at.end)
  const start = lead > 0 && begins.test(text) ? lead + 1 : 0
  const end = tail > 0 && begins.test(text.slice(tail + 1)) ? tail : text.length
  const moved = figures.map((one) => ({
    ...one,
    clause: text.slice(start, end),
    at: { start: one.at.start - start, end: one.at.end - start },
  }))
  return [
    { text: text.slice(0, Math.max(0, start - 1)), figures: [] },
    { text: text.slice(start, end), figures: moved },
    { text: text.slice(end + 1), figures: [] },
  ].filter((one) => one.text !== '')
}
