// Step: warnings. A report that was read -> what a person should look at, besides the numbering.
import { isPhraseDue, type Phrase } from '#domain/prompt-book.ts'
import type { ReportMetadata, Section, Warning } from '#domain/report.ts'
import { simplifiedOf } from '#text/traditional.ts'
import { findYears } from '#text/years.ts'

interface Subject {
  readonly text: string
  readonly sections: readonly Section[]
  readonly metadata: ReportMetadata
}

/** Faults of content and form, in text order; phrases come from prompts/phrases. */
export function findWarnings(subject: Subject, phrases: readonly Phrase[]): Warning[] {
  const warnings = [
    ...findYearFaults(subject),
    ...findStaleYears(subject),
    ...findMissingCause(subject),
    ...findSlips(subject.text),
    ...findTraditional(subject.text),
    ...findPhrases(subject, phrases),
  ]
  return warnings.sort((a, b) => (a.where?.start ?? -1) - (b.where?.start ?? -1))
}

/** A heading's year is the report year, or the next one in a plan. */
function findYearFaults({ sections, metadata }: Subject): Warning[] {
  const { year } = metadata
  if (year === null) return []
  return sections.flatMap((section) => {
    if (section.level < 1 || section.level > 3 || section.heading.length > 45) return []
    const years = findYears(
      section.heading.replace(
        /《[^》]*》|\d{4}年?[至到—–~-]{1,2}\d{4}年?|[从比较与同和自至到由]\d{4}年|[在对将把]\d{4}年[^，。]{0,12}?(?:基础上|的)|\d{4}年(?:以来|底|前)/g,
        '',
      ),
    ).filter((mention) => mention.kind === 'year')
    const wrong = years.find((mention) => mention.year !== year && mention.year !== year + 1)
    const isLate = section.part === 'practice' && years.some((mention) => mention.year === year + 1)
    if (!wrong && !isLate) return []
    const named = wrong?.year ?? year + 1
    return [
      {
        rule: 'heading-year',
        text: `标题中的年份 ${named} 与报告年度 ${year} 不一致：“${section.heading.slice(0, 30)}”`,
        where: section.headingSpan,
      },
    ]
  })
}

/** 2024年来 in the report on 2025: the year of last year's text was left. */
function findStaleYears({ text, metadata }: Subject): Warning[] {
  const { year } = metadata
  if (year === null) return []
  return Array.from(
    text.matchAll(/(?<![\d自从为是在于])(20\d{2})年(?:以来|来)(?!源|年|新[建增设招聘]|[建成][成立])/g),
  ).flatMap((match) => {
    // 2019年以来累计 is a fact; only last year's number is likely to be last year's text.
    if (Number(match[1]) !== year - 1) return []
    const where = { start: match.index, end: match.index + match[0].length }
    return [{ rule: 'stale-year', text: `“${match[0]}”与报告年度 ${year} 不一致`, where }]
  })
}

const causal =
  /原因|究其|根源|(?<=[。；]\s?)主要是|由于|因为|受限于|源于|归咎|主要是因|(?:导致|造成).{0,20}的/

/** 标题“不足和原因”,正文无原因. */
function findMissingCause({ text, sections }: Subject): Warning[] {
  return sections
    .filter(
      (section) =>
        section.level >= 1 &&
        section.level <= 4 &&
        /(?:问题|不足|困难|差距|短板).{0,3}(?:和|及|与|、).{0,4}(?:原因|成因)(?!是)/.test(section.heading),
    )
    .filter((section) => !causal.test(text.slice(section.headingSpan.end, section.end)))
    .map((section) => ({
      rule: 'cause-missing',
      text: `标题有“原因”,正文没有写原因:“${section.heading.slice(0, 30)}”`,
      where: section.headingSpan,
    }))
}

const slips: readonly {
  readonly rule: string
  readonly pattern: RegExp
  readonly say: (found: string) => string
}[] = [
  {
    rule: 'repeated-character',
    pattern:
      // 实实在在 is a word: what stands before it is doubled too.
      /(?<!\1([一-鿿]))(?:(?<![目标])的的(?![士确])|了了|是是(?!非|否)|和和(?![平谐睦])|在在(?![建押职逃校岗])|及及(?![时格])|与与(?!会)|对对(?![象方口外])|进进(?![出口修步])|为为(?![民主农]))/g,
    say: (found) => `重复的字:“${found}”`,
  },
  {
    rule: 'range-without-dash',
    pattern: /(?<!\d)20\d{2}20\d{2}(?=年)/g,
    say: (found) => `年份之间丢了连接号:“${found}年”`,
  },
  {
    rule: 'date-without-mark',
    pattern: /(?<!\d)20\d{2}(?:1[0-2]|[1-9])(?=月)|(?<!\d)20\d{2}(?:1[0-2]|[1-9])(?:[12]\d|3[01]|\d)(?=日)/g,
    say: (found) => `日期丢了“年”或“月”:“${found}”`,
  },
  {
    rule: 'double-mark',
    pattern: /，，|。。|、、|；；|，。|。，|,,|;;|,。|。,/g,
    say: (found) => `重复的标点:“${found}”`,
  },
]

function findSlips(text: string): Warning[] {
  return slips.flatMap(({ rule, pattern, say }) =>
    Array.from(text.matchAll(pattern), (match) => ({
      rule,
      text: say(match[0]),
      where: { start: match.index, end: match.index + match[0].length },
    })),
  )
}

const traditional = new RegExp(`[${[...simplifiedOf.keys()].join('')}]`, 'g')

/** Traditional characters among simplified ones; a text that is traditional throughout is one warning. */
function findTraditional(text: string): Warning[] {
  const at = Array.from(text.matchAll(traditional), (match) => match.index)
  if (at.length === 0) return []
  if (at.length > 30)
    return [{ rule: 'traditional', text: `全文有 ${at.length} 个繁体字，检索按简体对照`, where: null }]
  const chars = [...new Set(at.map((index) => text.charAt(index)))].join('、')
  return [{ rule: 'traditional', text: `混入繁体字：${chars}`, where: { start: at[0]!, end: at[0]! + 1 } }]
}

function findPhrases({ text, metadata }: Subject, phrases: readonly Phrase[]): Warning[] {
  const { year } = metadata
  return phrases.flatMap((phrase) => {
    const start = isPhraseDue(phrase, year) ? text.indexOf(phrase.wrong) : -1
    if (start < 0) return []
    const advice = phrase.right ? `,宜用“${phrase.right}”` : ''
    return [
      {
        rule: 'phrase',
        text: `“${phrase.wrong}”:${phrase.why}${advice}`,
        where: { start, end: start + phrase.wrong.length },
      },
    ]
  })
}
