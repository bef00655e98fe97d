// Tool of placing: a sentence of the material with its facts, how much it says of a section's words, and where it goes on to another section.
import type { BriefFigure, BriefStatement } from '#domain/brief.ts'
import { isOffice } from '#draft/roles/hold-label.ts'
import { groupBy } from '#shared/group-by.ts'
import { cutAtCommas, joinCut } from './cut-clauses.ts'

export interface Unit {
  readonly part: string | null
  readonly label: string
  readonly theme: string | null
  readonly text: string
  readonly line: number
  readonly figures: readonly BriefFigure[]
  readonly statements: readonly BriefStatement[]
}

type Told = Pick<Unit, 'label' | 'text'>

/** A word of the label tells twice, and four times where it is all of it; a label that begins a word (安全, 安全生产) tells twice its own length. */
function scoreLabel(label: string, words: readonly string[]): number {
  return words.reduce(
    (sum, word) =>
      sum +
      (label === word ? 4 : label.includes(word) ? 2 : 0) * word.length +
      (label.length > 1 && label.length + 1 < word.length && word.startsWith(label) ? 2 * label.length : 0),
    0,
  )
}

/** A word that leads the sentence tells more than one that follows. */
function scoreText(text: string, words: readonly string[]): number {
  const lead = text.slice(0, 12)
  return words.reduce(
    (sum, word) => sum + (text.includes(word) ? word.length : 0) + (lead.includes(word) ? word.length : 0),
    0,
  )
}

/** Index of the section whose words say most of it; -1 where none says anything. */
export function findHome({ label, text }: Told, lists: readonly (readonly string[])[]): number {
  const scores = lists.map((words) => scoreLabel(label, words) + scoreText(text, words))
  const most = Math.max(0, ...scores)
  return most === 0 ? -1 : scores.indexOf(most)
}

/** Says nothing of what it is about. */
const general = /^(?:重点|主要|其[他它中]|全部|有关|另外|今年|全年|基本)/

/** Index of the section that the name it stands under fits, by the text where it fits several; what an office tells goes elsewhere only where the text says nothing of such a section and something of others. -1 where the name fits none. */
export function findNamedHome({ label, text }: Told, lists: readonly (readonly string[])[]): number {
  const isNone = label === '' || general.test(label)
  const named = lists.map((words) => (isNone ? 0 : scoreLabel(label, words)))
  if (named.every((score) => score === 0)) return -1
  const told = lists.map((words, at) => ({ at, named: named[at]!, said: scoreText(text, words) }))
  const [best] = told.filter((one) => one.named > 0).toSorted((a, b) => b.said - a.said || b.named - a.named)
  const isElsewhere = isOffice(label) && best!.said === 0 && told.some(({ said }) => said > 0)
  return isElsewhere ? findHome({ label: '', text }, lists) : best!.at
}

/** What leans on the clause before it, or counts a part of it. */
const leaning =
  /^(?:其中|包括|分别|另|还有|同比|环比|比|较|占|还|并|均|都|也|剩|余|尚余|未|没|无|成功|成功率|办结|办案|结案|化解|完成|整改|处置|追回|挽回|涉及|采纳|参加(?=[约近了]?\d)|参与|参训|覆盖|满意|上年|去年|今年|共|累计)/
/** 参加中心组学法: what was done stands before what it is about. */
const done = /^(?:本人|参加|组织|开展|举办|召开|带头)+/
/** Shorter words before a number name nothing by themselves. */
const leastNamed = 4

/** 主持研究5次，中心组学法参加4次: a clause that opens with another section's word, and says none of the section of the clauses before, goes there. */
export function partClauses(unit: Unit, lists: readonly (readonly string[])[]): readonly Unit[] {
  const { label, line, theme } = unit
  const clauses = listClauses(unit)
  const isFixed =
    (unit.part !== null && unit.part !== '第一责任人') ||
    (!isOffice(label) && findNamedHome(unit, lists) >= 0)
  // 4月11日夜查…，约谈3人，责令停产2家: a day holds all that was done on it together.
  if (
    isFixed ||
    clauses.length < 2 ||
    dated.test(unit.text) ||
    unit.figures.some(({ source }) => source !== '')
  )
    return [unit]
  const parted: Clause[][] = []
  let home = -1
  for (const clause of clauses) {
    const told = { label: '', text: clause.text }
    const own = isNamed(clause) ? findHome(told, lists) : -1
    const named = clause.text.replace(done, '')
    const isLed = own >= 0 && lists[own]!.some((word) => word.length > 1 && named.startsWith(word))
    const isOther = isLed && home >= 0 && own !== home && scoreText(told.text, lists[home]!) === 0
    if (parted.length === 0 || isOther) parted.push([clause])
    else parted.at(-1)!.push(clause)
    if (isOther) home = own
    else if (home < 0) home = findHome({ label: parted.length > 1 ? '' : label, text: clause.text }, lists)
  }
  if (parted.length === 1) return [unit]
  return parted.map((own, index) => ({
    part: index === 0 ? unit.part : null,
    theme,
    label: index === 0 ? label : '',
    line,
    text: textOf(own),
    figures: joinFigures(own),
    statements: own.flatMap(({ statements }) => statements),
  }))
}

const dated = /^(?:20\d{2}年)?\d{1,2}月\d{1,2}日/

interface Clause {
  readonly text: string
  readonly figures: readonly BriefFigure[]
  readonly statements: readonly BriefStatement[]
}

/** In their order; the words of a fact between its commas. */
function listClauses({ figures, statements }: Unit): readonly Clause[] {
  const counted = [...groupBy(figures, ({ clauseIndex }) => clauseIndex).values()].map((own) => ({
    at: own[0]!.clauseIndex,
    clauses: cutAtCommas(own).map((piece): Clause => ({ ...piece, statements: [] })),
  }))
  const told = statements.map((statement) => ({
    at: statement.clauseIndex,
    clauses: [{ text: statement.text, figures: [], statements: [statement] }],
  }))
  return [...counted, ...told].sort((a, b) => a.at - b.at).flatMap(({ clauses }) => clauses)
}

/** Pieces of one clause are one clause again. */
function joinFigures(clauses: readonly Clause[]): readonly BriefFigure[] {
  const counted = clauses.filter(({ figures }) => figures.length > 0)
  const groups = groupBy(counted, ({ figures }) => figures[0]!.clauseIndex)
  return [...groups.values()].flatMap((own) => joinCut(own).figures)
}

function textOf(clauses: readonly Clause[]): string {
  return clauses.map(({ text }) => text).join('，')
}

function isNamed({ text, figures: [first] }: Clause): boolean {
  if (first === undefined || leaning.test(text)) return false
  return (text.slice(0, first.at.start).match(/[\u4e00-\u9fff]/g) ?? []).length >= leastNamed
}
