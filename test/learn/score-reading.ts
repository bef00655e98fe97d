// Tool: frames beside what the writers of the questions meant -> shares, and the lines that differ.
import type { Frame, Operation } from '#domain/frame.ts'
import type { Span } from '#domain/span.ts'
import type { Asked } from './read-asked.ts'

export interface Read {
  readonly asked: Asked
  readonly frame: Frame
}

/** What only shows the last answer again: the operation says what is done, whatever kind of answer that was. */
const reshaping: readonly (Operation | null)[] = ['shorten', 'expand', 'source']

export type Fault = readonly [kind: 'want' | 'follow' | 'operation' | 'missed' | 'filler', line: string]

export function scoreReading(all: readonly Read[]) {
  const faults: Fault[] = []
  const note = (kind: Fault[0], { asked, frame }: Read, told: string) => {
    const context = asked.context.length > 0 ? `${asked.context.join(' || ')} >> ` : ''
    faults.push([
      kind,
      `${context}${asked.text} · ${told} · ${frame.terms.map(({ word }) => word).join(' ')}`,
    ])
  }
  const share = (list: readonly boolean[]) =>
    Math.round((1000 * list.filter(Boolean).length) / Math.max(1, list.length)) / 1000
  const isRight = (one: Read) => {
    const { asked, frame } = one
    const isOf = reshaping.includes(asked.operation)
      ? frame.takes === asked.operation
      : frame.want === asked.want
    if (!isOf) note('want', one, `${asked.want}/${asked.operation} read ${frame.want}/${frame.takes}`)
    return isOf
  }
  const wants = all.map((one) => ({ one, isRight: isRight(one) }))
  return {
    totals: {
      questions: all.length,
      want: share(wants.map((one) => one.isRight)),
      wantAlone: share(wants.filter(({ one }) => one.asked.operation === null).map((one) => one.isRight)),
      ...scoreFollowing(all, note),
      ...scoreTopic(all, note),
    },
    faults,
  }
}

type Note = (kind: Fault[0], one: Read, told: string) => void

function scoreFollowing(all: readonly Read[], note: Note) {
  const follows = all.filter(({ asked }) => asked.operation !== null)
  const read = all.filter(({ frame }) => frame.takes !== null)
  const both = follows.filter(({ frame }) => frame.takes !== null)
  const right = both.filter(({ asked, frame }) => asked.operation === frame.takes)
  for (const one of all) {
    const { asked, frame } = one
    if ((asked.operation === null) !== (frame.takes === null))
      note('follow', one, `${asked.operation} read ${frame.takes}`)
    else if (asked.operation !== frame.takes) note('operation', one, `${asked.operation} read ${frame.takes}`)
  }
  return {
    followPrecision: round(both.length / Math.max(1, read.length)),
    followRecall: round(both.length / Math.max(1, follows.length)),
    operation: round(right.length / Math.max(1, both.length)),
  }
}

/** 人数, 率: units, which other rules read from the whole question; neither right nor wrong as topic. */
export const counting = /^[人数量个件次率额占比值点户场座亩回条项名份处起元钱万]+$/

/** By characters of the question's own words; what a follow-up takes over is not its own. */
function scoreTopic(all: readonly Read[], note: Note) {
  let hit = 0
  let told = 0
  let meant = 0
  const counted = { questions: 0, filler: 0, empty: 0, invented: 0 }
  for (const one of all) {
    const { asked } = one
    const isNamed = ({ start, end }: Span) => !counting.test(asked.text.slice(start, end))
    const gold = new Set(
      [...asked.topic, ...asked.measure.filter(isNamed)].flatMap(({ start, end }) => range(start, end)),
    )
    const neutral = new Set(asked.measure.flatMap(({ start, end }) => range(start, end)))
    const own = listOwn(one)
    const found = own.map((word) => {
      const at = findAt(asked.text, word, gold)
      return range(at, at + word.length)
    })
    const characters = new Set(found.flat())
    told += [...characters].filter((at) => gold.has(at) || !neutral.has(at)).length
    meant += gold.size
    hit += [...characters].filter((at) => gold.has(at)).length
    counted.questions += 1
    const fillers = own.filter((_, i) => !found[i]!.some((at) => gold.has(at) || neutral.has(at)))
    if (fillers.length > 0) {
      counted.filler += 1
      note('filler', one, fillers.join(' '))
    }
    const missed = [...gold].filter((at) => !characters.has(at))
    if (missed.length > 0) note('missed', one, missed.map((at) => asked.text[at]).join(''))
    if (gold.size > 0) continue
    counted.empty += 1
    if (own.length > 0) counted.invented += 1
  }
  const precision = hit / Math.max(1, told)
  const recall = hit / Math.max(1, meant)
  return {
    topicPrecision: round(precision),
    topicRecall: round(recall),
    topicF1: round((2 * precision * recall) / Math.max(1e-9, precision + recall)),
    fillerAsTopic: round(counted.filler / counted.questions),
    topicInvented: `${counted.invented} of ${counted.empty}`,
  }
}

/** As asked, where that was read; else what is searched for, without what is only guessed. */
function listOwn({ asked: { text }, frame }: Read): readonly string[] {
  const searched = frame.terms.filter(({ isGuess }) => !isGuess).map(({ word }) => word)
  return (frame.asked ?? searched).filter((word) => text.includes(word))
}

/** Where the word touches what is meant, if it does anywhere. */
function findAt(text: string, word: string, gold: ReadonlySet<number>): number {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
    if (range(at, at + word.length).some((one) => gold.has(one))) return at
  return text.indexOf(word)
}

function range(start: number, end: number): readonly number[] {
  return Array.from({ length: end - start }, (_, i) => start + i)
}

function round(value: number): number {
  return Math.round(1000 * value) / 1000
}
