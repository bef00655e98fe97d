// Step: a question that names several things of one place and year -> the figure of each, in their order. Null where it names one, or one of them has no figure that surely is its own.

import { light, readBeside } from '#answer/pick/figure-noun.ts'
import { pickFigures } from '#answer/pick/pick-figures.ts'
import type { PickedFigure } from '#answer/pick/picked-figure.ts'
import type { Frame, Term } from '#domain/frame.ts'
import { cutBigrams } from '#retrieve/cut-bigrams.ts'
import { matchTerm } from '#retrieve/match-term.ts'
import type { Evidence, RetrieveDeps } from '#retrieve/retrieve.ts'
import { cutApart, type NamedPiece } from './cut-apart.ts'
import type { PickedPart } from './picked-part.ts'

type Deps = Pick<RetrieveDeps, 'library' | 'book'>

/** How much of a thing's name its number must say. */
const leastSaid = 0.66

export async function pickApart(
  frame: Frame,
  evidence: Evidence,
  deps: Deps,
): Promise<readonly PickedPart[] | null> {
  const isOne = frame.include.length === 1 && frame.include[0]!.town !== null && frame.years.length < 2
  const isOpen = isOne && frame.takes === null && frame.want === 'value'
  const pieces = isOpen ? cutApart(frame, deps.book.asking.fillers) : []
  if (pieces.length < 2) return null
  const [whole] = await pickFigures({ ...frame, want: 'value' }, evidence, deps)
  if (whole && pieces.every((piece) => saysOf(whole, piece) >= leastSaid)) return null
  const parts: PickedPart[] = []
  for (const piece of pieces) {
    const told = parts.flatMap(({ picked }) => picked)
    const one = askOne(frame, piece)
    const own = (await pickFigures(one, evidence, deps)).filter((picked) => isOwn(picked, piece, told))
    if (own.length === 0) return null
    parts.push({ frame: one, picked: own })
  }
  return parts
}

function askOne(frame: Frame, { said, thing, terms }: NamedPiece): Frame {
  const named: readonly Term[] = terms.length > 0 ? terms : [{ word: thing, alternatives: [], weight: 1 }]
  const head = frame.head !== null && thing.includes(frame.head.word) ? frame.head : null
  return { ...frame, want: 'value', part: null, plain: said, text: said, topic: thing, terms: named, head }
}

function isOwn(picked: PickedFigure, piece: NamedPiece, told: readonly PickedFigure[]): boolean {
  const isTold = told.some(
    ({ figure }) => figure.reportId === picked.figure.reportId && figure.at.start === picked.figure.at.start,
  )
  return !isTold && saysOf(picked, piece) >= leastSaid
}

/** By its terms and what stands for them, or by the characters of its name; in the number's own words and its clause. */
function saysOf({ figure }: PickedFigure, { thing, terms }: NamedPiece): number {
  const { before, after } = readBeside(figure)
  const own = `${figure.indicator} ${figure.subject ?? ''} ${before} ${after}`
  const sure = terms.filter(({ isGuess }) => !isGuess)
  const carried = sure.length === 0 ? 0 : sum(sure.map((term) => matchTerm(term, own))) / sure.length
  // 重新调解 is more than 调解.
  const core = [...thing.replace(light, '')]
  const named = core.filter((char) => sure.some(({ word }) => word.includes(char))).length / core.length
  const pairs = cutBigrams(thing)
  const held = pairs.filter((pair) => own.includes(pair)).length / Math.max(1, pairs.length)
  return Math.max(named > 0 ? carried * named : 0, held)
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)

/** 主动公开信息 收到意见, and no word that asks: the number of each; null where something else is asked. */
export function readListed(frame: Frame): Frame | null {
  const isOpen = ofWords.includes(frame.want) && !asksOther.test(frame.text)
  return isOpen ? { ...frame, want: 'value', part: null } : null
}

/** What a list of things without a word that asks may be taken for. */
const ofWords: readonly Frame['want'][] = ['overview', 'how', 'whether', 'detail', 'who', 'quality']
const asksOther =
  /怎|咋|如何|为[什啥何]|谁|哪|[吗么吧没]|是否|是不是|对不|情况|原因|做法|经验|办法|措施|计划|打算|安排|亮点|特色|问题|不足|全文|原[文话]|介绍|讲讲|说说|概况|总结|成效|什么|[啥甚]/
