// Step: metadata. Title and text -> the kind of report, by the table of kinds.
import type { KindRule } from '#domain/prompt-book.ts'
import { type Evidence, otherKind, type ReportKind } from '#domain/report.ts'
import { escapePattern } from '#shared/escape-pattern.ts'
import { oncePer } from '#shared/once-per.ts'
import type { Clues } from './read-clues.ts'

interface Rule {
  readonly kind: ReportKind
  readonly titled: RegExp
  readonly untitled: RegExp | null
  readonly said: RegExp | null
}

const prepare = oncePer((rules: readonly KindRule[]): readonly Rule[] =>
  rules.map(({ kind, titled, untitled, said }) => ({
    kind,
    titled: buildTitlePattern(titled),
    untitled: untitled.length > 0 ? buildTitlePattern(untitled) : null,
    said: said.length > 0 ? new RegExp(said.map(escapePattern).join('|'), 'g') : null,
  })),
)

/** Words of a title: `*` up to four characters, `$` its end. */
export function buildTitlePattern(words: readonly string[]): RegExp {
  return new RegExp(
    words.map((word) => escapePattern(word).replaceAll('\\*', '.{0,4}').replace(/\\\$$/, '$')).join('|'),
  )
}

/** What stands behind the title proper: (摘要), 及2025年工作打算. */
const appendix =
  /[(（][^()（）]{1,14}[)）]$|(?<=总结|小结|情况|报告|回顾)(?:和|及|与|暨).{0,20}(?:打算|安排|计划|思路|要点)$/

const stripTitle = (title: string) => title.replace(/\s/g, '').replace(appendix, '')

/** What a title alone tells; null where it tells nothing. */
export function kindOfTitle(title: string, rules: readonly KindRule[]): ReportKind | null {
  const plain = stripTitle(title)
  const found = prepare(rules).find((rule) => rule.titled.test(plain) && !rule.untitled?.test(plain))
  return found?.kind ?? null
}

/** The first rule whose title fits; a text without a telling title is known by what it keeps saying. */
export function readKind(
  clues: Clues,
  rules: readonly KindRule[],
): { readonly kind: ReportKind; readonly evidence: Evidence } {
  const title = clues.title || clues.pageTitle || clues.fileName
  const from: Evidence['from'] = clues.title ? 'title' : clues.pageTitle ? 'page' : 'file'
  const plain = stripTitle(title)
  const prepared = prepare(rules)
  const titled = kindOfTitle(title, rules)
  if (titled !== null) return { kind: titled, evidence: { from, confidence: from === 'file' ? 0.7 : 0.95 } }
  if (clues.title && /报告|汇报/.test(plain)) return { kind: otherKind, evidence: { from, confidence: 0.7 } }
  const lead = [...clues.lead, ...clues.page].join('\n')
  for (const { kind, said } of prepared) {
    const count = said === null ? 0 : (clues.body.match(said)?.length ?? 0)
    // Two short mentions may stand in any report; the first paragraph or the page's column says what it is about.
    if (said !== null && (count >= 3 || lead.search(said) >= 0))
      return { kind, evidence: { from: 'text', confidence: Math.min(0.9, 0.5 + count / 20) } }
  }
  return { kind: otherKind, evidence: { from: 'text', confidence: 0.5 } }
}
