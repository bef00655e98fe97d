// Step: a question that asks several numbers (设了多少个拾便箱，处罚多少件) -> the question for each of them, in their order; the frame itself where it asks one.
import { type Frame, isKnown, type Term } from '#domain/frame.ts'
import { askOf, startOfThing, startOfTurn } from '#question/follow/turns.ts'
import { readAskedUnits } from '#retrieve/read-unit.ts'
import { readMeasures } from './read-measures.ts'

/** 多少, 几件; 成功率呢 behind another. */
const asking =
  /占[一-龥]{0,4}(?:多大比例|多大比重|比例|比重|几成|多少)|(?:多少|好多|几多|(?<![十哪])几(?![年月号日十百千万]))[一-龥]?|(?<=[，,、\s][一-龥]{1,6}[率数])(?:呢|咋样|怎么?样|如何|咋个)/g
/** What ends the words of one number. */
const ends = /[，,。？?；;！!、\s]/
/** 件数和金额, 场次和人数: measures that one 多少 asks for. */
const listed =
  /(?:[件次个名份户条场人笔]数|场次|人次|车次|金额|款额|比例|[\u4e00-\u9fff]{1,2}率)(?=以及|[和与及跟、]|(?:[件次个名份户条场人笔]数|场次|人次|车次|金额|款额))/
/** What the words of the other numbers still count. */
const ofOthers = 0.3
const mostAsked = 3
const several: readonly Frame['want'][] = ['value', 'total', 'trend']

export function splitAsked(frame: Frame): readonly Frame[] {
  const said = frame.plain === '' ? frame.text : frame.plain
  return thingAgain(said, frame) ?? splitSaid(said, frame)
}

function splitSaid(said: string, frame: Frame): readonly Frame[] {
  const from = startOfTurn(said)
  const isNumbers = several.includes(frame.want)
  const turn = said.slice(from)
  const asked = isNumbers
    ? (cutEach(turn, frame) ?? cutTerse(turn, frame) ?? cutAsked(turn)).slice(0, mostAsked)
    : []
  const parts = asked.length < 2 ? cutNamed(said, frame) : asked
  if (parts.length < 2 || !parts.every((part, i) => i === 0 || isOwn(part, parts[i - 1]!))) return [frame]
  const before = said.slice(0, from)
  return parts.map((part) => ({
    ...frame,
    plain: `${before}${part}`,
    text: part,
    topic: part.trim(),
    terms: frame.terms.flatMap((term): readonly Term[] => {
      const isSaid = part.includes(term.word) || !parts.some((other) => other.includes(term.word))
      if (isSaid) return [term]
      // 调解数 of 调解数和信访数 is no 信访调解.
      return isNumbers ? [{ ...term, weight: term.weight * ofOthers }] : []
    }),
    head: frame.head !== null && part.includes(frame.head.word) ? frame.head : null,
  }))
}

/** 跟24年比多了还是少了 after 调解多少起，成功率多少: of each of them; null where the turn names a thing of its own, or one was asked for. */
function thingAgain(said: string, frame: Frame): readonly Frame[] | null {
  const [start, turn] = [startOfThing(said), startOfTurn(said)]
  const own = said.slice(turn)
  const isOwn = frame.terms.some(({ word, isGuess }) => !isGuess && own.includes(word))
  if (turn === start || isOwn || own.search(asking) >= 0 || ![...several, 'compare'].includes(frame.want))
    return null
  const thing = said.slice(start, turn - 1)
  const parts = splitSaid(thing, { ...frame, plain: thing, text: thing, want: 'value' })
  if (parts.length < 2) return null
  return parts.map((part) => {
    const plain = askOf(part.plain, own)
    return { ...part, plain, text: plain, want: frame.want }
  })
}

/** 合法性审查件数和代表建议哪个多: each thing that is named is held against the same thing of the others; of 工单量、满意率三年走势 each has its course. */
function cutNamed(said: string, { want, terms }: Frame): readonly string[] {
  const isTrend = want === 'trend'
  const named = terms.filter(({ isGuess, alternatives }) => !isGuess && (isTrend || alternatives.length > 0))
  const pieces = said
    .slice(startOfTurn(said))
    .split(/[、和与及跟]+/)
    .map((piece) => piece.trim())
    .filter((piece) => named.some(({ word }) => piece.includes(word)))
  return want === 'compare' || isTrend ? pieces.slice(0, mostAsked) : []
}

/** 普法资料和受众人次各多少: each of the things that one 多少 asks for; null where it asks for one thing, or of several places. */
function cutEach(said: string, { terms, include }: Frame): readonly string[] | null {
  const each =
    /(?:^|[，,。；;])\s*([^，,。？?；;]+?)(?:各自?|分别)(?:是|有|为|[\u4e00-\u9fff]{1,2}了)?(?:多少|好多|几)[一-龥]?[^，,。？?；;一-龥]*[。？?]?$/.exec(
      said,
    )
  const sure = terms.filter(({ isGuess }) => !isGuess)
  const listed = each?.[1]?.split(/[、和与及跟]+/).map((piece) => piece.trim()) ?? []
  const pieces = listed.length === 1 ? cutAdjacent(listed[0]!, sure) : listed
  const names = (piece: string) =>
    sure.some(({ word }) => piece.includes(word)) || readMeasures(piece).size > 0
  return include.length < 2 && pieces.length > 1 && pieces.every(names) ? pieces : null
}

