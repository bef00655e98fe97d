// Step of take-up: words that go back in the talk -> the thing that they go back to: the whole that a part was named beside, or one that was asked about before the last.
import type { AskedThing, Frame } from '#domain/frame.ts'
import { matchesPlace } from '#domain/place.ts'
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

/** 前头反诈那段, 刚才处罚决定书那句: what was asked about before the last, as the last. Null where nothing is gone back to. */
export function turnBack(last: Frame, now: Frame): Frame | null {
  if (!pointsFar.test(now.text)) return null
  const own = now.terms.filter(({ isGuess }) => !isGuess)
  const isOf = ({ terms, include }: AskedThing) =>
    own.some(({ word }) => terms.some((term) => term.word === word || term.alternatives.includes(word))) &&
    now.include.every((place) => include.some((one) => matchesPlace(place, one)))
  const thing = last.talk?.things?.findLast(isOf)
  if (!thing) return null
  const { plain, terms, head, include, years, want = 'value' } = thing
  const { also: _, things: __, until: ___, ...rest } = last
  const scope = { include, years, isRelativeYear: false, exclude: [], unknown: [], wantsPeers: false }
  return {
    ...rest,
    ...scope,
    plain,
    text: plain,
    topic: plain,
    terms,
    head,
    want,
    part: null,
    about: null,
    n: null,
  }
}

const pointsFar =
  /(?:前[头面]|刚才|刚刚|先前|上面|之前|早先)(?:说|讲|问|提)?(?:的|到的|过的)?[^，,。？?]{1,16}(?:那|这)(?:一)?(?:段|句|条|个|处|份|件|部分|块)/
