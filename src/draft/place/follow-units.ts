// Tool of placing: units that tell of a number of another unit -> the unit each is to stand behind: what is left of a whole (未整改的4处) behind what was done of it, kinds that add up to a total (工程建设24件、餐饮9件、加工厂6件) behind the total.
import type { BriefFigure, BriefStatement } from '#domain/brief.ts'
import { readShape } from '#draft/write/row-shape.ts'
import { groupBy } from '#shared/group-by.ts'
import { type Fact, listSentences, type Sentence } from './list-sentences.ts'
import type { Unit } from './place-units.ts'

/** 其余2件, 未整改的4处, 尚有1件未办结. */
const left =
  /^(?:(?:目前|其中|截至[^，。]{0,8})?(?:其余|余下|剩余?下?|[尚还仍]有|[尚还仍]?未(?:整?改|办|化解|解决|销号|完成|完工|调处|处置|结|修|拆|落实|整治|清零)|[尚还仍]?没有?(?:整?改|办|化解|解决|完成|修|拆)))/
const done = /整改|改完|办结|办理完|化解|解决|完成|完工|销号|成功|处置|结案|答复|回复|修复|拆除/

/** 按行业, 分领域 */
const ofKinds = /^[按从分][\u4e00-\u9fff]{2,4}$/

/** Only units of what was done; each at most one. */
export function followUnits(units: readonly Unit[], homeOf: (unit: Unit) => number): ReadonlyMap<Unit, Unit> {
  const told = units.map((unit) => ({
    unit,
    own: unit.figures.filter(({ lastYearOf }) => lastYearOf === null),
  }))
  const follows = new Map<Unit, Unit>()
  // Kinds whose words name another section stay there.
  const mayFollow = (unit: Unit, other: Unit) =>
    ofKinds.test(unit.label) || [-1, homeOf(other)].includes(homeOf(unit))
  for (const [at, one] of told.entries()) {
    const { unit, own } = one
    if (unit.part !== null || own.length === 0) continue
    const isWanted = (other: Told) =>
      isRest(own[0]!, other) || (isTotal(one, other) && mayFollow(unit, other.unit))
    const found = told
      .map((other, index) => ({ other, index }))
      .filter(({ other, index }) => index !== at && other.unit.part === null && isWanted(other))
      .toSorted((a, b) => Math.abs(a.index - at) - Math.abs(b.index - at))
    const [best, next] = found
    if (best === undefined || (next !== undefined && isTotal(one, best.other))) continue
    if (best.index !== at - 1 && !follows.has(best.other.unit)) follows.set(unit, best.other.unit)
  }
  return follows
}

interface Told {
  readonly unit: Unit
  readonly own: readonly BriefFigure[]
}

/** 110处 and 已整改106处, of 未整改的4处. */
function isRest(rest: BriefFigure, { own }: Told): boolean {
  const said = rest.clause.slice(0, rest.at.start)
  if (!left.test(rest.clause) || /\d/.test(said)) return false
  const rows = [...groupBy(own, ({ sentence }) => sentence).values()]
  const same = rows
    .filter((row) => readShape(row)?.isPlace !== true)
    .flatMap((row) => row.filter(({ unit }) => unit === rest.unit))
  return same.some(
    (part, at) =>
      done.test(wordsBefore(part)) &&
      same.slice(0, at).some((whole) => whole.value - part.value === rest.value),
  )
}

function wordsBefore({ clause, at }: BriefFigure): string {
  return clause
    .slice(0, at.start)
    .split(/[，、\d]/)
    .at(-1)!
}

const leastKinds = 2
/** 工程建设的, 餐饮: names a kind, and tells of no deed. */
const kind = /^[\u4e00-\u9fff“”、（）()]{1,10}$/
const deed = /[了开举召发检查培建投修完办受接追收罚奖增]/

const partOf = /其中|包括|含|上年|去年/

/** All of one unit, each a name and its number, and together the one total. */
function isTotal({ own, unit: said }: Told, { own: others }: Told): boolean {
  const [first] = own
  // 化解积案5件，其中县里交办2件: a part of what stands before it.
  if (partOf.test(said.text) || said.figures.length > own.length || said.statements.length > 0) return false
  if (first === undefined || own.length < leastKinds || own.some(({ unit }) => unit !== first.unit))
    return false
  const sum = own.reduce((total, { value }) => total + value, 0)
  if (!others.some(({ value, unit }) => value === sum && unit === first.unit)) return false
  return own.every((one) => {
    const words = wordsBefore(one)
    return kind.test(words) && !deed.test(words.charAt(0)) && !done.test(words)
  })
}

/** 没有发生…: what did not happen. */
const denial = /^(?:全年|今年|上半年)?(?:均|都|也)?(?:没有|未|无(?!偿|障|人机)|没)/

interface Facts {
  figures: BriefFigure[]
  statements: BriefStatement[]
}

/** Facts of a section: a denial that would open it ends it. */
export function closeWithDenials(facts: Facts): void {
  const isDenied = (own: Sentence) => own.every((one) => 'text' in one && denial.test(one.text))
  const sentences = listSentences([...facts.figures, ...facts.statements])
  const opening = sentences.findIndex((own) => !isDenied(own))
  if (opening > 0) moveBehind(facts, sentences.slice(0, opening))
}

/** 发生交通事故2起: what went wrong, though it is counted and not denied. */
const mishap =
  /^(?:全年|今年|上半年)?(?:共|累计)?(?:发生|接报|出现)?[\u4e00-\u9fff]{0,10}(?:事故|火情|火灾|火警|险情|溺水|伤亡|死亡)(?:\d|为)/

/** Facts of a section: what went wrong stands behind what was done. */
export function closeWithMishaps(facts: Facts): void {
  const sentences = listSentences([...facts.figures, ...facts.statements])
  const isMishap = ([first]: Sentence) =>
    first !== undefined && 'clause' in first && first.cell?.of === undefined && mishap.test(first.clause)
  // 去年是6起 goes with what it is held against.
  const some = sentences.filter(
    (own, at) => isMishap(own) || (isOfPast(own) && at > 0 && isMishap(sentences[at - 1]!)),
  )
  if (some.length > 0 && some.length < sentences.length) moveBehind(facts, some)
}

function isOfPast([first]: Sentence): boolean {
  return first !== undefined && /^(?:去年|上年|同比|比)/.test('clause' in first ? first.clause : first.text)
}

function moveBehind(facts: Facts, sentences: readonly Sentence[]): void {
  const moved = new Set(sentences.flat())
  const last = Math.max(...[...facts.figures, ...facts.statements].map(({ clauseIndex }) => clauseIndex))
  const move = <T extends Fact>(one: T): T =>
    moved.has(one) ? { ...one, clauseIndex: last + 1 + one.clauseIndex / behind } : one
  facts.figures = facts.figures.map(move)
  facts.statements = facts.statements.map(move)
}

/** Places behind a clause: more than a material has. */
const behind = 100_000

/** The facts of a unit, so placed that they stand behind those of another. */
export function standBehind(unit: Unit, other: Unit): Unit {
  const end = Math.max(...[...other.figures, ...other.statements].map(({ clauseIndex }) => clauseIndex))
  const place = (at: number) => end + (1 + at) / behind
  return {
    ...unit,
    figures: unit.figures.map((one) => ({ ...one, clauseIndex: place(one.clauseIndex) })),
    statements: unit.statements.map((one) => ({ ...one, clauseIndex: place(one.clauseIndex) })),
  }
}
