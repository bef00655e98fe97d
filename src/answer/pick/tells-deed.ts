// Tool of this room: the verb right before 多少 (垫了多少) x a figure -> how near its number stands to that verb: what was done, and not how much there is, and not what was left undone.

import type { Frame } from '#domain/frame.ts'
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
  /^(?:有|是|共|达|为|到|来|去|用|花|做|搞|办|写|说|开|发|多|少|高|低|降|升|涨|增|减|差|加|算|成|出|过|得|给|拿|收|接|完|成了|起来|增加|减少|下降|上升|一共|总共)+$/
/** How much there is, whatever was done with it. */
const stock = /规模|余额|存量|库存|现有|共有|总额达/
/** Outweighs that it has more of the words of the question. */
const ofStock = -2
const before = { own: 1, last: 0.7 }

/** 0 where no such verb is asked by, or the figure's clause and the one before it have it not; below 0 for how much there is. */
export function openDeed({
  plain,
  text,
}: Pick<Frame, 'plain' | 'text'>): (one: Pick<PickedFigure, 'figure' | 'sentence'>) => number {
  const said = plain === '' ? text : plain
  const turn = said.slice(startOfTurn(said))
  const done = deed.exec(turn)?.[1]?.slice(-1)
  const verb = done ?? direct.exec(turn)?.[1] ?? ''
  if (verb === '' || light.test(verb)) return () => 0
  return ({ figure: { quote, start, at }, sentence }) => {
    const told = sentence ? { text: sentence.text, start: sentence.start } : { text: quote, start }
    const read = told.text.slice(0, at.end - told.start)
    // 调解335件，其中物业纠纷49件: what was done with the whole was done with its parts.
    const parts = read.lastIndexOf('其中')
    const isPart = parts >= 0 && !/[，,；;。]/.test(read.slice(parts))
    const counted = (clause: string) => /\d/.test(clause.slice(clause.indexOf(verb))) && clause.includes(verb)
    if (
      isPart &&
      read
        .slice(0, parts)
        .split(/[，,；;。]/)
        .some(counted)
    )
      return before.own
    const clauses = read.split(/[，,；;。]/)
    const own = clauses.at(-1) ?? ''
    const last = clauses.at(-2) ?? ''
    if (own.includes(verb)) return before.own
    if (done === undefined) return 0
    return stock.test(own) ? ofStock : last.includes(verb) ? before.last : 0
  }
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
