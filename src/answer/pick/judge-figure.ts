// Tool of this room: the whole wording of a question x a figure -> how much more, or less, it is the number asked for than its terms alone say. Weights are learnt.

import type { Frame } from '#domain/frame.ts'
import type { StoredFigure } from '#domain/stored-report.ts'
import { startOfThing, startOfTurn } from '#question/follow/turns.ts'
import { oncePer } from '#shared/once-per.ts'
import { light, readBeside } from './figure-noun.ts'
import { type Measures, readMeasures } from './read-measures.ts'

export interface FigureSigns {
  /** Share of the question's characters that stand right beside the number. */
  readonly asked: number
  /** Share of the characters beside the number that the question has. */
  readonly told: number
  /** Share of those right beside 多少 and 几 that stand beside the number. */
  readonly focus: number
  /** 1 for a number in the measure word that is asked for (几场, 件数), -1 in another. */
  readonly measure: number
  /** Money where a measure word asks for something else. */
  readonly isOtherMoney: number
  /** 37项 of 由37项调整为29项. */
  readonly isOld: number
  /** A rate where none is asked for. */
  readonly isOtherRate: number
  /** Logarithm of its sentence's place among those that search has found, the 60th at most. */
  readonly order: number
}

/**
 * Learnt (the likeliest of all figures of a place and year, by gradient, pulled towards 0) from 484 numbers of places and years that six
 * sets of talks ask for, what lineUpKind weighs besides set to 1. Each set judged by what the five others taught: the right figure
 * came first 441 times, 421 times without. test/learn/train-judge.ts fits them anew; from 592 numbers it learnt to trust the
 * wording more (522 first, 504 without), which took what some took part in for the whole and answered two questions fewer, so these stay.
 */
const signWeights: FigureSigns = {
  asked: 0.4,
  told: 0.41,
  focus: 0.17,
  measure: 0.22,
  isOtherMoney: -0.17,
  isOld: -0.2,
  isOtherRate: -0.16,
  order: -0.19,
}

const signNames = Object.keys(signWeights) as readonly (keyof FigureSigns)[]

/** What a character counts that only the thing of an earlier question has, and one that this was named beside. */
const ofBefore = { thing: 0.5, beside: 0.4 }
/** Sentences further down are all alike. */
const lastOrder = 60

type Asked = Pick<Frame, 'plain' | 'text'>
type Chars = ReadonlyMap<string, number>
interface Ordered {
  readonly figure: StoredFigure
  readonly order: number
}

export function openFigureJudge(frame: Asked): (one: Ordered) => number {
  const describe = openFigureSigns(frame)
  return (one) => weighFigureSigns(describe(one))
}

export function weighFigureSigns(signs: FigureSigns): number {
  let sum = 0
  for (const sign of signNames) sum += signWeights[sign] * signs[sign]
  return sum
}

export function openFigureSigns(frame: Asked): (one: Ordered) => FigureSigns {
  const said = frame.plain === '' ? frame.text : frame.plain
  const chars = weighChars(said, (text) => text.replace(fillers, ' '))
  const focus = weighChars(said, readFocus)
  const measures = measuresOf(said)
  const asksRate = /率|占比|百分|比例|几成|比重/.test(said)
  return ({ figure, order }) => {
    const { before, after } = readBeside(figure)
    const right = figure.quote.slice(figure.at.end - figure.start)
    const isMeasured = holdsMeasure(figure, measures)
    return {
      asked: shareOf(chars, `${figure.indicator} ${before} ${after} ${figure.subject ?? ''}`),
      told: shareTold(tellingOf(figure), chars),
      focus: shareOf(focus, `${before}${after}`),
      measure: measures.size === 0 ? 0 : isMeasured ? 1 : -1,
      isOtherMoney: figure.unit === '元' && measures.size > 0 && !measures.has('元') ? 1 : 0,
      isOld: becomes.test(right.slice(0, nearby)) ? 1 : 0,
      isOtherRate: figure.kind === 'rate' && !asksRate ? 1 : 0,
      order: Math.log(1 + Math.min(order, lastOrder)),
    }
  }
}

/** Of the turn, else of the thing; what that was named beside was counted in its own. */
function measuresOf(said: string): Measures {
  const own = readMeasures(said.slice(startOfTurn(said)))
  return own.size > 0 ? own : readMeasures(said.slice(startOfThing(said)))
}

/** Asks, greets or adds up; says nothing of what is counted. */
const fillers =
  /多少|好多|几多|一共|总共|总计|合计|拢共|加起来|分别|情况|报告|请问|麻烦|帮忙|查一下|确认|咱们|我们|他们|这些|那个|哪个|怎么|什么/g
const empty =
  /[的了是在有和与及呢吗吧啊呀哦嘛啦着过个这那它他们我咱你几多少好哪谁什么啥咋怎样一共总计合加起来都也又还就给把被请问查下看说到从由里头面上中为年镇乡街道份报告]/
const content = /[一-龥A-Za-z]/
const asking = /(?:多少|好多|几多|几(?![年月])|多[大长久高])[一-龥]?/g
/** Characters before and after 多少 that name what is counted. */
const window = { before: 6, after: 5 }
/** 到, 为 or 至 behind a number and a verb of change: another number took its place. */
const becomes = /^[^，,。；;]{0,4}(?:增加|减少|调整|提高|下降|上升|增长|[降升压减增])(?:到|为|至)/
const nearby = 8

export function isBecoming({ quote, start, at }: Pick<StoredFigure, 'quote' | 'start' | 'at'>): boolean {
  return becomes.test(quote.slice(at.end - start).slice(0, nearby))
}

/** Of a follow-up what is said now counts whole. */
function weighChars(said: string, cut: (text: string) => string): Chars {
  const [thing, turn] = [startOfThing(said), startOfTurn(said)]
  const pieces = [
    [said.slice(0, thing), ofBefore.beside],
    [said.slice(thing, turn), ofBefore.thing],
    [said.slice(turn), 1],
  ] as const
  const chars = new Map<string, number>()
  for (const [text, weight] of pieces)
    for (const char of cut(text))
      if (content.test(char) && !empty.test(char)) chars.set(char, Math.max(chars.get(char) ?? 0, weight))
  return chars
}

function readFocus(text: string): string {
  return Array.from(text.matchAll(asking), ({ 0: asked, index }) => {
    const end = index + asked.length
    return text.slice(Math.max(0, index - window.before), index) + text.slice(end, end + window.after)
  }).join(' ')
}

function shareOf(chars: Chars, text: string): number {
  let total = 0
  let held = 0
  for (const [char, weight] of chars) {
    total += weight
    if (text.includes(char)) held += weight
  }
  return total === 0 ? 0 : held / total
}

/** Characters beside the number, and of whose it is, that tell what is counted. */
const tellingOf = oncePer((figure: StoredFigure): ReadonlySet<string> => {
  const { before, after } = readBeside(figure)
  const text = `${before} ${after} ${figure.subject ?? ''}`.replace(light, ' ')
  return new Set([...text].filter((char) => content.test(char) && !empty.test(char)))
})

function shareTold(told: ReadonlySet<string>, chars: Chars): number {
  let held = 0
  for (const char of told) held += chars.get(char) ?? 0
  return told.size === 0 ? 0 : held / told.size
}

function holdsMeasure({ unit }: StoredFigure, measures: Measures): boolean {
  return (
    measures.has(unit) ||
    measures.has(unit.replace(/次$/, '')) ||
    (measures.has('人') && /^[名位]$/.test(unit))
  )
}
