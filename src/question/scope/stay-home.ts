// Step of reading a question: a number, a course or a part of a report that is asked for and no place named -> one's own, where one has told it.
import { type Frame, namesPlace, type Want } from '#domain/frame.ts'

const ofNumbers: readonly Want[] = ['value', 'total', 'trend']
/** Over whom it goes, said in other words than a place. */
const ofMany =
  /各[乡镇街家个地]|哪|谁|都|最|第[一二三四五六七八九十\d]|所有|全部|全[县区市省旗]|大家|[两俩三四五六七八九]个?(?:家|镇|乡|街道|地)|排/

/** 网格员有多少名, of an official who has said where he is; `isAtHome`: it was not said, and all are looked through where his own tells nothing. */
export function stayHome(frame: Frame): Frame {
  const { own, text, want, part, assertedNumbers } = frame
  if (own === null || namesPlace(frame) || frame.wantsPeers || frame.wantsTowns || ofMany.test(text))
    return frame
  if (frame.unknown.length + frame.ambiguous.length > 0 || frame.office !== null) return frame
  const isOfNumbers = ofNumbers.includes(want) || (want === 'whether' && assertedNumbers.length > 0)
  const isOfPart = want === 'overview' && part !== null
  return isOfNumbers || isOfPart ? { ...frame, include: [own], isAtHome: true } : frame
}

/** Null where the place was said. */
export function leaveHome({ isAtHome, ...frame }: Frame): Frame | null {
  return isAtHome ? { ...frame, include: [] } : null
}
