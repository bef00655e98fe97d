// Tool: the words of a talk's turns in one line, told apart: what is spoken of, what was said of it since, and what is said now.

/** What follows asks something of the thing before; what follows names a thing beside it. Neither stands in what people type: blanks are read as plain ones. */
const marks = { of: '\u3000', beside: '\u2002' }

/** Of a long turn the newest words count. */
const mostText = 160

/** The last turn that named the thing, with those it was named beside. */
function thingOf(said: string): string {
  return said.split(marks.of, 1)[0]!.slice(-mostText)
}

/** 这么算下来少了多少 after 发案多少起, 那22年呢: of the thing alone; what was asked of it in between is answered. */
export function askOf(said: string, now: string): string {
  return now === '' ? said : `${thingOf(said)}${marks.of}${now}`
}

/** 里头劳动争议几起 after 调解了多少起: the newer thing, beside the one that it is part of. */
export function nameBeside(said: string, now: string): string {
  return `${thingOf(said)}${marks.beside}${now}`
}

/** 辅警呢 after 里头网格员几个: another thing, beside the one named last. */
export function nameAnother(said: string, now: string): string {
  return nameBeside(thingOf(said).split(marks.beside).at(-1)!, now)
}

const empty =
  /[的了是有多少几好换成年呢那再又还个件起次人名家户条场份元钱万天在和跟与比吗吧啊看说要问查一两三为什么怎样啥哪谁咋我们你他她它咱俺您这些各每都也就给请把被分别类老师领导镇乡街道县]/

/** The newest turn before the last one that shares a character with what is said now, where the last has none of them; null: none. */
export function pieceSharing(said: string, now: string): string | null {
  const pieces = said.split(new RegExp(`[${marks.of}${marks.beside}]`))
  const own = (now.match(/[\u4e00-\u9fff]/g) ?? []).filter((char) => !empty.test(char))
  const newest = pieces.pop() ?? ''
  if (own.some((char) => newest.includes(char))) return null
  return pieces.findLast((piece) => own.some((char) => piece.includes(char))) ?? null
}

/** What the thing of the last turn was named beside; null: nothing. */
export function wholeOf(said: string): string | null {
  const thing = thingOf(said)
  const at = thing.lastIndexOf(marks.beside)
  return at < 0 ? null : thing.slice(0, at)
}

/** Where the words of the last turn begin. */
export function startOfTurn(said: string): number {
  return 1 + Math.max(said.lastIndexOf(marks.of), said.lastIndexOf(marks.beside))
}

/** Where the words begin that name the thing of the last turn. */
export function startOfThing(said: string): number {
  return 1 + said.lastIndexOf(marks.beside)
}
