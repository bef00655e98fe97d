// A small report as ingest would hand it over: one passage a text, sentences cut at 。
import { createHash } from 'node:crypto'
import type { Figure } from '#domain/figure.ts'
import { emptyMetadata, type Passage, type ReadReport } from '#domain/report.ts'
import type { StoreRequest } from '#ports/report-store.ts'

export interface SampleOptions {
  readonly town?: string
  readonly year?: number
  readonly figures?: readonly Figure[]
  readonly location?: string
  readonly isSample?: boolean
  readonly heading?: string
}

/** Each text becomes one passage under one heading. */
export function sampleReport(texts: readonly string[], options: SampleOptions = {}): ReadReport {
  const heading = options.heading ?? '一、主要做法'
  const passages: Passage[] = []
  let text = ''
  for (const part of texts) {
    const start = text.length
    const sentences = Array.from(part.matchAll(/[^。]+。?/g), (match) => ({
      start: start + match.index,
      end: start + match.index + match[0].length,
    }))
    passages.push({
      start,
      end: start + part.length,
      text: part,
      path: '一',
      heading,
      part: 'practice',
      sentences,
    })
    text += `${part}\n`
  }
  return {
    metadata: {
      ...emptyMetadata,
      title: '法治政府建设年度报告',
      place: { province: null, city: null, county: '青禾县', town: options.town ?? '柳溪镇' },
      year: options.year ?? 2023,
      kind: '法治政府建设年度报告',
      issuer: null,
      issuedOn: null,
      evidence: { year: { from: 'title', confidence: 0.9 } },
    },
    text,
    sections: [
      {
        start: 0,
        end: text.length,
        path: '一',
        level: 1,
        heading,
        headingSpan: { start: 0, end: 0 },
        part: 'practice',
      },
    ],
    passages,
    figures: options.figures ?? [],
    warnings: [],
    dropped: [],
    isTrusted: true,
  }
}

/** The request to store it; the hash follows from the texts. */
export function sampleRequest(texts: readonly string[], options: SampleOptions = {}): StoreRequest {
  const location = options.location ?? `/reports/${options.town ?? '柳溪镇'}.txt`
  const hash = createHash('sha256').update(texts.join('\n')).digest('hex')
  return {
    report: sampleReport(texts, options),
    source: { location, file: location.split('/').at(-1) ?? '', hash },
    original: Buffer.from(texts.join('\n')),
    isSample: options.isSample ?? false,
  }
}