/** 立案 件数 罚没款: things named one after the other, no word asking for them; a measure alone goes with the thing before it. */
function cutTerse(said: string, { terms }: Frame): readonly string[] | null {
  if (new RegExp(asking.source).test(said)) return null
  const sure = terms.filter(({ isGuess, alternatives }) => !isGuess && alternatives.length > 0)
  const named = (piece: string) => sure.filter(({ word }) => piece.includes(word))
  const pieces: string[] = []
  for (const piece of said.split(besides)) {
    const last = pieces.at(-1)
    const isThing = named(piece).length > 0
    if (!isThing && readMeasures(piece).size === 0) continue
    if (!isThing && last !== undefined && readMeasures(last).size === 0)
      pieces[pieces.length - 1] = `${last}${piece}`
    else pieces.push(piece)
  }
  const [first, ...others] = pieces
  // 追回工资 人数 金额: measures of one thing alone.
  if (others.every((piece) => named(piece).length === 0)) return null
  // 人大建议 政协提案 are two things; 法治 经费 one.
  const isApart = others.every((piece, i) => named(piece).every((term) => !named(pieces[i]!).includes(term)))
  return first !== undefined && others.length > 0 && isApart ? pieces : null
}

const besides = /[\s、，,；;。+＋]|还有|以及|[和与及跟]/

/** 建议提案分别: two known things without a joint. */
function cutAdjacent(text: string, terms: readonly Term[]): readonly string[] {
  const known = terms
    .filter((term) => isKnown(term) && text.includes(term.word))
    .sort((a, b) => text.indexOf(a.word) - text.indexOf(b.word))
  const [first, second] = known
  const isList = known.length === 2 && text.includes(`${first!.word}${second!.word}`)
  return isList ? [first!.word, second!.word] : [text]
}

/** 各多少件，合计多少件 asks for one thing: the second has neither a word nor a measure of its own. */
function isOwn(part: string, before: string): boolean {
  const words = part.replace(nothing, '').replace(/[^\u4e00-\u9fff]/g, '')
  const measures = readMeasures(part)
  const known = readMeasures(before)
  if (words.length > 0 || /占/.test(part) || [...measures].some((measure) => !known.has(measure))) return true
  // 多少平 after 多少户: told in other units.
  const [units, others] = [readAskedUnits(part), readAskedUnits(before)]
  return units !== null && !units.some((unit) => others?.includes(unit) ?? false)
}

const nothing =
  /(?:多少|好多|几多|几)[一-龥]?|[一总共合]共?计?|合起来|加起来|拢共|平均|各自?|分别|变[成为]|相?[差比占多少高低涨升降增减跌]|(?<=^|[，,、\s])和|的|了|是|有|呢|又|都|那|这|个|年|现在|目前|后来|给|你|我|加一?加?/g

/** Each from the end of the one before to the end of its own clause. */
function cutAsked(text: string): readonly string[] {
  const list = listed.exec(text)
  const asked = [...text.matchAll(asking)]
  if (list !== null && asked.length < 2) {
    const at = list.index + list[0].length
    return [text.slice(0, at), text.slice(at).replace(joint, '')]
  }
  const tail = asked.length === 1 ? cutTail(text, asked[0]!.index + asked[0]![0].length) : null
  if (tail !== null) return tail
  const parts: string[] = []
  let start = 0
  for (const [i, match] of asked.entries()) {
    const after = match.index + match[0].length
    const next = asked[i + 1]?.index ?? text.length
    const end = text.slice(after, next).search(ends)
    const stop = end < 0 ? (i === asked.length - 1 ? text.length : after) : after + end
    parts.push(text.slice(start, stop).replace(leading, ''))
    start = stop
  }
  return parts
}

/** 总共多少万，人数也加一下: a measure that is named behind the one 多少, and not before it. */
function cutTail(text: string, at: number): readonly string[] | null {
  const [head, tail] = [text.slice(0, at), text.slice(at)]
  const known = readMeasures(head)
  const isOther = [...readMeasures(tail)].some((measure) => !known.has(measure))
  const isListed = /^[，,、；;。\s]|也|还有|以及|和/.test(tail) && !/比|较/.test(tail)
  return isOther && isListed && !/多少|几|吗|没有?[？?]?$/.test(tail)
    ? [head, tail.replace(leading, '')]
    : null
}

const joint = /^(?:以及|[和与及跟、])(?:其中)?的?/
const leading = /^[，,。？?；;！!、\s]+/
