// Step of writing a clause: what was said and what is to be written for it -> whether that may stand: every number, quotation and denial is kept, and no verb was put where it breaks what stands there.
import type { SpokenVerbs } from '#domain/clauses/spoken-verb.ts'
import { readsSound } from './reads-sound.ts'

const numbers = /\d+(?:\.\d+)?/g
const quoted = /[“《][^”》]{1,60}[”》]/g
const denials = /没|未|无|不(?!断|同|动产)|非(?!常)|否/g
/** For whom, when and how: none of them stands behind the verb of a document. */
const neverBehind = /^(?:[帮给替为向跟把将被让]|每[月周年日天个]|[均都也])/
/** 发放工人工资都到手: how it came is still told at the end. */
const leftBehind = /[都均全](?!部|面|镇|乡|年|程|体)[\u4e00-\u9fff]{1,4}$/

/** 核查, 审查, 排查 */
const stems = /[核审检排抽巡督清]/
/** With the stem of a verb it makes a word of its own: 审核, 检查, 修复. */
const halves = /^[核查处理结收复检验批改换置备装设立订印退还修]/

export function keepsSense(said: string, written: string, verbs: SpokenVerbs): boolean {
  if (said === written) return true
  const isKept =
    listOf(said, numbers) === listOf(written, numbers) &&
    listOf(said, quoted) === listOf(written, quoted) &&
    countOf(said, denials) <= countOf(written, denials)
  return (
    isKept &&
    !isTorn(said, written) &&
    readsSound(said, written) &&
    (!leftOpen.test(written) || leftOpen.test(said)) &&
    !findNew(said, written, verbs).some((at) => isBroken(at, { said, written, verbs }))
  )
}

/** 另1个正在补办 -> 另补办1个正在: a word that waits for its verb ends no clause. */
const leftOpen = /(?:正在|还在|仍在|尚在|已经|准备|打算)$/

const looksInto = /[核审检排抽巡督清普摸][查核审修理验访排]/g

/** 救援队排查了12处 -> 检查救援队排12处: half of a word stands where no word was. */
export function isTorn(said: string, written: string): boolean {
  return [...said.matchAll(looksInto)].some(([word]) => {
    const at = written.indexOf(word.charAt(0))
    const left = written.slice(at, at + 2)
    return !written.includes(word) && at >= 0 && !said.includes(left) && left.search(looksInto) < 0
  })
}

interface VerbAt {
  readonly verb: string
  readonly at: number
}

/** Verbs of the table that stand in what is written where they did not stand in what was said. */
function findNew(said: string, written: string, { written: known }: SpokenVerbs): readonly VerbAt[] {
  return Array.from({ length: Math.max(0, written.length - 1) }, (_, at) => ({
    verb: written.slice(at, at + 2),
    at,
  })).filter(({ verb, at }) => known.has(verb) && !said.includes(verb + written.charAt(at + verb.length)))
}

function isBroken(
  { verb, at }: VerbAt,
  { said, written, verbs }: { said: string; written: string; verbs: SpokenVerbs },
): boolean {
  const behind = written.slice(at + verb.length)
  const next = behind.charAt(0)
  // 审查核合同: half of the word that was said is left.
  const isHalf = next === verb.charAt(1) || (halves.test(next) && said.includes(verb.charAt(0) + next))
  // 调解成功 is one of the table.
  const isLonger = [...verbs.written].some((one) => one.length > verb.length && written.startsWith(one, at))
  const isTwice = !isLonger && verbs.written.has(behind.slice(0, 2)) && !said.includes(behind.slice(0, 2))
  // 核检查: the word that was said is parted.
  const before = written.charAt(at - 1)
  const isParted =
    stems.test(before) && said.includes(before + verb.charAt(1)) && !said.includes(before + verb.charAt(0))
  return neverBehind.test(behind) || isHalf || isTwice || isParted || (at === 0 && leftBehind.test(written))
}

function listOf(text: string, pattern: RegExp): string {
  return (text.match(pattern) ?? []).toSorted().join(' ')
}

function countOf(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}
