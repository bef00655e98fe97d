// Step of reading: 还是按13件, 刚才14没错，改回来 -> the fact that had this number before, with it again.
import type { BriefFigure } from '#domain/brief.ts'
import type { WishKind } from '#domain/wish/wish.ts'
import { listNumbers } from '#draft/speech/list-numbers.ts'
import { isOf } from '#draft/steer/name-fact.ts'
import { correctionOf } from '#draft/steer/with-unit.ts'
import { isSameUnit } from '#text/numbers/same-unit.ts'
import type { RevisionRequest } from './revision-request.ts'

const back = /还是|仍|回|原来|原先|先前|之前|没错|没写错|是对的/

interface Standing {
  readonly figures: readonly BriefFigure[]
  readonly earlier?: readonly (readonly BriefFigure[])[]
}

/** Null where no number of before is said, where it stands already, or where several facts had it. */
export function readRestored(
  text: string,
  kind: WishKind,
  { figures, earlier = [] }: Standing,
): RevisionRequest | null {
  if ((kind !== 'undo' && kind !== 'correct') || !back.test(text)) return null
  const [value, ...others] = listNumbers(text).filter(
    (one) => !one.isDenied && !figures.some((figure) => isOf(figure, one)),
  )
  if (value === undefined || others.length > 0) return null
  const had = new Set(
    earlier
      .flat()
      .filter((figure) => isOf(figure, value))
      .map(({ id }) => id),
  )
  const [figure, ...more] = figures.filter(({ id }) => had.has(id))
  if (figure === undefined || more.length > 0) return null
  return correctionOf(figure, value)
}

const partOf: Readonly<Record<string, string>> = { 打算: '下一步打算', 不足: '存在问题', 原因: '原因' }
const again = /(?:加|写|放|补|添|捡|拿)回来?|恢复|又[要想得]写|还是[要得]?[写留]|留着|保留/

/** 袋子又要写了，加回来，是1600个: a fact of before that no longer stands, with its number or the one that is said. Null where not just one is named. */
export function readReturned(text: string, { figures, earlier = [] }: Standing): RevisionRequest | null {
  if (!again.test(text)) return null
  const stands = new Set(figures.map(({ id, indicator }) => `${id} ${indicator}`))
  const gone = new Map(
    earlier
      .flat()
      .filter(({ id, indicator }) => !stands.has(`${id} ${indicator}`))
      .map((figure) => [phraseOf(figure), figure]),
  )
  const named = [...gone].filter(([phrase]) => namesAny(text, phrase))
  const [found, ...more] = named
  if (found === undefined || more.length > 0) return null
  const [phrase, figure] = found
  const value = listNumbers(text).findLast(
    (one) => !one.isDenied && (one.unit === '' || isSameUnit(one.unit, figure.unit)),
  )
  const raw = value === undefined ? figure.raw : value.unit === '' ? value.raw + figure.unit : value.raw
  const said = phrase.replace(figure.raw, raw)
  const under = partOf[figure.theme ?? ''] ?? ''
  return { kind: 'say', text: said, under, isCorrection: false, isAddition: true }
}

/** The words of one number in its clause. */
function phraseOf({ clause, at, raw }: BriefFigure): string {
  const before =
    clause
      .slice(0, at.start)
      .split(/[\d，,、。；;]/)
      .at(-1) ?? ''
  const after = clause.slice(at.end).split(/[\d，,、。；;]/)[0] ?? ''
  return before + raw + after
}

/** Any two characters of it in a row that no message is without. */
function namesAny(text: string, phrase: string): boolean {
  const words = phrase.replace(/\d[\d.]*[万亿]?[\u4e00-\u9fff]?/, ' ')
  for (let at = 0; at + 2 <= words.length; at++) {
    const pair = words.slice(at, at + 2)
    if (/^[\u4e00-\u9fff]{2}$/.test(pair) && !spare.test(pair) && text.includes(pair)) return true
  }
  // 袋子 is the 袋 of 环保袋.
  return [...text.matchAll(/([\u4e00-\u9fff])[子儿](?![女童])/g)].some((match) => words.includes(match[1]!))
}

const spare = /[了的是共有在和与]|开展|进行|工作|全年|今年/
