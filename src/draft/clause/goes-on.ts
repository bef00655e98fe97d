// Step of reading a brief: whether a clause belongs to the fact before it (办结45件, 其中…), and whether it says what that fact was of.
import type { Piece } from '#draft/brief/whole-fact.ts'

export interface OpenFact {
  theme: string | null
  readonly pieces: Piece[]
  readonly isDated: boolean
}

/** Whether a clause belongs to the fact before it. */
export function goesOn(
  last: OpenFact,
  { own, text, isKnown }: { own: string | null; text: string; isKnown: boolean },
): boolean {
  if (dependent.test(text)) return true
  // 来信9件、来访58批、网上信访106件: short ones are parts still.
  if (isKnown && text.length > 9 && isPartedWhole(last.pieces)) return false
  return last.isDated || own === null || last.theme === null || own === last.theme
}

/** 41件，其中合同29件、文件12件 is told; what follows and counts something else is another fact. */
function isPartedWhole(pieces: readonly Piece[]): boolean {
  return pieces.some(({ text }) => /其中|包括/.test(text))
}

/** What leans on the clause before it. */
const dependent =
  /^(?:其中|包括|分别|另|还有|同比|环比|比|较|占|还|并|均|都|也|剩|余|成功|办结|办案|结案|立案|受理|接待|答复|回复|处置|追回|挽回|涉及|采纳|收到|公开征求|听证|开听证|整改|参加|参与|参训|覆盖|满意|率|调[解处]?成|转入|移送|移交|进入|正在|仍在|尚在|\d+[起件宗](?!次))/
/** What came of what was counted before it. */
const outcome = /^(?:已|都|全部)?(?:调[解处]?成|成功|化解|办结|调解成功)/

export function tellsOutcome({ pieces }: OpenFact, text: string): boolean {
  return outcome.test(text) && !pieces.some(({ figures }) => figures.some(({ isKnown }) => isKnown))
}

/** A date at the head holds for all of its sentence. */
const dated =
  /^(?:(?:19|20)\d{2}年)?\d{1,2}月|^截[至止]|^(?:上|下)半年|^(?:今年)?[一二三四五六七八九十]{1,3}月/

export function isDated(text: string): boolean {
  return dated.test(text)
}
