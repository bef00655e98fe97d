// Step: metadata. Cleaned text, outline and page -> title, place, year, kind, issuer and date, each with its evidence.

import type { ExtractedFile } from '#domain/block.ts'
import { levelOf } from '#domain/place.ts'
import {
  type Evidence,
  emptyMetadata,
  type MetadataField,
  type ReportKind,
  type ReportMetadata,
  type Section,
} from '#domain/report.ts'
import { parseNumeral } from '#text/numbers/numerals.ts'
import type { Gazetteer } from '#text/places.ts'
import type { CleanedText } from './clean-text.ts'
import { isDateLine, isIssuerLine } from './find-frame.ts'
import { type Clues, readClues } from './read-clues.ts'
import { readPlace } from './read-place.ts'
import { readYear } from './read-year.ts'

/** Metadata of one report; a field that nothing tells is null and has no evidence. */
export function readMetadata(
  cleaned: CleanedText,
  page: {
    readonly fileName: string
    readonly properties: ExtractedFile['properties']
    readonly sections: readonly Section[]
  },
  gazetteer: Gazetteer,
): ReportMetadata {
  const clues = readClues(cleaned, page)
  const title = clues.title || clues.pageTitle
  const issued = readIssuedOn(cleaned, clues)
  const place = readPlace(clues, gazetteer)
  const year = readYear(clues, { sections: page.sections, issuedOn: issued?.date ?? null })
  const kind = readKind(clues)
  const issuer = readIssuer(clues)
  const evidence: Partial<Record<MetadataField, Evidence>> = { kind: kind.evidence }
  if (title) evidence.title = { from: clues.title ? 'title' : 'page', confidence: clues.title ? 0.95 : 0.7 }
  if (place.place.town ?? place.place.county ?? place.place.city) evidence.place = place.evidence
  if (year.year !== null) evidence.year = year.evidence
  if (issuer) evidence.issuer = issuer.evidence
  if (issued) evidence.issuedOn = issued.evidence
  return {
    ...emptyMetadata,
    title: title || null,
    level: levelOf(place.place),
    place: place.place,
    year: year.year,
    kind: kind.kind,
    issuer: issuer?.name ?? null,
    issuedOn: issued?.date ?? null,
    evidence,
  }
}

function readKind(clues: Clues): { kind: ReportKind; evidence: Evidence } {
  const title = clues.title || clues.pageTitle || clues.fileName
  const from: Evidence['from'] = clues.title ? 'title' : clues.pageTitle ? 'page' : 'file'
  if (/法治(?:政府)?建设|法治.{0,4}工作|依法行政|依法治[镇乡街县区市]/.test(title))
    return { kind: '法治政府建设年度报告', evidence: { from, confidence: 0.95 } }
  if (/政府工作报告/.test(title)) return { kind: '政府工作报告', evidence: { from, confidence: 0.95 } }
  if (clues.title && /总结|小结/.test(title)) return { kind: '工作总结', evidence: { from, confidence: 0.9 } }
  if (clues.title && /报告|汇报/.test(title)) return { kind: '其他', evidence: { from, confidence: 0.7 } }
  const count = clues.body.match(/法治政府|法治建设|依法行政/g)?.length ?? 0
  // Two short mentions may stand in any report; the first paragraph or the page's column says what it is about.
  const isLed = /法治政府|法治建设|依法行政/.test([...clues.lead, ...clues.page].join('\n'))
  if (count >= 3 || isLed)
    return {
      kind: '法治政府建设年度报告',
      evidence: { from: 'text', confidence: Math.min(0.9, 0.5 + count / 20) },
    }
  return { kind: '其他', evidence: { from: 'text', confidence: 0.5 } }
}

/** As signed; else the authority that the title opens with. */
function readIssuer(clues: Clues): { name: string; evidence: Evidence } | null {
  const signed = clues.signature.filter((line) => isIssuerLine(line))
  if (signed.length > 0) return { name: signed.join(' '), evidence: { from: 'signature', confidence: 0.95 } }
  const titled = /^(?:中共)?([\u4e00-\u9fff]{2,30}?(?:人民政府|办事处|委员会))/.exec(clues.title)
  return titled ? { name: titled[0], evidence: { from: 'title', confidence: 0.8 } } : null
}

const writtenDate =
  /(\d{4}|[一二][一二三四五六七八九零〇○Oo]{3})年(\d{1,2}|[一二三四五六七八九十]{1,3})月(?:(\d{1,2}|[一二三四五六七八九十]{1,3})日)?/
const printedDate = /(20\d{2})[-./年](\d{1,2})[-./月](\d{1,2})/

/** 成文日期 from the signature or under the title; else the page's own date, less sure. */
function readIssuedOn(cleaned: CleanedText, clues: Clues): { date: string; evidence: Evidence } | null {
  const under = cleaned.text
    .slice(cleaned.title?.end ?? 0, cleaned.body.start)
    .split('\n')
    .filter((line) => isDateLine(line))
  for (const line of [...clues.signature.toReversed(), ...under]) {
    const date = buildDate(writtenDate.exec(line))
    if (date) return { date, evidence: { from: 'signature', confidence: 0.95 } }
  }
  for (const line of clues.page) {
    const date = buildDate(printedDate.exec(line))
    if (date) return { date, evidence: { from: 'page', confidence: 0.5 } }
  }
  return null
}

function buildDate(match: RegExpExecArray | null): string | null {
  if (!match) return null
  const [year, month, day] = [match[1], match[2], match[3] ?? '1'].map((part) => readNumber(part!)) as [
    number,
    number,
    number,
  ]
  if (year < 1990 || month < 1 || month > 12 || day < 1 || day > 31) return null
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

function readNumber(text: string): number {
  return /^\d+$/.test(text) ? Number(text) : (parseNumeral(text.replace(/[Oo]/g, '〇')) ?? 0)
}
