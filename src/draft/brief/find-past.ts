// Step of reading a brief: last year's numbers (去年115起, a column 2023年) -> each beside this year's number of the same thing.
import { unitClass } from '#check/gate/check-two-values.ts'
import type { BriefFigure } from '#domain/brief.ts'
import { findStepped, isStep } from '#draft/dictation/find-stepped.ts'
import { pairInSeries } from '#draft/dictation/pair-series.ts'
import { groupBy } from '#shared/group-by.ts'
import { addUp } from '#text/numbers/add-up.ts'
import { findQuantities } from '#text/numbers/find-quantities.ts'

const pastLead =
  /^(?:而|其中)?(?:去年|上年度?|上一年)(?:同期|全年|[上下]半年)?(?!以来|结转|遗留|度?(?:[底末]|工作))/

/** 去年受理171件: one number, said of the year before. */
export function isPastClause(text: string): boolean {
  return pastLead.test(text) && (findQuantities(text).length === 1 || /\d$/.test(text))
}

const change =
  /^(?:算下来|这样|等于|也就是|大?[约概])*(?:同比|比[去上]年|较[去上]年)?(?:大?[约概])?(?:是|又)?(?:下降|增长|减少|增加|上升|提高|回落|降|增|升|涨|减|少|多)(?:了|低了|加了)?(\d[\d.]*)[%％]$/

/** 算下来降了20.3%: nothing but the change between the two numbers before it. */
export function isChangeAlone(text: string): boolean {
  return change.test(text)
}

/** What the clause counts, without the words for the year and for 是. */
function namesOf({ clause, at }: BriefFigure): string {
  return clause
    .slice(0, at.start)
    .replace(pastLead, '')
    .replace(/^[只仅才就]?[是为有](?=[\u4e00-\u9fff]{2})/, '')
    .replace(/[了共达为是有只仅才就:：，\s]+$/, '')
    .split(/[，,、\d]/)
    .at(-1)!
    .replace(/^(?:其中|包括|分别)[是为有:：]?/, '')
}

/** The change stands beside its number; figures that wait for their year are looked for so far back. */
const [near, reach] = [4, 40]

/** `lastYearOf` set where this year's number of the same thing stands before it; the others stay as they are. */
export function attachPast(figures: readonly BriefFigure[]): readonly BriefFigure[] {
  const taken = new Set<number>()
  const told = new Set<BriefFigure>()
  const beside = pairInCells(figures)
  const isPast = ({ clause }: BriefFigure) => isPastClause(clause)
  const respective = new Map([...pairInSeries(figures, isPast), ...pairInOrder(figures)])
  const attached = figures.map((figure, index) => {
    if (!beside.has(figure) && !isPastClause(figure.clause)) return figure
    // What is told of the whole is not last year's of one village.
    const isOpen = (one: BriefFigure) => figure.cell !== undefined || one.cell?.of?.kind !== 'place'
    const before = figures.slice(Math.max(0, index - reach), index).filter(isOpen)
    const own =
      beside.get(figure) ??
      respective.get(figure) ??
      findSummed(figure, figures, taken) ??
      findOwn(figure, before.reverse(), taken) ??
      findBehind(figure, figures.slice(index + 1).filter(isOpen), taken)
    const stepped = own === undefined || isStep(own) ? findStepped(figure, figures, { index, isPast }) : null
    if (stepped !== null) {
      const { id, theme } = stepped.own
      told.add(stepped.step)
      taken.add(id)
      return { ...figure, lastYearOf: id, theme, isStepSaid: true as const }
    }
    if (own === undefined || isStep(own)) return figure
    taken.add(own.id)
    const said = figures
      .slice(Math.max(0, index - near), index + near)
      .find((one) => one.sentence === figure.sentence && isChangeAlone(one.clause))
    if (said !== undefined && isChangeOf(said, { own, past: figure })) told.add(said)
    const unit = isOfPeople(own, figure) || figure.unit === '' ? own.unit : figure.unit
    return { ...figure, unit, lastYearOf: own.id, theme: own.theme }
  })
  // What the two numbers say themselves is written once, as their arithmetic.
  return told.size === 0 ? attached : attached.filter((_, index) => !told.has(figures[index]!))
}

/** Of last year's numbers that a table sets beside this year's: the one that each is the year before of. */
function pairInCells(figures: readonly BriefFigure[]): ReadonlyMap<BriefFigure, BriefFigure> {
  const keyOf = ({ cell, unit }: BriefFigure) => `${cell!.table} ${cell!.row} ${cell!.column} ${unit}`
  const inCells = figures.filter(({ cell }) => cell !== undefined)
  // What is remarked of a cell stands behind its number.
  const owns = new Map(
    inCells
      .filter(({ cell }) => !cell!.isPast)
      .reverse()
      .map((one) => [keyOf(one), one]),
  )
  return new Map(
    inCells.flatMap((one) => {
      const own = one.cell!.isPast ? owns.get(keyOf(one)) : undefined
      return own === undefined ? [] : [[one, own] as const]
    }),
  )
}

