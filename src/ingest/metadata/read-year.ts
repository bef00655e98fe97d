// Step: metadata. Title, headings, first paragraph, dates -> the year reported on, which is not the year of publishing.
import type { Evidence, ReportKind, Section } from '#domain/report.ts'
import { findYears } from '#text/years.ts'
import type { Clues } from './read-clues.ts'

type Vote = { readonly year: number; readonly weight: number; readonly from: Evidence['from'] }

/** A work report is given in the first months of the year after, or at the very end of the year it reviews. */
const workReport: ReportKind = '政府工作报告'

export interface ReadYear {
  /** The year reported on. */
  readonly year: number | null
  readonly titleYear: number | null
  readonly evidence: Evidence
}

/** The report year by the weight of what names it; null when nothing does. */
export function readYear(
  clues: Clues,
  page: {
    readonly sections: readonly Section[]
    readonly issuedOn: string | null
    readonly kind: ReportKind
  },
): ReadYear {
  const isReview = page.kind === workReport
  const titleYear = readTitleYear(clues)
  const votes = [
    ...(isReview ? voteReview(clues, titleYear) : voteNames(clues, titleYear)),
    ...voteHeadings(page.sections, isReview),
    ...voteText(clues),
    ...voteDate(page.issuedOn),
  ]
  const totals = new Map<number, number>()
  for (const vote of votes) totals.set(vote.year, (totals.get(vote.year) ?? 0) + vote.weight)
  const [first] = [...totals].sort((a, b) => b[1] - a[1])
  if (!first) return { year: null, titleYear, evidence: { from: 'text', confidence: 0 } }
  const all = [...totals.values()].reduce((sum, weight) => sum + weight, 0)
  const strongest = votes.filter((vote) => vote.year === first[0]).sort((a, b) => b.weight - a.weight)[0]!
  // Agreement counts for most; a year that one weak sign alone gives is not sure.
  const confidence = Math.min(0.98, (first[1] / all) * Math.min(1, 0.55 + first[1] / 20))
  return {
    year: first[0],
    titleYear,
    evidence: { from: strongest.from, confidence: Math.round(confidence * 100) / 100 },
  }
}

/** 上半年, 第三季度, 1-9月 of a title; null for a whole year. */
export function readPeriod(title: string): string | null {
  return (
    /上半年(?!.*下半年总结)|下半年(?=[^打安计]*(?:总结|情况|报告))|前三季度|第?[一二三四]季度|\d{1,2}[-—至]\d{1,2}月/.exec(
      title,
    )?.[0] ?? null
  )
}

function readTitleYear(clues: Clues): number | null {
  const title = clues.title || clues.pageTitle
  return listYears(title)[0] ?? readBareYear(title)
}

/** The title of a work report and the day it was given say the year after the one reviewed. */
function voteReview(clues: Clues, titleYear: number | null): Vote[] {
  const given = /(20\d{2})\s?年\s?(\d{1,2})\s?月/.exec(`${clues.meeting} ${clues.signature.join(' ')}`)
  const votes: Vote[] = []
  if (titleYear) votes.push({ year: titleYear - 1, weight: 4, from: 'title' })
  if (given)
    votes.push({ year: Number(given[1]) - (Number(given[2]) >= 11 ? 0 : 1), weight: 5, from: 'title' })
  const looksBack =
    /(20\d{2})\s?年(?:以?来)?(?:的)?(?:主要)?(?:政府)?工作(?:的)?(?:回顾|总结)|回顾\s?(20\d{2})\s?年/.exec(
      clues.body,
    )
  const year = Number(looksBack?.[1] ?? looksBack?.[2])
  return year ? [...votes, { year, weight: 8, from: 'text' }] : votes
}

function listYears(text: string): number[] {
  return findYears(text)
    .filter((mention) => mention.kind === 'year' && mention.year >= 2000 && mention.year <= 2099)
    .map((mention) => mention.year)
}

function voteNames(clues: Clues, title: number | null): Vote[] {
  const file = listYears(clues.fileName)[0] ?? readBareYear(clues.fileName)
  const votes: Vote[] = []
  if (title) votes.push({ year: title, weight: clues.title ? 10 : 7, from: clues.title ? 'title' : 'page' })
  if (file) votes.push({ year: file, weight: 4, from: 'file' })
  return votes
}

/** 敖江镇2023法治政府建设报告: the 年 was left out. */
function readBareYear(text: string): number | null {
  const match = /(?<![\d-])(20[0-4]\d)(?![\d-])/.exec(text)
  return match ? Number(match[1]) : null
}

function voteHeadings(sections: readonly Section[], isReview: boolean): Vote[] {
  return sections
    .filter((section) => section.level === 1)
    .flatMap((section) => {
      const year = listYears(section.heading)[0]
      if (!year) return []
      if (section.part === 'plan' || (isReview && planned.test(section.heading)))
        return [{ year: year - 1, weight: 5, from: 'heading' as const }]
      return [{ year, weight: section.part === 'practice' ? 5 : 3, from: 'heading' as const }]
    })
}

const planned = /安排|任务|目标|打算|计划|部署|重点|总体要求|预期/

function voteText(clues: Clues): Vote[] {
  const votes: Vote[] = []
  const lead = clues.lead.join(',')
  const opening = listYears(lead)[0]
  if (opening) votes.push({ year: opening, weight: 5, from: 'text' })
  // 2024年上半年 in the first sentences, below a heading or the words of thanks.
  const early = listYears(clues.body.slice(0, 400))[0]
  if (early && early !== opening) votes.push({ year: early, weight: 2.6, from: 'text' })
  const asked = /(?:现将|将)[^。]{0,16}?(20\d{2})年/.exec(clues.body.slice(0, 800))
  if (asked) votes.push({ year: Number(asked[1]), weight: 5, from: 'text' })
  const counts = new Map<number, number>()
  for (const year of listYears(clues.body)) counts.set(year, (counts.get(year) ?? 0) + 1)
  const [most] = [...counts].sort((a, b) => b[1] - a[1])
  if (most && most[1] > 1) votes.push({ year: most[0], weight: Math.min(3, most[1] / 2), from: 'text' })
  return votes
}

/** Reports are signed from November of their year to the following autumn; only the bare rule of thumb when nothing else speaks. */
function voteDate(issuedOn: string | null): Vote[] {
  if (!issuedOn) return []
  const [year, month] = issuedOn.split('-').map(Number) as [number, number]
  return [{ year: month >= 11 ? year : year - 1, weight: 2.5, from: 'signature' }]
}
