// Step of the sentence check: who did what to whom, and what came first. A clause puts no other subject before the words of its passage, and turns no order round.
import type { SentenceFault } from './cited-passage.ts'
import type { Clause } from './claim-source.ts'
import { measureCover } from './measure-support.ts'

/** So much of a clause stands in one clause of the passage before its subject is compared. */
const carried = 0.5
/** So many characters of content say what is done. */
const least = 3
/** A clause, and a sentence of steps, so long is no sentence that a model writes; what compares each with each stops here. */
const longest = 400

interface Run {
  /** Where it starts in the written form. */
  readonly at: number
  readonly length: number
  /** Where it stands in the source. */
  readonly there: number
}

/** `form`: the content of the clause without places; `clauses`: those of the passages. */
export function checkOrder({ raw }: Clause, form: string, clauses: readonly Clause[]): SentenceFault | null {
  const best = form.length > longest ? null : findBest(form, clauses)
  if (!best || best.form.length > longest) return null
  const fault: SentenceFault = { rule: 'clause', text: raw }
  const runs = listRuns(form, best.form)
  if (/的是|是由/.test(raw)) return null
  if (isTurned(runs, raw, best.raw) || isFromToTurned(raw, clauses) || isContrary(form, best.form))
    return fault
  return hasOtherSubject({ form, runs }, best, clauses) ? fault : null
}

function findBest(form: string, clauses: readonly Clause[]): Clause | null {
  let best: Clause | null = null
  let most = carried
  for (const one of clauses) {
    const cover = measureCover(form, one.form)
    if (cover > most) [best, most] = [one, cover]
  }
  return best
}

/** Runs of two and more that stand in the source, in the order of the written form. */
function listRuns(form: string, source: string): readonly Run[] {
  const runs: Run[] = []
  for (let at = 0; at < form.length; ) {
    let length = 0
    while (at + length < form.length && source.includes(form.slice(at, at + length + 1))) length++
    if (length >= 2) runs.push({ at, length, there: source.indexOf(form.slice(at, at + length)) })
    at += Math.max(1, length >= 2 ? length : 1)
  }
  return runs
}

/** One of a pair where the passage writes the other, with the same character beside it: 按新政策 is not 按原政策. */
const pairs =
  '新原 新旧 难易 难快 快慢 早晚 前后 上下 内外 左右 高低 多少 大小 长短 升降 男女 嫩老 冷热 生熟 买卖 进出 城乡 公私 远近 轻重 厚薄 宽窄 强弱 深浅 干湿 粗细 正反 东西 南北 首末 优劣 盈亏 借还'.split(
    ' ',
  )
const contrary = new Map<string, string>()
for (const [a, b] of pairs.map((pair) => [pair.charAt(0), pair.charAt(1)] as const)) {
  contrary.set(a, (contrary.get(a) ?? '') + b).set(b, (contrary.get(b) ?? '') + a)
}

function isContrary(form: string, source: string): boolean {
  return [...form].some((letter, at) => {
    const others = contrary.get(letter)
    if (!others || source.includes(letter)) return false
    const [before, after] = [form.charAt(at - 1), form.charAt(at + 1)]
    return [...source].some(
      (one, there) =>
        others.includes(one) &&
        !form.includes(one) &&
        ((before !== '' && source.charAt(there - 1) === before) ||
          (after !== '' && source.charAt(there + 1) === after)),
    )
  })
}

const passive = /[由被把将让使令给为受得]|是/

/** A beats B is not B beats A: three runs stand in the opposite order, and nothing says that the sentence was turned. */
function isTurned(runs: readonly Run[], raw: string, source: string): boolean {
  if (runs.length < 3 || passive.test(raw) || passive.test(source)) return false
  return runs.every((run, i) => i === 0 || run.there < runs[i - 1]!.there)
}

const fromTo =
  /[由从]([^，。\d]{2,8}?)(?:[升降调改提转变扩增减缩下上]\p{Script=Han}{0,2})?[到至为成]([^，。\d]{2,8})/u

const steps = /先|然后|再(?!次)|最后|之后|接着|随后/

/** 先吃主食，再吃蔬菜: what comes first comes first in the passage. */
export function isSequenceTurned(
  sentence: string,
  passage: string,
  formOf: (piece: string) => string,
): boolean {
  if (sentence.length > longest) return false
  const pieces = sentence.split(steps).slice(1).map(formOf)
  if (pieces.length < 2) return false
  const text = formOf(passage)
  if (text.length > longest * longest) return false
  const places = pieces.flatMap((piece) => {
    const [run] = listRuns(piece, text)
    return run ? [findAll(text, piece.slice(run.at, run.at + run.length))] : []
  })
  let last = -1
  for (const found of places) {
    const next = found.find((at) => at > last)
    if (next === undefined) return true
    last = next
  }
  return false
}

function findAll(text: string, piece: string): readonly number[] {
  const found: number[] = []
  for (let at = text.indexOf(piece); at >= 0; at = text.indexOf(piece, at + 1)) found.push(at)
  return found
}

function isFromToTurned(raw: string, clauses: readonly Clause[]): boolean {
  const [, from, to] = fromTo.exec(raw) ?? []
  if (!from || !to) return false
  const [a, b] = [from.slice(0, 2), to.slice(0, 2)]
  const both = clauses.filter((one) => one.raw.includes(a) && one.raw.includes(b))
  return both.length > 0 && both.every((one) => one.raw.indexOf(b) < one.raw.indexOf(a))
}

/** 它, 该镇, 新规 stand for what was named before. */
const pointing = /[它其他她该此这那本我新各全]|上述/
/** No subject: when, how, whether. */
const idle = /^(?:[拟将已未没不据最近逐均都再又还也仅只先后]|发现|听说|计划|目前|列入|办理)/

/** Before the same words the passage has another subject, and what is written for it stands elsewhere. */
function hasOtherSubject(
  { form, runs }: { form: string; runs: readonly Run[] },
  source: Clause,
  clauses: readonly Clause[],
): boolean {
  const [first] = runs
  if (!first || form.length - first.at < least) return false
  const [own, there] = [form.slice(0, first.at), source.form.slice(0, first.there)]
  if (own === '' || there === '' || form.includes(there)) return false
  if (pointing.test(own) || pointing.test(there) || idle.test(own) || idle.test(there)) return false
  const name = own.length > 1 ? own : form.slice(0, 2)
  const at = clauses.indexOf(source)
  const heads = clauses.filter((one, i) => i !== at && isHeadedBy(one, name))
  if (heads.length === 0 || source.form.includes(name)) return false
  const isPair = (own.length === 1 && there.length === 1) || own.charAt(0) === there.charAt(0)
  return isPair || heads.every((one) => !isBefore(one, source, clauses))
}

/** A subject may have a word before it: 海港前锋武磊. */
const headReach = 5
const isHeadedBy = (one: Clause, name: string) =>
  one.form.indexOf(name) >= 0 && one.form.indexOf(name) < headReach

/** In the same sentence a clause hands its subject on. */
function isBefore(one: Clause, source: Clause, clauses: readonly Clause[]): boolean {
  const [a, b] = [clauses.indexOf(one), clauses.indexOf(source)]
  return a < b && !clauses.slice(a + 1, b + 1).some(({ isHead }) => isHead)
}