/** 调解156起，化解152起，上年分别为171起、165起: one after the other, of the numbers right before them. */
function pairInOrder(figures: readonly BriefFigure[]): ReadonlyMap<BriefFigure, BriefFigure> {
  const pairs = new Map<BriefFigure, BriefFigure>()
  for (const told of groupBy(figures, ({ line, sentence }) => `${line} ${sentence}`).values()) {
    const at = told.findIndex((one) => isPastClause(one.clause) && /分别/.test(one.clause))
    if (at < 0) continue
    const next = told.findIndex((one, index) => index > at && !isPastClause(one.clause))
    const pasts = told.slice(at, next < 0 ? undefined : next)
    const owns = told
      .slice(0, at)
      .filter((one) => !isPastClause(one.clause))
      .slice(-pasts.length)
    const isAlike = owns.length === pasts.length && owns.length > 1
    if (!isAlike || !owns.every((own, index) => isLikeUnit(own, pasts[index]!))) continue
    for (const [index, past] of pasts.entries()) pairs.set(past, owns[index]!)
  }
  return pairs
}

function isLikeUnit(own: BriefFigure, past: BriefFigure): boolean {
  return past.unit === '' || unitClass(own.unit) === unitClass(past.unit)
}

/** Half of the last digit that people give. */
const nearShare = 0.051

/** So many per cent, up or down, lie between the two; of nothing there is no share. */
export function isShareOf(said: number, { now, before }: { now: number; before: number }): boolean {
  return before !== 0 && Math.abs(Math.abs(((now - before) / before) * 100) - said) < nearShare
}

function isChangeOf(said: BriefFigure, { own, past }: { own: BriefFigure; past: BriefFigure }): boolean {
  const isDown = /降|减|少|落/.test(said.clause)
  return isDown === own.value < past.value && isShareOf(said.value, { now: own.value, before: past.value })
}

/** 护林员41名，去年36个: people all the same. */
function isOfPeople(own: BriefFigure, past: BriefFigure): boolean {
  return own.unit === '名' && past.unit === '个' && namesOf(past) === ''
}

function isPortion(figure: BriefFigure): boolean {
  // 286条，其中网站174条、公众号45条
  const before = figure.clause.slice(0, figure.at.start)
  // 872条（重大隐患3条）
  if (/其中|包括|分别|[（(][^）)]*$/.test(before)) return true
  return /^[起件次场]?(?:其中|成功|调[解处]?成|办结|按期办结|属实|追回|要回|兑付|清偿|已?支付)/.test(
    leadOf(figure),
  )
}

/** 还有5起在办, 5起引导去法院: some of what was counted before. */
function isRest(figure: BriefFigure): boolean {
  const behind = figure.clause.slice(figure.at.end)
  const lead = leadOf(figure)
  if (lead === '' && /^[\u4e00-\u9fff]{3}/.test(behind)) return true
  return isAim(lead) || /^[起件次场]?(?:尚|还有|剩|其余|余下|另有|在建|在办|正在|待)/.test(lead)
}

function leadOf({ clause, at }: BriefFigure): string {
  return clause
    .slice(0, at.start)
    .split(/[，,、\d]/)
    .at(-1)!
}

/** 哦对了，去年是97件: of what was told in sentences before, where only one number may be meant; a change of two things is none. */
function findOnly(wholes: readonly BriefFigure[], { unit }: BriefFigure): BriefFigure | undefined {
  const alike = wholes.filter((one) => one.unit === unit)
  const told = (alike.length > 0 ? alike : wholes).filter(
    (one) => !isPortion(one) && !ofRest.test(one.clause) && !isAim(namesOf(one)),
  )
  const open = leaveAddends(told)
  return open.length === 1 ? open[0] : undefined
}

/** 年任务2150万元: what is to be reached is compared with nothing. In: the words before the number. */
export function isAim(lead: string): boolean {
  return /(?:任务|目标|计划|指标|预算|年初定)数?[为是]?$/.test(lead)
}

/** 剩1条，某厂14.5万元: told of what is left. */
const ofRest = /^(?:还|尚|仍)?(?:剩|余|其余)/

/** 86件, of which 31, 38 and 17 were told behind it: the whole alone. The nearest stands first. */
function leaveAddends(figures: readonly BriefFigure[]): readonly BriefFigure[] {
  const addends = new Set(
    figures.flatMap((whole, at) => {
      let sum = 0
      for (let from = at - 1; from >= 0; from--) {
        sum += figures[from]!.value
        if (sum === whole.value && at - from > 1) return figures.slice(from, at)
        if (sum > whole.value) break
      }
      return []
    }),
  )
  return figures.filter((one) => !addends.has(one))
}

