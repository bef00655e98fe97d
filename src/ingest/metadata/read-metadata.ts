// Step: metadata. Cleaned text, outline and page -> title, place, year, kind, issuer and date, each with its evidence.

import type { ExtractedFile } from '#domain/block.ts'
import { levelOf } from '#domain/place.ts'
import type { Evidence, MetadataField, ReportMetadata, Section } from '#domain/report.ts'
import type { CleanedText } from '#ingest/read/clean-text.ts'
import { isIssuerLine } from '#ingest/read/find-frame.ts'
import type { ReadingTables } from '#ingest/read/reading-stamp.ts'
import { writeDay } from '#shared/spell-date.ts'
import { parseNumeral } from '#text/numbers/numerals.ts'
import type { Gazetteer } from '#text/places.ts'
import { type Clues, readClues } from './read-clues.ts'
import { readKind } from './read-kind.ts'
import { readPlace } from './read-place.ts'
import { readPeriod, readYear } from './read-year.ts'

export interface MetadataDeps {
  readonly gazetteer: Gazetteer
  readonly book: Pick<ReadingTables, 'kinds' | 'placeNouns'>
}

/** Metadata of one report; a field that nothing tells is null and has no evidence. */
export function readMetadata(
  cleaned: CleanedText,
  page: {
    readonly fileName: string
    readonly properties: ExtractedFile['properties']
    readonly sections: readonly Section[]
  },
  { gazetteer, book }: MetadataDeps,
): ReportMetadata {
  const clues = readClues(cleaned, page)
  const title = clues.title || clues.pageTitle
  const kind = readKind(clues, book.kinds)
  const signed = readSignedOn(clues)
  const place = readPlace(clues, { gazetteer, nouns: book.placeNouns })
  const year = readYear(clues, { sections: page.sections, issuedOn: signed, kind: kind.kind })
  const issued = signed ? { date: signed, evidence: byHand } : readPublishedOn(clues, year.year)
  const issuer = readIssuer(clues)
  const evidence: Partial<Record<MetadataField, Evidence>> = { kind: kind.evidence }
  if (title) evidence.title = { from: clues.title ? 'title' : 'page', confidence: clues.title ? 0.95 : 0.7 }
  if (levelOf(place.place) !== null) evidence.place = place.evidence
  if (year.year !== null) evidence.year = year.evidence
  if (issuer) evidence.issuer = issuer.evidence
  if (issued) evidence.issuedOn = issued.evidence
  return {
    title: title || null,
    level: place.level,
    place: place.place,
    inferred: place.inferred,
    year: year.year,
    titleYear: year.titleYear,
    period: readPeriod(title),
    kind: kind.kind,
    issuer: issuer?.name ?? null,
    issuedOn: issued?.date ?? null,
    evidence,
  }
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

const byHand: Evidence = { from: 'signature', confidence: 0.95 }

/** 成文日期 from the signature or under the title. */
function readSignedOn(clues: Clues): string | null {
  for (const line of clues.signature.toReversed()) {
    const date = buildDate(writtenDate.exec(line))
    if (date) return date
  }
  return null
}

/** The page's own date, less sure: one it labels, that lies behind the year reported on; the head of a site shows any other day. */
function readPublishedOn(clues: Clues, year: number | null): { date: string; evidence: Evidence } | null {
  for (const line of [...clues.dates, ...clues.page]) {
    const date = buildDate(printedDate.exec(line))
    const isDue = year === null ? clues.dates.includes(line) : isNear(date, year)
    if (date && isDue) return { date, evidence: { from: 'page', confidence: 0.5 } }
  }
  return null
}

function isNear(date: string | null, year: number): boolean {
  const written = Number(date?.slice(0, 4))
  return written >= year && written <= year + 2
}

function buildDate(match: RegExpExecArray | null): string | null {
  if (!match) return null
  const [year, month, day] = [match[1], match[2], match[3] ?? '1'].map((part) => readNumber(part!)) as [
    number,
    number,
    number,
  ]
  if (year < 1990 || month < 1 || month > 12 || day < 1 || day > 31) return null
  return writeDay(year, month, day)
}

function readNumber(text: string): number {
  return /^\d+$/.test(text) ? Number(text) : (parseNumeral(text.replace(/[Oo]/g, '〇')) ?? 0)
}
