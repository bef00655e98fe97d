// Rule of the gate: what one sentence denies, no other sentence counts. 行政诉讼0件 beside 出庭应诉1次 (prompts/checking/denials.tsv).
import type { Denial } from '#domain/drafting-book.ts'
import type { Finding } from '#domain/finding.ts'
import type { Span } from '#domain/span.ts'
import { findZeroQuantities } from '#text/numbers/find-zero-quantities.ts'
import { foldFigures } from '#text/numbers/fold-figures.ts'
import type { Fact } from '../facts/read-facts.ts'
import { buildFinding, type CheckedText, findSpans, isInPart } from '../gate/checked-text.ts'

interface Denied {
  readonly at: Span
  /** The event as denied, with what narrows it. */
  readonly words: string
}

/** No paper denies more; a hostile one is not held pair by pair. */
const mostDenied = 40

export function checkDenials(checked: CheckedText, facts: readonly Fact[]): Finding[] {
  const denied = [...findZeros(facts), ...findDenied(checked, facts)]
  const shown = facts.filter(
    (fact) =>
      fact.value > 0 && fact.part !== 'plan' && !fact.isOtherTime && !fact.isChange && fact.kin !== '%',
  )
  const told = new Set<number>()
  return denied.slice(0, mostDenied).flatMap((zero) => {
    const fact = checked.drafting.checking.denials
      .filter((row) => row.denied.some((word) => zero.words.includes(word)))
      .flatMap((row) => findShown(checked, { row, zero, shown }) ?? [])[0]
    if (!fact || told.has(fact.at.start)) return []
    told.add(fact.at.start)
    const quote = checked.text.slice(zero.at.start, zero.at.end)
    return [
      buildFinding(checked, fact.at, {
        rule: 'denied-and-counted',
        severity: 'block',
        text: `“${fact.clause.trim()}${fact.raw}”与另一处的“${quote}”（${zero.words}）前后矛盾`,
        fix: '核实后统一',
      }),
    ]
  })
}

function findZeros(facts: readonly Fact[]): Denied[] {
  return facts
    .filter((fact) => fact.value === 0 && fact.part !== 'plan' && !fact.isOtherTime)
    .map((fact) => ({ at: fact.at, words: fact.clause.trim() }))
}

/** 未作出行政处罚: what reading takes for no number is denied all the same. */
const notDone = /(?:未|没有)(?:作出|实施|收到|受理|开展|启动)过?([一-鿿]{2,16})/g

function findDenied(checked: CheckedText, facts: readonly Fact[]): Denied[] {
  const folded = foldFigures(checked.text)
  const undone = findSpans(folded, notDone).map(({ start, end, match }) => ({
    at: { start, end },
    event: match[1]!,
  }))
  const zeros = new Set(facts.filter((fact) => fact.value === 0).map((fact) => fact.at.start))
  return [...findZeroQuantities(folded), ...undone].flatMap(({ at, event }) => {
    const before = folded
      .slice(Math.max(0, at.start - 24), at.start)
      .split(/[。；;\n]/)
      .at(-1)!
    if (
      isInPart(checked, at.start, ['plan']) ||
      /[去上]年|上半年|下半年|20\d\d年|连续|以来/.test(ofYear(checked, before))
    )
      return []
    if (zeros.has(at.start)) return []
    return [{ at, words: event }]
  })
}

/** The report's own year is no other time. */
function ofYear({ year }: CheckedText, said: string): string {
  return said.replaceAll(`${year}年`, '')
}

/** 因信息公开被申请 narrows 行政复议: what narrows the one must narrow the other. */
const plain =
  /全年|政府信息|决定|因灾|人员|事故|一年来|今年以?来?|本年度?|发生|出现|因|被|引起|引发|的|了|案件|案|事件|情况|行为|共|未|没有|无|申请|数|新增|提起|本镇|本乡|全镇|全乡|全街道|辖区内?|境内|镇域|我镇|我乡|收到|受理|办理|起|件|[,，、\s（）()一二三四五六七八九十]/g

/** 死亡1人, 处置火灾3起; of persons the word may stand behind: 造成1人受伤. */
function isShown({ text }: CheckedText, fact: Fact, word: string): boolean {
  return fact.lead.includes(word) || (fact.kin === '名' && text.startsWith(word, fact.at.end))
}

function findShown(
  checked: CheckedText,
  { row, zero, shown }: { row: Denial; zero: Denied; shown: readonly Fact[] },
): Fact | undefined {
  const word = row.denied.find((one) => zero.words.includes(one))!
  const narrow = zero.words.replace(word, '').replace(plain, '')
  // 行政复议0件、行政诉讼0件: what stands before the mark is denied for itself.
  const ownNarrow = zero.words.split('、').at(-1)!.replace(word, '').replace(plain, '')
  return shown.find((fact) => {
    if (zero.at.start === fact.at.start) return false
    const isInSentence = fact.sentence.start <= zero.at.start && zero.at.start < fact.sentence.end
    // 被申请行政复议0件，其中维持1件
    if (isInSentence && inCourt.test(word) && isStage(checked, zero, fact)) return true
    if (!row.shown.some((one) => isShown(checked, fact, one))) return false
    const own = checked.text.slice(fact.sentence.start, fact.sentence.end)
    // 发生火情2起，未发生较大以上火灾: what narrows it stands in its own sentence alone.
    if (isInSentence && isStage(checked, zero, fact)) return true
    if (isInSentence && ownNarrow !== '') return false
    return (
      holdsPairs(own, narrow) &&
      !/演练|培训|宣传|案例|预案|知识|讲座|旁听|观摩|条例|资料|手册|制度|文书|送达|卷宗|协助|配合|民事|刑事/.test(
        fact.lead,
      )
    )
  })
}

const inCourt = /诉讼|应诉|复议/

/** 行政诉讼案件0件，负责人出庭应诉1次: what only happens in such a case, right behind what denies it. */
function isStage({ text }: CheckedText, zero: Denied, fact: Fact): boolean {
  const between = text.slice(zero.at.end, fact.at.start)
  return (
    /出庭|应诉|败诉|胜诉|撤诉|维持|纠错|审结|办结|裁决/.test(fact.lead) &&
    /^[，,；;][^\d，。；]*$/.test(between)
  )
}

function holdsPairs(text: string, words: string): boolean {
  for (let at = 0; at + 2 <= words.length; at++) if (!text.includes(words.slice(at, at + 2))) return false
  return words.length !== 1 || text.includes(words)
}
