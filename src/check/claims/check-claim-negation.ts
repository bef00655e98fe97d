// Step of the sentence check: yes and no, more and less. A clause says neither the opposite of its passage nor a no that the passage does not say.
import type { Quantity } from '#text/numbers/find-quantities.ts'
import type { CitedPassage, SentenceFault } from './cited-passage.ts'
import { type Clause, splitAround } from './claim-source.ts'
import { measureCover } from './measure-support.ts'
import { findAll, isNegated, type Stripped, stripNegations } from './strip-negations.ts'

/** By so much of its words a clause says what a clause of the passage denies. */
const deniedShare = 0.8
/** So much of its words one clause carries to be what it is taken from. */
const carried = 0.5
const done = /已|了|完成|建成|实现|达到|覆盖/
const notYet = /[尚仍暂还]未|[尚仍还暂]没有|未能/

/** 不高 is 低. */
const degrees: Readonly<Record<string, string>> = {
  高: '低',
  低: '高',
  多: '少',
  少: '多',
  强: '弱',
  大: '小',
  好: '差',
  快: '慢',
}
/** What these govern may stand elsewhere in the sentence. */
const verbs = /禁止|严禁|杜绝|防止|避免|拒绝/g
const opposites: readonly (readonly [RegExp, RegExp])[] = [
  [
    /上升|上涨|增长|提高|增加|提升|[升涨][至到了]|(?<![最至顶许很])多(?:了\s?)?\d/,
    /下降|下跌|减少|降低|压降|[降减][至到了]|少(?:了\s?)?\d/,
  ],
  [
    /以上|(?<![不别勿莫][得能可会要]?)(?:超过|高于)|不[得能可]?[少低]于|至少|起码/,
    /以下|(?<!的)不足(?![是之])|不到\d|(?<!不[得能可]?)[少低]于|[不别勿莫][得能可会要]?(?:超过|高于)|[至顶]多/,
  ],
  [/(?<!不|未)合格/, /不合格/],
  [/成功/, /失败/],
  [/胜诉/, /败诉/],
  [/同意|批准/, /驳回|否决/],
  [/维持/, /撤销|改判/],
  [/支持/, /驳回/],
  [/追回|补发|发放|付清|偿还/, /拖欠|欠发|欠付/],
  [/专职/, /兼职/],
  [
    /[至到]死|(?<![无没未])(?:[\d多几数两三][名人位]{0,2}|(?<!没)有人|(?<!没有|未造成|未发生|[无零])人员)(?:死亡|受伤|遇难|伤亡)/,
    /(?:无|未造成|未发生|没有造?成?)[^，]{0,5}(?:伤亡|死伤|死亡|受伤)/,
  ],
  [/解决了?|消除/, /依然存在|仍然存在|仍存在|仍有|尚未解决|没有解决/],
  [/保留|保持/, /取消|撤除|废止/],
  [/(?<!未|没有?|尚未)(?:结清|付清|收回)/, /(?:未|没有?)(?:能)?(?:结清|付清|收回)/],
]
/** A no in one word, and what says the same in the passage. */
const otherNoes: readonly (readonly [RegExp, RegExp])[] = [
  [/不可取|不宜|不合适|不应该?|不要|别(?!的|处|人)/, /不建议|不宜|不可取|避免|不得|不应|不要|勿|忌/],
  [/不(?:用再?|必|再|需要?)|无需|无须/, /取消|免除|免[收于]|不再|无需|不作为/],
  [/没有?了?|无/, /去掉|去除|失去|缺/],
  [/没有?|未/, /[尚有]待|未能/],
  [/(?:没有?|未能?)[达到满]/, /不[足满到]|[低少]于/],
  [/不收[费钱]|不要钱|不用付/, /免费|免收/],
  [/不[能可许]/, /不得|禁止|严禁/],
  [/不适用|不算|不在|不包/, /除外|不适用|不包/],
  [/不调整|不变|没有?变/, /不作调整|维持|保持|不变/],
]
const isNoInOtherWords = (raw: string, window: string) =>
  otherNoes.some(([said, there]) => said.test(raw) && there.test(window))
/** 不是完全不能 is no no. */
const twice = /(?:不是|并非|并不是|不等于)[^，。]{0,4}[不无没]/
const windowDirections: readonly RegExp[] = [/[升增多涨高超扩新]/, /[降减少跌缩低]/]

/** 没有当事人申请复议 is 无人申请复议: so much may stand between the no and the verb. */
const nounLength = 4

interface Near {
  readonly near: readonly Clause[]
  readonly passages: readonly CitedPassage[]
  /** Those of the passages. */
  readonly clauses: readonly Clause[]
}

