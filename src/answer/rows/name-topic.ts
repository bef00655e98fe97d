// Tool of this room: a frame -> its topic as it is said in an answer, in the asker's words and order.
import type { Claim } from '#answer/gate/draft-line.ts'
import type { Frame } from '#domain/frame.ts'
import { startOfTurn } from '#question/follow/turns.ts'

/** What was asked about, in the asker's words and order: 欠薪应急周转金, 农户、盖房、零工. */
export function nameTopic({ terms, text }: Frame): string {
  const words = terms.filter(({ isGuess }) => !isGuess).map(({ word }) => ({ word, at: text.indexOf(word) }))
  const named = words.sort((a, b) => a.at - b.at).slice(0, mostNamed)
  if (named.length === 0) return unnamedTopic
  return named.reduce((said, { word, at }, i) => {
    const before = named[i - 1]
    const isJoined = before !== undefined && at >= 0 && before.at + before.word.length === at
    return said + (i === 0 || isJoined ? '' : '、') + word
  }, '')
}

/** 调解、化解了多少纠纷, 罚了多少钱: the asker's own words from the first term to what is counted, where nothing else stands between; else the terms. */
export function nameSaid(frame: Frame): string {
  const turn = frame.text.slice(startOfTurn(frame.text))
  const named = frame.terms.filter(({ isGuess }) => !isGuess).slice(0, mostNamed)
  const spans = named.map(({ word }) => ({
    start: turn.indexOf(word),
    end: turn.indexOf(word) + word.length,
  }))
  if (spans.length === 0 || spans.some(({ start }) => start < 0)) return nameTopic(frame)
  const start = Math.min(...spans.map((span) => span.start))
  const end = Math.max(...spans.map((span) => span.end))
  const words = turn.slice(start, end) + (counted.exec(turn.slice(end))?.[0] ?? '')
  const between = named.reduce((rest, { word }) => rest.replace(word, ''), words)
  return words.length <= longestSaid && joint.test(between)
    ? words.replace(/好多|几多/g, '多少')
    : nameTopic(frame)
}

const measured = '(?:多少|好多|几多|几)(?:[起件个人名份户场次宗条项处元块钱万平方米案]{1,3})?'
const counted = new RegExp(`^(?![是有])[一-龥]?[了过]?${measured}`)
const joint = new RegExp(`^(?:[、和与及跟的了有过]|${measured}|[一-龥](?=了?${measured}))*$`)
const longestSaid = 18

const mostNamed = 3
export const unnamedTopic = '相关内容'

export function claimTopic(frame: Frame, citations: readonly number[] = []): Claim {
  return { kind: 'topic', said: nameTopic(frame), citations }
}
