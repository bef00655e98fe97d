// Rules of the gate: wording that is out of date or wrong for the report year (prompts/phrases.tsv), and plans with years that are not theirs (prompts/plans.tsv).
import type { Finding } from '#domain/finding.ts'
import { isPhraseDue } from '#domain/prompt-book.ts'
import type { Span } from '#domain/span.ts'
import { foldWidth } from '#text/numbers/quantity-masks.ts'
import { findYears } from '#text/years.ts'
import { checkCalendar } from '../wording/check-calendar.ts'
import { buildFinding, type CheckedText, type Rule } from './checked-text.ts'

export const checkPhrases: Rule = (checked): Finding[] => {
  const phrases = findPhrases(checked)
  const plans = [...findPlans(checked), ...checkCalendar(checked)].filter(
    ({ where }) => !phrases.some((one) => one.where.start < where.end && where.start < one.where.end),
  )
  return [...phrases, ...plans]
}

/** 接续“七五”普法的好做法 looks back. */
const goesOn = /接续|衔接|承接|期间|以来|总结|经验/

/** By the year that the text is checked for: a section that names no year has its phrases looked up all the same. */
function findPhrases(checked: CheckedText): Finding[] {
  const { year, book, drafting } = checked
  const isEra = (wrong: string) =>
    drafting.checking.calendar.some(({ kind, name }) => kind === '普法' && wrong.includes(name))
  // Width alone: a traditional character is itself what some phrases are about.
  const folded = foldWidth(checked.text)
  return book.phrases.flatMap((phrase) => {
    const wrong = isPhraseDue(phrase, year) ? formsOf(foldWidth(phrase.wrong)) : []
    const written = wrong.find((form) => folded.includes(form))
    if (written === undefined) return []
    const start = folded.indexOf(written)
    if (goesOn.test(folded.slice(Math.max(0, start - 6), start + written.length + 8)) && isEra(phrase.wrong))
      return []
    return [
      buildFinding(
        checked,
        { start, end: start + written.length },
        {
          rule: 'phrase',
          severity: 'warn',
          text: `“${phrase.wrong}”:${phrase.why}`,
          fix: phrase.right ? `宜用“${phrase.right}”` : '按提法表核实后修改',
        },
      ),
    ]
  })
}

/** A law goes by its whole name too: 《合同法》 and 《中华人民共和国合同法》. */
function formsOf(wrong: string): string[] {
  return wrong.startsWith('《') ? [wrong, wrong.replace('《', '《中华人民共和国')] : [wrong]
}

/** 《法治政府建设实施纲要（2020—2025年）》: the years behind a plan's name are none of its periods. */
function findPlans(checked: CheckedText): Finding[] {
  const { plans } = checked.drafting
  return [...new Set(plans.map(({ name }) => name))].flatMap((name) =>
    findBracketsAfter(checked.text, name).flatMap((span) => {
      const [range] = findYears(checked.text.slice(span.start, span.end))
      const periods = plans.filter((plan) => plan.name === name)
      if (range?.kind !== 'range') return []
      if (periods.some((plan) => plan.from === range.year && plan.to === range.endYear)) return []
      const right = periods.map((plan) => `${plan.from}—${plan.to}年`).join('或')
      return [
        buildFinding(checked, span, {
          rule: 'plan-period',
          severity: 'warn',
          text: `《${name}》的年限是${right}`,
          fix: `核对后改成“${periods.at(-1)!.from}—${periods.at(-1)!.to}年”`,
        }),
      ]
    }),
  )
}

/** The bracket right behind each mention of the name. */
function findBracketsAfter(text: string, name: string): Span[] {
  const spans: Span[] = []
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const bracket = /^》?\s?([(（][^)）\n]{4,16}[)）])/.exec(
      text.slice(at + name.length, at + name.length + 24),
    )
    if (!bracket) continue
    const start = at + name.length + bracket[0].length - bracket[1]!.length
    spans.push({ start, end: start + bracket[1]!.length })
  }
  return spans
}
