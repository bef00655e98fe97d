// Tool of this room: weighed figures -> those of one kind, one a place and year: the kind whose best figure answers, and that most of the places asked about tell.

import { isOfWholeYear } from '#answer/numbers/entry.ts'
import type { Frame } from '#domain/frame.ts'
import type { Indicator } from '#domain/prompt-book.ts'
import { startOfTurn } from '#question/follow/turns.ts'
import { groupBy } from '#shared/group-by.ts'
import { oncePer } from '#shared/once-per.ts'
import { isComparable } from '#text/numbers/alike-units.ts'
import { completeYears } from './complete-years.ts'
import { isNamedAmong, measureAlike } from './figure-noun.ts'
import { openFigureJudge } from './judge-figure.ts'
import { isBeside, type PickedFigure } from './picked-figure.ts'
import { openDeed, openDenial } from './tells-deed.ts'

/** Figures that are tried as the one that is meant. */
const mostAnchors = 12
/** How far one may lie behind the best to be tried. */
const slack = 0.3
/** How much less of the question a figure of the same kind may carry than the one that it is lined up with. */
const alike = 0.2
/** From which likeness of their nouns on two figures are of one kind, whatever of the question each carries. */
const sameNoun = 0.6
/** What likeness adds when the figure of a place is chosen. */
const ofLikeness = 0.3
/** What it adds that all places and years asked about tell it: where two are held against each other, where several are asked about, and where one is. */
const breadth = { held: 0.32, several: 0.2, one: 0.03 }
/** What each reason against a figure weighs (`narrowness`). */
const perReason = 0.06

type Asked = Pick<Frame, 'want' | 'include' | 'years' | 'text' | 'plain' | 'takes' | 'terms'>
type Fitness = (one: PickedFigure) => number

/** The first is the one that the others were lined up with. Empty where there is none. */
export function lineUpKind(
  candidates: readonly PickedFigure[],
  {
    frame,
    indicators,
    told,
    named,
  }: {
    frame: Asked
    indicators: readonly Indicator[]
    told: readonly PickedFigure[]
    /** Those that the question names: 罚款（罚没）金额 asks for either. */
    named: ReadonlySet<string>
  },
): readonly PickedFigure[] {
  const fitness = besideTold(openFitness(frame), told)
  const known = new Set(indicators.map(({ name }) => name))
  const weighed = candidates
    .map((one): Weighed => ({ one, key: `${one.place} ${one.year}`, fit: fitness(one) }))
    .sort((a, b) => b.fit - a.fit || a.one.figure.at.start - b.one.figure.at.start)
  const sorted = weighed.map(({ one }) => one)
  const [best] = weighed
  if (!best) return []
  const anchors = weighed.slice(0, mostAnchors).filter(({ fit }) => fit >= best.fit - slack)
  const kinds = anchors.map((anchor) => ({
    anchor,
    members: gather(anchor, weighed, { known, named }),
  }))
  const widest = Math.max(...kinds.map(({ members }) => members.length))
  const weight = isHeld(frame) ? breadth.held : isOfSeveral(frame) ? breadth.several : breadth.one
  const worth = ({ anchor, members }: (typeof kinds)[number]) =>
    anchor.fit + (weight * members.length) / widest
  const { members: lined } = kinds.reduce((most, kind) => (worth(kind) > worth(most) ? kind : most))
  const members = completeYears(lined, sorted, { frame, known })
  return ofDoors.includes(frame.want) ? addDoors(members, sorted) : members
}

/** What may be told of several doors of one place beside each other. */
const ofDoors: readonly Frame['want'][] = ['value', 'total']

/** 镇综治中心40余起 and 镇派出所80余起: where no number is the whole place's, each of its doors. */
function addDoors(
  members: readonly PickedFigure[],
  sorted: readonly PickedFigure[],
): readonly PickedFigure[] {
  if (members.every(({ figure }) => figure.channel === null)) return members
  const byReport = groupBy(sorted, ({ report }) => report.id)
  return members.flatMap((own) => {
    if (own.figure.channel === null) return [own]
    const channels = new Set([own.figure.channel])
    const others = byReport.get(own.report.id)!.filter(({ year, figure }) => {
      const isOther =
        year === own.year &&
        figure.indicator === own.figure.indicator &&
        figure.unit === own.figure.unit &&
        figure.channel !== null &&
        !channels.has(figure.channel)
      if (isOther) channels.add(figure.channel)
      return isOther
    })
    return [own, ...others]
  })
}

/** What it adds that a figure says something of what a told one counted. */
const ofTold = 0.15

/** What is asked besides stands near what was asked first. */
function besideTold(fitness: Fitness, told: readonly PickedFigure[]): Fitness {
  if (told.length === 0) return fitness
  return (one) => fitness(one) + (told.some((first) => isBeside(first, one)) ? ofTold : 0)
}

const several: readonly Frame['want'][] = ['rank', 'total', 'compare', 'trend', 'quality']

/** 比2023年多几份: a kind that one of the two years lacks does not answer. */
function isHeld({ want, include, years }: Asked): boolean {
  return want === 'compare' && (include.length === 2 || years.length === 2)
}

function isOfSeveral({ want, include, years }: Asked): boolean {
  return several.includes(want) || include.length !== 1 || years.length > 1
}

interface Weighed {
  readonly one: PickedFigure
  /** Its place and year. */
  readonly key: string
  readonly fit: number
}

