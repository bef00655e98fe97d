// Tool of this room: the verb right before 多少 (垫了多少) x a figure -> how near its number stands to that verb: what was done, and not how much there is, and not what was left undone.

import { type Frame, isKnown, type Term } from '#domain/frame.ts'
import { startOfTurn } from '#question/follow/turns.ts'
import { readBeside } from './figure-noun.ts'
import type { PickedFigure } from './picked-figure.ts'

/** 垫 of 垫了多少, 追回 of 追回了多少钱, 讨 of 讨回来好多. */
const deed =
  /([一-龥]{1,2}?)(?:回|出|到|来|去|掉)*(?:了|过|咗|下来|出去|进去|回来)(?:一共|总共|合计)?(?:多少|好多|几多|几)/
/** 调成 of 各调成几件: what stands right before a number of things. */
const direct = /([一-龥]{2})[各共]?(?:多少|好多|几多|几)(?=[起件次个人名份户条场项宗笔处亩辆])/
/** They tell of any number. */
const light =
  /^(?:有|是|共|达|为|到|来|去|用|花|做|搞|办|写|说|开|发|多|少|高|低|降|升|涨|增|减|差|加|算|出|过|得|给|拿|收|接|完|起来|增加|减少|下降|上升|一共|总共)+$/
/** How much there is, whatever was done with it. */
const stock = /规模|余额|存量|库存|现有|共有|总额达/
/** Outweighs that it has more of the words of the question. */
const ofStock = -2
const before = { own: 1, last: 0.7 }

interface Deed {
  /** 垫, or what says that something succeeded: one of these stands where it was done. */
  readonly verbs: readonly string[]
  /** Behind it 了: it was done. */
  readonly isDone: boolean
}

const success = ['成功', '调成', '办成', '谈成', '做成']

/** 调成 with the words that say the same of a number; no other word. */
export function spellSuccess<Said extends Pick<Term, 'word' | 'alternatives'>>(term: Said): Said {
  const isIt = success.some((word) => term.word === word || term.word === `${word}了`)
  return isIt ? { ...term, alternatives: [...term.alternatives, ...success] } : term
}
/** They end like success, and are other words. */
const otherEnds = /[完建达形组养变构促]成$/

/** Null where no verb is asked by, or one that tells of any number. */
export function readDeed({ plain, text }: Pick<Frame, 'plain' | 'text'>): Deed | null {
  const said = plain === '' ? text : plain
  const turn = said.slice(startOfTurn(said))
  const done = deed.exec(turn)?.[1]
  const verb = done === undefined ? direct.exec(turn)?.[1] : done.slice(-1)
  if (verb === undefined || light.test(verb) || otherEnds.test(done ?? verb)) return null
  const verbs = verb.endsWith('成') ? success : [verb]
  return { verbs, isDone: done !== undefined }
}

/** 0 where no such verb is asked by, or the figure's clause and the one before it have it not; below 0 for how much there is. */
export function openDeed(
  frame: Pick<Frame, 'plain' | 'text'>,
): (one: Pick<PickedFigure, 'figure' | 'sentence'>) => number {
  const asked = readDeed(frame)
  if (asked === null) return () => 0
  const { verbs, isDone } = asked
  const holds = (clause: string) => verbs.some((verb) => clause.includes(verb))
  return ({ figure: { quote, start, at }, sentence }) => {
    const told = sentence ? { text: sentence.text, start: sentence.start } : { text: quote, start }
    const read = told.text.slice(0, at.end - told.start)
    // 调解335件，其中物业纠纷49件: what was done with the whole was done with its parts.
    const parts = read.lastIndexOf('其中')
    const isPart = parts >= 0 && !/[，,；;。]/.test(read.slice(parts))
    const counted = (clause: string) =>
      verbs.some((verb) => clause.includes(verb) && /\d/.test(clause.slice(clause.indexOf(verb))))
    if (
      isPart &&
      verbs !== success &&
      read
        .slice(0, parts)
        .split(/[，,；;。]/)
        .some(counted)
    )
      return before.own
    const clauses = read.split(/[，,；;。]/)
    const own = clauses.at(-1) ?? ''
    const last = clauses.at(-2) ?? ''
    if (holds(own)) return before.own
    // 成功88件，其中…12件: so many were tried.
    if (!isDone || (isPart && verbs === success)) return 0
    return stock.test(own) ? ofStock : holds(last) ? before.last : 0
  }
}

/** 罚了几家新店 is not answered by 提醒新店182家: where a known word says what was done, those of which it is said; all where none says it. */
export function keepDeeds(all: readonly PickedFigure[], frame: Frame): readonly PickedFigure[] {
  const asked = readDeed(frame)
  if (asked === null) return all
  const { verbs } = asked
  const term = frame.terms.find((one) => isKnown(one) && verbs.some((verb) => one.word.startsWith(verb)))
  const words = verbs === success ? success : term ? [...verbs, ...term.alternatives] : []
  if (words.length === 0) return all
  const says = ({ figure }: PickedFigure) => {
    const { before, after } = readBeside(figure)
    return words.some((word) =>
      `${figure.indicator} ${figure.subject ?? ''} ${before} ${after}`.includes(word),
    )
  }
  const isPartOf = (whole: PickedFigure, { figure }: PickedFigure) =>
    whole.figure.reportId === figure.reportId && whole.figure.index === figure.parent
  return all.filter((one) => says(one) || all.some((whole) => isPartOf(whole, one) && says(whole)))
}

/** 还有2万元没有收回 for 收回多少, 不满意12件 for 满意几件: all words of the question that stand beside the number are denied there, and not in the question. */
export function openDenial({
  terms,
  text,
}: Pick<Frame, 'terms' | 'text'>): (one: Pick<PickedFigure, 'figure'>) => boolean {
  const said = text.replace(asksEither, '')
  const words = terms
    .filter(({ isGuess }) => !isGuess)
    .flatMap(({ word, alternatives }) => [word, ...alternatives])
  if (denial.test(said) || words.length === 0) return () => false
  return ({ figure }) => {
    if (figure.value === 0) return false
    const { before, after } = readBeside(figure)
    const own = `${before} ${after}`
    const held = words.filter((word) => own.includes(word))
    return held.length > 0 && held.every((word) => deniedBefore.test(own.slice(0, own.indexOf(word))))
  }
}

const denial = /[没未不]/
const asksEither = /有没有|没有?[?？。]?$|是不是|不[?？。]?$/
const deniedBefore = /(?:没有?|[未不]|难以|无法)(?:能|予|再|曾|及时)?$/