/** 去年讲座18场 over a table with 法治讲座22场: the only one of its name, or the sum of all that have it. */
function findBehind(
  figure: BriefFigure,
  behind: readonly BriefFigure[],
  taken: ReadonlySet<number>,
): BriefFigure | undefined {
  const alike = listInTables(figure, behind, taken)
  return alike.length === 1 ? alike[0] : findSum(alike)
}

/** Beside a table of villages, before it or behind: the row that sums them up. */
function findSummed(
  figure: BriefFigure,
  figures: readonly BriefFigure[],
  taken: ReadonlySet<number>,
): BriefFigure | undefined {
  return figure.source === '' ? findSum(listInTables(figure, figures, taken)) : undefined
}

function findSum(alike: readonly BriefFigure[]): BriefFigure | undefined {
  const sum = addUp(alike.map(({ value }) => value))
  return alike.length < leastSummed ? undefined : alike.find(({ value }) => value * 2 === sum)
}

/** Two rows and what they come to. */
const leastSummed = 3

/** Numbers of tables that count what last year's does. */
function listInTables(
  figure: BriefFigure,
  figures: readonly BriefFigure[],
  taken: ReadonlySet<number>,
): readonly BriefFigure[] {
  const name = namesOf(figure).replace(/(?:一共|总共|共)?[办开发做]?了?$/, '')
  if (name.length < 2) return []
  return figures.filter(
    (one) =>
      one.source !== '' &&
      !taken.has(one.id) &&
      !isPastClause(one.clause) &&
      one.unit === figure.unit &&
      namesOf(one).endsWith(name),
  )
}

/** 上年工程建设追回工资241.5万元 beside 工程建设受理14件，追回工资186.4万元: the row is named once. */
function findInRow(figure: BriefFigure, before: readonly BriefFigure[]): BriefFigure | undefined {
  const name = namesOf(figure)
  const inRow = before.filter(
    (one) =>
      isOfRow(one, figure) &&
      !isPastClause(one.clause) &&
      unitClass(one.unit) === unitClass(figure.unit) &&
      namesOf(one) !== '' &&
      name.endsWith(namesOf(one)),
  )
  return inRow.toSorted((a, b) => namesOf(b).length - namesOf(a).length)[0]
}

function isOfRow(one: BriefFigure, { line, sentence }: BriefFigure): boolean {
  return one.source !== '' && one.line === line && one.sentence === sentence
}

function findOwn(
  figure: BriefFigure,
  before: readonly BriefFigure[],
  taken: ReadonlySet<number>,
): BriefFigure | undefined {
  const name = namesOf(figure)
  if (figure.source !== '') {
    const inRow = findInRow(
      figure,
      before.filter(({ id }) => !taken.has(id)),
    )
    const isBeside = before.some((one) => isOfRow(one, figure) && !isPastClause(one.clause))
    // Where its row tells of this year too, what it is compared with stands there or nowhere.
    if (inRow !== undefined || isBeside) return inRow
  }
  const open = before.filter(
    (one) =>
      !taken.has(one.id) &&
      !isPastClause(one.clause) &&
      (unitClass(one.unit) === unitClass(figure.unit) || isOfPeople(one, figure) || figure.unit === '') &&
      (one.unit !== '%' || figure.unit === '%'),
  )
  // 调解206起，调成201起，还有5起在办，去年193起: what is compared is the whole, and never what is left of it.
  const wholes = open.filter((one) => !isRest(one))
  const beside = wholes.filter((one) => one.sentence === figure.sentence)
  const isParted = open[0] !== undefined && isRest(open[0])
  const nearest =
    beside.find((one) => !isPortion(one)) ??
    (isParted ? wholes.find((one) => one.line === figure.line && !isPortion(one)) : undefined) ??
    beside[0]
  if (name === '') return nearest ?? findOnly(wholes, figure)
  const ofKind = open.filter((one) => one.isKnown && figure.isKnown && one.indicator === figure.indicator)
  const wholesOfKind = ofKind.filter((one) => !isPortion(one))
  // 网上信访, 来访, 来信 are all of one indicator: by that alone none of several is meant.
  const [only] = ofKind.length === 1 ? ofKind : wholesOfKind.length === 1 ? wholesOfKind : []
  const named = open.filter(
    (one) => namesOf(one).includes(name) || one.clause.slice(0, one.at.start).endsWith(name),
  )
  return open.find((one) => namesOf(one) === name) ?? only ?? named.find((one) => !isPortion(one)) ?? named[0]
}
