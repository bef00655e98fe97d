// Step: question -> the word that says what is counted or measured (多少税, 离婚率, 产量是多少). Null where only a unit is named (多少钱, 几个人).
import type { Term } from '#domain/frame.ts'
import { measureWords } from './read-want.ts'

const asks = new RegExp(`多少(?:${measureWords})?|几(?:${measureWords})`)
/** May stand between what is counted and 多少. */
const links = /^[\s是有的了约共达到为占]*$/
/** 多少钱, 多少人: the unit is all that is said. */
const bare = /^[人钱次件个份家户起名天年月日处项条块岁位回趟斤]/

/** 要回来多少钱, 赢了几场: what stands before is what was done, not what is counted. */
const didThings = /(?:[了过到出回来掉住给成走得]|[要帮办开请打印撤])\s*$/

/** Before 几件 or 多少人 the word may still be a verb: it weighs half. */
const unsure = 0.5

/** `text` has places and years blanked; `all` are its content words. */
export function readHead(text: string, all: readonly Term[]): Term | null {
  const terms = all.filter(({ isGuess }) => !isGuess)
  const asked = asks.exec(text)
  if (!asked) return findLast(text.replace(/[?？呢啊呀]+$/, ''), terms)
  const after = text.slice(asked.index + asked[0].length)
  const named = terms.find(({ word }) => after.startsWith(word))
  if (named) return named
  const before = text.slice(0, asked.index)
  if (asked[0] !== '多少') {
    const counted = didThings.test(before) ? null : findLast(before, terms)
    return counted && { ...counted, weight: unsure }
  }
  const single = /^([\u4e00-\u9fff])(?:[?？,，。!！]|$)/.exec(after)?.[1]
  if (single && !bare.test(single)) return { word: single, alternatives: [], weight: 1 }
  return /^[\s?？呢啊呀,，]*$/.test(after) ? findLast(before, terms) : null
}

/** The term that ends the text, a link or two aside. */
function findLast(text: string, terms: readonly Term[]): Term | null {
  const ends = terms.filter(({ word }) => {
    const at = text.lastIndexOf(word)
    return at >= 0 && links.test(text.slice(at + word.length))
  })
  return ends.sort((a, b) => b.word.length - a.word.length)[0] ?? null
}
