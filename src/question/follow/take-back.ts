// Step of take-up: words that go back in the talk -> the thing that they go back to: the whole that a part was named beside, or one that was asked about before the last.
import type { Frame } from '#domain/frame.ts'
import { isBare, type Taking } from './taking.ts'
import { askOf, pieceSharing, wholeOf } from './turns.ts'

type Thing = Pick<Frame, 'plain' | 'text' | 'topic' | 'terms' | 'head'>

/** 22年的总数 after 里头劳动争议几起: of the thing that it was part of. */
export function takeWhole({ last, now, deps }: Taking): Partial<Thing> {
  const whole = wholeOf(last.plain)
  if (whole === null || !asksWhole.test(now.plain)) return {}
  const part = last.plain.slice(whole.length)
  // As it was understood then, mended words among them.
  const known = last.terms.filter(({ word, isGuess }) => !isGuess && !part.includes(word))
  const { topic, terms } = deps.readTopic(whole)
  return { plain: whole, text: whole, topic, terms: known.length > 0 ? known : terms, head: null }
}

const asksWhole =
  /^[\s那的再看它]*总(?:的)?[数量](?:相|各|分别)?\s*(?:相?差|[多少高低增减涨降变各])|^[\s那的再看它]*(?:总的?数|总量|总的|总计|合计数|全部的?数|整体)[\s呢是有多少几吗啊嘛?？]*$|^[\s那的再看它]*(?:总共|一共|拢共|总计|全部)(?:[\u4e00-\u9fff]{1,2}了?)?(?:多少|好多|几)[\u4e00-\u9fff]?[\s呢吗啊嘛?？]*$/

/** 换成2023年，垫了多少 after 垫了几次，追回多少，为什么没追回: the turn that has the word tells what it is of. */
export function takeEarlier({ last, now, deps }: Taking): Partial<Thing> {
  if (isBare(now) || now.terms.some(({ isGuess }) => !isGuess)) return {}
  const piece = pieceSharing(last.plain, now.plain)
  if (piece === null) return {}
  const { topic, terms } = deps.readTopic(piece)
  const known = terms.filter(({ isGuess }) => !isGuess)
  const plain = askOf(piece, now.plain)
  return known.length === 0 ? {} : { plain, text: askOf(piece, now.text), topic, terms: known, head: null }
}