/** The opposite of what the passage says, or its no left out. */
export function checkNegation(clause: Clause, { near, passages, clauses }: Near): SentenceFault | null {
  const window = near.map(({ raw }) => raw).join('|')
  const fault: SentenceFault = { rule: 'negation', text: clause.raw }
  if (isOpposite(clause, near) || isTurned(clause.raw, window)) return fault
  const written = stripNegations(clause.raw)
  const sources = passages.map(({ text }) => stripNegations(text))
  if (written.at.length === 0 && isDenied(clause, clauses)) return fault
  if (written.at.length === 1 && isTwiceDenied(clause, near)) return fault
  const isAnyLost = near
    .map(({ raw }) => stripNegations(raw))
    .some((one) =>
      one.at.some((at) => listGoverned(one.text, at).some((each) => isLost(each, one, { written, sources }))),
    )
  if (isAnyLost || isNumberDenied(clause, clauses) || isWhollyDenied(clause, clauses)) return fault
  return isVerbChanged(clause.raw, window) ? fault : null
}

/** A no of its own: none of the passages says it in these words. */
export function checkDenial(clause: Clause, { near, passages, clauses }: Near): SentenceFault | null {
  const window = near.map(({ raw }) => raw).join('|')
  if (holdsDenied(clause, { near, clauses }) || isNoInOtherWords(clause.raw, window)) return null
  const written = stripNegations(clause.raw)
  const sources = passages.map(({ text }) => stripNegations(text))
  const nearby = near.map(({ raw }) => stripNegations(raw))
  const isGroundless = written.at.some((at) => !isGrounded(at, written, { sources, nearby }))
  return isGroundless ? { rule: 'negation', text: clause.raw } : null
}

/** Where what a negation governs begins, with what 或 and 和 add. */
function listGoverned(text: string, at: number): readonly number[] {
  const joined = /^[^和或与及]{1,6}(?:[和或与]|及(?![以时]))/.exec(text.slice(at, at + 8))
  return joined ? [at, at + joined[0].length] : [at]
}

/** 尚有3个村未配备: the same number stands in a clause that says no. */
function holdsDenied(
  { quantities }: Clause,
  { near, clauses }: { near: readonly Clause[]; clauses: readonly Clause[] },
): boolean {
  const holds = (one: Clause) => one.quantities.some((other) => quantities.some((own) => isEqual(own, other)))
  return (
    near.some((one) => holds(one) && stripNegations(one.raw).at.length > 0) ||
    clauses.some((one) => holds(one) && /其余|剩|余下/.test(one.raw))
  )
}

/** Every clause that carries the words says that it is not so yet. */
function isWhollyDenied({ raw, form }: Clause, clauses: readonly Clause[]): boolean {
  if (lacks.test(raw) || /[拖欠仅只]/.test(raw) || !done.test(raw) || form.length < 4) return false
  const carriers = clauses.filter((one) => measureCover(form, one.form) >= carried)
  return carriers.length > 0 && carriers.every((one) => notYet.test(one.raw))
}

/** What carries the words denies twice what is denied once. */
function isTwiceDenied({ raw, form }: Clause, near: readonly Clause[]): boolean {
  const carriers = near.filter((one) => measureCover(form, one.form) >= carried)
  return !twice.test(raw) && carriers.length > 0 && carriers.every((one) => twice.test(one.raw))
}

/** Letters of a no and of 仍 and 尚, which a yes leaves out. */
const noLetters = /[未没无不暂尚仍则也]/g

const isEqual = (a: Quantity, b: Quantity) => a.value === b.value && a.unit === b.unit
const deniedAfter = /^[^，、]{0,8}(?:[尚仍还]未|未|没有|拒不|拒绝)[^的，、]{1,8}$/
const lacks = /[未没无不尚缺剩欠漏另拒]|其余|空白|滞后/

/** 6个行政村尚未接入: of these six nothing else is said. */
function isNumberDenied({ raw, quantities }: Clause, clauses: readonly Clause[]): boolean {
  if (lacks.test(raw)) return false
  return quantities.some((own) => {
    const holders = clauses.flatMap((one) =>
      one.quantities.filter((other) => isEqual(own, other)).map((other) => splitAround(one, other)[1]),
    )
    return holders.length > 0 && holders.every((after) => deniedAfter.test(after))
  })
}

/** 避免 that the passage does not say; or what it says was avoided, without the word. */
function isVerbChanged(raw: string, window: string): boolean {
  const said = raw.match(verbs) ?? []
  if (said.length > 0) return said.some((verb) => !window.includes(verb))
  return Array.from(window.matchAll(verbs)).some(({ index, 0: verb }) =>
    raw.includes(window.slice(index + verb.length, index + verb.length + 4)),
  )
}