/** Of each place and year the figure that answers best and is most like the anchor. */
function gather(
  anchor: Weighed,
  weighed: readonly Weighed[],
  words: { readonly known: ReadonlySet<string>; readonly named: ReadonlySet<string> },
): readonly PickedFigure[] {
  const chosen = new Map([[anchor.key, { one: anchor.one, worth: Number.POSITIVE_INFINITY }]])
  for (const { one, key, fit } of weighed) {
    const least = chosen.get(key)?.worth ?? 0
    // Its likeness, 1 at most, could not make it the best.
    if (fit + ofLikeness <= least) continue
    const likeness = readLikeness(anchor.one, one, words)
    if (likeness === null) continue
    const worth = fit + ofLikeness * likeness
    if (worth > least) chosen.set(key, { one, worth })
  }
  return [...chosen.values()].map(({ one }) => one)
}

/** Null for another kind: another unit, or words that say another thing; two indicators of the table are never one. */
function readLikeness(
  anchor: PickedFigure,
  one: PickedFigure,
  { known, named }: { known: ReadonlySet<string>; named: ReadonlySet<string> },
): number | null {
  const [a, b] = [anchor.figure, one.figure]
  if (!isComparable(a.unit, b.unit) || a.kind !== b.kind) return null
  const isTwo = a.indicator !== b.indicator && known.has(a.indicator) && known.has(b.indicator)
  if (isTwo && !(named.has(a.indicator) && named.has(b.indicator))) return null
  const likeness = measureAlike(a, b)
  return likeness >= sameNoun || one.carried >= anchor.carried - alike ? likeness : null
}

/** What a clause that counts people and money is about, where neither is named. */
const ofMoney = 0.02

/** That it counts what was not done, where what was done is asked for. */
const ofDenied = 0.6

/** That it tells what was done, where the verb asks for that. */
const ofDeed = 0.5

/** That its sentence holds a word of the question which few write. */
const ofLead = 0.15

export function openFitness(frame: Asked): Fitness {
  const asksMean = frame.text.includes('均')
  const isOfPart = frame.takes !== null && asksPart.test(frame.text.slice(startOfTurn(frame.text)))
  const judge = openFigureJudge(frame)
  const deed = openDeed(frame)
  const isDenied = openDenial(frame)
  return (one) => {
    const ofUnit = one.figure.unit === '元' ? ofMoney : 0
    const led = ofLead * (one.sentence?.lead ?? 0)
    const part = isOfPart ? (isPartOf(one.figure) ? ofPart : -ofPart) : 0
    return (
      one.gain +
      part -
      perReason * narrowness(one, asksMean) +
      ofUnit +
      judge(one) +
      led +
      ofDeed * deed(one) -
      (isDenied(one) ? ofDenied : 0)
    )
  }
}

/** 里头合同几件: a part of what was told, and not the whole again. */
const asksPart = /其中|里头|里面|当中/
const ofPart = 0.3
const isPartOf = (figure: PickedFigure['figure']) => figure.parent !== null || isAmong(figure)

/** 各1场, 日均6件: of each, and no sum. */
function isOfEach({ quote, start, at }: PickedFigure['figure']): boolean {
  return /[各每均]\S{0,2}$/.test(quote.slice(0, at.start - start))
}

/** 其中29名同时是网格员, 13起现场调解中有2起反悔: some of what was counted before, whether or not its whole is known. */
function isAmong({ quote, start, at }: PickedFigure['figure']): boolean {
  return /其中\s?$|\d[^，,；;。\d]*[中里]有\s?$/.test(quote.slice(0, at.start - start))
}

/** 13起现场调解中有2起反悔: the first is only recalled, to tell of some of them. */
function isRecalled({ quote, start, at }: PickedFigure['figure']): boolean {
  return /^[^，,；;。\d]{0,8}[中里]有?[，,]?\d/.test(quote.slice(at.end - start))
}

/** 参与调解61件: of those who took part, and not of the whole. */
function isOfHelper({ quote, start, at }: PickedFigure['figure']): boolean {
  return /(?:参与|参加|协助|配合)[^，,；;。\d]{0,8}$/.test(quote.slice(0, at.start - start))
}

/** 新桥社区全年零发案: of one village, and not of the place. */
function isOfOne({ quote, start, at }: PickedFigure['figure']): boolean {
  const clause =
    quote
      .slice(0, at.start - start)
      .split(/[，,；;。]/)
      .at(-1) ?? ''
  return /^(?![全各每本])[一-龥]{2,4}(?:村|社区|小区|公司)(?!民)/.test(clause)
}

/** What speaks against it: a part before a whole, one of a place's doors, a month, a plan, what another year's report recalls, a row of a table where prose tells it, a rate that was made of counts. */
function narrowness(
  { figure, report, year, sentence, hasMore, of }: PickedFigure,
  asksMean: boolean,
): number {
  const isPlanned = sentence?.part === 'plan'
  const own = ownReasons(figure)
  return (
    (isPlanned ? 16 : 0) +
    own.always +
    (of ? 1 : 0) +
    (asksMean ? 0 : own.each) +
    (hasMore ? 2 : 0) +
    (year === report.metadata.year ? 0 : 5)
  )
}

/** What its own words say against it, whatever is asked, and where no mean is. */
const ownReasons = oncePer((figure: PickedFigure['figure']) => ({
  always:
    (isAmong(figure) ? 8 : (figure.parent !== null && !isNamedAmong(figure)) || isRecalled(figure) ? 4 : 0) +
    (isOfHelper(figure) || isOfOne(figure) ? 3 : 0) +
    (figure.channel !== null ? 3 : 0) +
    (isOfWholeYear(figure) ? 0 : 2) +
    (figure.quote.includes(' | ') ? 3 : 0),
  each: isOfEach(figure) ? 8 : 0,
}))
