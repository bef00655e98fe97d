// Step: outline. Sections with their numerals -> a warning for each that is missing, repeated, skipped or half bracketed.
import type { Section, Warning } from '#domain/report.ts'
import { parseNumeral, renderNumeral } from '#text/numbers/numerals.ts'
import type { Heading } from './find-headings.ts'

interface Numbered {
  readonly section: Section
  readonly value: number | null
  readonly fault: Heading['fault']
}

/** Faults of the numbering in reading order; each parent counts its own children. */
export function findNumberingFaults(
  sections: readonly Section[],
  tree: readonly { readonly heading: Heading; readonly section: Section }[],
): Warning[] {
  const byStart = new Map(tree.map((entry) => [entry.section.start, entry.heading]))
  const counters = new Map<string, number>()
  // (三) first in 二、 after (二) last in 一、: the numerals run on over the sections.
  const last = new Map<number, number>()
  const skipped = new Set<string>()
  const open: Section[] = []
  const warnings: Warning[] = []
  const within = findNested(sections.flatMap((section) => byStart.get(section.start) ?? []))
  for (const section of sections.filter((candidate) => candidate.level > 0)) {
    const heading = section.level === 5 ? undefined : byStart.get(section.start)
    if (heading && within.has(heading)) continue
    const item = section.level === 5 ? readItem(section) : null
    if (!heading && !item) continue
    // Numerals of different parents are different series.
    while (open.length > 0 && open.at(-1)!.end <= section.start) open.pop()
    const parent = open.at(-1)?.start ?? -1
    if (heading) open.push(section)
    const numbered = { section, value: heading ? heading.value : item, fault: heading?.fault ?? null }
    const rank = heading ? heading.rank : 5
    const series = `${parent}|${rank}`
    const isRunOn = !counters.has(series) && numbered.value === (last.get(rank) ?? 0) + 1
    const faults = isRunOn ? [] : checkNumeral(numbered, counters.get(series) ?? 0)
    if (numbered.value !== null) last.set(rank, numbered.value)
    // 一是、三是、三是: the first 三 should be 二; the second is right.
    const isRight = skipped.delete(series) && numbered.value === counters.get(series)
    warnings.push(...faults.filter(({ rule }) => !(isRight && rule === 'numeral-repeated')))
    if (faults.some(({ rule }) => rule === 'numeral-skipped')) skipped.add(series)
    const isPlain = heading && heading.value === null && heading.fault === null
    counters.set(series, numbered.value ?? (counters.get(series) ?? 0) + (isPlain ? 0 : 1))
  }
  return warnings
}

/** 三、…情况 / 一、新收 / 二、结转 / 三、结果 / 四、…: a form's own numerals under a heading of the same shape, behind which the outer ones go on. */
function findNested(headings: readonly Heading[]): ReadonlySet<Heading> {
  const nested = new Set<Heading>()
  const top = headings.filter(({ rank, value }) => rank === 1 && value !== null)
  for (let at = 1; at < top.length; at++) {
    const outer = top[at - 1]!.value!
    let end = at
    while (end < top.length && top[end]!.value === end - at + 1) end++
    const isRun = end - at >= shortestRun && top[at]!.value === 1
    if (!isRun || top[end]?.value !== outer + 1) continue
    for (const heading of top.slice(at, end)) nested.add(heading)
    at = end
  }
  return nested
}

const shortestRun = 2

function readItem(section: Section): number | null {
  return parseNumeral(/^([一二三四五六七八九十]{1,3})是/.exec(section.heading)?.[1] ?? '')
}

function checkNumeral(numbered: Numbered, previous: number): Warning[] {
  const { section, value, fault } = numbered
  const where = section.headingSpan
  const name = section.heading.slice(0, 24)
  if (fault === 'missing')
    return [
      { rule: 'numeral-missing', text: `编号缺失：“${name}”应为${suggest(section, previous + 1)}`, where },
    ]
  const half: Warning[] =
    fault === 'half bracket' ? [{ rule: 'half-bracket', text: `括号不完整：“${name}”`, where }] : []
  if (value === null) return half
  if (value === previous || (value < previous && section.level < 5)) {
    return [
      ...half,
      {
        rule: 'numeral-repeated',
        text: `编号重复：“${name}”，按顺序应为${suggest(section, previous + 1)}`,
        where,
      },
    ]
  }
  // A second run of 一是 in the same section begins anew and is no fault.
  if (value > previous + 1) {
    return [
      ...half,
      {
        rule: 'numeral-skipped',
        text: `编号跳号：“${name}”，按顺序应为${suggest(section, previous + 1)}`,
        where,
      },
    ]
  }
  return half
}

function suggest(section: Section, value: number): string {
  if (section.level === 1) return `${renderNumeral(value)}、`
  if (section.level === 2) return `(${renderNumeral(value)})`
  if (section.level === 5) return `${renderNumeral(value)}是`
  return section.level === 3 ? `${value}.` : `(${value})`
}
