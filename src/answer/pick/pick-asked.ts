// Step: a question for one number or several -> the figures of each: what is asked besides (装了几组，坏了几组) is looked for near the first, its share of the whole made of the two; no number answers twice.
import { pickApart } from '#answer/apart/pick-apart.ts'
import type { PickedPart } from '#answer/apart/picked-part.ts'
import { placeOfFigure } from '#answer/numbers/entry.ts'
import type { Frame } from '#domain/frame.ts'
import { startOfTurn } from '#question/follow/turns.ts'
import { readPlain } from '#question/read-claimed-number.ts'
import { readAskedUnits } from '#retrieve/read-unit.ts'
import type { Evidence, RetrieveDeps } from '#retrieve/retrieve.ts'
import { fillMissed } from './fill-missed.ts'
import { openFigureSigns } from './judge-figure.ts'
import { pickFigures, weighFigures } from './pick-figures.ts'
import { pickQuotient } from './pick-quotient.ts'
import { pickShares } from './pick-shares.ts'
import { type PickedFigure, standsInTold, wasTold } from './picked-figure.ts'
import { splitAsked } from './split-asked.ts'

type Deps = Pick<RetrieveDeps, 'library' | 'book'>

export interface PickDeps extends Deps {
  /** The parts that the question names, where they were picked already; absent: they are looked for. */
  readonly apart?: readonly PickedPart[]
}

export async function pickAsked(
  frame: Frame,
  evidence: Evidence,
  deps: PickDeps,
): Promise<readonly PickedPart[]> {
  const said = (await pickSaid(frame, evidence, deps)) ?? (await pickFurther(frame, evidence, deps))
  if (said) return [{ frame, picked: [said] }]
  const apart = deps.apart ?? (await pickApart(frame, evidence, deps))
  if (apart) return apart
  const parts: PickedPart[] = []
  for (const one of splitAsked(frame)) {
    const told = parts.flatMap(({ picked }) => picked)
    const shares = await pickShares(one, { ...deps, evidence, told })
    if (shares.length > 0) {
      parts.push({ frame: one, picked: shares })
      continue
    }
    const quotient = await pickQuotient(one, evidence, { ...deps, told })
    if (quotient) {
      parts.push({ frame: one, picked: [quotient.own], quotient })
      continue
    }
    const own = await pickFigures(ofToldPlace(one, told), evidence, { ...deps, told })
    parts.push({ frame: one, picked: await fillMissed(ofToldPlace(one, told), own, { ...deps, evidence }) })
  }
  for (const [i, part] of parts.entries())
    if (part.picked.length === 0) {
      const told = parts.flatMap(({ picked }) => picked)
      parts[i] = { ...part, picked: await pickWith(part.frame, told, { ...deps, evidence }) }
    }
  const found = parts.filter(({ picked }) => picked.length > 0)
  if (found.length === parts.length) return parts
  // Of one number all was tried.
  if (parts.length === 1) return found
  // One of several numbers that is not found is looked for with the others.
  const whole = { frame, picked: await pickFigures(frame, evidence, deps) }
  return whole.picked.length > 0 ? [whole] : found
}

/** 加装电梯纠纷几件，成了几件: where no place is named and one alone tells the first, the others are asked of it. */
function ofToldPlace(frame: Frame, told: readonly PickedFigure[]): Frame {
  const [first, ...others] = told
  const isOne = first !== undefined && others.every(({ place }) => place === first.place)
  const isOpen =
    frame.include.length === 0 && !frame.wantsPeers && !frame.wantsTowns && frame.want === 'value'
  return isOne && isOpen ? { ...frame, include: [placeOfFigure(first.figure, first.report)] } : frame
}

/** 办了多少场 beside 发资料多少份: in its own measure, what stands in the sentence of the others; nothing where that is not one number. */
async function pickWith(
  frame: Frame,
  told: readonly PickedFigure[],
  { evidence, ...deps }: Deps & { readonly evidence: Evidence },
): Promise<readonly PickedFigure[]> {
  const [only, ...others] = told
  if (!only || others.length > 0 || frame.want !== 'value') return []
  const signs = openFigureSigns(frame)
  const beside = (await weighFigures(frame, evidence, deps)).filter(
    (one) =>
      one.sentence !== null &&
      one.sentence === only.sentence &&
      one.place === only.place &&
      one.figure.at.start !== only.figure.at.start &&
      signs(one).measure === 1,
  )
  return beside.length === 1 ? beside : []
}

/** 那个216哪里写的, 那27起是哪年的: where a number stands that is said. */
export function asksOfNumber({ takes, text }: Pick<Frame, 'takes' | 'text'>): boolean {
  const turn = text.slice(startOfTurn(text))
  return (
    takes === 'source' || (takes !== null && /(?:是|在)?(?:哪一?年|哪个年份)的?[呢啊呀]?[?？。]?$/.test(turn))
  )
}

/** 那个216哪里写的: the very number, first of all where the answer before told it. */
async function pickSaid(frame: Frame, evidence: Evidence, deps: Deps): Promise<PickedFigure | undefined> {
  const [said, second] = frame.assertedNumbers
  if (!asksOfNumber(frame) || said === undefined || second !== undefined) return undefined
  const same = (await weighFigures(frame, evidence, deps)).filter(
    ({ figure, of }) => figure.value === readPlain(said) && of === undefined,
  )
  const isTold = ({ figure }: PickedFigure) => Number(wasTold(frame, figure))
  return same.sort((a, b) => isTold(b) - isTold(a) || b.gain - a.gain)[0]
}

/** 处理了几个人 after 白条入账4笔: nothing of its own is named, and one number of the sentence that was told is in the unit that is asked for. */
async function pickFurther(frame: Frame, evidence: Evidence, deps: Deps): Promise<PickedFigure | undefined> {
  const { told = [], want, takes, terms } = frame
  const plain = frame.plain === '' ? frame.text : frame.plain
  const turn = plain.slice(startOfTurn(plain))
  const units = readAskedUnits(turn)
  const isOpen = terms.every(({ word, isGuess }) => isGuess || !turn.includes(word))
  if (want !== 'value' || takes !== 'same-year' || told.length === 0 || units === null || !isOpen)
    return undefined
  if (turn === plain || !/多少|好多|几/.test(turn)) return undefined
  const beside = (await weighFigures(frame, evidence, deps)).filter(
    (one) => standsInTold(frame, one) && units.includes(one.figure.unit) && !wasTold(frame, one.figure),
  )
  const first = Math.min(...beside.map(({ figure }) => units.indexOf(figure.unit)))
  const [only, ...others] = beside.filter(({ figure }) => units.indexOf(figure.unit) === first)
  return others.length === 0 ? only : undefined
}
