// Step of take-up: a follow-up that names another deed or rate of the thing before (两年受理合计 after 商事纠纷调成几件, 及格率呢 after 优秀率) -> the thing with that in the place of what was counted. Null where it names a thing of its own.
import type { Frame, Term } from '#domain/frame.ts'
import { asksShareAlone, isNoun } from './taking.ts'

type Swapped = Pick<Frame, 'terms' | 'topic' | 'plain'>

const isRate = (word: string) => /.率$/.test(word)

export function swapMeasure(last: Frame, now: Frame): Swapped | null {
  const sure = now.terms.filter(({ isGuess }) => !isGuess)
  const [own, ...others] = sure.filter(({ word }) => last.terms.every((term) => term.word !== word))
  if (!own || others.length > 0 || last.about !== null || asksShareAlone(now.plain)) return null
  const counted = isRate(own.word) ? last.terms.find(({ word }) => isRate(word)) : findDeed(last)
  const kept = last.terms.filter((term) => term !== counted)
  if (!counted || kept.every(({ isGuess }) => isGuess) || !isMeasure(own, counted)) return null
  if (!endsSaying(now.plain.slice(now.plain.indexOf(own.word) + own.word.length))) return null
  const plain = last.plain.replace(counted.word, own.word)
  return { terms: [own, ...kept], topic: `${own.word} ${kept.map(({ word }) => word).join(' ')}`, plain }
}

/** 受理 for 调成, 及格率 for 优秀率. */
function isMeasure({ word }: Term, counted: Term): boolean {
  return isRate(counted.word) || (word.length === counted.word.length && !isNoun.test(word))
}

/** 受理合计, 受理我记得是…, 受理的呢, where 商事纠纷 and 补贴发了 go on with the thing. */
function endsSaying(rest: string): boolean {
  return /^(?:数|的|了)*(?:[呢\s,，。?？]|$|合计|一共|共|总|各|分别|是|我记得|记得|几|多少|好多)/.test(rest)
}

/** 调成 of 商事纠纷调成几件: what was done with the thing, right before how many. */
function findDeed({ plain, terms }: Frame): Term | undefined {
  const asked = plain.matchAll(/([\u4e00-\u9fff]{2})(?:了|的)?(?:多少|好多|几)[件起宗次条名人户家]/g)
  const said = [...asked].at(-1)?.[1]
  return said === undefined || isNoun.test(said) ? undefined : terms.find(({ word }) => word === said)
}
