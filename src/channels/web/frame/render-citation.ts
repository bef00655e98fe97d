// Step: encode. In: a citation. Out: the small box that opens its passage, the line that names it, and whether it is a namesake.
import { createHash } from 'node:crypto'
import type { Citation } from '#domain/answer.ts'
import { spellSection } from '#shared/spell-section.ts'
import { type Html, html } from './html.ts'

/** Eight hex digits of the quote: tells later whether the span still holds the same words. */
export function digestQuote(quote: string): string {
  return createHash('sha256').update(quote).digest('hex').slice(0, 8)
}

type Cited = Pick<Citation, 'reportId' | 'start' | 'end' | 'quote'>

function queryOf(citation: Cited): string {
  return `start=${citation.start}&end=${citation.end}&h=${digestQuote(citation.quote)}`
}

/** 青禾县石桥乡 2023年报告 · 一/(四); the file's name where the place is not known. */
export function nameCitation(citation: Citation): string {
  const year = citation.year === null ? '报告（年份不明）' : `${citation.year}年报告`
  const section = spellSection(citation.section)
  return `${citation.place || citation.file} ${year}${section ? ` · ${section}` : ''}`
}

/** Attributes of a link to the passage: the drawer with script, the report's page without. */
export function addressCitation(citation: Cited): Html {
  const query = queryOf(citation)
  return html`href="/reports/${citation.reportId}?${query}#mark" hx-get="/reports/${citation.reportId}/passage?${query}" hx-target="#source"`
}

/** Of an earlier answer, whose report may be gone by now. */
export type PastCitation = Citation & { readonly isGone?: boolean }

/** The numbered box: opens the drawer, or the report's page where there is no script. Of a report that is gone it opens nothing, and is grey. */
export function renderCitationBox(citation: PastCitation): Html {
  if (citation.isGone)
    return html`<span class="n gone" title="这份报告已经不在资料库里"><span aria-hidden="true">${citation.n}</span><span class="unseen">引用${citation.n}：${nameCitation(citation)}，已经不在资料库里</span></span>`
  const label = `引用${citation.n}：${nameCitation(citation)}，打开原文`
  return html`<a class="n" ${addressCitation(citation)} aria-label="${label}">${citation.n}</a>`
}

/** The same where hundreds stand on a page: the script opens the drawer by the address alone (source.js). */
export function renderPlainBox(citation: Cited & Pick<Citation, 'n'>): Html {
  return html`<a class="n" href="/reports/${citation.reportId}?${queryOf(citation)}#mark" aria-label="原文${citation.n}">${citation.n}</a>`
}

/** Text with `[n]` marks turned into boxes; marks without a citation stay text. */
export function renderMarkedText(text: string, citations: readonly Citation[]): readonly (Html | string)[] {
  const byNumber = new Map(citations.map((citation) => [citation.n, citation]))
  return text.split(/(\[\d{1,4}\])/).map((piece) => {
    const number = /^\[(\d+)\]$/.exec(piece)?.[1]
    const citation = number && byNumber.get(Number(number))
    return citation ? renderCitationBox(citation) : piece
  })
}

const townOf = (place: string) => /^.+[县区市旗](.{2,})$/.exec(place)?.[1] ?? null

/** 与本镇同名，不是本镇: when the cited township bears the asker's own name but lies elsewhere; else null. */
export function sayNamesake(place: string, own: string | null): string | null {
  if (!own || own.endsWith(place) || place.endsWith(own)) return null
  const town = townOf(place)
  if (town === null || town !== townOf(own)) return null
  const word = /(街道|镇|乡)$/.exec(town)?.[1] ?? '单位'
  return `与本${word}同名，不是本${word}`
}