function isOpposite({ raw, quantities }: Clause, near: readonly Clause[]): boolean {
  const window = near.map((one) => one.raw).join('|')
  // 上涨11%: the clause that writes the number says which way.
  const same = near.filter((one) =>
    one.quantities.some(({ value, unit }) =>
      quantities.some((own) => own.value === value && own.unit === unit),
    ),
  )
  const numbered = same.map((one) => one.raw).join('|')
  const isAgainst = (text: string) =>
    opposites.some(
      ([up, down]) =>
        (up.test(raw) && !up.test(text) && down.test(text)) ||
        (down.test(raw) && !down.test(text) && up.test(text)),
    )
  if (isAgainst(window) || isAgainst(numbered)) return true
  // More or less than before is said by the passage, in whatever word.
  return opposites[0]!.some((pattern, i) => pattern.test(raw) && !windowDirections[i]!.test(window))
}

/** 对不上 and 对得上; 没有断 and 中断了. */
function isTurned(raw: string, window: string): boolean {
  const turned = (from: string, to: string) =>
    Array.from(window.matchAll(new RegExp(`(.)${from}([上到了清成住齐开出起下])`, 'g'))).some(
      ([piece, verb, end]) => !raw.includes(piece) && raw.includes(`${verb}${to}${end}`),
    )
  const isStopped = /中断|停摆|停止/.test(raw) && !/[没未不][有曾]?(?:出现)?(?:中断|停|断)/.test(raw)
  return turned('不', '得') || turned('得', '不') || (isStopped && /[没未不][有曾]?(?:中)?断/.test(window))
}

/** A clause of the passages says no to what is written as a yes, and none says yes to the same. 拖欠 is a no by itself. */
function isDenied({ raw, form }: Clause, clauses: readonly Clause[]): boolean {
  if (/[拖欠]/.test(raw)) return false
  const isNo = (source: Clause) => {
    const { text, at } = stripNegations(source.raw)
    // What is denied is written; a clause that only says when leaves it to the next.
    return at.some((p) => p === text.length || raw.includes(text.charAt(p)))
  }
  const bare = (source: Clause) => source.form.replace(noLetters, '')
  const says = (written: string, no: Clause) => measureCover(bare(no), written) >= deniedShare
  return clauses.some(
    (no) =>
      bare(no).length >= 3 &&
      isNo(no) &&
      says(form, no) &&
      !clauses.some((other) => !isNo(other) && says(other.form, no)),
  )
}

/** What follows a negation of the source (what precedes it, at a clause's end) is written without it, and no source says it so. */
function isLost(
  at: number,
  source: Stripped,
  { written, sources }: { written: Stripped; sources: readonly Stripped[] },
): boolean {
  const after = source.text.slice(at, at + 4)
  const lead = after.length < 2 ? 4 : 0
  const start = Math.max(0, at - lead)
  // 不予处罚2起: a verb that a number follows is looked for alone.
  const verb = /^[\u4e00-\u9fff]{2,3}(?=\d)/.exec(after)?.[0]
  const piece = source.text.slice(start, at + (verb?.length ?? 4))
  const q = piece.length < 2 ? -1 : written.text.indexOf(piece)
  if (q < 0 || isNegated(written, q + at - start)) return false
  const wide = written.text.slice(Math.max(0, q - 2), q + piece.length)
  const offset = wide.length - piece.length + at - start
  return !sources.some((one) => findAll(one.text, wide).some((p) => !isNegated(one, p + offset)))
}

/** The characters after a written negation stand in a source with one, too; or one near by denies a word that shares a character. */
function isGrounded(
  at: number,
  written: Stripped,
  { sources, nearby }: { sources: readonly Stripped[]; nearby: readonly Stripped[] },
): boolean {
  for (const length of [4, 3, 2]) {
    const after = written.text.slice(at, at + length)
    if (after.length < 2) break
    const found = sources.flatMap((one) => findAll(one.text, after).map((p) => isNegated(one, p, nounLength)))
    if (found.some(Boolean)) return true
    // 尚未与法院打通, where the passage says it of the verb alone.
    if (found.length > 0)
      return preposition.test(after) && nearby.some((one) => deniesLater(one, written, at))
  }
  const next = written.text.slice(at, at + 3)
  const turn = degrees[next.charAt(0)]
  if (turn && nearby.some((one) => one.text.includes(turn))) return true
  if (nearby.some((one) => deniesLater(one, written, at))) return true
  if (nearby.some((one) => one.at.some((p) => [...one.text.slice(p, p + 2)].some((c) => next.includes(c)))))
    return true
  const before = written.text.slice(Math.max(0, at - 2), at)
  return sources.some((one) => findAll(one.text, before).some((p) => isNegated(one, p + before.length)))
}

const preposition = /^[与对向把将被在给从和跟]/

/** What a clause of the source denies is written somewhere after the no. */
function deniesLater(source: Stripped, written: Stripped, at: number): boolean {
  const denied = source.at.map((p) => source.text.slice(p, p + 2)).filter((piece) => piece.length === 2)
  return denied.some((piece) => written.text.includes(piece, at))
}
